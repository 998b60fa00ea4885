"""Entities: who or what is spoken of, while the article is being read."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sayso.model.party import KnownBy
from sayso.model.span import Span

# The first words of `how`, as it is told.
_BY = {
    **{str(one): one for one in KnownBy},
    "same words": KnownBy.SAME,
    "same group": KnownBy.SAME,
    "kept apart": KnownBy.APART,
}
NAME, NOUN, PRONOUN = 3, 2, 1  # which form of a party serves as its name first


class Sort(StrEnum):
    """What an entity is, as far as the text shows so far."""

    PERSON = "person"
    BODY = "body"  # an organisation, an outlet, a place that speaks
    GROUP = "group"  # many people
    DOCUMENT = "document"
    NAME = "name"  # one word that may name anybody
    THING = "thing"  # a noun that says neither


@dataclass(slots=True, kw_only=True, eq=False)
class Entity:
    """One party in the making; everything in it is words of this article.

    `nouns` are the role nouns that may stand for it, `offices` the same with what makes another office of
    each ("deputy minister"), `said` all words of its noun phrases,
    `pronoun` the one its title or role tells, `votes` the pronouns that have been taken to mean it,
    `seen` how often it has been met, `acting` whether it has done something, as places do not,
    `spoke` whether it has been a source.
    """

    number: int
    sort: Sort
    words: tuple[str, ...] = ()
    mentions: set[Span] = field(default_factory=set)
    roles: list[Span] = field(default_factory=list)
    affiliations: list[Span] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    said: set[str] = field(default_factory=set)
    pronoun: str = ""
    nameless: bool = False
    seen: int = 0
    votes: Counter[str] = field(default_factory=Counter)
    acting: bool = False
    spoke: bool = False
    members: tuple["Entity", ...] = ()
    forms: list[tuple[int, Span]] = field(default_factory=list)
    outlet: bool = False
    called: str = ""  # a byline or an outlet's name, which stands outside the text

    def add_roles(self, spans: Iterable[Span]) -> None:
        """Keep each role in the order found."""
        self.roles.extend(spans)

    def add_affiliations(self, spans: Iterable[Span]) -> None:
        """Keep each affiliation in the order found."""
        self.affiliations.extend(spans)


@dataclass(frozen=True, slots=True)
class Known:
    """Whom a mention means, how that is known, how sure it is, and who came second.

    An `open` one is not sure enough to be asserted: either of the two may be meant.
    """

    entity: Entity
    how: str
    confidence: float
    runner_up: Entity | None = None
    open: bool = False

    @property
    def by(self) -> KnownBy:
        """By what it is known: the first word of `how`."""
        return _BY[self.how.partition(":")[0]]


@dataclass(slots=True)
class Cast:
    """All entities of one article, numbered as they come."""

    votes: Mapping[int, Counter[str]] = field(default_factory=dict)  # of an earlier reading, by entity
    entities: list[Entity] = field(default_factory=list)
    groups: dict[frozenset[int], Entity] = field(default_factory=dict)

    def new(self, sort: Sort, words: tuple[str, ...] = ()) -> Entity:
        """Add an entity and return it."""
        number = len(self.entities)
        entity = Entity(number=number, sort=sort, words=words, votes=Counter(self.votes.get(number, ())))
        self.entities.append(entity)
        return entity

    def together(self, members: Iterable[Entity], span: Span) -> Entity:
        """Return the group of just these members, called by the words of `span` among others."""
        each = {member.number: member for member in members}
        entity = self.groups.get(frozenset(each))
        if entity is None:
            entity = self.groups[frozenset(each)] = self.new(Sort.GROUP)
            entity.members = tuple(each.values())
        entity.forms.append((NOUN, span))
        entity.mentions.add(span)
        return entity


@dataclass(slots=True, kw_only=True)
class Casting:
    """Who is who in one attribution; `why_none` says why there is no speaker, `doubt` who it may be.

    `steps` lead from who is named first to the origin, each with the words that tell it.
    """

    speaker: Known | None = None
    doubt: Known | None = None
    steps: tuple[tuple[Entity, tuple[Span, ...]], ...] = ()
    addressee: Known | None = None
    target: Known | None = None
    why_none: str = "none given"
