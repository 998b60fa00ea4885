"""Memory: what has been read so far, and how well each earlier mention fits the next pronoun or noun."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from math import log2
from typing import NamedTuple

from sayso.model.grammar import (
    APPOSITION,
    CONJUNCT,
    INTERROGATIVES,
    MARKER,
    NOUN_MODIFIERS,
    NOUN_SUBJECTS,
    PARATAXIS,
    POSSESSOR,
    RELATIVE_CLAUSE,
    ROOT,
)
from sayso.model.span import Span
from sayso.stages.who.entities import Cast, Entity, Known, Sort
from sayso.stages.who.scene import Scene

# A pronoun's antecedent stands near: beyond this many mentions back it is not looked for.
LENGTH = 40
_CLIMB = 12  # heads from a word up to the verb of asking
_UNMOVED = (Sort.GROUP, Sort.DOCUMENT)  # meant by a pronoun even where they have done nothing yet
_MAIN = frozenset({ROOT, CONJUNCT, PARATAXIS})


class Seen(NamedTuple):
    """One mention in passing: where, whom, and whether as a subject, of the main clause, or as a source.

    `told` counts the sentences so far that hold words of the outlet's own, `start` is an offset, `head` the
    word on which it hangs, `poss` and `modifies` say how, `asks` whether it asks somebody.
    """

    row: int
    entity: Entity
    subject: bool
    main: bool
    speaking: bool
    told: int
    start: int
    sentence: int
    block: int
    quoted: bool
    titular: bool
    head: int
    poss: bool
    modifies: bool
    asks: bool


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
    """The weight of all that speaks for or against an earlier mention: data of the language."""

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
        scene = self.scene
        word, token = scene.tokens[row], scene.tokens[self._apposed(row)]
        subject = token.dep in NOUN_SUBJECTS
        main = subject and scene.tokens[token.head].dep in _MAIN
        main = main or self._owns(row)
        speaks = row in self.speaking
        aside = scene.tokens[token.head].dep == RELATIVE_CLAUSE  # "his uncle, who told him"
        quoted, sentence = bool(scene.quoted[row]), scene.syntax.sentence_of[row]
        entity.seen += 1
        entity.acting = entity.acting or subject or speaks or self._acts_with(row)
        entity.spoke = entity.spoke or speaks
        if speaks and not aside and not quoted and row not in self.nested:
            self.last_speaker = entity
        self.latest.append(
            Seen(
                row=row,
                entity=entity,
                subject=subject,
                main=main or (speaks and not aside),
                speaking=speaks,
                told=scene.told_until[sentence],
                start=word.start,
                sentence=sentence,
                block=scene.syntax.sentences[sentence].block,
                quoted=quoted,
                titular=sentence in scene.in_title,
                head=word.head,
                poss=word.dep == POSSESSOR,
                modifies=word.dep in NOUN_MODIFIERS,
                asks=subject and scene.lemmas[word.head] in scene.lexicon.asking,
            )
        )
        if len(self.latest) > 2 * LENGTH:
            del self.latest[:LENGTH]

    def pair_up(self, row: int, members: Iterable[Entity], words: Span) -> None:
        """Bring two who act or speak together, called by `words`, to mind as one group."""
        self.pair = self.cast.together(members, words)
        self.note(row, self.pair)

    def _acts_with(self, row: int) -> bool:
        """Return whether "and" joins the name to a subject: "Ruiz and Vale met"."""
        token = self.scene.tokens[row]
        return token.dep == CONJUNCT and self.scene.tokens[token.head].dep in NOUN_SUBJECTS

    def _apposed(self, row: int) -> int:
        """Return the noun to which a name stands in apposition: "mate" of "his running mate, Ana Ruiz"."""
        token = self.scene.tokens[row]
        named = token.dep == APPOSITION and token.head < row and row in self.named
        return token.head if named else row

    def _owns(self, row: int) -> bool:
        """Return whether this is an owner of what is no person: "Ruiz's popularity fell after she …"."""
        token = self.scene.tokens[row]
        owned = self.scene.lemmas[token.head]
        return token.dep == POSSESSOR and owned not in self.scene.lexicon.roles

    def near(self, row: int, sentences: int) -> Iterator[Seen]:
        """Yield the latest mentions up to so many sentences of the outlet's own back, nearest first."""
        here = self.scene.told(row)
        return takewhile(lambda seen: here - seen.told <= sentences, self.recent())

    def recent(self) -> Iterable[Seen]:
        """Return the latest mentions, nearest first."""
        return reversed(self.latest[-LENGTH:])

    @staticmethod
    def agreeing(people: Sequence[Entity], pronoun: str) -> list[Entity]:
        """Return those whom the text does not call by another pronoun."""
        return [one for one in people if not pronoun or one.pronoun in ("", pronoun)]


class Word(NamedTuple):
    """A pronoun or noun whose antecedent is looked for, with what is the same for each earlier mention.

    `cls` is its class of pronoun; `outer` speaks the words around it; `question` is the verb of asking in
    whose question it stands.
    """

    row: int
    cls: str
    outer: Entity | None
    head: int
    told: int
    subject: bool
    poss: bool
    quoted: bool
    titular: bool
    block: int
    speaks: bool
    replies: bool
    question: int | None
    says: tuple[Span, ...]
    weights: Features


