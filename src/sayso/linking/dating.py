"""Dating: on which day an article surely was published, and which of two is surely the earlier one."""

from datetime import date, datetime

from sayso.model.article import Article, DateFound, FoundDate

_DAY = len("2026-03-02")
# What the text itself tells of its day.
_IN_TEXT = {FoundDate.TEXT, FoundDate.MODIFIED}
# Where one of two dates has an hour they may be of one moment in two time zones.
_ZONES = 1


def other_day(article: Article) -> DateFound | None:
    """Return another day that the text states for itself, or for its last change, than the one it goes by.

    Records bear wrong days: of 709 war reports whose text begins with a date 202 go by another one.
    """
    published = _day_of(article.published)
    if article.published is None or published is None:
        return None
    for found in article.dates:
        day = _day_of(found.value)
        apart = _ZONES if "T" in article.published + found.value else 0
        if found.where in _IN_TEXT and day and abs((day - published).days) > apart:
            return found
    return None


def surely_earlier(left: Article, right: Article) -> bool:
    """Return whether an article is surely older than another: of an earlier day, or hour of one day."""
    if other_day(left) or other_day(right):
        return False
    days = _day_of(left.published), _day_of(right.published)
    if days[0] is None or days[1] is None:
        return False
    return days[0] < days[1] or (days[0] == days[1] and _earlier_hour(left, right))


def _earlier_hour(left: Article, right: Article) -> bool:
    """Return whether two articles of one day have comparable hours, and the first has the earlier one."""
    hours = [datetime.fromisoformat(one.published or "") for one in (left, right)]
    told = all("T" in (one.published or "") for one in (left, right))
    return told and (hours[0].tzinfo is None) == (hours[1].tzinfo is None) and hours[0] < hours[1]


def _day_of(value: str | None) -> date | None:
    """Return the day that a date names; None for a month alone."""
    try:
        return date.fromisoformat((value or "")[:_DAY]) if len(value or "") >= _DAY else None
    except ValueError:
        return None
