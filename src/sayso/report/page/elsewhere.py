"""Elsewhere: where else what an article tells stands, as far as a store knows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sayso.report.claims.nouns import Claims


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


def elsewhere_in(article: str, found: Claims) -> Elsewhere:
    """Return where else the claims of an article stand, of claims found among several articles."""
    rows = {row for row, each in enumerate(found.articles) if each.article == article}
    told: dict[str, ToldElsewhere] = {}
    for claim in found.claims:
        here = [one for one in claim.mentions if one.row in rows]
        if claim.articles > 1:
            of = ToldElsewhere(claim=claim.id, articles=claim.articles, origins=len(claim.origins))
            told.update({one.statement or one.assertion or "": of for one in here})
    beside = {
        row
        for passage in found.repeats
        if rows & {row for row, _ in passage.places}
        for row, _ in passage.places
    }
    return Elsewhere(known=True, claims=told, same_words=len(beside - rows))
