"""Readings by name, as the patterns of the language pack call them."""

from collections.abc import Mapping

from sayso.stages.measuring import dates, spells, steps
from sayso.stages.measuring.scene import Reading

READINGS: Mapping[str, Reading] = {
    "date": dates.read_date,
    "iso": dates.read_iso,
    "slash": dates.read_slash,
    "dashes": dates.read_dashes,
    "stamp": dates.read_stamp,
    "short date": dates.read_short_date,
    "glued": dates.read_glued,
    "day": dates.read_day,
    "year": dates.read_year,
    "short year": dates.read_short_year,
    "before christ": dates.read_before_christ,
    "fiscal": dates.read_fiscal,
    "decade": dates.read_decade,
    "century": dates.read_century,
    "weekday": steps.read_weekday,
    "weekdays ago": steps.read_weekdays_ago,
    "focus weekday": steps.read_focus_weekday,
    "deictic": steps.read_deictic,
    "from day": steps.read_from_day,
    "weekend": steps.read_weekend,
    "relative": steps.read_relative,
    "season": dates.read_season,
    "quarter": dates.read_quarter,
    "told quarter": dates.read_told_quarter,
    "fiscal quarter": dates.read_fiscal_quarter,
    "holiday": dates.read_holiday,
    "ago": steps.read_ago,
    "after": steps.read_after,
    "next": steps.read_next,
    "same period": steps.read_same_period,
    "focus": steps.read_focus,
    "same": steps.read_same,
    "duration": spells.read_duration,
    "every": spells.read_every,
    "clock": spells.read_clock,
    "part": spells.read_part,
    "this part": spells.read_this_part,
    "focus part": spells.read_focus_part,
    "reference": steps.read_reference,
    "nothing": steps.read_nothing,
}
