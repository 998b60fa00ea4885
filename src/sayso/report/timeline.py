"""The timeline: every statement and assertion that tells when, in the order of its event's time."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sayso.errors import InputError
from sayso.linking.periods import Period, period_of
from sayso.model.party import PartyKind
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Act, Certainty, HedgedBy, Polarity
from sayso.report.about import About


class Whose(StrEnum):
    """Whose telling of an event it is."""

    ATTRIBUTED = "attributed"  # a statement
    OUTLET = "outlet"  # an assertion in the article's own voice


@dataclass(frozen=True, slots=True, kw_only=True)
class HedgeTold:
    """Words that lower certainty, as written, with their place and whose they are."""

    words: str
    span: Span
    value: Certainty
    by: HedgedBy


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTold:
    """A denial, refusal or other answer to a telling: number of the statement, who, what it does."""

    statement: str
    speaker: str | None
    act: Act
    does: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """Another place at which the same is told in the same article."""

    id: str
    content: tuple[Span, ...]
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One event as told once: its time as value and as written, who says so, in which words, where.

    `row` is the article's place among those read; `who` names the speaker, or whose own voice it is.
    `period` is None, and `reason` says why, where the value cannot be put in the calendar.
    `chain` are those through whom the speaker is cited and those on whom the speaker relies, each with
    the link; `origin` is the last of them.  `names` are those of all who say so, folded.
    """

    row: int
    id: str
    whose: Whose
    value: str
    period: Period | None
    reason: str | None
    time: Span | None
    time_words: str
    who: str
    speaker_id: str | None
    speaker: str | None
    speaker_kind: PartyKind | None
    chain: tuple[tuple[str, str], ...]
    origin: str | None
    names: frozenset[str]
    act: Act | None
    does: str
    certainty: Certainty | None
    polarity: Polarity
    hedges: tuple[HedgeTold, ...]
    condition: tuple[Span, ...]
    condition_words: tuple[str, ...]
    said: str | None
    content: tuple[Span, ...]
    words: str
    shown: str
    block: str
    place: str
    again: tuple[Again, ...]
    answers: tuple[AnswerTold, ...]
    nested_in: str | None
    sourced_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleTold(About):
    """One article of a timeline, with its denominators: repeats count once.

    `tellings` of `statements` and `assertions` tell when; `untied` of the others hold an expression of
    time that is not that of their main event.  `weaker` statements tell when too, and are not printed.
    """

    statements: int
    assertions: int
    tellings: tuple[Telling, ...]
    untied: int
    weaker: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What a timeline is narrowed to; None does not narrow."""

    since: str | None = None
    until: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """What some articles tell, in the order of the events' times; a coarse time before the finer in it.

    `undated` tells when, in words of which the place in the calendar cannot be worked out.
    `outside` tellings were left out by their time and `others` by who says so.
    """

    articles: tuple[ArticleTold, ...]
    dated: tuple[Telling, ...]
    undated: tuple[Telling, ...]
    chosen: Chosen
    outside: int
    others: int

    def to_dict(self) -> dict[str, Any]:
        """Return the timeline as plain values in the `sayso-timeline/1` JSON form."""
        from sayso.report.timeline_json import timeline_to_dict  # noqa: PLC0415 — it needs these types

        return timeline_to_dict(self)

    def to_csv(self) -> str:
        """Return one row a telling as CSV, safe to open in a spreadsheet."""
        from sayso.report.timeline_table import timeline_to_csv  # noqa: PLC0415 — it needs these types

        return timeline_to_csv(self)

    def to_text(self, *, width: int = 100, colour: bool = False) -> str:
        """Return the timeline for people, as `sayso timeline` prints it."""
        from sayso.report.timeline_text import timeline_to_text  # noqa: PLC0415 — it needs these types

        return timeline_to_text(self, width=width, colour=colour)


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
    """
    from sayso.report.once import Once  # noqa: PLC0415 — it needs this module's types
    from sayso.report.timeline_article import tell_article  # noqa: PLC0415 — it needs this module's types

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


def says(one: Telling, name: str) -> bool:
    """Tell whether a name, or whole words of one, is that of who says so or of its origin."""
    wanted = folded(name)
    return bool(wanted) and any(f" {wanted} " in f" {form} " for form in one.names)


def folded(name: str) -> str:
    """Return the words of a name as they are compared.

    >>> folded("Ana  RUIZ-Vey,")
    'ana ruiz vey'
    """
    return " ".join(re.findall(r"\w+", name.casefold()))


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
    """Tell whether an event can lie between two dates: a coarse time needs only to touch them."""
    after = first is None or period.end > first.start
    return after and (last is None or period.start < last.end)
