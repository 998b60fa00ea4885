"""Parties: who speaks, is spoken to, or is spoken of."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.span import Span


class PartyKind(StrEnum):
    """What a party is, as far as the text tells: the first of these that fits."""

    DOCUMENT = "document"  # "the report"
    WIRE = "wire"  # a news agency
    OUTLET = "outlet"
    UNNAMED = "unnamed"  # nameless by request, or "a source"
    ORGANISATION = "organisation"
    COLLECTIVE = "collective"  # "officials", "three residents"
    DESCRIBED = "described"  # a role, no name
    NAMED = "named"


class KnownBy(StrEnum):
    """By what a speaker is known."""

    NAME = "name"
    ROLE = "role"
    PRONOUN = "pronoun"
    AUTHOR = "author"  # "I" outside quotations
    TURN = "turn"  # the label of a turn
    SAME = "same"  # the same words or passage before
    DESCRIBED = "described"  # somebody new, by these words alone
    TOGETHER = "together"  # several, each known
    CONTINUES = "continues"  # what goes on from another statement
    APART = "apart"  # a form that the reader keeps apart
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One person, body, document, outlet or group, with all its mentions in the article.

    `name` is the longest form written; `roles` and `affiliations` are spans, as written.
    `members` holds the ids of those who spoke together ("A and B said").
    """

    id: str
    name: str
    kind: PartyKind
    roles: tuple[Span, ...] = ()
    affiliations: tuple[Span, ...] = ()
    mentions: tuple[Span, ...] = ()
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Speakers:
    """Who is who: all parties of the article, and for each attribution (same order) the ids of its people.

    `chain` runs from the immediate source to the origin; its last is usually, not always, `speaker`'s own.
    `chain_words` are for each step of a chain the words that tell it.
    `known_by` says for each attribution by what its speaker is known, `how` the same in more words
    ("pronoun:nearest", "role:only one"), and `runner_up` who came second, by name, "" for nobody.
    Where `speaker` is open, `candidates` are the ids of those who could be meant, each with its chance, best
    first.
    """

    parties: tuple[Party, ...]
    speaker: tuple[str | None, ...]
    chain: tuple[tuple[str, ...], ...]
    addressee: tuple[str | None, ...]
    target: tuple[str | None, ...]
    confidence: tuple[float, ...]
    known_by: tuple[KnownBy, ...]
    how: tuple[str, ...]
    runner_up: tuple[str, ...] = ()
    candidates: tuple[tuple[tuple[str, float], ...], ...] = ()
    chain_words: tuple[tuple[tuple[Span, ...], ...], ...] = ()
