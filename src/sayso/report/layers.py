"""Layers: times, numbers, places and marked wording with their values, as reports for people list them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.model.measure import Place, Quantity, TimeExpression, TimeKind, Wording
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Statement
from sayso.report.phrases import pieces
from sayso.report.when import time_words

Measured = TimeExpression | Quantity | Place | Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The same words with the same value: each place, and the statements they stand in (none: own voice)."""

    words: str
    value: str
    spans: tuple[Span, ...]
    inside: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One layer: what it holds, once each, in text order; `known` tells how many expressions it has."""

    title: str
    known: str
    found: tuple[Found, ...]


def list_layers(reading: Reading) -> tuple[Layer, ...]:
    """Return the layers that hold something: times, numbers, places, wording."""
    times = sum(one.value is not None for one in reading.times)
    codes = sum(one.code is not None for one in reading.places)
    layers = (
        ("Times", f"{times} of {len(reading.times)} with a value", reading.times),
        ("Numbers", f"{len(reading.quantities)}", reading.quantities),
        ("Places", f"{codes} of {len(reading.places)} with a code", reading.places),
        ("Wording marked, not scored", f"{len(reading.wording)}", reading.wording),
    )
    home = Home(reading.statements)
    return tuple(
        Layer(title=title, known=known, found=tuple(_once(reading, layer, home)))
        for title, known, layer in layers
        if layer
    )


def value_of(text: str, one: Measured) -> str:
    """Return what an expression means, in a few words: value, bounds and what is counted, code, kind."""
    if isinstance(one, TimeExpression):
        kind = f" ({one.kind})" if one.kind in {TimeKind.DURATION, TimeKind.SET} else ""
        return f"{one.value or 'no value told'}{kind}"
    if isinstance(one, Quantity):
        return " ".join(filter(None, (bounds(one), one.unit, pieces(text, one.what))))
    if isinstance(one, Place):
        return one.code or "no code"
    return one.kind.value.replace("_", " ")


def bounds(one: Quantity) -> str:
    """Return the bounds of a quantity: "about 900", "17 or more", "5,000–10,000".

    >>> bounds(Quantity(span=Span(0, 1), low=17, high=None, unit=None, what=(), approximate=True))
    '17 or more'
    """
    low, high = (None if each is None else _figures(each) for each in (one.low, one.high))
    if low is None or high is None:
        return f"{low} or more" if low else f"up to {high}" if high else "not told"
    told = low if low == high else f"{low}–{high}"
    return f"about {told}" if one.approximate and low == high else told


def within(layer: Iterable[Measured], content: Sequence[Span]) -> Iterator[Measured]:
    """Yield what of a layer stands in a content."""
    start = min((span.start for span in content), default=0)
    end = max((span.end for span in content), default=0)
    near = (one for one in layer if start <= one.span.start < end)
    return (one for one in near if any(span.covers(one.span) for span in content))


def _figures(number: float) -> str:
    return f"{number:,.0f}" if number == int(number) else f"{round(number, 6):,}"


def _once(reading: Reading, layer: Sequence[Measured], home: "Home") -> Iterator[Found]:
    text = reading.article.text
    groups: dict[tuple[str, str], list[Span]] = {}
    for one in layer:
        words = " ".join(one.span.of(text).split())
        groups.setdefault((words, told_value(reading, one)), []).append(one.span)
    for (words, value), spans in groups.items():
        inside = dict.fromkeys(filter(None, map(home.of, spans)))
        yield Found(words=words, value=value, spans=tuple(spans), inside=tuple(inside))


def told_value(reading: Reading, one: Measured) -> str:
    """Return what an expression means for people: a time in words, all else as tables tell it."""
    if isinstance(one, TimeExpression):
        return time_words(one.value, kind=one.kind, dated=reading.article.published is not None)
    return value_of(reading.article.text, one)


class Home:
    """Finds the innermost statement that a stretch of text stands in."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        lengths = ((sum(map(len, one.content)), one) for one in statements if one.content)
        self._contents = [
            (span, one.repeat_of or one.id)
            for _, one in sorted(lengths, key=lambda pair: pair[0])
            for span in one.content
        ]

    def of(self, span: Span) -> str | None:
        """Return the id under which that statement is listed; None outside every statement."""
        return next((name for content, name in self._contents if content.covers(span)), None)
