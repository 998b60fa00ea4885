"""Dates: what the calendar's own words say (months, days, years, decades, seasons, quarters, holidays)."""

from sayso.stages.measuring.calendar import MONTHS_A_YEAR, Moment, day_of, iso_day, moment_of, shifted
from sayso.stages.measuring.scene import Parts, Scene
from sayso.stages.measuring.tense import Tense

# Two-figure decades and years ("the ’60s") below this are of this century, above of the last.
CENTURY_TURNS = 30
# "A June 3 hearing was set", written in May: a day so few days ahead is the coming one in any tense,
# for one nearly a year back would be told with its year.
SOON = 60
MONTH_DAYS, YEAR_DAYS = 30, 360

_MONTHS_A_QUARTER = 3


def read_date(parts: Parts, scene: Scene) -> str | None:
    """Read a date of the calendar, with or without its year: "March 2", "2 March 2026", "in May"."""
    month, day = parts.number("month", "sure_month"), parts.number("dayth", "day")
    if month is None:
        return None
    year = parts.number("year", "modern", "yy", "old_year")
    if year is None and scene.code == "same":  # "March of that year"
        return _written(moment_of(scene.focus).year, month, day)
    if year is None and scene.code == "cycle" and scene.tense is Tense.PRESENT:
        return _written(None, month, day)  # "it rains from May to September": in any year
    modifier = parts.get("modifier", "only_modifier")
    if year is None and modifier is not None:
        base = scene.anchor.year
        year = None if base is None else base + _month_modifier(int(modifier.value), month, scene.anchor)
        if parts.get("unit") is not None and base is not None:  # "October of next year"
            year = base + int(modifier.value)
    elif year is None:
        year = _year_for(month, day, scene)
        year = _fitting(year, month, day, parts.number("weekday", "short_weekday"))
    return _written(year, month, day)


def _fitting(year: int | None, month: int, day: int | None, weekday: int | None) -> int | None:
    """Return the year, or the one beside it, in which the day falls on the weekday told with it."""
    if year is None or day is None or weekday is None:
        return year
    fits = [
        near
        for near in (year, year - 1, year + 1)
        if (found := day_of(near, month, day)) and found.isoweekday() == weekday
    ]
    return fits[0] if fits else year


def read_iso(parts: Parts, scene: Scene) -> str | None:
    """Read "2026-03-02"."""
    del scene
    numbers = [int(atom.value) for atom in parts.atoms if atom.kind in {"year", "two"}]
    real = day_of(*numbers[:3]) if len(numbers) == 3 else None  # noqa: PLR2004 — year, month, day
    return None if real is None else iso_day(real)


def read_slash(parts: Parts, scene: Scene) -> str | None:
    """Read "3/14/2012" and "14.3.2012"."""
    atom = parts.get("slash")
    numbers = [int(part) for part in atom.code.split("/")[:3]] if atom else []
    if len(numbers) < 3:  # noqa: PLR2004 — month and day alone are as often a fraction
        return None
    first, second, year = numbers
    year = year if year > 99 else _full_year(year)  # noqa: PLR2004
    return _either_way(first, second, year, scene)


def read_dashes(parts: Parts, scene: Scene) -> str | None:
    """Read "14-03-2012"."""
    first, second, year = (int(atom.value) for atom in parts.atoms if atom.kind in {"year", "two"})
    return _either_way(first, second, year, scene)


def read_stamp(parts: Parts, scene: Scene) -> str | None:
    """Read "2012.03.14" and "20120314"."""
    del scene
    stamp = parts.get("stamp")
    return None if stamp is None else stamp.code


def read_short_date(parts: Parts, scene: Scene) -> str | None:
    """Read "14-Mar-12"."""
    del scene
    month, years = parts.number("month"), [atom for atom in parts.atoms if atom.kind in {"year", "two"}]
    day = parts.number("day")
    if month is None or day is None or not years:
        return None
    year = int(years[-1].value)
    return _written(year if years[-1].kind == "year" else _full_year(year), month, day)


def read_glued(parts: Parts, scene: Scene) -> str | None:
    """Read "May 032026", which has lost its comma and its blank."""
    del scene
    month, glued = parts.number("month"), parts.get("glued")
    return None if month is None or glued is None else _written(int(glued.code), month, int(glued.value))


def read_day(parts: Parts, scene: Scene) -> str | None:
    """Read "the 12th": of the month told just before, else by the tense, else the nearest."""
    day, near, today = parts.number("nth"), scene.near, scene.anchor.exact
    if day is None:
        return None
    if near.year is not None and near.month is not None:
        return _written(near.year, near.month, day)
    if today is None:
        return f"XXXX-XX-{day:02d}"
    months = [shifted(scene.anchor, "month", step) for step in (-1, 0, 1)]
    days = [
        found
        for month in map(moment_of, months)
        if month.year and month.month and (found := day_of(month.year, month.month, day))
    ]
    past, ahead = [one for one in days if one <= today], [one for one in days if one >= today]
    fits = {Tense.PAST: past, Tense.FUTURE: ahead, Tense.PRESENT: ahead}.get(scene.tense) or days
    return iso_day(min(fits, key=lambda one: abs(one - today))) if fits else None


