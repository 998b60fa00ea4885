"""Elsewhere: where else what an article tells stands, as far as a store knows."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldElsewhere:
    """One claim that an article shares: its id, how many tell it, on how many origins if that is known."""

    claim: str
    articles: int
    origins: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """What a store knows of an article besides its reading.

    `claims` are by the id of the statement or assertion that tells them; `speakers` give for a party's id
    that of the person in the store; `before` and `after` are the addresses of the articles beside this one.
    `same_words` counts the other articles that hold passages of it word by word.
    `known` is False where there is no store to look into.
    """

    known: bool = False
    claims: Mapping[str, ToldElsewhere] = field(default_factory=dict)
    speakers: Mapping[str, str] = field(default_factory=dict)
    same_words: int = 0
    before: str | None = None
    after: str | None = None


NOWHERE_ELSE = Elsewhere()
