"""Claims: one gist told in several places, in one article or in many."""

from dataclasses import dataclass
from enum import StrEnum


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
