"""Readings: what each kind of time expression says, given the dateline, the tense and the times before it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sayso.stages.measuring.atoms import Atom
from sayso.stages.measuring.calendar import (
    DAYS_A_WEEK,
    MONTHS_A_YEAR,
    Moment,
    day_of,
    iso_day,
    moved_days,
    shifted,
)
from sayso.stages.measuring.tense import Tense

PAST_REF, PRESENT_REF, FUTURE_REF = "PAST_REF", "PRESENT_REF", "FUTURE_REF"
# Two-figure decades and years ("the ’60s") below this are of this century, above of the last.
CENTURY_TURNS = 30
# "A June 3 hearing was set", written in May: a date so few days ahead is the coming one in any tense,
# for one nearly a year back would be told with its year.
SOON = 60
MONTH_DAYS, YEAR_DAYS = 30, 360

_CODES = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "M", "second": "S"}
_MULTIPLES = {"decade": (10, "year"), "century": (100, "year"), "fortnight": (2, "week"), "quarter": (3, "month")}
_QUARTER_OF_MONTH = 3


class Scene(NamedTuple):
    """What a reading may look at: the dateline, the last time told, the tense, a pattern's own shift and code.

    `weekdays` are the days that weekday names have meant so far.  `story` is the year the neighbouring text is about, when that is not the dateline's own.
    """

    anchor: Moment
    focus: str | None
    story: int | None
    tense: Tense
    shift: int
    code: str
    weekdays: dict[int, str]


class Parts(NamedTuple):
    """The atoms of one match, by kind."""

    atoms: Sequence[Atom]

    def get(self, *kinds: str) -> Atom | None:
        """Return the first atom of one of these kinds."""
        return next((atom for atom in self.atoms if atom.kind in kinds), None)

    def number(self, *kinds: str) -> int | None:
        """Return the whole number of the first atom of one of these kinds."""
        atom = self.get(*kinds)
        return None if atom is None else int(atom.value)


Reading = Callable[[Parts, Scene], str | None]


def read_date(parts: Parts, scene: Scene) -> str | None:
    """Read a date of the calendar, with or without its year: "March 2", "2 March 2026", "in May"."""
    month, day = parts.number("month", "sure_month"), parts.number("dayth", "day")
    if month is None:
        return None
    year = parts.number("year", "modern", "yy")
    modifier = parts.get("modifier", "only_modifier")
    if year is None and modifier is not None:
        base = scene.anchor.year
        year = None if base is None else base + _month_modifier(int(modifier.value), month, scene.anchor)
        if parts.get("unit") is not None and base is not None:  # "October of next year"
            year = base + int(modifier.value)
    elif year is None:
        year = _year_for(month, day, scene)
    return _written(year, month, day)


def _month_modifier(step: int, month: int, anchor: Moment) -> int:
    """Return how many years off "last March" is: the one most recently over."""
    if anchor.month is None:
        return 0
    if step < 0:
        return 0 if month < anchor.month else -1
    return (0 if month > anchor.month else 1) if step > 0 else 0


def _written(year: int | None, month: int, day: int | None) -> str | None:
    start = "XXXX" if year is None else f"{year:04d}"
    if day is None:
        return f"{start}-{month:02d}"
    real = day_of(2000 if year is None else year, month, day)  # 2000: a leap year
    return None if real is None else f"{start}-{month:02d}-{day:02d}"


def _year_for(month: int, day: int | None, scene: Scene) -> int | None:
    """Choose the year of a date told without: that of the story, else by the tense, else the nearest."""
    if scene.story is not None:
        return scene.story
    year, now = scene.anchor.year, scene.anchor.month
    if year is None or now is None:
        return None
    today = scene.anchor.day or 1
    gap = ((month - now) * MONTH_DAYS + (day or today) - today) % YEAR_DAYS  # days ahead, near enough
    if gap == 0 or (month == now and day is None):
        return year
    forward = {Tense.PAST: gap <= SOON, Tense.FUTURE: gap < YEAR_DAYS - SOON}.get(
        scene.tense, gap <= YEAR_DAYS // 2
    )
    passed = (month, day or today) < (now, today)
    return year + passed if forward else year - (not passed)


def read_iso(parts: Parts, scene: Scene) -> str | None:
    """Read "2026-03-02"."""
    del scene
    numbers = [int(atom.value) for atom in parts.atoms if atom.kind in {"year", "two"}]
    real = day_of(*numbers[:3]) if len(numbers) == 3 else None  # noqa: PLR2004 — year, month, day
    return None if real is None else iso_day(real)


def read_slash(parts: Parts, scene: Scene) -> str | None:
    """Read "3/14/2012"; refuse where day and month could be the other way round."""
    atom = parts.get("slash")
    numbers = [int(part) for part in atom.code.split("/")[:3]] if atom else []
    if len(numbers) < 3:  # noqa: PLR2004 — month and day alone are as often a fraction
        return None
    first, second, year = numbers
    year += 0 if year > 99 else 2000 if year < CENTURY_TURNS else 1900  # noqa: PLR2004
    ways = {day_of(year, first, second), day_of(year, second, first)} - {None}
    del scene
    return iso_day(next(day for day in ways if day)) if len(ways) == 1 else None


def read_year(parts: Parts, scene: Scene) -> str | None:
    """Read a year."""
    del scene
    year = parts.number("year", "modern", "yy", "number")
    return None if year is None else f"{year:04d}"


def read_short_year(parts: Parts, scene: Scene) -> str | None:
    """Read "’96"."""
    del scene
    two = parts.number("two")
    return None if two is None else str((2000 if two < CENTURY_TURNS else 1900) + two)


def read_before_christ(parts: Parts, scene: Scene) -> str | None:
    """Read "508 BC"."""
    del scene
    year = parts.number("year", "number")
    return None if year is None else f"BC{year:04d}"


def read_fiscal(parts: Parts, scene: Scene) -> str | None:
    """Read "fiscal 2007"."""
    year = read_year(parts, scene)
    return None if year is None else f"FY{year}"


def read_decade(parts: Parts, scene: Scene) -> str | None:
    """Read "the 1990s", "the ’60s", "the nineties"."""
    del scene
    decade = parts.number("decade")
    if decade is None:
        return None
    return str(decade) if decade > 9 else ("20" if decade * 10 < CENTURY_TURNS else "19") + str(decade)  # noqa: PLR2004


def read_century(parts: Parts, scene: Scene) -> str | None:
    """Read "the 19th century"."""
    ordinal = parts.number("ordinal")
    if ordinal is None or not 1 <= ordinal <= 99:  # noqa: PLR2004
        return None
    return f"BC{ordinal - 1:02d}" if scene.code == "BC" else f"{ordinal - 1:02d}"


def read_weekday(parts: Parts, scene: Scene) -> str | None:
    """Read a weekday's name: the past one, or the coming one where the clause looks ahead."""
    weekday = parts.number("weekday", "short_weekday")
    if weekday is None:
        return None
    today = scene.anchor.exact
    if today is None:
        return f"XXXX-WXX-{weekday}"
    back = (today.isoweekday() - weekday) % DAYS_A_WEEK
    ahead = -back % DAYS_A_WEEK
    modifier = parts.get("modifier", "only_modifier")
    if modifier is None and scene.tense is Tense.UNKNOWN and weekday in scene.weekdays:
        return scene.weekdays[weekday]
    if modifier is not None and modifier.value:
        step = -(back or DAYS_A_WEEK) if modifier.value < 0 else ahead or DAYS_A_WEEK
    elif scene.tense in {Tense.FUTURE, Tense.PRESENT} or (modifier is not None and scene.tense is not Tense.PAST):
        step = ahead
    else:
        step = -back
    day = _day(today, step)
    if day is not None and scene.tense is not Tense.UNKNOWN:
        scene.weekdays[weekday] = day
    return day


