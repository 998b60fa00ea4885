"""Resolving: whom each mention means, reading from the first word to the last."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.model.party import PartyKind
from sayso.stages.who.entities import Cast, Entity, Known, Sort
from sayso.stages.who.lexicon import Pronoun
from sayso.stages.who.parties import kind_of
from sayso.stages.who.phrases import bare_noun, definite, phrase
from sayso.stages.who.scene import Scene

# A pronoun's antecedent stands near: beyond this many mentions back it is not looked for.
MEMORY = 60
FARTHEST = 8  # sentences; news repeats a name sooner
OUTSIDE_QUOTE = 1.0


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention in passing: where, whom, and whether as a subject or as somebody who speaks."""

    row: int
    entity: Entity
    weight: float
    name: bool


@dataclass(slots=True)
class Memory:
    """What has been read so far; only the latest mentions are kept."""

    seen: list[Seen] = field(default_factory=list)
    by_text: dict[str, Entity] = field(default_factory=dict)
    by_noun: dict[str, Entity] = field(default_factory=dict)

    def note(self, seen: Seen) -> None:
        """Add a mention, forgetting the oldest."""
        self.seen.append(seen)
        if len(self.seen) > 2 * MEMORY:
            del self.seen[:MEMORY]

    def recent(self) -> Iterable[Seen]:
        """Return the latest mentions, nearest first."""
        return reversed(self.seen[-MEMORY:])


