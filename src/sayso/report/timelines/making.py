"""The timeline made: the tellings of all articles in the order of their events, narrowed as asked."""

from collections.abc import Iterable, Sequence

from sayso.errors import InputError
from sayso.linking.periods import Period, period_of
from sayso.model.reading import Reading
from sayso.report.facts.folding import Once
from sayso.report.facts.names import says
from sayso.report.timelines.article import tell_article
from sayso.report.timelines.nouns import ArticleTold, Chosen, Telling, Timeline


def timeline(
    readings: Reading | Iterable[Reading],
    *,
    since: str | None = None,
    until: str | None = None,
    speaker: str | None = None,
    weak: bool = False,
    copies: bool = False,
) -> Timeline:
    """Return what some articles tell, in the order of the events' times, with who says so.

    `since` and `until` are TIMEX3 dates ("2026", "2026-03", "2026-W10", "2026-03-08"), both included.
    `speaker` is a name, or part of one, as written in the articles; an outlet's for its own voice.
    Weak statements, too likely wrong to be printed, are left out of it and counted; with `weak` they are in.
    Copies and superseded versions count with the article that they repeat; with `copies` each is told.
    Raises `InputError` where `since` or `until` is no such date.

    >>> import sayso
    >>> reading = sayso.read("The wall broke on Sunday, Ida Brook said.", published="2026-03-03")
    >>> [(event.value, event.time_words, event.who) for event in sayso.timeline(reading).dated]
    [('2026-03-01', 'Sunday', 'Ida Brook')]
    """
    several, once = [readings] if isinstance(readings, Reading) else readings, Once(each=copies)
    told = (tell_article(once.meet(reading), row, weak=weak) for row, reading in enumerate(several))
    return join_tellings(once.kept(told), Chosen(since=since, until=until, speaker=speaker))


def join_tellings(articles: Sequence[ArticleTold], chosen: Chosen) -> Timeline:
    """Return the timeline of articles that have been told one by one."""
    first, last = edge(chosen.since), edge(chosen.until)
    every = [one for article in articles for one in article.tellings]
    heard = [one for one in every if chosen.speaker is None or says(one, chosen.speaker)]
    dated = [one for one in heard if one.period and between(one.period, first, last)]
    undated = [one for one in heard if one.period is None]
    return Timeline(
        articles=tuple(articles),
        dated=tuple(sorted(dated, key=_order)),
        undated=tuple(sorted(undated, key=lambda one: (one.value, one.row, one.content))),
        chosen=chosen,
        outside=len(heard) - len(dated) - len(undated),
        others=len(every) - len(heard),
    )


def _order(one: Telling) -> tuple[object, ...]:
    return (one.period.order if one.period else (), one.value, one.row, one.content)


def edge(value: str | None) -> Period | None:
    """Return the period that a date names, or say what is expected; None for none."""
    period = period_of(value)
    if value is not None and period is None:
        raise InputError(
            f"{value!r} found. Expected a date such as 2026, 2026-03, 2026-W10 or 2026-03-08. "
            "Give since and until in that form or leave them out."
        )
    return period


def between(period: Period, first: Period | None, last: Period | None) -> bool:
    """Return whether an event can lie between two dates: a coarse time needs only to touch them."""
    after = first is None or period.end > first.start
    return after and (last is None or period.start < last.end)
