"""Histogram: how many there are on each day, month or year, as bars of even width and as a table."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.report.page.dates import day_told, days_told

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


def _ordinal(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal()


def _month(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7]) - 1
