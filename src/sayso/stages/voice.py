"""Voice: what the outlet asserts itself, outside everything it puts in somebody's mouth."""

from collections.abc import Sequence
from typing import NamedTuple

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article
from sayso.model.attribution import Attribution
from sayso.model.grammar import AGENT, PREPOSITION_OBJECT
from sayso.model.measure import TimeExpression
from sayso.model.quotation import Quotation
from sayso.model.span import hull
from sayso.model.statement import Assertion, HedgedBy, Polarity
from sayso.model.syntax import Syntax
from sayso.stages.certainty import hedge_of, present
from sayso.stages.clauses import rows_of, starts_of
from sayso.stages.dated import times_of_events
from sayso.stages.judging.presenting import least_sure
from sayso.stages.judging.signs import Signs, find_signs
from sayso.stages.judging.words import lexicon
from sayso.stages.own.events import EventWords, event_words
from sayso.stages.own.sourcing import find_sources
from sayso.stages.own.units import OwnUnit, own_units

# A statement less likely right than this, whose words are unsure too, takes none from the outlet: of 241
# sentences of 194 labelled articles in which only such a one stands, 203 were the outlet's, all or in part.
UNLIKELY, SURE_WORDS = 0.3, 0.7


def find_assertions(
    article: Article,
    syntax: Syntax,
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    times: Sequence[TimeExpression],
    pack: LanguagePack,
    *,
    chances: Sequence[float] = (),
) -> tuple[Assertion, ...]:
    """Return each factual clause and event noun phrase in the outlet's own voice, in text order.

    `chances` tell how likely each attribution is right, all surely without them.
    """
    first_person = lexicon(pack).self_words
    numbers = [
        row
        for row, attribution in enumerate(attributions)
        if not chances
        or chances[row] >= UNLIKELY
        or attribution.content_confidence >= SURE_WORDS
        or _is_by(syntax, attribution, first_person)
    ]
    heard = [attributions[row] for row in numbers]
    reading = _Reading(
        syntax=syntax,
        signs=find_signs(syntax, pack),
        quoted=frozenset(rows_of(starts_of(syntax), (quotation.span for quotation in quotations))),
        events=event_words(pack),
    )
    negated = reading.signs.negated
    units = own_units(article, syntax, quotations, heard, negated, pack)
    sources = find_sources(article, syntax, units, heard, negated, pack)
    whens = times_of_events(syntax, [(unit.trigger, hull(unit.content)) for unit in units], times)
    return tuple(
        _assertion(reading, unit, [numbers[row] for row in source], when, number)
        for number, (unit, source, when) in enumerate(zip(units, sources, whens, strict=True), 1)
    )


class _Reading(NamedTuple):
    """What is looked up for every assertion of one article."""

    syntax: Syntax
    signs: Signs
    quoted: frozenset[int]
    events: EventWords


def _assertion(
    reading: _Reading, unit: OwnUnit, sources: Sequence[int], when: str | None, number: int
) -> Assertion:
    syntax, inside = reading.syntax, reading.signs.within(unit.rows)
    shown = present(syntax, reading.signs, unit.head, unit.rows)
    deeds = (sign.value for sign in inside if _is_done_by(reading, unit.head, sign.over))
    hedges = (sign for sign in inside if sign.shown and sign.row not in reading.quoted)
    return Assertion(
        id=f"a{number}",
        content=unit.content,
        trigger=(syntax.span(unit.trigger, unit.trigger),),
        sourced_by=tuple(f"s{row + 1}" for row in sources),
        certainty=least_sure((shown.certainty, *deeds)),
        polarity=Polarity.NEGATIVE if shown.negative else Polarity.POSITIVE,
        hedges=tuple(hedge_of(syntax, sign, HedgedBy.OUTLET) for sign in hedges),
        when=when,
    )


def _is_done_by(reading: _Reading, head: int, row: int) -> bool:
    """Return whether a passive clause names a deed as what did it ("was hit by an alleged ATTACK")."""
    tokens = reading.syntax.tokens
    by = tokens[row].head
    passive = tokens[row].dep == PREPOSITION_OBJECT and tokens[by].dep == AGENT and tokens[by].head == head
    return passive and reading.events.is_event(reading.syntax, row)


def _is_by(syntax: Syntax, attribution: Attribution, words: frozenset[str]) -> bool:
    """Return whether the source is one of `words`: who says "I" is no outlet."""
    head = attribution.head
    return head is not None and syntax.lemmas[head] in words
