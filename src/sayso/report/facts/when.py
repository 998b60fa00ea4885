"""When: the values of times in plain words, the same in every report for people."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from sayso.model.measure import TimeKind
from sayso.report.facts.dates import MONTHS, day_told

NOT_TOLD = "no value told"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "AU": "autumn", "WI": "winter"}
_PARTS = {
    "MO": "morning",
    "MI": "midday",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
    "DT": "daytime",
    "DA": "daytime",
}
_FRACTIONS = {
    **{f"Q{row}": f"{name} quarter" for row, name in enumerate(("first", "second", "third", "fourth"), 1)},
    **{f"H{row}": f"{name} half" for row, name in enumerate(("first", "second"), 1)},
}
_REFERENCES = {
    "PAST_REF": "earlier, date not told",
    "PRESENT_REF": "at present",
    "FUTURE_REF": "later, date not told",
}
_UNITS = {
    "Y": "year",
    "M": "month",
    "W": "week",
    "D": "day",
    "DE": "decade",
    "CE": "century",
    "TH": "hour",
    "TM": "minute",
    "TS": "second",
    "Q": "quarter",
    "WE": "weekend",
}
_PLURALS = {"century": "centuries"}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def time_words(value: str | None, *, kind: TimeKind | None = None, dated: bool = True) -> str:
    """Return what a TIMEX3 value means; of an article without a date it is said why a day is not known.

    >>> time_words("2025-12-28TNI"), time_words("2026-W10"), time_words("P1M")
    ('night of 28 December 2025', 'week of 2 March 2026', 'one month')
    >>> time_words("XXXX-WXX-2", dated=False), time_words("XXXX-WXX-2", kind=TimeKind.SET)
    ('Tuesday, date of publication not known', 'every Tuesday')
    """
    if not value or value in _REFERENCES:
        return _REFERENCES.get(value or "", NOT_TOLD)
    every = kind is TimeKind.SET
    if length := _length(value):
        return f"every {length.removeprefix('one ')}" if every else length
    day, _, hour = value.partition("T")
    words, missing = _day(day) or (value, "")
    words = _at(words, hour) if hour and words != value else words
    if every and words:
        return f"every {words}"
    why = f"{missing} not told" if dated else "date of publication not known"
    return ", ".join(filter(None, (words, why if missing else "")))


def _length(value: str) -> str | None:
    """Return a duration in words: "one year, six months", "some days"; None where it is none."""
    parts, clock = [], ""
    if not re.fullmatch(r"P(?:(?:\d+(?:\.\d+)?|X+)[A-Z]{1,2})*(?:T(?:(?:\d+(?:\.\d+)?|X+)[HMS])+)?", value):
        return None
    for mark, number, unit in re.findall(r"(T?)(\d+(?:\.\d+)?|X+)([A-SU-Z]{1,2})", value[1:]):
        clock = clock or mark
        name = _UNITS.get(clock + unit)
        if name is None:
            return None
        parts.append(_count(number, name))
    return ", ".join(parts) or None


def _count(number: str, noun: str) -> str:
    several = _PLURALS.get(noun, f"{noun}s")
    if number.startswith("X"):
        return f"some {several}"
    if number == "0.5":
        return f"half {'an' if noun == 'hour' else 'a'} {noun}"
    few = number.isdecimal() and int(number) < len(_NUMBERS)
    told = _NUMBERS[int(number)] if few else number
    return f"{told} {noun if number in {'1', '01'} else several}"


def _at(day: str, hour: str) -> str:
    """Return a part of a day, or a time of its clock: "night of 2 May 2026", "2 May 2026, 14:30 UTC"."""
    if hour in _PARTS:
        return f"{_PARTS[hour]} of {day}" if day else _PARTS[hour]
    clock = re.fullmatch(r"(\d{2})(?::?(\d{2}))?(?::?\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?", hour)
    if clock is None:
        return f"{day}, {hour}" if day else hour
    zone = "" if not clock[3] else " UTC" if clock[3] == "Z" else f" UTC{clock[3]}"
    told = f"{clock[1]}:{clock[2] or '00'}{zone}"
    return f"{day}, {told}" if day else told


def _day(value: str) -> tuple[str, str] | None:
    """Return a date in words and what of it is not told, "" for nothing; None where it is no date."""
    for shape, read in _SHAPES.items():
        found = re.fullmatch(shape, value)
        if found:
            try:
                return read(*found.groups())
            except (ValueError, OverflowError, KeyError):  # the calendar has no such day
                return None
    return None


def _year(year: str) -> tuple[str, str]:
    return ("", "year") if "X" in year else (str(int(year)), "")


def _of(words: str, year: str, joined: str = " ") -> tuple[str, str]:
    """Return something within a year, which may not be told."""
    told, missing = _year(year)
    return f"{words}{joined}{told}" if told else words, missing


def _date(year: str, month: str, day: str) -> tuple[str, str]:
    if "X" in month:
        return (_year(year)[0], "day") if "X" in day else (f"day {_within(day, 31)} of a month", "month")
    name = MONTHS[_within(month, len(MONTHS)) - 1]
    if "X" in day:
        return _of(name, year)
    if "X" not in year:
        date(int(year), int(month), int(day))
    return _of(f"{_within(day, 31)} {name}", year)


def _week(year: str, week: str) -> tuple[str, str]:
    monday = date.fromisocalendar(int(year), int(week), 1)
    return f"week of {day_told(monday.isoformat())}", ""


def _weekend(year: str, week: str) -> tuple[str, str]:
    monday = date.fromisocalendar(int(year), int(week), 1)
    return f"weekend of {day_told((monday + timedelta(days=5)).isoformat())}", ""


def _weekday(year: str, week: str, day: str) -> tuple[str, str]:
    if "X" in year or "X" in week:
        return _DAYS[_within(day, 7) - 1], "date"
    return day_told(date.fromisocalendar(int(year), int(week), int(day)).isoformat()), ""


def _within(number: str, most: int) -> int:
    if not 1 <= int(number) <= most:
        raise ValueError(number)
    return int(number)


_SHAPES: Mapping[str, Callable[..., tuple[str, str]]] = {
    r"(\d{4}|XXXX)": _year,
    r"(\d{3})X?": lambda decade: (f"the {decade}0s", ""),
    r"(\d{2})(?:XX)?": lambda century: (f"the {century}00s", ""),
    r"BC(\d{1,4})": lambda year: (f"{int(year)} BC", ""),
    r"FY(\d{4})": lambda year: (f"financial year {year}", ""),
    r"FYXXXX": lambda: ("a financial year", "year"),
    r"FY(\d{4}|XXXX)-([QH]\d)": lambda year, part: _of(_FRACTIONS[part], year, " of financial year "),
    r"(\d{4}|XXXX)-([QH]\d)": lambda year, part: _of(_FRACTIONS[part], year, " of "),
    r"(\d{4}|XXXX)-(SP|SU|FA|AU|WI)": lambda year, season: _of(_SEASONS[season], year),
    r"(\d{4}|XXXX)-(\d{2}|XX)": lambda year, month: _date(year, month, "XX"),
    r"(\d{4}|XXXX)-(\d{2}|XX)-(\d{2}|XX)": _date,
    r"(\d{4})-W(\d{2})": _week,
    r"(?:\d{4}|XXXX)-WXX": lambda: ("a week", "date"),
    r"(\d{4})-W(\d{2})-WE": _weekend,
    r"(?:\d{4}|XXXX)-WXX-WE": lambda: ("weekend", "date"),
    r"(\d{4}|XXXX)-W(\d{2}|XX)-(\d)": _weekday,
}
