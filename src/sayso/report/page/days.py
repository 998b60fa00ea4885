"""Days: dates of publication and of events, as people write them."""

import re

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T(MO|AF|EV|NI|\d{2}:\d{2})?.*)?")
_PARTS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night"}


def told_time(value: str) -> str:
    """Return a date in words; a value that is no calendar date stays as it is.

    >>> told_time("2026-03-09"), told_time("2026-03"), told_time("2025-12-28TNI")
    ('9 March 2026', 'March 2026', '28 December 2025, night')
    """
    found = _DAY.fullmatch(value)
    if not found or (found[2] and not 1 <= int(found[2]) <= len(_MONTHS)):
        return value
    year, month, day, part = found.groups()
    if part and part not in _PARTS:
        part = None
    told = " ".join(filter(None, (str(int(day)) if day else "", _MONTHS[int(month) - 1] if month else "", year)))
    return f"{told}, {_PARTS[part]}" if part else told
