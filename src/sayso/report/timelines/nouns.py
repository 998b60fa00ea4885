"""The timeline: every statement and assertion that tells when, in the order of its event's time."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.linking.periods import Period
from sayso.model.party import PartyKind
from sayso.model.span import Span
from sayso.model.statement import Act, Certainty, HedgedBy, Polarity, Stance
from sayso.report.facts.about import About


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
    stance: Stance | None
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

    by_row = ("tellings",)

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
