"""Claims: one gist told in several places, in one article or in many."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.span import Span


class Relation(StrEnum):
    """How two mentions of a claim stand to each other."""

    SAME = "same"
    DENIES = "denies"  # one of the two denies it


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
