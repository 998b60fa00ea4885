"""Ladders: what is told at which day, a point each with its name where there is room, and steps between."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sayso.report.page.plots import Box, Label, column_of, length, time_columns


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