def read_focus_weekday(parts: Parts, scene: Scene) -> str | None:
    """Read "the following Monday": counted from the time told last."""
    weekday = parts.number("weekday")
    here = _focus(scene).exact
    if weekday is None or here is None:
        return None
    ahead = (weekday - here.isoweekday()) % DAYS_A_WEEK or DAYS_A_WEEK
    return _day(here, ahead if scene.shift > 0 else (ahead % DAYS_A_WEEK) - DAYS_A_WEEK)


def read_deictic(parts: Parts, scene: Scene) -> str | None:
    """Read "yesterday", "tonight", "last night"."""
    atom = parts.get("deictic")
    step = scene.shift if atom is None else int(atom.value)
    code = scene.code if atom is None else atom.code
    today = scene.anchor.exact
    day = _day(today, step) if today else None
    return None if day is None else day + code


def read_relative(parts: Parts, scene: Scene) -> str | None:
    """Read "last year", "this week", "next quarter": counted from the dateline."""
    modifier, unit = parts.get("modifier", "only_modifier"), parts.get("unit")
    step = scene.shift if modifier is None else int(modifier.value)
    if unit is None:
        return None
    if unit.code in {"hour", "minute", "second", "moment"}:
        return PRESENT_REF if step == 0 else None
    return shifted(scene.anchor, unit.code, step)