def look_at(memory: Memory, row: int, cls: str, outer: Entity | None) -> Word:
    """Return the word at `row`, looked at once for all earlier mentions that it may mean."""
    scene, token = memory.scene, memory.scene.tokens[row]
    return Word(
        row=row,
        cls=cls,
        outer=outer,
        head=token.head,
        told=scene.told(row),
        subject=token.dep in NOUN_SUBJECTS,
        poss=token.dep == POSSESSOR,
        quoted=bool(scene.quoted[row]),
        titular=scene.titular(row),
        block=scene.block(row),
        speaks=row in memory.speaking,
        replies=scene.lemmas[token.head] in scene.lexicon.replying,
        question=_question_around(scene, row),
        says=memory.speaking.get(row, ()),
        weights=Features(*scene.lexicon.salience[cls]),
    )


def score(memory: Memory, seen: Seen, word: Word) -> float:  # noqa: C901 — one sum, term by term
    """Return how well an earlier mention fits the word: the sum of what speaks for and against it."""
    entity, weights = seen.entity, word.weights
    fit = weights.sentence * abs(word.told - seen.told)  # who speaks the words around it may come later
    if seen.told == word.told and not word.subject:
        fit += weights.same_sentence
    if seen.subject:
        fit += weights.subject
    if seen.main:
        fit += weights.main
    if seen.speaking:
        fit += weights.speaking
    if word.speaks and entity is memory.last_speaker:
        fit += weights.last_speaker
    if entity is word.outer:
        fit += weights.outer
    votes = _votes(entity, word.cls)
    if votes:
        fit += votes * (weights.voted if votes > 0 else weights.voted_other)
    if word.cls in ("he", "she", "noun") and not is_person(entity):
        fit += weights.doubtful_person
    fit += weights.often * log2(1 + entity.seen)
    if seen.quoted and not word.quoted:
        fit += weights.quoted
    if seen.titular and not word.titular:
        fit += weights.headline
    if word.cls == "they" and entity.sort is Sort.GROUP:
        fit += weights.many
    if seen.block == word.block and not seen.quoted:
        fit += weights.paragraph
    return fit


def ranked(scored: Iterable[tuple[float, Entity]]) -> list[tuple[float, Entity]]:
    """Return each entity with the best of its scores, the best first."""
    best: dict[int, tuple[float, Entity]] = {}
    for fit, entity in scored:
        if entity.number not in best or fit > best[entity.number][0]:
            best[entity.number] = (fit, entity)
    return sorted(best.values(), key=lambda pair: (-pair[0], pair[1].number))


def possible(seen: Seen, word: Word) -> bool:
    """Return whether the mention can be meant at all by the word.

    Nobody is meant by a word whose own statement names them ("Vale is no engineer, he said"),
    and whoever is quoted says "I", so that "he" between quotation marks is somebody else.
    """
    entity = seen.entity
    known = entity.sort is Sort.PERSON and bool(entity.nouns or entity.pronoun)
    if not (known or entity.acting or entity.sort in _UNMOVED):
        return False
    bound = seen.head == word.head and not seen.poss and not word.poss  # "Ruiz told him" is never Ruiz
    if seen.row == word.row or bound:
        return False
    if seen.modifies and entity.sort is Sort.BODY:
        return False  # "the Orme caucus" brings the caucus to mind, not Orme
    if (entity is word.outer and word.quoted) or _asks(seen, word):
        return False
    for span in word.says:  # noqa: SIM110 — asked of every earlier mention
        if span.start <= seen.start < span.end:
            return False
    return True


def is_person(entity: Entity) -> bool:
    """Return whether the text shows a person: by role, title, pronoun, speech, or a full name that acts."""
    if entity.nouns or entity.pronoun or entity.votes or entity.spoke:
        return True
    return entity.sort is Sort.PERSON and entity.acting


def _asks(seen: Seen, word: Word) -> bool:
    """Return whether the earlier one asks what the word stands in, or is answered with it.

    Nobody asks others what he himself thinks: "A voter asked if she would run. “Yes,” she replied."
    """
    if seen.asks and word.replies:
        return True
    return word.question is not None and (
        (seen.asks and seen.head == word.question) or seen.entity is word.outer
    )


def _question_around(scene: Scene, row: int) -> int | None:
    """Return the verb of asking in whose question the word stands."""
    at = row
    for _ in range(_CLIMB):
        above = scene.tokens[at].head
        if above == at:
            return None
        asks = scene.lemmas[above] in scene.lexicon.asking and above < row
        if asks and _is_question(scene, at):
            return above
        at = above
    return None


def _is_question(scene: Scene, verb: int) -> bool:
    """Return whether a clause is what is asked: "why he went", "if he went", not "to help him"."""
    opens = (scene.tokens[row] for row in scene.syntax.children[verb] if row < verb)
    return any(token.dep == MARKER or token.tag in INTERROGATIVES for token in opens)


def _votes(entity: Entity, cls: str) -> float:
    """Return what the pronouns taken to mean the entity so far say for this one, from -1 to 1."""
    if entity.pronoun == cls:  # a title or a role has told
        return 1.0
    if cls not in ("he", "she") or not entity.votes:
        return 0.0
    total = entity.votes.total()
    return (2 * entity.votes[cls] - total) / (1 + total)
