"""Dates: publication dates as files write them, in ISO 8601 and exactly as precise."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from sayso.model.article import DateFound, FoundDate

_ISO = re.compile(
    r"(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|[+-]\d{2}:?\d{2})?)?)?",
    re.ASCII,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", re.ASCII)
_IN_URL = re.compile(r"/((?:19|20)\d{2})[/-]?(\d{2})[/-]?(\d{2})(?=\D)", re.ASCII)
_WRITTEN = (
    "%B %d, %Y",
    "%b %d, %Y",
    "%d %B %Y",
    "%d %b %Y",
    "%b. %d, %Y",
    "%A, %B %d, %Y",
    "%A, %d %B %Y",
    "%A %d %B %Y",
)


def iso_date(written: str, *, day_first: bool | None = None) -> str | None:
    """Return `written` as ISO 8601, None where it is no date or could be two.

    `day_first` settles which of 4/5/2026 is the day; without it such a date is None.

    >>> iso_date("Mon, 02 Mar 2026 10:00:00 GMT"), iso_date("4/5/2026"), iso_date("4/25/2026")
    ('2026-03-02T10:00:00+00:00', None, '2026-04-25')
    """
    text = written.strip()
    match = _ISO.fullmatch(text)
    if match:
        year, month, day, clock, zone = match.groups()
        parts = [year, month, *([day] if day else [])]
        value = "-".join(parts) + (f"T{clock}{zone or ''}" if clock else "")
        return value if _real(parts) else None
    match = _COMPACT.fullmatch(text)
    if match:
        return "-".join(match.groups()) if _real(list(match.groups())) else None
    if re.fullmatch(r"(19|20)\d{2}", text, re.ASCII):
        return text
    return _slashed(text, day_first) or _written(text)


def date_in_url(url: str | None) -> str | None:
    """Return the day that stands in the path of `url`.

    >>> date_in_url("https://herald.example/2026/03/02/mill.html")
    '2026-03-02'
    """
    match = _IN_URL.search(url or "")
    return "-".join(match.groups()) if match and _real(list(match.groups())) else None


def best_date(found: list[DateFound]) -> str | None:
    """Return the most trusted date: the order of `FoundDate`, then the order found."""
    ranks = list(FoundDate)
    return min(found, key=lambda date: ranks.index(date.where)).value if found else None


def _slashed(text: str, day_first: bool | None) -> str | None:  # noqa: FBT001 — private, three states
    match = _SLASHED.fullmatch(text)
    if not match:
        return None
    first, second, year = match.groups()
    if day_first is None:
        if max(int(first), int(second)) <= 12 and first != second:  # noqa: PLR2004 — months
            return None
        day_first = int(first) > 12  # noqa: PLR2004 — months
    day, month = (first, second) if day_first else (second, first)
    parts = [year, month.zfill(2), day.zfill(2)]
    return "-".join(parts) if _real(parts) else None


def _written(text: str) -> str | None:
    for form in _WRITTEN:
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC).date().isoformat()
        except ValueError:
            continue
    try:
        found = parsedate_to_datetime(text)
        return found.isoformat() if ":" in text else found.date().isoformat()
    except (TypeError, ValueError, IndexError):
        return None


def _real(parts: list[str]) -> bool:
    year, month, day = (*map(int, parts), 1)[:3]
    try:
        datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return False
    return True
