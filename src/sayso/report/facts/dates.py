"""Dates: dates of articles in words, exactly as precise as they were found."""

from collections.abc import Iterable
from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DAY, _MONTH = len("2026-03-08"), len("2026-03")


def day_told(published: str | None, *, year: bool = True, clock: bool = False) -> str:
    """Return a date in words, with its time where that is asked for and known; nothing where there is none.

    >>> day_told("2026-03-08T19:40:00+01:00", clock=True), day_told("2026-03"), day_told("2026")
    ('8 March 2026, 19:40', 'March 2026', '2026')
    """
    of, _, time = (published or "").partition("T")
    parts = of.split("-")
    if len(parts) > 1 and not 1 <= int(parts[1]) <= len(MONTHS):
        return of  # no calendar has it: shown as it is
    told = [str(int(parts[2]))] if len(parts) == _WHOLE else []
    told += [MONTHS[int(parts[1]) - 1]] if len(parts) > 1 else []
    told += [parts[0]] if year or len(parts) == 1 else []
    return " ".join(told) + (f", {time[:5]}" if clock and time else "")


_WHOLE = 3  # year, month and day are known


def days_told(first: str | None, last: str | None) -> str:
    """Return from which day to which, nothing told twice; nothing where neither is known.

    >>> days_told("2026-03-08", "2026-03-11"), days_told("2026-02-27", "2026-03-11")
    ('8–11 March 2026', '27 February – 11 March 2026')
    >>> days_told("2025-12-30", "2026-01-02"), days_told("2026-03-08", "2026-03-08T10:00")
    ('30 December 2025 – 2 January 2026', '8 March 2026')
    """
    if not first or not last:
        return day_told(first or last)
    one, other = first[:_DAY], last[:_DAY]
    if one == other:
        return day_told(one)
    if one[:_MONTH] == other[:_MONTH] and len(one) == len(other) == _DAY:
        return f"{int(one[-2:])}–{day_told(other)}"
    return f"{day_told(one, year=one[:4] != other[:4])} – {day_told(other)}"


def of_day(published: str | None) -> str:
    """Return the day of a date, or as much of it as is known; empty where nothing is."""
    return (published or "")[:_DAY]


def is_day(day: str) -> bool:
    """Return whether a date is known to its day."""
    return len(day) >= _DAY


def later(before: str, after: str) -> int | None:
    """Return by how many days one date is later than another; None where a day is not known.

    >>> later("2026-03-08", "2026-03-11"), later("2026-03", "2026-03-11")
    (3, None)
    """
    if not is_day(of_day(before)) or not is_day(of_day(after)):
        return None
    return (date.fromisoformat(of_day(after)) - date.fromisoformat(of_day(before))).days


def one_year(days: Iterable[str]) -> bool:
    """Return whether dates are all of one year, which need not be told with each."""
    return len({day[:4] for day in days if day}) <= 1
