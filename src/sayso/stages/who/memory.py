"""Memory: what has been read so far, and how well each earlier mention fits the next pronoun."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sayso.model.span import Span
from sayso.stages.who.entities import Cast, Entity, Known
from sayso.stages.who.scene import Scene

# A pronoun's antecedent stands near: beyond this many mentions back it is not looked for.
LENGTH = 40


class Seen(NamedTuple):
    """One mention in passing: where, whom, and whether as a subject, of the main clause, or as a source.

    `told` counts the sentences so far that hold words of the outlet's own.
    """

    row: int
    entity: Entity
    subject: bool
    main: bool
    speaking: bool
    told: int


class Aim(NamedTuple):
    """Who accuses, warns or praises a target, by the head row; and where the target's words end."""

    source: int
    end: int


class Paper(NamedTuple):
    """A document last spoken of: the names that narrow it ("the Halden poll"), and in which sentence."""

    entity: Entity
    names: frozenset[str]
    told: int


class Features(NamedTuple):
    """What speaks for or against one earlier mention; their weights are data of the language."""

    sentence: float  # how many sentences with words of the outlet's own lie between
    same_sentence: float  # for his, her and him
    subject: float
    main: float
    speaking: float
    last_speaker: float
    outer: float  # speaks the words around it
    voted: float  # pronouns taken to mean the entity so far, for this one
    voted_other: float  # or against it
    doubtful_person: float
    often: float
    quoted: float
    headline: float
    many: float
    paragraph: float  # stands in the same one, as the outlet tells it


@dataclass(slots=True, kw_only=True)
class Memory:
    """The article as read so far: whom each name means, who spoke last, and the latest mentions."""

    scene: Scene
    cast: Cast
    named: Mapping[int, Known]
    times: Mapping[int, int]  # how often each entity is named
    speaking: Mapping[int, tuple[Span, ...]]  # source heads, with what each says
    nested: Collection[int]  # source heads inside what somebody else says
    aimed: Mapping[int, Aim]  # by head of the target, which is joined with nobody on a guess
    speakers: Sequence[Entity]  # single persons who speak under a name
    by_role: Mapping[str, Sequence[Entity]]
    by_group: Mapping[str, Sequence[Entity]]  # groups of like roles
    first: Entity | None  # the first person named in full
    latest: list[Seen] = field(default_factory=list)
    by_text: dict[str, Entity] = field(default_factory=dict)
    by_passage: dict[str, Entity] = field(default_factory=dict)
    alone: dict[str, Entity] = field(default_factory=dict)  # forms kept apart
    papers: dict[str, Paper] = field(default_factory=dict)  # the last document of each kind
    by_noun: dict[str, Entity] = field(default_factory=dict)
    either: dict[int, Entity] = field(default_factory=dict)  # who else an open name may mean, by entity
    last_speaker: Entity | None = None
    pair: Entity | None = None  # the two named people who last acted together

    def note(self, row: int, entity: Entity) -> None:
        """Add a mention, forgetting the oldest."""
        token = self.scene.tokens[self._apposed(row)]
        subject = token.dep in ("nsubj", "nsubjpass")
        main = subject and self.scene.tokens[token.head].dep in ("ROOT", "conj", "parataxis")
        main = main or self._owns(row)
        speaks = row in self.speaking
        aside = self.scene.tokens[token.head].dep == "relcl"  # "his uncle, who told him"
        entity.seen += 1
        entity.acting = entity.acting or subject or speaks or self._acts_with(row)
        entity.spoke = entity.spoke or speaks
        if speaks and not aside and not self.scene.quoted[row] and row not in self.nested:
            self.last_speaker = entity
        self.latest.append(
            Seen(row, entity, subject, main or (speaks and not aside), speaks, self.scene.told(row))
        )
        if len(self.latest) > 2 * LENGTH:
            del self.latest[:LENGTH]

    def _acts_with(self, row: int) -> bool:
        """Tell whether "and" joins the name to a subject: "Ruiz and Vale met"."""
        token = self.scene.tokens[row]
        return token.dep == "conj" and self.scene.tokens[token.head].dep in ("nsubj", "nsubjpass")

    def _apposed(self, row: int) -> int:
        """Return the noun to which a name stands in apposition: "mate" of "his running mate, Ana Ruiz"."""
        token = self.scene.tokens[row]
        named = token.dep == "appos" and token.head < row and row in self.named
        return token.head if named else row

    def _owns(self, row: int) -> bool:
        """Tell an owner of what is no person: "Ruiz's popularity fell after she …"."""
        token = self.scene.tokens[row]
        owned = self.scene.tokens[token.head].lemma.casefold()
        return token.dep == "poss" and owned not in self.scene.lexicon.roles

    def recent(self) -> Iterable[Seen]:
        """Return the latest mentions, nearest first."""
        return reversed(self.latest[-LENGTH:])

    @staticmethod
    def told(people: Sequence[Entity], pronoun: str) -> list[Entity]:
        """Return those whom the text does not call by another pronoun."""
        return [one for one in people if not pronoun or one.pronoun in ("", pronoun)]
