"""Parties: who speaks, is spoken to, or is spoken of."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

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


class How(StrEnum):
    """How a speaker is known, in words, each with the `KnownBy` that it is one of; or why nobody is."""

    by: KnownBy

    NAME = "name", KnownBy.NAME
    FAMILY = "name:family", KnownBy.NAME
    FAMILY_SHARED = "name:family shared", KnownBy.NAME
    FIRST_NAME = "name:first", KnownBy.NAME
    SHORT_NAME = "name:short", KnownBy.NAME
    RELATIVE = "name:relative", KnownBy.NAME
    RUN_TOGETHER = "name:run together", KnownBy.NAME
    MISSPELT = "name:misspelt", KnownBy.NAME
    NAME_APART = "name:kept apart", KnownBy.NAME
    BESIDE_NAME = "role:beside the name", KnownBy.ROLE
    ROLE_MATCH = "role:match", KnownBy.ROLE
    ROLE_NEAREST = "role:nearest", KnownBy.ROLE
    ROLE_ALIKE = "role:alike", KnownBy.ROLE
    ROLE_ONLY_ONE = "role:only one", KnownBy.ROLE
    LAST_SPOKEN_OF = "role:last spoken of", KnownBy.ROLE
    LEAD = "role:lead", KnownBy.ROLE
    ONLY_ONE = "pronoun:only one", KnownBy.PRONOUN
    NEAREST = "pronoun:nearest", KnownBy.PRONOUN
    PAIR = "pronoun:same group", KnownBy.PRONOUN
    SINGULAR = "pronoun:singular", KnownBy.PRONOUN
    SAME_OWNER = "pronoun:same owner", KnownBy.PRONOUN
    FIRST_PERSON = "pronoun:first person", KnownBy.PRONOUN
    AUTHOR = "author", KnownBy.AUTHOR
    AUTHOR_NOT_NAMED = "author:not named", KnownBy.AUTHOR
    TURN = "turn", KnownBy.TURN
    SAME_WORDS = "same words", KnownBy.SAME
    SAME_DOCUMENT = "same words:same document", KnownBy.SAME
    SAME_GROUP = "same group", KnownBy.SAME
    DESCRIBED = "described", KnownBy.DESCRIBED
    TOGETHER = "together", KnownBy.TOGETHER
    CONTINUES = "continues", KnownBy.CONTINUES
    APART = "kept apart", KnownBy.APART
    NONE_GIVEN = "none given", KnownBy.NOTHING
    NOT_UNDERSTOOD = "not understood", KnownBy.NOTHING
    NOBODY_FITS = "pronoun:nobody fits", KnownBy.NOTHING
    NOBODY_QUOTED = "pronoun:first person, speaker unknown", KnownBy.NOTHING
    CONTINUES_NOBODY = "continues an unknown speaker", KnownBy.NOTHING

    def __new__(cls, words: str, by: KnownBy) -> Self:
        """Return the member that is these words."""
        one = str.__new__(cls, words)
        one._value_, one.by = words, by
        return one


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
