"""Times, quantities and places: the measurable things a statement can hold."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from sayso.model.span import Span


class TimeKind(StrEnum):
    """The TIMEX3 types."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """An expression of time; `value` is TIMEX3 ("2025-12-28TNI"), None where the text does not tell."""

    span: Span
    value: str | None
    kind: TimeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with what it counts: at least `low`, at most `high`; `unit` such as "USD", "percent", "km"."""

    span: Span
    low: float | None
    high: float | None
    unit: str | None
    what: tuple[Span, ...]
    approximate: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A country, region or city by name, with its ISO 3166 code where the gazetteer knows it."""

    span: Span
    code: str | None


class WordingKind(StrEnum):
    """Why a wording is marked; marked, never scored."""

    LABEL = "label"
    INTENSIFIER = "intensifier"
    SCARE_QUOTE = "scare_quote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Loaded words in the outlet's own voice."""

    span: Span
    kind: WordingKind


class RepeatKind(StrEnum):
    """What is repeated: the outlet's prose or somebody's quoted words."""

    REPRINT = "reprint"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """Nearly the same passage in two or more places, in text order."""

    kind: RepeatKind
    mentions: tuple[Span, ...]


class GenreName(StrEnum):
    """What sort of article it is."""

    NEWS = "news"
    OPINION = "opinion"
    INTERVIEW = "interview"
    RELEASE = "release"
    LETTERS = "letters"
    LIVE = "live"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Genre:
    """The article's genre with the words that show it."""

    value: GenreName
    evidence: tuple[Span, ...] = ()


class Dated(NamedTuple):
    """The event's time and the saying's time of one attribution, as TIMEX3 values."""

    when: str | None
    said: str | None