def read_season(parts: Parts, scene: Scene) -> str | None:
    """Read "last summer", "in the fall", "winter 2004"."""
    season, year = parts.get("season", "sure_season"), parts.number("year", "modern")
    if season is None:
        return None
    modifier = parts.get("modifier", "only_modifier")
    if year is None and modifier is not None and scene.anchor.year is not None:
        year = scene.anchor.year + _month_modifier(int(modifier.value), int(season.value), scene.anchor)
    elif year is None:
        year = _year_for(int(season.value), None, scene)
    return f"{'XXXX' if year is None else f'{year:04d}'}-{season.code}"


def read_quarter(parts: Parts, scene: Scene) -> str | None:
    """Read "the third quarter of 2009", "Q4", "third-quarter"."""
    quarter, year = parts.number("ordinal", "two", "last_quarter"), parts.number("year", "modern")
    if quarter is None or not 1 <= quarter <= 4:  # noqa: PLR2004
        return None
    modifier = parts.get("modifier", "only_modifier")
    if year is None and modifier is not None and scene.anchor.year is not None:
        year = scene.anchor.year + int(modifier.value)
    elif year is None:
        year = _year_for(quarter * _QUARTER_OF_MONTH - 2, None, scene)
    return f"{'XXXX' if year is None else f'{year:04d}'}-{scene.code or 'Q'}{quarter}"


def read_holiday(parts: Parts, scene: Scene) -> str | None:
    """Read a day that has a name and a fixed date ("Christmas Eve")."""
    holiday = parts.get("holiday")
    if holiday is None:
        return None
    if len(holiday.code) > len("12-25"):
        return holiday.code
    month, day = (int(part) for part in holiday.code.split("-"))
    year = parts.number("year", "modern")
    modifier = parts.get("modifier", "only_modifier")
    if year is None and modifier is not None and scene.anchor.year is not None:
        year = scene.anchor.year + _month_modifier(int(modifier.value), month, scene.anchor)
    return _written(_year_for(month, day, scene) if year is None else year, month, day)


def read_ago(parts: Parts, scene: Scene) -> str | None:
    """Read "two years ago", "in three days": so many units from the dateline."""
    return _stepped(parts, scene.anchor, scene.shift) or (PAST_REF if scene.shift < 0 else FUTURE_REF)


def read_same_period(parts: Parts, scene: Scene) -> str | None:
    """Read "the same period last year": the month or quarter told last, in that year."""
    modifier = parts.get("modifier")
    step = scene.shift if modifier is None else int(modifier.value)
    year = shifted(scene.anchor, "year", step)
    inner = (scene.focus or "")[4:7]
    return year + inner if year and inner and "W" not in inner else year


def read_focus(parts: Parts, scene: Scene) -> str | None:
    """Read "that time": the time told last."""
    del parts
    return scene.focus


def read_after(parts: Parts, scene: Scene) -> str | None:
    """Read "two years later", "the day before": so many units from the time told last."""
    return _stepped(parts, _focus(scene), scene.shift)


def _stepped(parts: Parts, moment: Moment, sign: int) -> str | None:
    number, unit = parts.get("number"), parts.get("unit", "long_unit", "units")
    if unit is None or (number is not None and (number.vague or number.value % 1)) or parts.get("few"):
        return None
    count = 1 if number is None else int(number.value)
    return shifted(moment, unit.code, sign * count)


def read_same(parts: Parts, scene: Scene) -> str | None:
    """Read "that year", "the same day": the time told last, as coarse as the unit."""
    unit, modifier = parts.get("unit"), parts.get("modifier", "only_modifier")
    if unit is None:
        return None
    if modifier is not None and scene.focus is None:
        return None
    return shifted(_focus(scene), unit.code, 0)