def _full_year(two: int) -> int:
    return two + (2000 if two < CENTURY_TURNS else 1900)


def _either_way(first: int, second: int, year: int, scene: Scene) -> str | None:
    """Return the one day that two figures name, or of two that of the dateline; refuse where neither is.

    Of 160 such dates in a press corpus 101 name one day, and 50 of the others can be the dateline's.
    """
    ways = {iso_day(day) for day in (day_of(year, first, second), day_of(year, second, first)) if day}
    anchor = scene.anchor
    today = _written(anchor.year, anchor.month, anchor.day) if anchor.month and anchor.day else None
    if len(ways) > 1:
        ways &= {today}
    return next(iter(ways), None)


def read_year(parts: Parts, scene: Scene) -> str | None:
    """Read a year."""
    del scene
    year = parts.number("year", "modern", "yy", "number", "old_year")
    return None if year is None else f"{year:04d}"


def read_short_year(parts: Parts, scene: Scene) -> str | None:
    """Read "’96"."""
    del scene
    two = parts.number("two")
    return None if two is None else str(_full_year(two))


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


def read_season(parts: Parts, scene: Scene) -> str | None:
    """Read "last summer", "in the fall", "winter 2004"."""
    season, year = parts.get("season", "sure_season"), parts.number("year", "modern")
    if season is None:
        return None
    modifier = parts.get("modifier", "only_modifier")
    if year is None and modifier is not None and scene.anchor.year is not None:
        year = scene.anchor.year + _month_modifier(int(modifier.value), int(season.value), scene.anchor)
    elif year is None:
        if scene.code == "cycle" and scene.tense is Tense.PRESENT:
            return f"XXXX-{season.code}"  # "winter is dry": in any year
        told = scene._replace(tense=Tense.PAST) if scene.tense is Tense.UNKNOWN else scene
        year = _year_for(int(season.value), None, told)  # "a rocky summer" is over
    return f"{'XXXX' if year is None else f'{year:04d}'}-{season.code}"


def read_focus_month(parts: Parts, scene: Scene) -> str | None:
    """Read "the following autumn", "the previous March": the one after or before the time told last."""
    here, named = moment_of(scene.focus), parts.get("season", "month")
    if here.year is None or named is None:
        return None
    at = here.month or (MONTHS_A_YEAR if scene.shift > 0 else 1)  # of a bare year the one beside it
    passes = named.value <= at if scene.shift > 0 else named.value >= at
    year = here.year + (scene.shift if passes else 0)
    return f"{year:04d}-{named.code or f'{int(named.value):02d}'}"


def read_quarter(parts: Parts, scene: Scene) -> str | None:
    """Read "the third quarter of 2009", "Q4", "third-quarter"."""
    quarter, year = parts.number("ordinal", "two", "last_quarter"), parts.number("year", "modern")
    if quarter is None or not 1 <= quarter <= 4:  # noqa: PLR2004
        return None
    modifier = parts.get("modifier", "only_modifier")
    if year is None and modifier is not None and scene.anchor.year is not None:
        year = scene.anchor.year + int(modifier.value)
    elif year is None:
        year = _year_for(quarter * _MONTHS_A_QUARTER - 2, 1, scene)
    return f"{'XXXX' if year is None else f'{year:04d}'}-{scene.code or 'Q'}{quarter}"


def read_told_quarter(parts: Parts, scene: Scene) -> str | None:
    """Read "third-quarter results": there are none of a quarter to come, whenever they are told."""
    quarter = parts.number("ordinal", "last_quarter")
    if quarter is None or not 1 <= quarter <= 4:  # noqa: PLR2004
        return None
    year = _year_for(quarter * _MONTHS_A_QUARTER - 2, None, scene._replace(tense=Tense.PAST))
    return f"{'XXXX' if year is None else f'{year:04d}'}-Q{quarter}"


def read_fiscal_quarter(parts: Parts, scene: Scene) -> str | None:
    """Read "the fiscal third quarter", "the third quarter of fiscal 2027": no quarter of the calendar."""
    del scene
    quarter, year = parts.number("ordinal", "two", "last_quarter"), parts.number("year", "modern")
    if quarter is None or not 1 <= quarter <= 4:  # noqa: PLR2004
        return None
    return f"FY{'XXXX' if year is None else f'{year:04d}'}-Q{quarter}"


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
    near = 0 if day is None else SOON
    forward = {Tense.PAST: gap <= near, Tense.FUTURE: gap < YEAR_DAYS - near}.get(
        scene.tense, gap <= YEAR_DAYS // 2
    )
    passed = (month, day or today) < (now, today)
    return year + passed if forward else year - (not passed)
