"""Interviews without labels: questions that stand alone, what follows each, and whom the lines above name."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article, BlockKind
from sayso.model.attribution import Attribution, Manner
from sayso.model.span import Span
from sayso.model.syntax import Syntax
from sayso.stages.laid.chances import SURE, act_of, laid_chances
from sayso.stages.laid.labels import Line, asks, find_lines, rows_within, talked_with
from sayso.stages.laid.turns import INFERRED, speaks, until_end

_FEWEST = 3  # questions; two may stand in any column
_FULL = 2  # words of a full name
_MOST_WORDS = 60  # of a question
_WHO = 0.7  # that whoever the lines above name is who answers


def find_interview(article: Article, syntax: Syntax, pack: LanguagePack) -> tuple[Attribution, ...]:
    """Return questions and answers that take turns without labels; `continues` counts in this row.

    The lines above must say that somebody was spoken to, and most answers be in the first person.
    """
    text = article.text
    lines = [line for line in find_lines(article, syntax, pack) if line.kind is not BlockKind.TITLE]
    rows = [row for row, line in enumerate(lines) if _is_question(text, line)]
    if len(rows) < _FEWEST or rows[0] == 0 or any(after == row + 1 for row, after in pairwise(rows)):
        return ()
    ends = [*rows[1:], len(lines)]
    answers = [lines[row + 1 : end] for row, end in zip(rows, ends, strict=True)]
    answers[-1] = _spoken(text, until_end(text, answers[-1], pack), pack)
    spoken = sum(any(speaks(text, line, pack) for line in answer) for answer in answers)
    who = _spoken_to(article, syntax, lines[rows[0]].span.start, pack)
    if who is None or spoken * 2 <= len(answers) or not all(answers):
        return ()
    found: list[Attribution] = []
    for row, answer in zip(rows, answers, strict=True):
        found.append(_made(text, (lines[row].span,)))
        first = None if len(found) == 1 else 1
        told = _made(text, tuple(line.span for line in answer))
        found.append(replace(told, continues=first) if first else replace(told, source=(who,)))
    return tuple(found)


def _is_question(text: str, line: Line) -> bool:
    plain = line.label is None and line.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
    return plain and asks(text, line) and len(line.span.of(text).split()) <= _MOST_WORDS


def _spoken(text: str, lines: Sequence[Line], pack: LanguagePack) -> list[Line]:
    """Return the first lines as far as they are in the first person."""
    kept: list[Line] = []
    for line in lines:
        if kept and not speaks(text, line, pack):
            break
        kept.append(line)
    return kept


def _spoken_to(article: Article, syntax: Syntax, before: int, pack: LanguagePack) -> Span | None:
    """Return the full name behind "a talk with" or "spoke to" in what stands above the first question."""
    above = article.text[:before]
    for place in sorted(talked_with(above, pack)):
        rows = rows_within(syntax, Span(place, before)) if place < before else range(0)
        named = [row for row in rows[:1] for row in _name(syntax, row)]
        if len(named) >= _FULL:
            return syntax.span(named[0], named[-1])
    return None


def _name(syntax: Syntax, row: int) -> Iterator[int]:
    while row < len(syntax.tokens) and syntax.tokens[row].pos == "PROPN":
        yield row
        row += 1


def _made(text: str, content: tuple[Span, ...]) -> Attribution:
    return Attribution(
        content=content,
        cue=(),
        source=(),
        manner=Manner.DIRECT,
        lexeme="",
        rule=INFERRED,
        chances=laid_chances(act_of(content[-1].of(text))),
        content_confidence=SURE,
        source_confidence=_WHO,
    )
