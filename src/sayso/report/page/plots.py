"""Plots: what pictures share, in numbers: text measured and broken, days in columns, boxes."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sayso.report.facts.dates import day_told, is_day, later, of_day, one_year
from sayso.report.facts.layout import columns as wide

CHARACTER = 7.2  # of a label of 12 px in the widest fonts that a page may get
LINE = 17
GLUE = "\x1f"
_MOST_COLUMNS = 12
_UNITS = {"day": len("2026-03-08"), "week": len("2026-03-08"), "month": len("2026-03"), "year": len("2026")}


def length(text: str) -> float:
    """Return how long a label may be, in px."""
    return wide(text) * CHARACTER


def broken(text: str, most: int) -> tuple[str, ...]:
    """Return a label in lines of at most `most` characters; a longer word is cut, and nothing is lost.

    >>> broken("the harbour office of Velmouth", 12)
    ('the harbour', 'office of', 'Velmouth')

    Words that GLUE holds together stay in one line, where they fit in one.
    """
    lines: list[str] = []
    for word in text.split(" "):
        if lines and wide(f"{lines[-1]} {word}") <= most:
            lines[-1] += f" {word}"
            continue
        at = 0
        while wide(word[at:]) > most:
            cut = max(1, most * len(word[at:]) // wide(word[at:]))
            lines.append(word[at : at + cut])
            at += cut
        lines.append(word[at:])
    return tuple(line.replace(GLUE, " ") for line in lines if line)


class Column(NamedTuple):
    """One day, week, month or year: its name, how much later than the one before."""

    key: str
    name: str
    gap: str


def time_columns(published: Iterable[str | None], most: int = _MOST_COLUMNS) -> tuple[Column, ...]:
    """Return the days of some articles in order, by weeks, months or years where they would be too many.

    What has no date comes last.

    >>> [(one.name, one.gap) for one in time_columns(["2026-03-08", "2026-03-12", None])]
    [('8 March', ''), ('12 March', '4 days later'), ('no date', '')]
    """
    every = {of_day(one) for one in published}
    known = sorted(every - {""})
    whole = [day for day in known if is_day(day)]
    for unit in ("day", "week", "month", "year"):
        keys = list(dict.fromkeys(_key(day, unit) for day in known))
        if len(keys) <= most and (unit != "week" or whole == known):
            break
    same = one_year(known)
    found = []
    for place, key in enumerate(keys):
        apart = later(keys[place - 1], key) if place and unit == "day" else None
        gap = f"{apart} days later" if apart and apart > 1 else ""
        found.append(Column(key, _name(key, unit, year=not same), gap))
    return (*found, Column("", "no date", "")) if "" in every else tuple(found)


def _key(day: str, unit: str) -> str:
    """Return by what a day is put together with others; that of a week is its Monday with a mark."""
    if unit == "week" and is_day(day):
        of = date.fromisoformat(day)
        return f"w{of - timedelta(days=of.weekday())}"
    return day[: _UNITS[unit]]


def _name(key: str, unit: str, *, year: bool) -> str:
    """Return the name of a column.

    >>> _name("w2026-03-02", "week", year=False), _name("2026-03", "month", year=True)
    ('from 2 March', 'March 2026')
    """
    return f"from {day_told(key[1:], year=year)}" if unit == "week" else day_told(key, year=year)


def column_of(columns: Sequence[Column], published: str | None) -> int:
    """Return the column in which a date stands."""
    day = of_day(published)
    week = _key(day, "week")
    return next(
        place
        for place, one in enumerate(columns)
        if (one.key == week or day.startswith(one.key) if one.key else not day)
    )


class Box(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Return whether two rectangles share a point."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Label(NamedTuple):
    """A label of one line that begins at `x`, with its foot at `y`."""

    x: float
    y: float
    text: str
