"""Voice: what the outlet asserts itself, outside everything it puts in somebody's mouth."""

from collections.abc import Sequence

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article
from sayso.model.attribution import Attribution
from sayso.model.measure import TimeExpression
from sayso.model.quotation import Quotation
from sayso.model.span import Span, hull
from sayso.model.statement import Assertion, HedgedBy, Polarity
from sayso.model.syntax import Syntax
from sayso.stages.certainty import hedge_of, present
from sayso.stages.dated import times_of_events
from sayso.stages.judging.signs import Signs, find_signs
from sayso.stages.own.sourcing import find_sources
from sayso.stages.own.units import OwnUnit, own_units


def find_assertions(
    article: Article,
    syntax: Syntax,
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    times: Sequence[TimeExpression],
    pack: LanguagePack,
) -> tuple[Assertion, ...]:
    """Return each factual clause and event noun phrase in the outlet's own voice, in text order."""
    units = own_units(article, syntax, quotations, attributions, pack)
    signs = find_signs(syntax, pack)
    sources = find_sources(article, syntax, units, attributions, signs.negated, pack)
    whens = times_of_events(syntax, [(unit.trigger, hull(unit.content)) for unit in units], times)
    return tuple(
        _assertion(article, syntax, signs, unit, source, when, number)
        for number, (unit, source, when) in enumerate(zip(units, sources, whens, strict=True), 1)
    )


def _assertion(
    article: Article,
    syntax: Syntax,
    signs: Signs,
    unit: OwnUnit,
    sources: Sequence[int],
    when: str | None,
    number: int,
) -> Assertion:
    shown = present(syntax, signs, unit.head, unit.rows)
    hedges = signs.within(unit.rows)
    trigger = syntax.span(unit.trigger, unit.trigger)
    return Assertion(
        id=f"a{number}",
        content=unit.content,
        trigger=(trigger,),
        sourced_by=tuple(f"s{row + 1}" for row in sources),
        certainty=None if _asks(article, unit.content) else shown.certainty,
        polarity=Polarity.NEGATIVE if shown.negative else Polarity.POSITIVE,
        hedges=tuple(hedge_of(syntax, sign, HedgedBy.OUTLET) for sign in hedges if sign.shown),
        when=when,
    )


def _asks(article: Article, content: Sequence[Span]) -> bool:
    """Tell whether the clause ends in a question mark."""
    return article.text[content[-1].end : content[-1].end + 1] == "?"
