"""Steps: times told from the dateline or from another time (yesterday, last week, two days later)."""

from datetime import date

from sayso.stages.measuring.calendar import (
    DAYS_A_WEEK,
    Moment,
    iso_day,
    iso_week,
    moment_of,
    moved_days,
    shifted,
)
from sayso.stages.measuring.scene import Parts, Scene
from sayso.stages.measuring.tense import Tense

_SATURDAY = 6
PAST_REF, PRESENT_REF, FUTURE_REF = "PAST_REF", "PRESENT_REF", "FUTURE_REF"


def read_weekday(parts: Parts, scene: Scene) -> str | None:
    """Read a weekday's name: the past one, or the coming one where the clause looks ahead."""
    weekday = parts.number("weekday", "short_weekday", "weekdays")
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
    elif scene.tense in {Tense.FUTURE, Tense.PRESENT} or (
        modifier is not None and scene.tense is not Tense.PAST
    ):
        step = ahead
    else:
        step = -back
    day = _day(today, step)
    if day is not None and scene.tense is not Tense.UNKNOWN:
        scene.weekdays[weekday] = day
    return day


def read_counted_weekday(parts: Parts, scene: Scene) -> str | None:
    """Read "two Mondays ago", "the Monday before last": the last but one before the dateline, or after it."""
    weekday, number, today = parts.number("weekday", "weekdays"), parts.get("number"), scene.anchor.exact
    count = abs(scene.shift) if number is None else number.value
    if weekday is None or count % 1 or today is None:
        return None
    way = 1 if scene.shift > 0 else -1
    near = (way * (weekday - today.isoweekday())) % DAYS_A_WEEK or DAYS_A_WEEK
    return _day(today, way * (near + (int(count) - 1) * DAYS_A_WEEK))


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


def read_from_day(parts: Parts, scene: Scene) -> str | None:
    """Read "a week from Tuesday": so many days or weeks on from a day, which is a coming one."""
    ahead = scene._replace(tense=Tense.FUTURE, shift=0, code="")
    day = moment_of((read_deictic if parts.get("deictic") else read_weekday)(parts, ahead)).exact
    unit, number = parts.get("unit", "units"), parts.number("number")
    size = {"day": 1, "week": DAYS_A_WEEK}.get("" if unit is None else unit.code)
    return None if day is None or size is None else _day(day, size * (number or 1))


def read_relative(parts: Parts, scene: Scene) -> str | None:
    """Read "last year", "this week", "next quarter": counted from the dateline."""
    modifier, unit = parts.get("modifier", "only_modifier"), parts.get("unit")
    step = scene.shift if modifier is None else int(modifier.value)
    if unit is None:
        return None
    if unit.code in {"hour", "minute", "second", "moment"}:
        return PRESENT_REF if step == 0 else None
    value = shifted(scene.anchor, unit.code, step)
    return value if value is None or unit.code != "year" else scene.code + value  # "FY2025"


def read_weekend(parts: Parts, scene: Scene) -> str | None:
    """Read "over the weekend": the one just past, or the coming one where the clause looks ahead."""
    del parts
    today = scene.anchor.exact
    if today is None:
        return None
    back = (today.isoweekday() - _SATURDAY) % DAYS_A_WEEK
    if back > 1 and scene.tense in {Tense.FUTURE, Tense.PRESENT}:  # else the dateline is in it
        back -= DAYS_A_WEEK
    saturday = moved_days(today, -back)
    return None if saturday is None else f"{iso_week(saturday)}-WE"


def read_ago(parts: Parts, scene: Scene) -> str | None:
    """Read "two years ago", "in three days": so many units from the dateline."""
    return _stepped(parts, scene.anchor, scene.shift) or (PAST_REF if scene.shift < 0 else FUTURE_REF)


def read_after(parts: Parts, scene: Scene) -> str | None:
    """Read "two years later", "the day before": so many units from the time told last."""
    return _stepped(parts, _focus(scene), scene.shift)


def read_next(parts: Parts, scene: Scene) -> str | None:
    """Read "the next year": in a tale of the past it follows the time told last, else the dateline.

    "The next day" always follows the time told last: the day after the dateline is tomorrow.
    """
    unit = parts.get("unit")
    tale = scene.tense is Tense.PAST and scene.focus is not None
    if tale or (unit is not None and unit.code == "day"):
        return read_after(parts, scene)
    return read_relative(parts, scene)


def read_same(parts: Parts, scene: Scene) -> str | None:
    """Read "that year", "the same day": the time told last, as coarse as the unit."""
    unit, modifier = parts.get("unit"), parts.get("modifier", "only_modifier")
    if unit is None:
        return None
    if modifier is not None and scene.focus is None:
        return None
    return shifted(_focus(scene), unit.code, 0)


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


def read_reference(parts: Parts, scene: Scene) -> str | None:
    """Read "recently", "now", "soon"."""
    atom = parts.get("reference")
    return scene.code if atom is None else atom.code


def read_nothing(parts: Parts, scene: Scene) -> str | None:
    """Refuse: a time whose value the text does not tell."""
    del parts, scene
    return None


def _stepped(parts: Parts, moment: Moment, sign: int) -> str | None:
    number, unit = parts.get("number"), parts.get("unit", "day_unit", "long_unit", "units")
    if unit is None or (number is not None and (number.vague or number.value % 1)) or parts.get("few"):
        return None
    count = 1 if number is None else int(number.value)
    return shifted(moment, unit.code, sign * count)


def _focus(scene: Scene) -> Moment:
    return moment_of(scene.focus)


def _day(day: date | None, step: int) -> str | None:
    moved = None if day is None else moved_days(day, step)
    return None if moved is None else iso_day(moved)
