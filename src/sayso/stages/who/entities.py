"""Entities: who or what is spoken of, while the article is read, and the party that comes of each."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from sayso.model.party import How, Party, PartyKind
from sayso.model.span import Span
from sayso.stages.who.scene import Scene

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

    @property
    def pronoun_told(self) -> str:
        """The pronoun that title, role or an earlier reading tells, "" for none."""
        one, other = self.votes["he"], self.votes["she"]
        return self.pronoun or ("he" if one > other else "she" if other > one else "")


class Known(NamedTuple):
    """Whom a mention means, how that is known, how sure it is, and who came second.

    An `open` one is not sure enough to be asserted: either of the two may be meant.
    """

    entity: Entity
    how: How
    confidence: float
    runner_up: Entity | None = None
    open: bool = False


@dataclass(slots=True)
class Cast:
    """All entities of one article, numbered as they come."""

    votes: Mapping[int, Counter[str]] = field(default_factory=dict)  # of an earlier reading, by entity
    entities: list[Entity] = field(default_factory=list)
    groups: dict[frozenset[int], Entity] = field(default_factory=dict)

    def new(self, sort: Sort, words: tuple[str, ...] = ()) -> Entity:
        """Add an entity and return it."""
        number = len(self.entities)
        entity = Entity(number=number, sort=sort, words=words)
        if number in self.votes:
            entity.votes.update(self.votes[number])
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
    why_none: How = How.NONE_GIVEN


def make_parties(scene: Scene, entities: Iterable[Entity]) -> dict[int, Party]:
    """Return the party of each entity by its number, with ids p1, p2 … in the order given."""
    ordered = list(entities)
    ids = {entity.number: f"p{place}" for place, entity in enumerate(ordered, start=1)}
    return {entity.number: _party(scene, entity, ids) for entity in ordered}


def _party(scene: Scene, entity: Entity, ids: dict[int, str]) -> Party:
    return Party(
        id=ids[entity.number],
        name=name_of(scene, entity),
        kind=kind_of(scene, entity),
        roles=_once(scene, entity.roles),
        affiliations=_once(scene, entity.affiliations),
        mentions=tuple(sorted(entity.mentions)),
        members=tuple(ids[member.number] for member in entity.members),
    )


def _once(scene: Scene, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in text order, each wording once."""
    kept: dict[str, Span] = {}
    for span in sorted(spans):
        kept.setdefault(span.of(scene.text).casefold(), span)
    return tuple(kept.values())


def name_of(scene: Scene, entity: Entity) -> str:
    """Return the longest form written: of names, else of noun phrases, else of pronouns."""
    if entity.called:
        return entity.called
    if not entity.forms:
        return " ".join(entity.words)
    best = max(rank for rank, _ in entity.forms)
    forms = sorted(span for rank, span in entity.forms if rank == best)
    told = [
        span for span in forms if not scene.titular(next(scene.rows((span,))))
    ]  # a headline runs names together
    return max((span.of(scene.text) for span in told or forms), key=len)


def kind_of(scene: Scene, entity: Entity) -> PartyKind:
    """Return the first kind that fits."""
    if entity.sort is Sort.DOCUMENT:
        return PartyKind.DOCUMENT
    name = " ".join(entity.words)
    if name in scene.lexicon.wires:
        return PartyKind.WIRE
    if _is_outlet(scene, entity, name):
        return PartyKind.OUTLET
    if entity.nameless:
        return PartyKind.UNNAMED
    return _plain_kind(entity)


def _plain_kind(entity: Entity) -> PartyKind:
    if entity.sort is Sort.BODY:
        return PartyKind.ORGANISATION
    if entity.sort is Sort.GROUP:
        return PartyKind.COLLECTIVE
    return PartyKind.NAMED if entity.words else PartyKind.DESCRIBED


def _is_outlet(scene: Scene, entity: Entity, name: str) -> bool:
    lexicon = scene.lexicon
    if name and (
        name in lexicon.outlets or (entity.called and entity.sort is Sort.BODY) or scene.is_own_outlet(name)
    ):
        return True
    if entity.outlet or (
        entity.sort is Sort.BODY and entity.words and entity.words[-1] in lexicon.outlet_words
    ):
        return True
    return entity.sort is Sort.BODY and bool(entity.nouns & lexicon.outlet_nouns)
