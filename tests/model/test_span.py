"""Spans: which of them cover, share and follow which."""

import pytest

from sayso.errors import SpanError
from sayso.model.span import Span, hull, trimmed, words


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2)])
def test_a_span_is_a_stretch_of_text(start: int, end: int) -> None:
    """It begins in the text and holds something."""
    with pytest.raises(SpanError, match=f"Span {start}–{end} found"):
        Span(start, end)


@pytest.mark.parametrize(
    ("other", "covered", "shared"),
    [
        (Span(2, 5), True, True),
        (Span(2, 4), True, True),
        (Span(3, 5), True, True),
        (Span(1, 5), False, True),
        (Span(2, 6), False, True),
        (Span(0, 2), False, False),
        (Span(5, 7), False, False),
        (Span(0, 3), False, True),
        (Span(4, 7), False, True),
    ],
)
def test_what_a_span_covers_and_shares(other: Span, *, covered: bool, shared: bool) -> None:
    """Edges that touch share nothing; the same edges are covered."""
    one = Span(2, 5)
    assert (one.covers(other), one.overlaps(other), other.overlaps(one)) == (covered, shared, shared)


def test_a_span_at_the_very_start() -> None:
    """It counts from 0, its length is that of its words, and it cuts them exactly."""
    assert (len(Span(0, 2)), Span(0, 2).of("He said")) == (2, "He")
    assert words("He said so", (Span(0, 2), Span(8, 10))) == "He … so"
    assert hull((Span(4, 6), Span(1, 2), Span(5, 9))) == Span(1, 9)


@pytest.mark.parametrize(
    ("start", "end", "left"),
    [
        (0, 6, Span(1, 5)),
        (1, 5, Span(1, 5)),
        (0, 1, None),
        (5, 6, None),
        (0, 2, Span(1, 2)),
        (4, 6, Span(4, 5)),
    ],
)
def test_blanks_at_the_edges_go(start: int, end: int, left: Span | None) -> None:
    """Those inside stay; of blanks alone nothing is left."""
    assert trimmed(" a  b ", start, end) == left