@dataclass(slots=True, kw_only=True)
class Resolver:
    """Reads the mentions of one article in order and says whom each means."""

    scene: Scene
    cast: Cast
    named: Mapping[int, Known]
    speaking: frozenset[int]
    people: Sequence[Entity]
    memory: Memory = field(default_factory=Memory)

    def resolve(self, row: int, *, outer: Entity | None) -> Known | None:
        """Return whom the mention headed by `row` means; `outer` is the speaker of the words it stands in."""
        known = self.named.get(row) or self._other(row, outer)
        if known is not None:
            self._note(row, known)
        return known

    def _other(self, row: int, outer: Entity | None) -> Known | None:
        pronoun = self.scene.lexicon.pronouns.get(self.scene.lower(row))
        if pronoun is None or self.scene.tokens[row].pos == "NOUN":
            return self._noun(row)
        if pronoun.person == "1":
            return Known(outer, "pronoun:first person", 0.9) if outer is not None else None
        if pronoun.person == "relative":
            return self._relative(row)
        if pronoun.person == "3":
            return self._pronoun(row, pronoun, outer)
        return None

    def _note(self, row: int, known: Known) -> None:
        token = self.scene.tokens[row]
        weight = 0.0
        if token.dep in ("nsubj", "nsubjpass"):
            weight += 1.0
        if row in self.speaking:
            weight += 1.0
        self.memory.note(Seen(row, known.entity, weight, row in self.named))

    def _relative(self, row: int) -> Known | None:
        """A relative pronoun means the noun its clause hangs on."""
        token = self.scene.tokens[row]
        above = token.head
        for _ in range(3):
            if self.scene.tokens[above].dep == "relcl":
                return self.resolve(self.scene.tokens[above].head, outer=None)
            above = self.scene.tokens[above].head
        return None

    def _pronoun(self, row: int, pronoun: Pronoun, outer: Entity | None) -> Known | None:
        best: tuple[float, Entity] | None = None
        rivals: set[int] = set()
        sentence = self.scene.syntax.sentence_of[row]
        for seen in self.memory.recent():
            away = sentence - self.scene.syntax.sentence_of[seen.row]
            if away > FARTHEST:
                break
            if seen.row == row or not _agrees(seen.entity, pronoun) or self._bound(seen.row, row):
                continue
            rivals.add(seen.entity.number)
            score = seen.weight - away - (0.5 if self.scene.quoted[seen.row] else 0.0)
            score += 1.5 if seen.entity is outer else 0.0
            if best is None or score > best[0]:
                best = (score, seen.entity)
        if best is None:
            return None
        entity = best[1]
        if pronoun.cls in ("he", "she") and not entity.pronoun:
            entity.pronoun = pronoun.cls
        confidence = 0.9 if len(rivals) == 1 else max(0.5, 0.8 - 0.05 * len(rivals))
        return Known(entity, "pronoun:only one" if len(rivals) == 1 else "pronoun:nearest", confidence)

    def _bound(self, earlier: int, row: int) -> bool:
        """Tell whether both hang on one verb: "Ruiz told him" is never Ruiz."""
        first, second = self.scene.tokens[earlier], self.scene.tokens[row]
        return first.head == second.head and first.dep != "poss" and second.dep != "poss"

    def _noun(self, row: int) -> Known | None:
        lexicon, token = self.scene.lexicon, self.scene.tokens[row]
        lemma = token.lemma.casefold()
        text = " ".join(phrase(self.scene, row).of(self.scene.text).casefold().split())
        plural = token.tag in ("NNS", "NNPS")
        pointing = definite(self.scene, row)
        if plural or lemma in lexicon.collectives:
            return self._group(row, text, lemma)
        if lemma in lexicon.documents:
            return self._thing(row, text, lemma, Sort.DOCUMENT, pointing=pointing)
        if lemma in lexicon.bodies:
            return self._body(row, text, lemma, pointing=pointing)
        return self._person(row, text, lemma, pointing=pointing or (bare_noun(self.scene, row)))

    def _group(self, row: int, text: str, lemma: str) -> Known:
        entity = self.memory.by_text.get(text)
        if entity is None and definite(self.scene, row):
            entity = self.memory.by_noun.get("+" + lemma)
        how = "same words" if entity is not None else "described"
        if entity is None:
            entity = self.cast.new(Sort.GROUP)
        self.memory.by_text[text] = entity
        self.memory.by_noun["+" + lemma] = entity
        return Known(entity, how, 0.8)

    def _thing(self, row: int, text: str, lemma: str, sort: Sort, *, pointing: bool) -> Known:
        entity = self.memory.by_text.get(text) if pointing else None
        if entity is None and pointing:
            entity = self.memory.by_noun.get(lemma)
        how = "same words" if entity is not None else "described"
        if entity is None:
            entity = self.cast.new(sort)
            entity.nouns.add(lemma)
        self.memory.by_text[text] = entity
        self.memory.by_noun[lemma] = entity
        return Known(entity, how, 0.8)

    def _body(self, row: int, text: str, lemma: str, *, pointing: bool) -> Known:
        if pointing and text not in self.memory.by_text:
            for seen in self.memory.recent():
                fits = lemma in seen.entity.words or lemma in seen.entity.nouns or self._outlet(seen.entity, lemma)
                if seen.entity.sort in (Sort.BODY, Sort.NAME) and fits:
                    return Known(seen.entity, "role:match", 0.85)
            if self.scene.lexicon.bodies[lemma]:
                near = [seen.entity for seen in self.memory.recent() if seen.entity.sort is Sort.BODY]
                if len({one.number for one in near}) == 1:
                    return Known(near[0], "role:only one", 0.7)
        return self._thing(row, text, lemma, Sort.BODY, pointing=pointing)

    def _outlet(self, entity: Entity, lemma: str) -> bool:
        return lemma in self.scene.lexicon.outlet_nouns and kind_of(self.scene, entity) is PartyKind.OUTLET

    def _person(self, row: int, text: str, lemma: str, *, pointing: bool) -> Known:
        if pointing:
            known = self._bearer(row, lemma)
            if known is not None:
                return known
        role = self.scene.lexicon.roles.get(lemma)
        known = self._thing(row, text, lemma, Sort.PERSON, pointing=pointing)
        if role is not None and role.pronoun and not known.entity.pronoun:
            known.entity.pronoun = role.pronoun
        return known

    def _bearer(self, row: int, lemma: str) -> Known | None:
        """Return the one person who can bear this role noun."""
        role = self.scene.lexicon.roles.get(lemma)
        told = role.pronoun if role is not None else ""
        people = [one for one in self.people if not told or one.pronoun in ("", told)]
        same = [one for one in people if lemma in one.nouns]
        if len(same) == 1:
            return Known(same[0], "role:match", 0.9)
        if same:
            nearest = next((seen.entity for seen in self.memory.recent() if seen.entity in same), None)
            return Known(nearest, "role:nearest", 0.65) if nearest is not None else None
        if role is None:
            return None
        alike = [one for one in people if self._alike(one, role.like)]
        if len(alike) == 1:
            return Known(alike[0], "role:alike", 0.8)
        if role.generic or self.scene.titular(row):
            speakers = self._speakers(told)
            if len(speakers) == 1:
                return Known(speakers[0], "role:only one", 0.75)
        return None

    def _alike(self, entity: Entity, groups: frozenset[str]) -> bool:
        roles = self.scene.lexicon.roles
        return any(noun in roles and roles[noun].like & groups for noun in entity.nouns)

    def _speakers(self, told: str) -> list[Entity]:
        found = {
            known.entity.number: known.entity
            for row, known in self.named.items()
            if row in self.speaking and known.entity.sort in (Sort.PERSON, Sort.NAME)
        }
        return [one for one in found.values() if not told or one.pronoun in ("", told)]


def _agrees(entity: Entity, pronoun: Pronoun) -> bool:
    if pronoun.cls in ("he", "she"):
        return entity.sort in (Sort.PERSON, Sort.NAME) and entity.pronoun in ("", pronoun.cls)
    if pronoun.cls == "it":
        return entity.sort in (Sort.BODY, Sort.DOCUMENT)
    return entity.sort in (Sort.GROUP, Sort.BODY) or bool(entity.members)

