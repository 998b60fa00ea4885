"""Figures: one person or body as it appears in several articles, with the evidence that joins it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from sayso.model.party import PartyKind


class Ground(StrEnum):
    """What speaks for it that two appearances are one figure."""

    NAME = "name"  # the same, or one that can be the same person's
    ROLE = "role"  # a role as written in both articles
    AFFILIATION = "affiliation"  # as written in both articles
    COMPANY = "company"  # another full name, rare in the folder, stands in both articles
    SHORT_FORM = "short form"  # one article writes the short form beside the long one
    LANGUAGE = "language"  # the language pack knows both as one body's names


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """One party in one article, with the words that can join it to others, as written.

    `row` is the article's place among those read and `party` the party's id in it.
    `forms` are its names, the longest first.
    """

    row: int
    article: str
    party: str
    kind: PartyKind
    language: str
    name: str
    forms: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()


class Evidence(NamedTuple):
    """One reason for a merge: what kind of reason, and the words of both articles that show it."""

    ground: Ground
    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Two appearances taken for one figure; leaving it out parts what hangs on it."""

    left: Appearance
    right: Appearance
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """All appearances of one person, body or unnamed party, in the order read.

    `name` is the form that most articles write.  `merges` holds one merge fewer than there are appearances,
    so that each is undone by leaving it out; a party that nothing joins is a figure by itself.
    """

    id: str
    name: str
    kind: PartyKind
    appearances: tuple[Appearance, ...]
    merges: tuple[Merge, ...] = ()
