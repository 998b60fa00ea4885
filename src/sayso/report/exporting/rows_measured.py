"""Rows of quantities and times, each with the statement or assertion that holds it."""

from collections.abc import Iterator, Sequence

from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Assertion, Statement
from sayso.report.exporting.rows import offsets
from sayso.report.phrases import pieces
from sayso.report.places import Places
from sayso.report.table import Row


def quantity_rows(reading: Reading) -> Iterator[Row]:
    """Yield one row a quantity."""
    text, places = reading.article.text, Places(reading.article)
    for one in reading.quantities:
        yield {
            "quantity_words": one.span.of(text),
            "low": one.low,
            "high": one.high,
            "unit": one.unit,
            "what_words": pieces(text, one.what),
            "approximate": one.approximate,
            **_where(reading, places, one.span),
            "what_spans": offsets(one.what),
        }


def time_rows(reading: Reading) -> Iterator[Row]:
    """Yield one row an expression of time."""
    text, places = reading.article.text, Places(reading.article)
    for one in reading.times:
        yield {
            "time_words": one.span.of(text),
            "value": one.value,
            "kind": str(one.kind),
            **_where(reading, places, one.span),
        }


def _where(reading: Reading, places: Places, span: Span) -> Row:
    return {
        "statement_id": _holder(reading.statements, span),
        "assertion_id": _holder(reading.assertions, span),
        "block": places.block(span),
        "span_start": span.start,
        "span_end": span.end,
    }


def _holder(those: Sequence[Statement | Assertion], span: Span) -> str | None:
    """Return the id of the one with the least content that holds the span: of nested ones, the inner."""
    holding = [
        (sum(map(len, one.content)), row)
        for row, one in enumerate(those)
        if any(piece.covers(span) for piece in one.content)
    ]
    return those[min(holding)[1]].id if holding else None
