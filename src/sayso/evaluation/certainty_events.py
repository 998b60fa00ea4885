"""Events of CAT files against a reading: is each put as certain, is each negated, and what covers it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sayso.evaluation.cat import CatGold, MarkedEvent
from sayso.evaluation.covering import innermost
from sayso.languages.pack import LanguagePack
from sayso.model.grammar import PREDICATES
from sayso.model.span import Span
from sayso.model.statement import Assertion, Certainty, Polarity, Statement
from sayso.model.syntax import Syntax
from sayso.stages.certainty import present
from sayso.stages.clauses import main_row, rows_of, starts_of
from sayso.stages.judging.presenting import presented_at
from sayso.stages.judging.signs import Signs, find_signs

NEAR = 5  # words before the event in which the simplest rule looks for a hedge
# The corpus tells of a condition apart ("special_cases"): what hangs on one is certain or not by its hedges.
_CERTAIN, _UNCERTAIN = frozenset({"CERTAIN"}), frozenset({"POSSIBLE", "PROBABLE"})
_POLARITY = {"POS": False, "NEG": True}


class EventOutcome(NamedTuple):
    """One gold event: what is marked (None where it is left out) and what was found."""

    corpus: str
    article: str
    certain: bool | None
    found_certain: bool
    negative: bool | None
    found_negative: bool
    covered: bool
    hedge_near: bool


def event_outcomes(gold: CatGold, pack: LanguagePack) -> Iterator[EventOutcome]:
    """Yield each marked event of one article with what a reading says of it."""
    from sayso.pipeline import read
    from sayso.stages.parse import parse

    reading, syntax = read(gold.article), parse(gold.article, pack)
    signs, starts = find_signs(syntax, pack), starts_of(syntax)
    for event in gold.events:
        certain, negative = _marked(event)
        if event.words[0].start >= gold.end or (certain is None and negative is None):
            continue
        row = _head(syntax, starts, event.words)
        unit = innermost(reading, syntax.span(row, row))
        sure, denied = _found(syntax, signs, starts, unit, row)
        yield EventOutcome(
            corpus=gold.corpus,
            article=gold.article.file or "",
            certain=certain,
            found_certain=sure,
            negative=negative,
            found_negative=denied,
            covered=unit is not None,
            hedge_near=_hedge_near(syntax, signs, row),
        )


def _marked(event: MarkedEvent) -> tuple[bool | None, bool | None]:
    """Return whether the event is certain and whether negated; None where the annotators left it open."""
    certain = event.certainty in _CERTAIN if event.certainty in _CERTAIN | _UNCERTAIN else None
    return certain, _POLARITY.get(event.polarity)


def _head(syntax: Syntax, starts: Sequence[int], words: Sequence[Span]) -> int:
    """Return the row of the predicate among the event's words, else of the first that heads the others."""
    rows = sorted({max(0, bisect_right(starts, span.start) - 1) for span in words})
    tops = [row for row in rows if syntax.tokens[row].head not in rows or syntax.tokens[row].head == row]
    return next((row for row in tops if syntax.tokens[row].pos in PREDICATES), (tops or rows)[0])


def _found(
    syntax: Syntax, signs: Signs, starts: Sequence[int], unit: Statement | Assertion | None, row: int
) -> tuple[bool, bool]:
    """Return whether the event is put as certain, and whether as negated, by what covers it."""
    if unit is None:
        own = presented_at(syntax, signs, row)
        return own.hedged is Certainty.CERTAIN, own.negative
    rows = list(rows_of(starts, unit.content))
    own = presented_at(syntax, signs, row, within=frozenset(rows))
    forward = present(syntax, signs, main_row(syntax, rows), rows)
    if not forward.path or forward.path[0] not in own.path:
        return own.hedged is Certainty.CERTAIN, own.negative
    turned = (unit.polarity is Polarity.NEGATIVE) != forward.negative
    return _put_forward(unit) and own.hedged is Certainty.CERTAIN, own.negative != turned


def _put_forward(unit: Statement | Assertion) -> bool:
    """Return whether the unit's main clause is put forward, with no hedge of the outlet's before it."""
    if unit.certainty is None or isinstance(unit, Assertion):
        return unit.certainty is not None
    on_cue = (hedge for hedge in unit.hedges if any(piece.overlaps(hedge.span) for piece in unit.cue))
    return all(hedge.value is Certainty.CERTAIN for hedge in on_cue)


def _hedge_near(syntax: Syntax, signs: Signs, row: int) -> bool:
    """Return whether a hedge stands within five words before, in the same sentence."""
    first = max(row - NEAR, syntax.sentences[syntax.sentence_of[row]].first)
    return any(sign.value is not Certainty.CERTAIN for sign in signs.within(range(first, row)))
