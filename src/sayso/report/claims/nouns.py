"""The nouns of claims: what is told in more than one place, by whom, in which words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple, Protocol

from sayso.linking.claims.link import Linked
from sayso.model.claim import Change, Link, Origin, Passage
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Certainty, Stance
from sayso.model.stored import StoredClaims
from sayso.report.facts.about import About


class Order(StrEnum):
    """What stands first."""

    RETOLD = "retold"  # what most outlets tell, then most articles: what one repeats by habit is not retold
    DENIED = "denied"
    NEWEST = "newest"


class Number(NamedTuple):
    """A number of a mention: its exact words and its bounds."""

    words: str
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a claim is told: its exact words, who says so, and what differs from the gist.

    `row` is the article's place among those read.  `differs` are the stretches of its words that the gist
    does not have, and `lacks` those of the gist that it does not have; `numbers` are all that it holds.
    """

    row: int
    statement: str | None
    assertion: str | None
    point: int
    content: tuple[Span, ...]
    words: str
    place: str
    who: str
    does: str
    speaker: str | None
    origin: str | None
    names: frozenset[str]
    stance: Stance
    certainty: Certainty | None
    when: str | None
    quantities: tuple[int, ...]
    differs: tuple[Span, ...]
    differs_words: tuple[str, ...]
    lacks_words: tuple[str, ...]
    weak: bool
    numbers: tuple[Number, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim with its mentions in the order of their articles' dates.

    `gist` is the place of the mention whose words stand for it: the one that is most like all others.
    `origins` are those on whose say-so it is told, and `changes` what is told otherwise between its articles.
    `articles` counts those that tell it, `copies` those that only repeat another of them, whose mentions are
    left out where copies count once: those of the articles in the rows `left_out`.
    """

    id: str
    gist: int
    mentions: tuple[Mention, ...]
    links: tuple[Link, ...]
    origins: tuple[Origin, ...]
    changes: tuple[Change, ...]
    articles: int
    copies: int
    outlets: int
    denials: int
    first: str | None
    last: str | None
    left_out: tuple[int, ...] = ()

    @property
    def rows(self) -> frozenset[int]:
        """The articles that tell it, copies among them."""
        return frozenset({*(mention.row for mention in self.mentions), *self.left_out})


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What the claims are narrowed to, and what stands first; None does not narrow."""

    by: Order = Order.RETOLD
    words: str | None = None
    speaker: str | None = None
    since: str | None = None
    until: str | None = None
    claim: str | None = None

    @property
    def narrow(self) -> bool:
        """Return whether claims are left out."""
        asked = (self.words, self.speaker, self.since, self.until, self.claim)
        return any(one is not None for one in asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """The claims told in two articles or more, or denied; the others are counted.

    `total` are those that fit what was chosen, of which `claims` are the first, or all.
    `points` are all that could be told again, `within` the claims told twice or more in one article alone,
    `others` the claims that were left out by what was chosen, and `weaker` mentions too likely wrong to be
    printed.  `copy_of` gives for each article the row of the one that it counts with, its own for none;
    `repeats` are the passages that stand word by word in several.
    Of a store, `articles` are those that tell the claims shown, of `read`, of which `copies` count with
    another; `waiting` articles have yet to be linked.
    Where it is `stored`, an article is found again by its id.
    All that were read are of so many `outlets`, published from `first` to `last`.
    """

    articles: tuple[About, ...]
    claims: tuple[Claim, ...]
    repeats: tuple[Passage, ...]
    chosen: Chosen
    points: int
    within: int
    others: int
    weaker: int
    copy_of: tuple[int, ...]
    total: int
    read: int
    copies: int
    outlets: int
    first: str | None
    last: str | None
    waiting: int = 0
    stored: bool = False

    def only(self, kept: tuple[Claim, ...]) -> "Claims":
        """Return these claims alone, the others counted."""
        return replace(self, claims=kept, others=self.others + len(self.claims) - len(kept))


class LinkedStore(Protocol):
    """A store that has linked what its articles tell."""

    def claims(
        self,
        *,
        by: str,
        words: str | None,
        speaker: str | None,
        since: str | None,
        until: str | None,
        weak: bool,
    ) -> StoredClaims:
        """Return the numbers of its claims in order, and how many others there are."""

    def linked(self, claims: Sequence[int]) -> tuple[tuple[Reading, ...], Linked]:
        """Return the readings that tell some claims, and what is linked in them."""
