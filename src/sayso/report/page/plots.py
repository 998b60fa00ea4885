"""Plots: what our pictures share, in numbers: text measured, days in columns, labels that touch nothing."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from sayso.report.layout import columns as wide
from sayso.report.page.dates import day_told, days_told, later, of_day, one_year

CHARACTER = 7.2  # of a label of 12 px in the widest fonts that a page may get
LINE = 17
GLUE = "\x1f"
_MOST_COLUMNS = 12
_DAY = len("2026-03-08")
_UNITS = {"day": _DAY, "week": _DAY, "month": len("2026-03"), "year": len("2026")}


def length(text: str) -> float:
    """Return how long a label may be, in px."""
    return wide(text) * CHARACTER


def broken(text: str, most: int) -> tuple[str, ...]:
    """Return a label in lines of at most `most` characters; a longer word is cut, and nothing is lost.

    >>> broken("the harbour office of Velmouth", 12)
    ('the harbour', 'office of', 'Velmouth')

    Words that GLUE holds together stay in one line, where they fit in one.
    """
    lines: list[str] = []
    for word in text.split(" "):
        if lines and wide(f"{lines[-1]} {word}") <= most:
            lines[-1] += f" {word}"
            continue
        at = 0
        while wide(word[at:]) > most:
            cut = max(1, most * len(word[at:]) // wide(word[at:]))
            lines.append(word[at : at + cut])
            at += cut
        lines.append(word[at:])
    return tuple(line.replace(GLUE, " ") for line in lines if line)


class Column(NamedTuple):
    """One day, week, month or year: its name, how much later than the one before."""

    key: str
    name: str
    gap: str


def time_columns(published: Iterable[str | None], most: int = _MOST_COLUMNS) -> tuple[Column, ...]:
    """Return the days of some articles in order, by weeks, months or years where they would be too many.

    What has no date comes last.

    >>> [(one.name, one.gap) for one in time_columns(["2026-03-08", "2026-03-12", None])]
    [('8 March', ''), ('12 March', '4 days later'), ('no date', '')]
    """
    every = {of_day(one) for one in published}
    known = sorted(every - {""})
    whole = [day for day in known if len(day) == _DAY]
    for unit in ("day", "week", "month", "year"):
        keys = list(dict.fromkeys(_key(day, unit) for day in known))
        if len(keys) <= most and (unit != "week" or whole == known):
            break
    same = one_year(known)
    found = []
    for place, key in enumerate(keys):
        apart = later(keys[place - 1], key) if place and unit == "day" else None
        gap = f"{apart} days later" if apart and apart > 1 else ""
        found.append(Column(key, _name(key, unit, year=not same), gap))
    return (*found, Column("", "no date", "")) if "" in every else tuple(found)


def _key(day: str, unit: str) -> str:
    """Return by what a day is put together with others; that of a week is its Monday with a mark."""
    if unit == "week" and len(day) == _DAY:
        of = date.fromisoformat(day)
        return f"w{of - timedelta(days=of.weekday())}"
    return day[: _UNITS[unit]]


def _name(key: str, unit: str, *, year: bool) -> str:
    """Return the name of a column.

    >>> _name("w2026-03-02", "week", year=False), _name("2026-03", "month", year=True)
    ('from 2 March', 'March 2026')
    """
    return f"from {day_told(key[1:], year=year)}" if unit == "week" else day_told(key, year=year)


def column_of(columns: Sequence[Column], published: str | None) -> int:
    """Return the column in which a date stands."""
    day = of_day(published)
    week = _key(day, "week")
    return next(
        place
        for place, one in enumerate(columns)
        if (one.key == week or day.startswith(one.key) if one.key else not day)
    )


class Box(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Tell whether two rectangles share a point."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Label(NamedTuple):
    """A label of one line that begins at `x`, with its foot at `y`."""

    x: float
    y: float
    text: str


class Dot(NamedTuple):
    """A point of a ladder: where, its name, what is read out for it, and where it leads."""

    x: float
    y: float
    name: str
    title: str
    href: str | None = None


class Segment(NamedTuple):
    """A step from one point to the other."""

    x1: float
    y1: float
    x2: float
    y2: float

    @property
    def boxes(self) -> tuple[Box, ...]:
        """What the step covers: first along, then up or down."""
        middle = (self.x1 + self.x2) / 2
        low, high = sorted((self.y1, self.y2))
        return (
            Box(min(self.x1, middle) - 1, self.y1 - 1, max(self.x1, middle) + 1, self.y1 + 1),
            Box(middle - 1, low - 1, middle + 1, high + 1),
            Box(min(middle, self.x2) - 1, self.y2 - 1, max(middle, self.x2) + 1, self.y2 + 1),
        )

    @property
    def path(self) -> str:
        """The step as an SVG path."""
        middle = (self.x1 + self.x2) / 2
        return f"M{self.x1:g} {self.y1:g}H{middle:g}V{self.y2:g}H{self.x2:g}"


_RADIUS = 5


def placed(
    dots: Sequence[Dot], segments: Sequence[Segment], rules: Iterable[float], width: float, height: float
) -> tuple[Label, ...]:
    """Return the names of points where they touch no line, no point and no other name.

    A name for which there is no such place is left out: the table has it.
    """
    taken = [box for one in segments for box in one.boxes]
    taken += [Box(0, y - 1, width, y + 1) for y in rules]
    taken += [Box(one.x - _RADIUS, one.y - _RADIUS, one.x + _RADIUS, one.y + _RADIUS) for one in dots]
    found = []
    for one in dots:
        for label, box in _places(one):
            inside = box.left >= 0 and box.right <= width and box.top >= 0 and box.bottom <= height
            if inside and not any(box.meets(other) for other in taken):
                taken.append(box)
                found.append(label)
                break
    return tuple(found)


def _places(one: Dot) -> Iterable[tuple[Label, Box]]:
    """Yield where the name of a point may stand: above it, below it, behind it, before it."""
    long = length(one.name)
    for x, y in (
        (one.x - long / 2, one.y - 11),
        (one.x - long / 2, one.y + 20),
        (one.x + 9, one.y - 9),
        (one.x + 9, one.y + 18),
        (one.x - long - 9, one.y - 9),
        (one.x - long - 9, one.y + 18),
        (one.x + 11, one.y + 4),
        (one.x - long - 11, one.y + 4),
    ):
        yield Label(round(x, 1), round(y, 1), one.name), Box(x - 2, y - 11, x + long + 2, y + 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """A plot of steps: points at days, steps between them, names where there is room, ticks of both sides."""

    name: str
    desc: str
    width: int
    height: int
    dots: tuple[Dot, ...]
    segments: tuple[Segment, ...]
    labels: tuple[Label, ...]
    left: float
    rungs: tuple[Label, ...]
    days: tuple[Label, ...]


class Step(NamedTuple):
    """One thing that changed, for a ladder: at which days, from what to what, between which points."""

    before: int
    after: int


class Told(NamedTuple):
    """One point of a ladder before it has a place: its day, its height, its name, what is read out, where."""

    published: str | None
    value: float
    name: str
    title: str
    href: str | None


_LADDER_WIDTH, _TOP, _RUNG = 560, 34, 44


def ladder(
    name: str, told: Sequence[Told], steps: Iterable[Step], *, rungs: Mapping[float, str], desc: str
) -> Ladder:
    """Return a ladder of what is told at which day; `rungs` name heights that are levels and no numbers."""
    columns = time_columns(one.published for one in told)
    left = 16 + max((length(rung) for rung in rungs.values()), default=24)
    apart = (_LADDER_WIDTH - left - 24) / len(columns)
    xs = [left + apart * (place + 0.5) for place in range(len(columns))]
    height = _TOP + _RUNG * (len(rungs) if rungs else 4)
    at = _heights([one.value for one in told], rungs, height)
    dots = [
        Dot(round(xs[column_of(columns, one.published)], 1), at[one.value], one.name, one.title, one.href)
        for one in told
    ]
    segments = tuple(
        dict.fromkeys(
            Segment(dots[one.before].x, dots[one.before].y, dots[one.after].x, dots[one.after].y)
            for one in steps
        )
    )
    points = tuple({(one.x, one.y): one for one in reversed(dots)}.values())[::-1]
    days = [Label(round(x, 1), height + 14, one.name) for x, one in zip(xs, columns, strict=True)]
    return Ladder(
        name=name,
        desc=desc,
        width=_LADDER_WIDTH,
        height=height + 24,
        dots=points,
        segments=segments,
        labels=placed(points, segments, [at[value] for value in rungs], _LADDER_WIDTH, height - 5),
        left=left - 8,
        rungs=tuple(Label(0, at[value], rung) for value, rung in sorted(rungs.items())),
        days=tuple(_fitting(days, apart)),
    )


def _fitting(days: Sequence[Label], apart: float) -> Iterable[Label]:
    """Yield as many of the days as have room beside each other, the first and the last at least."""
    widest = max(length(one.text) for one in days) + 8
    every = max(1, math.ceil(widest / apart))
    last = len(days) - 1
    for place, one in enumerate(days):
        if place == last or (place % every == 0 and last - place >= every):
            yield one


def _heights(values: Sequence[float], rungs: Mapping[float, str], height: int) -> dict[float, float]:
    """Return how high each value stands: levels at equal steps, numbers to scale, large spans by ratio."""
    if rungs:
        order = sorted(rungs, reverse=True)
        return {value: _TOP + _RUNG * (place + 0.5) for place, value in enumerate(order)}
    low, high = min(values), max(values)
    by_ratio = low > 0 and high / low > _BY_RATIO
    scale = math.log if by_ratio else float
    below, span = scale(low), (scale(high) - scale(low)) or 1.0
    room = height - _TOP - 28
    return {one: round(_TOP + room * (1 - (scale(one) - below) / span), 1) for one in values}


_BY_RATIO = 20  # a plot to scale would lay all small numbers on one line


@lru_cache(maxsize=100_000)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


_SPARK, _HIGH = 120, 24
_BAR = 2  # px of a bar at least, with what is between two


class Bar(NamedTuple):
    """A count of a sparkline."""

    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sparkline:
    """Counts by day as small bars, with what they are in words."""

    desc: str
    width: int
    height: int
    wide: float
    bars: tuple[Bar, ...]


def sparkline(
    counts: Mapping[str, int],
    first: str | None,
    last: str | None,
    *,
    width: int = _SPARK,
    height: int = _HIGH,
) -> Sparkline | None:
    """Return counts by day between two days, or by so many days that the bars have room; None without days.

    >>> sparkline({"2026-03-08": 2, "2026-03-10": 1}, "2026-03-08", "2026-03-10").desc
    '3 in all, 8–10 March 2026, at most 2 a day'
    """
    days = {day: count for day, count in counts.items() if len(day) == _DAY}
    start, end = of_day(first) or min(days, default=""), of_day(last) or max(days, default="")
    whole = later(start, end)
    if not days or whole is None or whole < 0:
        return None
    each = whole // (width // _BAR) + 1
    heights: dict[int, int] = {}
    origin = _ordinal(start)
    for day, count in days.items():
        place = (_ordinal(day) - origin) // each
        heights[place] = heights.get(place, 0) + count
    slot, most = width / (whole // each + 1), max(heights.values())
    span = "a day" if each == 1 else f"in {each} days"
    return Sparkline(
        desc=f"{sum(days.values()):,} in all, {days_told(start, end)}, at most {most:,} {span}",
        width=width,
        height=height,
        wide=round(max(1.0, min(slot * 0.8, 8)), 2),
        bars=tuple(
            Bar(round(place * slot, 2), round(height - tall, 2), tall)
            for place, count in sorted(heights.items())
            for tall in [round(max(2.0, height * count / most), 2)]
        ),
    )
