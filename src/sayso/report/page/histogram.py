"""Histogram: how many there are on each day, month or year, as bars with a table, or as a small sparkline."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from sayso.report.facts.dates import day_told, days_told, is_day, later, of_day

_MOST_DAYS, _MOST_MONTHS = 92, 96
_WIDTH, _HEIGHT = 720, 96
_LEAST = 2  # pixels of a bar that stands for one


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: its place in the picture, what it stands for, and where that leads."""

    x: float
    y: float
    width: float
    height: float
    period: str
    count: int
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """How something is spread over time; `unit` is "day", "month" or "year", `undated` those without one.

    `told` is from when to when in words.
    """

    bars: Sequence[Bar]
    unit: str
    most: int
    first: str
    last: str
    total: int
    undated: int
    told: str
    width: int = _WIDTH
    height: int = _HEIGHT


def histogram(days: Sequence[tuple[str | None, int]], href: Callable[[str], str | None]) -> Histogram | None:
    """Return counts by day, by month where there are many days, or by year; None where no day is known.

    `href` leads from a day, month or year to what is there.
    """
    dated = [(day, count) for day, count in days if day]
    if not dated:
        return None
    unit, cut = _unit([day for day, _ in dated])
    counts: Counter[str] = Counter()
    for day, count in dated:
        counts[day[:cut]] += count
    periods = list(_periods(min(counts), max(counts), unit))
    most, step = max(counts.values()), _WIDTH / max(len(periods), 12)
    bars = []
    for row, period in enumerate(periods):
        if count := counts[period]:
            height = max(_LEAST, round(_HEIGHT * count / most, 1))
            bars.append(
                Bar(
                    x=round(row * step, 2),
                    y=round(_HEIGHT - height, 1),
                    width=round(max(step * 0.84, 1), 2),
                    height=height,
                    period=day_told(period),
                    count=count,
                    href=href(period),
                )
            )
    return Histogram(
        bars=bars,
        unit=unit,
        most=most,
        first=day_told(periods[0]),
        last=day_told(periods[-1]),
        told=days_told(periods[0], periods[-1]),
        total=sum(counts.values()),
        undated=sum(count for day, count in days if not day),
    )


def _unit(days: Sequence[str]) -> tuple[str, int]:
    """Return the finest unit that all dates have and that leaves few bars, and its characters."""
    shortest = min(map(len, days))
    first, last = min(days), max(days)
    if shortest >= len("2026-03-01") and _ordinal(last) - _ordinal(first) < _MOST_DAYS:
        return "day", len("2026-03-01")
    if shortest >= len("2026-03") and _month(last) - _month(first) < _MOST_MONTHS:
        return "month", len("2026-03")
    return "year", len("2026")


def _periods(first: str, last: str, unit: str) -> Iterator[str]:
    """Yield every period from the first to the last, those with nothing too."""
    if unit == "year":
        years = range(int(first), int(last) + 1)
        yield from (f"{year:04}" for year in years[: _WIDTH // 2])
    elif unit == "month":
        for month in range(_month(first), _month(last) + 1):
            yield f"{month // 12:04}-{month % 12 + 1:02}"
    else:
        start = date.fromisoformat(first)
        for number in range(_ordinal(last) - _ordinal(first) + 1):
            yield (start + timedelta(days=number)).isoformat()


def _month(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7]) - 1


_SPARK, _HIGH = 120, 24
_BAR = 2  # px of a bar at least, with what is between two


class Spark(NamedTuple):
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
    bars: tuple[Spark, ...]


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
    days = {day: count for day, count in counts.items() if is_day(day)}
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
            Spark(round(place * slot, 2), round(height - tall, 2), tall)
            for place, count in sorted(heights.items())
            for tall in [round(max(2.0, height * count / most), 2)]
        ),
    )


@lru_cache(maxsize=100_000)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal()
