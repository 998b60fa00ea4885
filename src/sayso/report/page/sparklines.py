"""Sparklines: counts by day as small bars."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from sayso.report.page.dates import days_told, is_day, later, of_day


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
            Bar(round(place * slot, 2), round(height - tall, 2), tall)
            for place, count in sorted(heights.items())
            for tall in [round(max(2.0, height * count / most), 2)]
        ),
    )
