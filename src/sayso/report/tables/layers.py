"""The layers as a table: one row an assertion, time, number, place or marked wording."""

from collections.abc import Iterator, Sequence

from sayso.model.reading import Reading
from sayso.model.span import Span, hull
from sayso.model.statement import Assertion
from sayso.report.facts.about import article_cells
from sayso.report.facts.layers import Home, Measured, value_of
from sayso.report.facts.phrases import pieces
from sayso.report.facts.places import Places
from sayso.report.tables.spec import Row, about_making, offsets, report_columns


def layer_rows(reading: Reading) -> Iterator[Row]:
    """Yield one row a stretch of each layer but statements and quotations; what does not apply is empty."""
    made = about_making(reading.article.sha256, reading.made_by)
    shared = {**dict.fromkeys(report_columns("layers")), **article_cells(reading), **made}
    places, text = Places(reading.article), reading.article.text
    for told in reading.assertions:
        yield {**shared, **_placed(text, places, told.content), **_assertion(text, told)}
    home = Home(reading.statements)
    layers: tuple[tuple[str, Sequence[Measured]], ...] = (
        ("time", reading.times),
        ("quantity", reading.quantities),
        ("place", reading.places),
        ("wording", reading.wording),
    )
    for name, layer in layers:
        for one in layer:
            own = {"layer": name, "statement_id": home.of(one.span), "told": value_of(text, one)}
            yield {**shared, **_placed(text, places, (one.span,)), **own, **_measured(text, one)}


def _placed(text: str, places: Places, spans: Sequence[Span]) -> Row:
    where = hull(spans)
    return {
        "words": pieces(text, tuple(spans)),
        "block": places.block(where),
        "span_start": where.start,
        "span_end": where.end,
        "spans": offsets(spans),
    }


def _assertion(text: str, one: Assertion) -> Row:
    return {
        "layer": "assertion",
        "id": one.id,
        "trigger_words": pieces(text, one.trigger),
        "certainty": str(one.certainty) if one.certainty else None,
        "polarity": str(one.polarity),
        "hedges": " | ".join(f"{each.span.of(text)} ({each.value}, {each.by})" for each in one.hedges),
        "event_time": one.when,
        "sourced_by": " | ".join(one.sourced_by),
    }


def _measured(text: str, one: Measured) -> Row:
    """Return the fields that this kind of expression has."""
    what: tuple[Span, ...] = getattr(one, "what", ())
    approximate = getattr(one, "approximate", None)
    return {
        "value": getattr(one, "value", None) or getattr(one, "code", None),
        "kind": str(getattr(one, "kind", "")) or None,
        "low": getattr(one, "low", None),
        "high": getattr(one, "high", None),
        "unit": getattr(one, "unit", None),
        "what_words": pieces(text, what) or None,
        "approximate": None if approximate is None else "yes" if approximate else "no",
    }
