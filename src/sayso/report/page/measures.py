"""Times, numbers and places of an article in tables, each leading to its paragraph and to its statement."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model.article import Article
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.report.facts.layers import Found, list_layers
from sayso.report.facts.phrases import number
from sayso.report.facts.places import Places
from sayso.report.page.nouns import Bit


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Some words with what they mean, each of their places, and the statements they stand in."""

    words: str
    value: str
    places: tuple[Bit, ...]
    inside: tuple[Bit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """One table: its title, how many of its expressions are known, its rows."""

    title: str
    known: str
    rows: tuple[Measure, ...]


def measures_of(reading: Reading, prefix: str) -> tuple[Measures, ...]:
    """Return the tables of an article that hold something."""
    view = _View(reading.article, prefix)
    return tuple(
        Measures(title=layer.title, known=layer.known, rows=tuple(map(view.row, layer.found)))
        for layer in list_layers(reading)
    )


class _View:
    """Knows where each link leads."""

    def __init__(self, article: Article, prefix: str) -> None:
        self._article, self._prefix = article, prefix
        self._places = Places(article)
        self._starts = [block.span.start for block in article.blocks]

    def row(self, one: Found) -> Measure:
        return Measure(
            words=one.words,
            value=one.value,
            places=tuple(dict.fromkeys(map(self._place, one.spans))),
            inside=tuple(self._inside(one)),
        )

    def _place(self, span: Span) -> Bit:
        row = bisect_right(self._starts, span.start) - 1
        anchor = f"b{self._starts[row]}" if row >= 0 else "top"
        return Bit(words=self._places.block(span) or "the text", href=f"#{self._prefix}{anchor}")

    def _inside(self, one: Found) -> Iterator[Bit]:
        return (Bit(words=number(name), href=f"#{self._prefix}n{name}") for name in one.inside)
