"""Laid: all that layout tells of who speaks, in one row."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article
from sayso.model.attribution import Attribution, Manner
from sayso.model.statement import Act
from sayso.model.syntax import Syntax
from sayso.stages.laid.chances import SURE, laid_chances
from sayso.stages.laid.dashes import find_dialogue
from sayso.stages.laid.interviews import find_interview
from sayso.stages.laid.posts import posts
from sayso.stages.laid.signed import Signed, find_signed
from sayso.stages.laid.turns import find_turns


def find_laid(article: Article, syntax: Syntax, pack: LanguagePack) -> tuple[Attribution, ...]:
    """Return what the layout gives to somebody; `continues` counts in this row.

    What is signed wins over turns: a signature may end in a colon's quotation, but no turn in a signature.
    """
    signed = list(posts(article, syntax))
    signed += [
        one
        for one in (_attribution(syntax, row) for row in find_signed(article, pack))
        if not any(_shares(one, other) for other in signed)
    ]
    signed = _joined(signed, find_dialogue(article, syntax, pack))
    turns = find_turns(article, syntax, pack) or find_interview(article, syntax, pack)
    return tuple(_joined(signed, turns))


def _joined(first: Sequence[Attribution], then: Sequence[Attribution]) -> list[Attribution]:
    """Return both, without those of the second that share words with one of the first."""
    free = [row for row, one in enumerate(then) if not any(_shares(one, other) for other in first)]
    rows = {row: len(first) + place for place, row in enumerate(free)}
    return [*first, *(replace(then[row], continues=rows.get(_after(then[row]))) for row in free)]


def _after(turn: Attribution) -> int:
    return -1 if turn.continues is None else turn.continues


def _attribution(syntax: Syntax, signed: Signed) -> Attribution:
    starts = syntax.starts
    last = bisect_left(starts, signed.who.end) - 1
    return Attribution(
        content=signed.content,
        cue=() if signed.mark is None else (signed.mark,),
        source=(signed.who,),
        manner=Manner.DIRECT,
        lexeme="" if signed.mark is None else ":",
        rule=signed.form,
        head=last if last >= 0 and starts[last] >= signed.who.start else None,
        chances=laid_chances(Act.SAY),
        content_confidence=SURE,
        source_confidence=SURE,
    )


def _shares(one: Attribution, other: Attribution) -> bool:
    return any(a.overlaps(b) for a in (*one.content, *one.source) for b in (*other.content, *other.source))
