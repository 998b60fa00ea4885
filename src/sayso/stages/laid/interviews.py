"""Interviews without labels: questions that stand alone, what follows each, and whom the lines above name."""

from collections.abc import Sequence
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
_DESCRIBED = 4  # tokens from "spoke to" to the name: "the pianist Ana Ruiz"
_MOST_WORDS = 60  # of a question
_WHO = 0.7  # that whoever the lines above name is who answers


def find_interview(article: Article, syntax: Syntax, pack: LanguagePack) -> tuple[Attribution, ...]:
    """Return questions and answers that take turns without labels; `continues` counts in this row.

    The lines above must say that somebody was spoken to, and most answers be in the first person or all
    questions be set as headings.
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
    headed = all(lines[row].kind is BlockKind.HEADING for row in rows)
    if who is None or not (headed or spoken * 2 > len(answers)) or not all(answers):
        return ()
    found: list[Attribution] = []
    for row, answer in zip(rows, answers, strict=True):
        found.append(_made(text, (_plain(text, lines[row].span),)))
        first = None if len(found) == 1 else 1
        told = _made(text, tuple(line.span for line in answer))
        found.append(replace(told, continues=first) if first else replace(told, source=(who,)))
    return tuple(found)


def _plain(text: str, span: Span) -> Span:
    """Return a line without the marks that set it in bold."""
    words = span.of(text)
    return Span(
        span.start + len(words) - len(words.lstrip("*_ ")), span.end - len(words) + len(words.rstrip("*_ "))
    )


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
    """Return the full name behind "a talk with" or "spoke to" in what stands above the first question.

    "The cellist Ana Ruiz spoke to Bo Lunt" has the name that is described, or else the one who is no author.
    """
    for first, place in sorted(talked_with(article.text[:before], pack)):
        rows = rows_within(syntax, Span(place, before)) if place < before else range(0)
        skipped = next((row for row in rows[:_DESCRIBED] if syntax.pos[row] == "PROPN"), None)
        behind = range(0) if skipped is None else _name(syntax, skipped)
        ahead = _name_before(syntax, rows_within(syntax, Span(0, first)).stop - 1) if first else range(0)
        fitting = [rows for rows in (behind, ahead) if len(rows) >= _FULL]
        ranked = sorted(fitting, key=lambda rows: _asks_it(article, syntax, rows))
        if ranked:
            return syntax.span(ranked[0].start, ranked[0].stop - 1)
    return None


def _asks_it(article: Article, syntax: Syntax, rows: range) -> int:
    """Return how likely a name is the interviewer's: an author's is, "the cellist Ana Ruiz" is not."""
    name = syntax.span(rows.start, rows.stop - 1).of(article.text).casefold()
    if any(name in author.casefold() for author in article.authors):
        return 2
    return int(rows.start == 0 or syntax.pos[rows.start - 1] != "NOUN")


def _name(syntax: Syntax, row: int) -> range:
    last = row
    while last < len(syntax.tokens) and syntax.pos[last] == "PROPN":
        last += 1
    return range(row, last)


def _name_before(syntax: Syntax, row: int) -> range:
    """Return the name that ends in a row; the interviewer's or the other's who "spoke to"."""
    first = row
    while first >= 0 and syntax.pos[first] == "PROPN":
        first -= 1
    return range(first + 1, row + 1)


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
