"""Pronouns: the third person is the earlier mention that fits best, the first whoever is quoted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sayso.model.attribution import Attribution
from sayso.model.grammar import (
    APPOSITION,
    CONJUNCT,
    NOUN_SUBJECTS,
    POSSESSOR,
    PREPOSITION,
    PREPOSITION_OBJECT,
)
from sayso.model.party import How, KnownBy
from sayso.stages.who.entities import PRONOUN, Cast, Casting, Entity, Known, Sort
from sayso.stages.who.lexicon import Pronoun, plain_name
from sayso.stages.who.memory import Memory, is_person, look_at, possible, ranked, score
from sayso.stages.who.phrases import CLIMB, possessor
from sayso.stages.who.scene import Scene
from sayso.stages.who.slots import Slots

# How sure each is, on the resolver's own scale: one sign among those by which `doubts` tells the chance.
MOST_SURE, LEAST_SURE = 0.85, 0.55
SURER = 0.1  # for each point of the lead over the second
PARALLEL = 0.8  # two owners side by side are mostly one
QUOTED = 0.9  # who quotes whom is itself read from the page
NO_NAME = 0.6  # a text without a byline may have several authors
AUTHOR = 0.8  # "we" may be more than the byline
CLEAR = 3.0  # a lead of the best over the second that lets the pronoun tell for the rest of the article
# A smaller lead leaves it open: on lines_train 40 % of those below 1 are wrong, 14 % of those from 1 to 3.
LEAD = 1.0
# Below this "they" are others than those who fit best: on lines_train 3 of 3 were, and 2 of 19 above it.
LEAST_GROUP = 2.0
FARTHEST = 10  # sentences; news repeats a name sooner
_BESIDE = frozenset({CONJUNCT, APPOSITION, PREPOSITION_OBJECT, PREPOSITION})


def antecedent(memory: Memory, row: int, pronoun: Pronoun, outer: Entity | None) -> Known | None:
    """Return whom the pronoun at `row` means; `outer` speaks the words around it."""
    scores = ranked(_fitting(memory, row, pronoun, outer))
    return _best(memory, scores, pronoun) or _singular(memory, row, pronoun)


def _fitting(
    memory: Memory, row: int, pronoun: Pronoun, outer: Entity | None
) -> Iterator[tuple[float, Entity]]:
    """Yield the earlier mentions that the pronoun can mean, each with its score."""
    word = look_at(memory, row, pronoun.cls, outer)
    farthest = memory.scene.syntax.sentence_of[row] - FARTHEST
    # Inside quoted words "they" and "it" mean something in the same words, or nothing we can name.
    within = word.quoted and pronoun.cls not in ("he", "she")
    for seen in memory.recent():
        if seen.sentence < farthest or (within and not (seen.quoted and seen.block == word.block)):
            break
        if _agrees(seen.entity, pronoun.cls) and possible(seen, word):
            yield score(memory, seen, word), seen.entity


def _singular(memory: Memory, row: int, pronoun: Pronoun) -> Known | None:
    """Return whom a "they said" means that no group fits: the last two named, or who spoke just before.

    Whoever is called "he" or "she" is not "they".
    """
    if pronoun.cls == "they" and row in memory.speaking and memory.pair is not None:
        return Known(memory.pair, How.PAIR, LEAST_SURE)
    speaker = memory.last_speaker
    if pronoun.cls != "they" or row not in memory.speaking or speaker is None or memory.scene.quoted[row]:
        return None
    just = any(
        one.speaking and memory.scene.told(row) - one.told <= 1
        for one in memory.recent()
        if one.entity is speaker
    )
    free = (
        speaker.sort is Sort.PERSON and not speaker.pronoun and not speaker.votes["he"] + speaker.votes["she"]
    )
    return Known(speaker, How.SINGULAR, LEAST_SURE) if just and free else None


def _agrees(entity: Entity, cls: str) -> bool:
    """Return whether the pronoun can stand for the entity, by number and by what the text itself tells."""
    if cls in ("he", "she"):
        return entity.sort in (Sort.PERSON, Sort.NAME) and entity.pronoun in ("", cls)
    if cls == "it":
        spoken = entity.sort is Sort.THING and entity.spoke  # "the palace denied it"
        return entity.sort in (Sort.BODY, Sort.DOCUMENT) or spoken
    return entity.sort in (Sort.GROUP, Sort.BODY) or bool(entity.members)


def _best(memory: Memory, scores: list[tuple[float, Entity]], pronoun: Pronoun) -> Known | None:
    if not scores:
        return None
    entity = scores[0][1]
    faint = pronoun.cls == "they" and scores[0][0] < LEAST_GROUP
    if faint and len(scores) == 1:
        return None
    margin = scores[0][0] - scores[1][0] if len(scores) > 1 else CLEAR
    if is_person(entity) and margin >= CLEAR and entity.number not in memory.either:
        entity.votes[pronoun.cls] += 1
    if len(scores) == 1:
        return Known(entity, How.ONLY_ONE, MOST_SURE)
    sure = min(MOST_SURE, LEAST_SURE + SURER * margin)
    doubtful = faint or margin < LEAD
    return Known(entity, How.NEAREST, sure, runner_up=scores[1][1], open=doubtful)


def beside_owner(memory: Memory, row: int, pronoun: Pronoun) -> Known | None:
    """Return the owner of what stands beside what the pronoun owns: "Ruiz's plan and her promise"."""
    scene = memory.scene
    if scene.tokens[row].dep != POSSESSOR:
        return None
    at = scene.tokens[row].head
    for _ in range(CLIMB):
        if scene.tokens[at].dep not in _BESIDE:
            return None
        at = scene.tokens[at].head
        owner = possessor(scene, at) if scene.tokens[at].pos == "NOUN" else None
        known = memory.named.get(owner) if owner is not None and owner < row else None
        if known is not None:
            return (
                Known(known.entity, How.SAME_OWNER, PARALLEL) if _agrees(known.entity, pronoun.cls) else None
            )
    return None


@dataclass(slots=True)
class FirstPerson:
    """Who "I" is, row by row of the attributions."""

    scene: Scene
    cast: Cast
    castings: Sequence[Casting]
    around: Sequence[int | None]
    authors: dict[str, Entity] = field(default_factory=dict)

    def give(self, row: int, slots: Slots) -> None:
        """Give "I" to whoever is quoted, else to the author; say why other words mean nobody."""
        casting = self.castings[row]
        if casting.speaker is not None or not slots.source:
            return
        head = slots.source[0]
        pronoun = self._pronoun(head)
        if pronoun is None or pronoun.person != "1":
            known = self.scene.folded[head] in self.scene.lexicon.pronouns
            casting.why_none = How.NOBODY_FITS if known else How.NOT_UNDERSTOOD
            return
        quoter = self._quoter(row)
        if quoter is None and self.around[row] is None and not self.scene.quoted[head]:
            quoter = self._author(pronoun)
        if quoter is None:
            casting.why_none = How.NOBODY_QUOTED
            return
        how = quoter.how if quoter.how.by is KnownBy.AUTHOR else How.FIRST_PERSON
        casting.speaker = quoter._replace(how=how, confidence=QUOTED * quoter.confidence)
        if not quoter.open:
            self._keep(head, quoter.entity)

    def mention(self, attributions: Sequence[Attribution]) -> None:
        """Keep every "I" in the quoted words of a speaker as a mention, and the author's elsewhere."""
        whose: dict[int, Entity] = {}
        for row in sorted(range(len(attributions)), key=lambda row: -_length(attributions[row])):
            speaker = self.castings[row].speaker
            if speaker is not None and not speaker.open and not speaker.entity.members:
                whose.update(dict.fromkeys(self.scene.rows(attributions[row].content), speaker.entity))
        for row, pronoun in self._first_persons():
            entity = whose.get(row) if self.scene.quoted[row] else self.authors.get(pronoun.cls)
            if entity is not None and (pronoun.number == "one" or not self.scene.quoted[row]):
                self._keep(row, entity)

    def _pronoun(self, row: int) -> Pronoun | None:
        return self.scene.lexicon.pronouns.get(self.scene.folded[row])

    def _first_persons(self) -> Iterator[tuple[int, Pronoun]]:
        firsts = {
            form: pronoun for form, pronoun in self.scene.lexicon.pronouns.items() if pronoun.person == "1"
        }
        for row, word in enumerate(self.scene.folded):
            if word in firsts:
                yield row, firsts[word]

    def _quoter(self, row: int) -> Known | None:
        """Return the speaker of the nearest attribution around this one that has one."""
        outer, steps = self.around[row], 0
        while outer is not None and steps < len(self.castings):
            if self.castings[outer].speaker is not None:
                return self.castings[outer].speaker
            outer, steps = self.around[outer], steps + 1
        return None

    def _author(self, pronoun: Pronoun) -> Known:
        """Return whoever wrote the article: by byline or outlet where known, else by this pronoun alone."""
        article = self.scene.article
        named = bool(article.authors or article.outlet)
        entity = self.authors.get(pronoun.cls)
        if entity is None and named:
            entity = next(iter(self.authors.values()), None) or self._by_name()
        entity = entity or self.cast.new(Sort.PERSON if pronoun.number == "one" else Sort.GROUP)
        self.authors[pronoun.cls] = entity
        return Known(entity, How.AUTHOR if named else How.AUTHOR_NOT_NAMED, AUTHOR if named else NO_NAME)

    def _by_name(self) -> Entity:
        article = self.scene.article
        entity = self.cast.new(Sort.PERSON if article.authors else Sort.BODY)
        entity.called = article.authors[0] if article.authors else article.outlet or ""
        entity.words = tuple(plain_name(entity.called).split())
        return entity

    def _keep(self, row: int, entity: Entity) -> None:
        span = self.scene.syntax.span(row, row)
        entity.mentions.add(span)
        if self.scene.tokens[row].dep in NOUN_SUBJECTS or not entity.forms:
            entity.forms.append((PRONOUN, span))


def _length(one: Attribution) -> int:
    return sum(span.end - span.start for span in one.content)
