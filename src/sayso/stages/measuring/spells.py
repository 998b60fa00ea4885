"""Spells: how long, how often, at what hour."""

from collections.abc import Mapping

from sayso.stages.measuring.calendar import iso_day, moment_of, moved_days
from sayso.stages.measuring.scene import Parts, Scene

_CODES: Mapping[str, str] = {
    "year": "Y",
    "month": "M",
    "week": "W",
    "day": "D",
    "hour": "H",
    "minute": "M",
    "second": "S",
}
_MULTIPLES: Mapping[str, tuple[int, str]] = {
    "decade": (10, "year"),
    "century": (100, "year"),
    "fortnight": (2, "week"),
    "quarter": (3, "month"),
}
_HOURS_A_DAY, _NOON, _MINUTES = 24, 12, 60


def read_duration(parts: Parts, scene: Scene) -> str | None:
    """Read "three days", "a year", "several months", "decades"."""
    number, unit = parts.get("number", "half_number"), parts.get("unit", "day_unit", "long_unit", "units")
    if unit is None:
        return scene.code or None
    vague = parts.get("few") is not None or (number is not None and number.vague)
    count = number.value if number is not None else scene.shift / 2 if scene.shift else 1
    if vague or (number is None and unit.kind == "units"):
        return _duration(None, unit.code)
    return _duration(count, unit.code)


def read_every(parts: Parts, scene: Scene) -> str | None:
    """Read "every Monday", "each year", "annual": how often."""
    weekday = parts.get("weekday", "weekdays")
    if weekday is not None:
        return f"XXXX-WXX-{int(weekday.value)}"
    part, word = parts.get("part"), parts.get("often")
    if part is not None:
        return f"XXXX-XX-XXT{part.code}"
    if word is not None:
        return word.code
    number, unit = parts.get("number"), parts.get("unit", "day_unit", "long_unit", "units")
    if unit is None:
        return None
    often = number.value if number and scene.code != "rate" else max(scene.shift, 1)  # "three times a year"
    return _duration(often, unit.code)


def read_clock(parts: Parts, scene: Scene) -> str | None:
    """Read "16:15 UTC", "5 p.m.", "noon" as the part of a value after the day."""
    del scene
    named = parts.get("hour_name")
    if named is not None:
        return "T" + named.code
    clock, half = parts.get("clock", "hhmm", "two", "number"), parts.get("half_day")
    if clock is None:
        return None
    text = f"{clock.value:.2f}" if clock.value % 1 else ""  # "4.30 p.m."
    hour, minute = int(clock.value), clock.code or (text.split(".")[1] if text else "00")
    if half is not None:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + int(half.value)
    if hour > _HOURS_A_DAY or int(minute) >= _MINUTES:
        return None
    zone = parts.get("zone")
    return f"T{hour:02d}:{minute}{zone.code if zone else ''}"


def read_part(parts: Parts, scene: Scene) -> str | None:
    """Read "night", "morning" as the part of a value after the day."""
    part = parts.get("part")
    code = scene.code if part is None else part.code
    return f"T{code}" if code else None


def read_this_part(parts: Parts, scene: Scene) -> str | None:
    """Read "this morning"."""
    part, today = parts.get("part"), scene.anchor.exact
    return None if part is None or today is None else f"{iso_day(today)}T{part.code}"


def read_focus_part(parts: Parts, scene: Scene) -> str | None:
    """Read "that night", "the following morning"."""
    part, here = parts.get("part"), moment_of(scene.focus).exact
    day = moved_days(here, scene.shift) if here else None
    return None if part is None or day is None else f"{iso_day(day)}T{part.code}"


def _duration(count: float | None, unit: str) -> str | None:
    if unit == "weekend":
        return f"P{'X' if count is None else f'{count:g}'}WE"
    times, plain = _MULTIPLES.get(unit, (1, unit))
    if plain not in _CODES:
        return None
    mark = "PT" if plain in {"hour", "minute", "second"} else "P"
    if plain == "day" and count is not None and count % 1:
        mark, plain, times = "PT", "hour", _HOURS_A_DAY
    return f"{mark}{'X' if count is None else f'{count * times:.12g}'}{_CODES[plain]}"
