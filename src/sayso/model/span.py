"""Spans: where something stands in an article's text."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.errors import SpanError


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A half-open stretch `[start, end)` of an article's text, counted in Unicode code points.

    >>> Span(3, 6).of("He said so.")
    'sai'
    >>> Span(6, 3)
    Traceback (most recent call last):
    ...
    sayso.errors.SpanError: Span 6–3 found. A span needs 0 ≤ start < end. Give the offsets in text order.
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start < end:
            raise SpanError(
                f"Span {start}–{end} found. A span needs 0 ≤ start < end. Give the offsets in text order."
            )
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the exact words of this span in `text`."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Return whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Return whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


# A frozen dataclass sets its own fields in three times as long, and an article has thousands of spans.
_set_start, _set_end = (vars(Span)[name].__set__ for name in ("start", "end"))


def words(text: str, spans: Iterable[Span]) -> str:
    """Return the exact words of the pieces, joined with ` … ` where text between them is left out.

    >>> words("“We won,” she said, “again.”", (Span(0, 9), Span(20, 28)))
    '“We won,” … “again.”'
    """
    return " … ".join(span.of(text) for span in spans)


def hull(spans: Iterable[Span]) -> Span:
    """Return the shortest span that covers all of `spans`, of which there is at least one."""
    every = tuple(spans)
    return Span(min(span.start for span in every), max(span.end for span in every))


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return `[start, end)` without white space at its edges, or None when nothing is left.

    >>> trimmed("a  b ", 1, 5)
    Span(start=3, end=4)
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
