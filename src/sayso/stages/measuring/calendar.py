"""The calendar: dates as far as they are known, and steps from one to another."""

from datetime import date, timedelta
from typing import NamedTuple

MONTHS_A_YEAR = 12
DAYS_A_WEEK = 7
YEARS = range(1, 10_000)


class Moment(NamedTuple):
    """A date as precise as known: a year, a month of it, a day of that."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def exact(self) -> date | None:
        """The day, when all three parts are known and make one."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return day_of(self.year, self.month, self.day)


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, or None when the calendar has no such day.

    >>> day_of(2026, 3, 2), day_of(2026, 2, 30), day_of(10**20, 5, 4)
    (datetime.date(2026, 3, 2), None, None)
    """
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):  # of twenty digits
        return None


def moment_of(value: str | None) -> Moment:
    """Return the moment that a value begins with; unknown parts stay open.

    >>> moment_of("2025-12-28TNI")
    Moment(year=2025, month=12, day=28)
    >>> moment_of("2009-W13")
    Moment(year=2009, month=None, day=None)
    """
    known: list[int | None] = []
    for part, width in zip((value or "").split("T")[0].split("-")[:3], (4, 2, 2), strict=False):
        if len(part) != width or not part.isdecimal():
            break
        known.append(int(part))
    return Moment(*known)


def iso_day(day: date) -> str:
    """Return a day as TIMEX3."""
    return day.isoformat()


def iso_week(day: date) -> str:
    """Return the week that holds `day`.

    >>> iso_week(date(2025, 12, 29))
    '2026-W01'
    """
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def moved_days(day: date, count: int) -> date | None:
    """Return the day `count` days on, or None beyond the calendar's ends."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def shifted(moment: Moment, unit: str, count: int) -> str | None:
    """Return the year, month, week … that lies `count` units from `moment`, None where too little is known.

    >>> shifted(Moment(2010, 1, 9), "month", -1), shifted(Moment(2010), "month", -1)
    ('2009-12', None)
    """
    if unit in {"day", "week", "weekend", "fortnight"}:
        return _shifted_days(moment, unit, count)
    if moment.year is None:
        return None
    if unit in {"month", "quarter"}:
        return _shifted_months(moment.year, moment.month, unit, count)
    year = moment.year + count * {"year": 1, "decade": 10, "century": 100}.get(unit, 0)
    if year not in YEARS or unit not in {"year", "decade", "century"}:
        return None
    return f"{year:04d}"[: {"year": 4, "decade": 3, "century": 2}[unit]]


def _shifted_days(moment: Moment, unit: str, count: int) -> str | None:
    size = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}[unit]
    day = moved_days(moment.exact, count * size) if moment.exact and abs(count) < YEARS[-1] * 366 else None
    if day is None:
        return None
    if unit == "day":
        return iso_day(day)
    return iso_week(day) + ("-WE" if unit == "weekend" else "")


def _shifted_months(year: int, month: int | None, unit: str, count: int) -> str | None:
    if month is None:
        return None
    months = year * MONTHS_A_YEAR + month - 1 + count * (3 if unit == "quarter" else 1)
    year, month = months // MONTHS_A_YEAR, months % MONTHS_A_YEAR + 1
    if year not in YEARS:
        return None
    return f"{year:04d}-Q{(month + 2) // 3}" if unit == "quarter" else f"{year:04d}-{month:02d}"