def read_duration(parts: Parts, scene: Scene) -> str | None:
    """Read "three days", "a year", "several months", "decades"."""
    number, unit = parts.get("number", "half_number"), parts.get("unit", "long_unit", "units")
    if unit is None:
        return scene.code or None
    vague = parts.get("few") is not None or (number is not None and number.vague)
    count = number.value if number is not None else scene.shift / 2 if scene.shift else 1
    if vague or (number is None and unit.kind == "units"):
        return _duration(None, unit.code)
    return _duration(count, unit.code)


def _duration(count: float | None, unit: str) -> str | None:
    if unit == "weekend":
        return f"P{'X' if count is None else f'{count:g}'}WE"
    times, plain = _MULTIPLES.get(unit, (1, unit))
    if plain not in _CODES:
        return None
    mark = "PT" if plain in {"hour", "minute", "second"} else "P"
    if plain == "day" and count is not None and count % 1:
        mark, plain, times = "PT", "hour", 24
    return f"{mark}{'X' if count is None else f'{count * times:.12g}'}{_CODES[plain]}"


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
    number, unit = parts.get("number"), parts.get("unit", "long_unit", "units")
    if unit is None:
        return None
    return _duration(number.value if number else max(scene.shift, 1), unit.code)


def read_clock(parts: Parts, scene: Scene) -> str | None:
    """Read "16:15 UTC", "5 p.m.", "noon" as the part of a value after the day."""
    del scene
    named = parts.get("hour_name")
    if named is not None:
        return "T" + named.code
    clock, half = parts.get("clock", "two", "number"), parts.get("half_day")
    if clock is None:
        return None
    text = f"{clock.value:.2f}" if clock.value % 1 else ""  # "4.30 p.m."
    hour, minute = int(clock.value), clock.code or (text.split(".")[1] if text else "00")
    if half is not None:
        if not 1 <= hour <= MONTHS_A_YEAR:
            return None
        hour = hour % 12 + int(half.value)
    if hour > 24 or int(minute) > 59:  # noqa: PLR2004
        return None
    zone = parts.get("zone")
    return f"T{hour:02d}:{minute}{zone.code if zone else ''}"


def read_part(parts: Parts, scene: Scene) -> str | None:
    """Read "night", "morning" as the part of a value after the day."""
    del scene
    part = parts.get("part")
    return None if part is None else "T" + part.code


def read_this_part(parts: Parts, scene: Scene) -> str | None:
    """Read "this morning"."""
    part, today = parts.get("part"), scene.anchor.exact
    return None if part is None or today is None else f"{iso_day(today)}T{part.code}"


def read_focus_part(parts: Parts, scene: Scene) -> str | None:
    """Read "that night", "the following morning"."""
    part, here = parts.get("part"), _focus(scene).exact
    day = _day(here, scene.shift) if here else None
    return None if part is None or day is None else f"{day}T{part.code}"


def read_reference(parts: Parts, scene: Scene) -> str | None:
    """Read "recently", "now", "soon"."""
    atom = parts.get("reference")
    return scene.code if atom is None else atom.code


def read_nothing(parts: Parts, scene: Scene) -> str | None:
    """Refuse: a time whose value the text does not tell."""
    del parts, scene
    return None


def _focus(scene: Scene) -> Moment:
    from sayso.stages.measuring.calendar import moment_of  # noqa: PLC0415

    return moment_of(scene.focus)


def _day(day: date | None, step: int) -> str | None:
    moved = None if day is None else moved_days(day, step)
    return None if moved is None else iso_day(moved)


READINGS: Mapping[str, Reading] = {
    "date": read_date,
    "iso": read_iso,
    "slash": read_slash,
    "year": read_year,
    "short year": read_short_year,
    "before christ": read_before_christ,
    "fiscal": read_fiscal,
    "decade": read_decade,
    "century": read_century,
    "weekday": read_weekday,
    "focus weekday": read_focus_weekday,
    "deictic": read_deictic,
    "relative": read_relative,
    "season": read_season,
    "quarter": read_quarter,
    "holiday": read_holiday,
    "ago": read_ago,
    "after": read_after,
    "same period": read_same_period,
    "focus": read_focus,
    "same": read_same,
    "duration": read_duration,
    "every": read_every,
    "clock": read_clock,
    "part": read_part,
    "this part": read_this_part,
    "focus part": read_focus_part,
    "reference": read_reference,
    "nothing": read_nothing,
}

