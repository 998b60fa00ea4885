"""Claims: one gist told in several places, in one article or in many."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.span import Span


class Relation(StrEnum):
    """How two mentions of a claim stand to each other."""

    SAME = "same"
    DENIES = "denies"  # one of the two denies it
    CONTRADICTS = (
        "contradicts"  # two accounts of one day that differ in a number, each from a source of its own
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two mentions of one claim, by their places in it, with what speaks for it, in words of both."""

    left: int
    right: int
    relation: Relation
    score: float
    evidence: tuple[str, ...]


class PassageKind(StrEnum):
    """What stands in several articles word by word."""

    REPRINT = "reprint"  # prose of an outlet or agency
    QUOTATION = "quotation"  # somebody's quoted words
    BACKGROUND = "background"  # recurs over days and months, and proves nothing of a claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The same words in several articles; each place is an article's row among those read, and a span."""

    kind: PassageKind
    places: tuple[tuple[int, Span], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Whose say-so mentions of a claim rest on, by their places in it, as far as their articles tell.

    `name` is as written, the outlet's where it vouches by itself (`own_voice`), None where it is not known.
    `evidence` tells in a few words how an origin was found that no mention names beside its words.
    """

    name: str | None
    own_voice: bool
    mentions: tuple[int, ...]
    evidence: tuple[str, ...] = ()


class ChangeKind(StrEnum):
    """What is told otherwise in another article."""

    NUMBER = "number"
    CERTAINTY = "certainty"
    SOURCE_DROPPED = "source_dropped"
    SOURCE_CHANGED = "source_changed"
    DENIED = "denied"
    DETAIL_ADDED = "detail_added"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What two mentions of a claim tell otherwise, by their places in it, with what each of them has.

    `left` is the earlier or better sourced one.  Nothing is said of who took it from whom.
    `score` is how likely it is right: that both mentions are one claim, and that it changed as told.
    `ordered` is False where it is not sure which of their articles is the earlier one.
    """

    left: int
    right: int
    kind: ChangeKind
    before: str
    after: str
    score: float
    ordered: bool = True
