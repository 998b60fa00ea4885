"""Periods: the stretch of the calendar that a TIMEX3 value names, so that events can be put in order."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

_DAY = 24 * 60
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12}  # the month in which each begins
# When a part of the day begins and ends, in hours; it only puts events of one day in order.
_PARTS = {"MO": (6, 12), "MI": (12, 13), "AF": (12, 18), "EV": (18, 22), "NI": (20, 24), "DT": (6, 18)}


class Period(NamedTuple):
    """A stretch of the calendar, `[start, end)` in minutes since its first day."""

    start: int
    end: int

    @property
    def order(self) -> tuple[int, int]:
        """What to sort by: the beginning, then the coarser before what lies in it."""
        return self.start, -self.end


def period_of(value: str | None) -> Period | None:
    """Return the stretch a value names, as coarse as it is written; None where it names none.

    >>> sorted(["2025-02", "2025-01-14", "2025-W03", "2025"], key=lambda value: period_of(value).order)
    ['2025', '2025-W03', '2025-01-14', '2025-02']
    >>> period_of("XXXX-05-03"), period_of("P3D"), period_of("PAST_REF")
    (None, None, None)
    """
    day, _, hour = re.sub(r"-W?X.*", "", value or "").partition("T")
    for shape, read in _SHAPES.items():
        found = re.fullmatch(shape, day)
        if found:
            try:
                return _within(read(*found.groups()), hour)
            except (ValueError, OverflowError):  # the calendar has no such day
                return None
    return None


def why_no_period(value: str) -> str:
    """Return why a value names no stretch of the calendar, in a few words."""
    if value.startswith("P") and not value.endswith("_REF"):
        return "a length of time, no date"
    if value.endswith("_REF"):
        return "no date, only before or after"
    if value.startswith("XXXX-WXX"):
        return "the week is not told"
    if value.startswith("XXXX-XX"):
        return "the day is not told"
    return "the year is not told" if value.startswith("XXXX") else "not a date of the calendar"


def _within(whole: Period, hour: str) -> Period:
    """Return the part of a day that `hour` names: "NI", "14", "14:30"; a zone is left aside."""
    clock = re.match(r"(\d{2})(?::(\d{2}))?", hour)
    if clock:
        start = whole.start + 60 * int(clock[1]) + int(clock[2] or 0)
        return Period(start, start + (1 if clock[2] else 60))
    first, last = _PARTS.get(hour[:2], (0, 0))
    return Period(whole.start + 60 * first, whole.start + 60 * last) if last else whole


def _days(first: int, last: int) -> Period:
    return Period(first * _DAY, last * _DAY)


def _day(year: str, month: str, day: str) -> Period:
    first = date(int(year), int(month), int(day)).toordinal()
    return _days(first, first + 1)


def _months(year: str, month: int, many: int) -> Period:
    """Return so many months from one on; the year after the last the calendar knows is its end."""
    later = int(year) * 12 + month - 1 + many
    return _days(_first(int(year), month), _first(later // 12, later % 12 + 1))


def _first(year: int, month: int = 1) -> int:
    """Return the number of a month's first day; beyond the calendar's ends by the length of a year."""
    if 1 <= year <= date.max.year:
        return date(year, month, 1).toordinal()
    return round((year - 1) * 365.2425) + 31 * (month - 1) + 1


def _week(year: str, week: str, day: str | None) -> Period:
    first = date.fromisocalendar(int(year), int(week), 1).toordinal()
    if day == "WE":
        return _days(first + 5, first + 7)
    return _days(first + int(day) - 1, first + int(day)) if day else _days(first, first + 7)


def _years(digits: str) -> Period:
    """Return a year, a decade ("199") or a century ("19"), by the figures that are left open."""
    size = 10 ** (len("2026") - len(digits))
    return _days(_first(int(digits) * size), _first((int(digits) + 1) * size))


def _before_christ(digits: str) -> Period:
    """Return a year or century before year 1; 1 BC is year 0."""
    size = 10 ** (len("0044") - len(digits))
    first = 1 - int(digits) if size == 1 else 1 - (int(digits) + 1) * size
    return _days(_first(first), _first(first + size))


_SHAPES: Mapping[str, Callable[..., Period]] = {
    r"(\d{4})-(\d{2})-(\d{2})": _day,
    r"(\d{4})-(\d{2})": lambda year, month: _months(year, date(1, int(month), 1).month, 1),
    r"(\d{4})-W(\d{2})(?:-(WE|[1-7]))?": _week,
    r"(\d{4})-(SP|SU|FA|AU|WI)": lambda year, season: _months(year, _SEASONS[season], 3),
    r"(\d{4})-Q([1-4])": lambda year, quarter: _months(year, 3 * int(quarter) - 2, 3),
    r"(\d{4})-H([12])": lambda year, half: _months(year, 6 * int(half) - 5, 6),
    r"(?:FY)?(\d{2,4})": _years,
    r"BC(\d{2,4})": _before_christ,
}
