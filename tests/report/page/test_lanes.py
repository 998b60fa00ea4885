"""The picture of a claim: whatever it holds, no name lies on a line or on another name."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

import pytest

from sayso.report.page.lanes import Entry, Name, Picture, Sign, Tie, picture
from sayso.report.page.plots import Box, length, time_columns

LONG = "the Observatory for the Upper Valley and all Places of more than a Hundred Houses"


def drawn(count: int, lanes: int, days: int, *, name: str = "outlet", ties: int = 0) -> Picture:
    """Return a picture of so many entries in so many lanes, over so many days."""
    entries = [
        Entry(
            lane=row % lanes,
            published=None if row == 7 else f"{date(2026, 3, 2) + timedelta(days=row * days // count)}",
            sign=Sign.DENIES if row % 5 == 1 else Sign.SAYS,
            name=f"{name} {row} · about 900",
            title=f"title {row}",
            href=f"#m{row}",
            key=row,
        )
        for row in range(count)
    ]
    names = [Name(f"{LONG if lane % 2 else 'police'} {lane}", "other origins") for lane in range(lanes)]
    tied = [
        Tie(row, tuple(range(row + 1, count, ties)), worded=bool(row % 2), title="tie") for row in range(ties)
    ]
    return picture(names, entries, tied, title="t", desc="d")


CROWDED = (
    drawn(60, 1, 1),
    drawn(60, 1, 9, ties=3),
    drawn(60, 15, 40, ties=9),
    drawn(400, 4, 300, name="a-very-long-domain-name.of.the.upper.valley.example", ties=4),
    drawn(8, 8, 700, ties=2),
    drawn(1, 1, 1),
)


def texts(one: Picture) -> Iterator[Box]:
    """Yield the boxes of all texts, as wide as they may be."""
    for label in (
        *(label for lane in one.lanes for label in lane.names),
        *(label for lane in one.lanes for mark in lane.marks for label in mark.lines),
        *(label for head in one.heads for label in (head.name, head.gap) if label.text),
    ):
        yield Box(label.x, label.y - 10, label.x + length(label.text), label.y + 3)


def segments(path: str) -> Iterator[Box]:
    """Yield the boxes of the pieces of a line of `M x y H x V y`."""
    x = y = 0.0
    for command, numbers in re.findall(r"([MHV])([\d. -]+)", path):
        to = [float(one) for one in numbers.split()]
        at = (to[0], to[1]) if command == "M" else (to[0], y) if command == "H" else (x, to[0])
        if command != "M":
            yield Box(min(x, at[0]) - 1, min(y, at[1]) - 1, max(x, at[0]) + 1, max(y, at[1]) + 1)
        x, y = at


@pytest.mark.parametrize("one", CROWDED)
def test_no_name_on_another(one: Picture) -> None:
    """No text meets another text, and all stand inside the picture."""
    boxes = list(texts(one))
    assert not [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])]
    assert all(box.left >= 0 and box.right <= one.width and box.bottom <= one.height for box in boxes)


@pytest.mark.parametrize("one", CROWDED)
def test_no_name_on_a_line(one: Picture) -> None:
    """No tie runs through a text or a lane's edge through one."""
    boxes = list(texts(one))
    lines = [box for line in one.lines for box in segments(line.path)]
    lines += [Box(0, lane.top - 0.5, one.width, lane.top + 0.5) for lane in one.lanes]
    assert not [(box, line) for box in boxes for line in lines if box.meets(line)]


@pytest.mark.parametrize("one", CROWDED)
def test_none_is_lost(one: Picture) -> None:
    """What has no mark of its own is counted with another one."""
    assert sum(mark.stands_for for lane in one.lanes for mark in lane.marks) in {60, 400, 8, 1}
    assert len(one.lanes) <= 12
    assert len(one.heads) <= 13


def test_small_lanes_share_one() -> None:
    """Of many origins the largest keep a lane; the others are counted, by what they are."""
    entries = [Entry(lane, "2026-03-02", Sign.SAYS, "a", "a", None, lane) for lane in range(20)]
    entries += [Entry(lane, "2026-03-02", Sign.DENIES, "b", "b", None, lane) for lane in range(20, 23)]
    names = [Name(f"o{row}", "other origins" if row < 20 else "others who deny") for row in range(23)]
    one = picture(names, entries, (), title="t", desc="d")
    told = [lane.names[0].text for lane in one.lanes]
    assert told[-4:] == ["15 other origins", "o20", "o21", "o22"]


def test_columns_of_days_weeks_months_years() -> None:
    """Few days stand each for itself; many come together by weeks, months or years."""
    start = date(2025, 12, 29)
    for days, first in ((5, "29 December 2025"), (60, "from 29 December 2025"), (300, "December 2025")):
        published = [f"{start + timedelta(days=day)}" for day in range(days)]
        assert time_columns(published)[0].name == first
    assert time_columns([f"{year}-01-01" for year in range(2000, 2012)])[0].name == "1 January 2000"
    assert time_columns([f"{year}-01-01" for year in range(1990, 2010)])[0].name == "1990"
