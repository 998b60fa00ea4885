"""Dates: publication dates as files write them, in ISO 8601 and exactly as precise."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache

from sayso.ingest.words import words
from sayso.languages.pack import installed, load_pack
from sayso.model.article import DateFound, FoundDate

# Machines write 0001-01-01 and 1970-01-01 where nobody gave a date; no newspaper is older than this year.
FIRST_YEAR = 1600
MONTHS = 12

_ISO = re.compile(
    r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[T ]\s*(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)"
    r" ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?)?",
    re.ASCII,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})(Z)?)?", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", re.ASCII)
_IN_URL = re.compile(r"/((?:19|20)\d{2})[/-]?(\d{2})[/-]?(\d{2})(?=\D)", re.ASCII)
_MIDNIGHT = re.compile(r"(?<=[T ])24:00(:00)?")
_SCRIPT = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) (\d{4}) (\d{2}:\d{2}:\d{2}) GMT([+-]\d{4})?.*", re.ASCII
)
_ZONES = {"UTC": 0, "GMT": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6} | {
    "PST": -8,
    "PDT": -7,
    "BST": 1,
    "CET": 1,
    "CEST": 2,
}
_CLOCK = re.compile(
    r"(?<![\d:])(\d{1,2})[:.](\d{2})(?::(\d{2}))?(?![\d/])\s*([ap]\.?m\.?)?(?:\s*\(?(Z|[A-Z]{3,4}|[+-]\d{2}:?\d{2})\b)?",
    re.IGNORECASE,
)


def iso_date(written: str, *, day_first: bool | None = None) -> str | None:
    """Return `written` as ISO 8601, None where it is no date or could be two.

    `day_first` settles which of 4/5/2026 is the day; without it such a date is None.

    >>> iso_date("Mon, 02 Mar 2026 10:00:00 GMT"), iso_date("4/5/2026"), iso_date("4/25/2026")
    ('2026-03-02T10:00:00+00:00', None, '2026-04-25')
    >>> iso_date("2026/3/29 15:07:41"), iso_date("Thu, 19 Mar 2026 24:00:00 GMT")
    ('2026-03-29T15:07:41', '2026-03-20T00:00:00+00:00')
    """
    text = written.strip()
    if _MIDNIGHT.search(text):
        return _next_day(iso_date(_MIDNIGHT.sub(r"00:00\1", text), day_first=day_first))
    match = _ISO.fullmatch(text)
    if match:
        return _from_iso(match)
    match = _COMPACT.fullmatch(text)
    if match:
        year, month, day, hour, minute, second, zone = match.groups()
        written = f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second}{zone or ''}" if hour else "")
        return written if _real([year, month, day]) and (not hour or _on_a_clock(written)) else None
    if re.fullmatch(r"(19|20)\d{2}", text, re.ASCII):
        return text
    return _slashed(text, day_first) or _scripted(text) or _in_words(text) or _sent(text)


def place_of_date(line: str) -> tuple[int, int] | None:
    """Return where the first day stands in a line.

    >>> place_of_date("By Ida Frost, March 2, 2026")
    (14, 27)
    """
    found = (match.span() for pattern, _ in _forms() if (match := pattern.search(line)))
    return min(found, default=None)


def find_date(line: str) -> str | None:
    """Return the one date that stands in a line, with the time and zone beside it, as ISO 8601.

    >>> find_date("Posted: Fri 6:45 PM, Feb 16, 2026"), find_date("Published 2 March 2026")
    ('2026-02-16T18:45', '2026-03-02')
    >>> find_date("Updated April 8, 2026 | 6:02 a.m. EDT"), find_date("[ 2026-03-28 17:32 ]")
    ('2026-04-08T06:02-04:00', '2026-03-28T17:32')
    """
    for pattern, order in _forms():
        if match := pattern.search(line):
            parts = [match.group(name) for name in order]
            day = _day(*parts)
            return f"{day}{_clock(line[: match.start()] + ' | ' + line[match.end() :])}" if day else None
    return None


def first_date(line: str, *, changed: bool = False) -> str | None:
    """Return the date of publication in a line that may tell of a later change too, or that of the change.

    >>> first_date("March 2, 2026 | Updated: March 3, 2026"), first_date("Updated March 3, 2026")
    ('2026-03-02', None)
    >>> first_date("March 2, 2026 | Updated: March 3, 2026", changed=True)
    '2026-03-03'
    """
    match = _changed().search(line)
    if match is None:
        return None if changed else find_date(line)
    return find_date(line[match.start() :] if changed else line[: match.start()])


def is_weekday(word: str) -> bool:
    """Return whether a word is the name of a day of the week, short or long.

    >>> is_weekday("Wed"), is_weekday("Monday"), is_weekday("May")
    (True, True, False)
    """
    return word.lower().rstrip(".") in _weekdays()


def date_in_url(url: str | None) -> str | None:
    """Return the day that stands in the path of `url`.

    >>> date_in_url("https://herald.example/2026/03/02/mill.html")
    '2026-03-02'
    """
    match = _IN_URL.search(url or "")
    return "-".join(match.groups()) if match and _real(list(match.groups())) else None


def best_date(found: list[DateFound]) -> str | None:
    """Return the most trusted date: the order of `FoundDate`, then the order found.

    Where it is a day alone, another of the same day that has an hour is as good and more precise.
    """
    ranks = list(FoundDate)
    first = [date for date in found if date.where is not FoundDate.MODIFIED]
    if not first:
        return None
    best = min(first, key=lambda date: ranks.index(date.where))
    if best.where is FoundDate.GIVEN or "T" in best.value:
        return best.value
    finer = (date.value for date in first if date.value.startswith(f"{best.value}T"))
    return next(finer, best.value)


def _from_iso(match: re.Match[str]) -> str | None:
    year, month, day, clock, zone = match.groups()
    if "." in match.group()[:8] and not day:
        return None  # 2026.3 is a number
    parts = [year, month.zfill(2), *([day.zfill(2)] if day else [])]
    clock = clock and clock.replace(",", ".").rjust(len(clock) + (clock[1] == ":"), "0")
    zone = {"UTC": "Z", "GMT": "Z"}.get(zone or "", zone or "")
    written = "-".join(parts) + (f"T{clock}{_zone(zone)}" if clock else "")
    return written if _real(parts) and (not clock or _on_a_clock(written)) else None


def _slashed(text: str, day_first: bool | None) -> str | None:  # noqa: FBT001 — private, three states
    match = _SLASHED.fullmatch(text)
    if not match:
        return None
    first, second, year = match.groups()
    if day_first is None and "." in text:
        day_first = True  # who parts the numbers with dots writes the day first
    if day_first is None:
        if max(int(first), int(second)) <= MONTHS and first != second:
            return None
        day_first = int(first) > MONTHS
    day, month = (first, second) if day_first else (second, first)
    parts = [year, month.zfill(2), day.zfill(2)]
    return "-".join(parts) if _real(parts) else None


def _scripted(text: str) -> str | None:
    """Read a date as JavaScript prints it: Tue Nov 19 2019 03:05:46 GMT+0000."""
    match = _SCRIPT.fullmatch(text)
    if not match:
        return None
    month, day, year, clock, zone = match.groups()
    number = _months().get(month.lower())
    written = f"{year}-{number or 0:02}-{day}T{clock}{_zone(zone or 'Z')}"
    return written if number and _real([year, str(number), day]) and _on_a_clock(written) else None


def _in_words(text: str) -> str | None:
    """Read a line that is a date in words and nothing else."""
    for pattern, order in _forms():
        if match := pattern.search(text):
            rest = _CLOCK.sub("", text[: match.start()] + text[match.end() :], count=1)
            alone = all(word in _weekdays() for word in re.findall(r"[^\W\d_]+", rest.lower()))
            day = _day(*(match.group(name) for name in order)) if alone else None
            clock = _clock(text[: match.start()] + " | " + text[match.end() :]) if day else ""
            return f"{day}{clock}" if day and not re.search(r"\d", rest) else None
    return None


def _sent(text: str) -> str | None:
    """Read a date as mail and feeds write it."""
    try:
        found = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    if found.year < FIRST_YEAR:
        return None
    return found.isoformat() if ":" in text else found.date().isoformat()


def _next_day(midnight: str | None) -> str | None:
    if midnight is None:
        return None
    try:
        day = datetime.fromisoformat(midnight[:10]).replace(tzinfo=UTC) + timedelta(days=1)
    except (ValueError, OverflowError):  # a year alone, or the last day of all
        return None
    return f"{day.date().isoformat()}{midnight[10:]}"


def _clock(around: str) -> str:
    """Return the hour beside a date as ISO 8601 has it, or nothing."""
    for match in _CLOCK.finditer(around):
        hour, minute, second, half, zone = match.groups()
        number = int(hour)
        if half and number <= MONTHS:
            number = number % 12 + 12 * half.lower().startswith("p")
        if number < 24 and int(minute) < 60 and (half or ":" in match.group()):  # noqa: PLR2004 — a clock
            return f"T{number:02}:{minute}{f':{second}' if second else ''}{_zone(zone or '')}"
    return ""


def _zone(written: str) -> str:
    if written[:1] in {"+", "-"}:
        real = int(written[1:3]) < 24 and int(written[-2:]) < 60  # noqa: PLR2004 — a clock
        return f"{written[:3]}:{written[-2:]}" if real else ""
    if written.upper() == "Z":
        return "Z"
    hours = _ZONES.get(written.upper())
    return "" if hours is None else f"{hours:+03}:00"


def _day(year: str, month: str, day: str) -> str | None:
    number = int(month) if month.isdecimal() else _months().get(month.lower().rstrip("."))
    parts = [year, f"{number:02}", day.zfill(2)] if number else []
    return "-".join(parts) if parts and _real(parts) else None


_Form = tuple[re.Pattern[str], tuple[str, str, str]]


@cache
def _forms() -> tuple[_Form, ...]:
    """Return how a day is written in a line, the surest first."""
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    month, year, day = rf"(?P<month>{names})\b\.?", r"(?P<year>(?:1[6-9]|20)\d{2})", r"(?P<day>\d{1,2})"
    order = ("year", "month", "day")
    numbers = rf"(?<!\d){year}[-./](?P<month>\d{{1,2}})[-./]{day}(?!\d)"
    forms = (
        numbers,
        rf"\b{month}\s+{day}(?:(?:st|nd|rd|th)?,?\s+|,|(?<=\d\d)){year}\b",
        rf"\b{day}(?:st|nd|rd|th)?\.?(?: of)?\s+{month},?\s+{year}\b",
        # Who parts the numbers with dots writes the day first.
        rf"(?<![\d.]){day}\.(?P<month>\d{{1,2}})\.{year}(?![\d.])",
        # With dashes it could be either, unless it can be no month.
        rf"(?<![\d-])(?P<day>1[3-9]|2\d|3[01])-(?P<month>\d{{1,2}})-{year}(?![\d-])",
    )
    return tuple((re.compile(form, re.IGNORECASE), order) for form in forms)


@cache
def _changed() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words("bylines", "changed"))), re.IGNORECASE)


@cache
def _months() -> Mapping[str, int]:
    found: dict[str, int] = {}
    for code in installed():
        for row in load_pack(code).table("months")["name"]:
            if row["kind"] == "month":
                found[str(row["word"]).lower().rstrip(".")] = int(row["value"])
    return {short: number for name, number in found.items() for short in (name, name[:3])} | {"sept": 9}


@cache
def _weekdays() -> frozenset[str]:
    found = {
        str(row["word"]).lower().rstrip(".")
        for code in installed()
        for row in load_pack(code).table("months")["name"]
        if "month" not in str(row["kind"])
    }
    return frozenset({short for name in found for short in (name, name[:3], name[:4])})


def _real(parts: list[str]) -> bool:
    year, month, day = (*map(int, parts), 1)[:3]
    try:
        datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return False
    return year >= FIRST_YEAR


def _on_a_clock(written: str) -> bool:
    """Return whether there is such an hour and zone, of a date that is real."""
    try:
        datetime.fromisoformat(written.replace(":60", ":59"))  # a leap second
    except ValueError:
        return False
    return True
