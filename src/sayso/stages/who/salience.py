"""Salience: how well an earlier mention fits a pronoun or a noun that stands for whoever is spoken of."""

from math import log2

from sayso.stages.who.entities import Entity, Sort
from sayso.stages.who.memory import Features, Memory, Seen
from sayso.stages.who.scene import Scene

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MODIFIES = frozenset({"compound", "amod", "nmod"})
_CLIMB = 12  # heads from a word up to the verb of asking
_UNMOVED = (Sort.GROUP, Sort.DOCUMENT)  # meant by a pronoun even where they have done nothing yet


def features(memory: Memory, seen: Seen, row: int, cls: str, outer: Entity | None) -> Features:
    """Return the features of an earlier mention for the word at `row`; `cls` is its class of pronoun."""
    scene, entity = memory.scene, seen.entity
    person = cls in ("he", "she", "noun")
    votes = _votes(entity, cls)
    return Features(
        sentence=abs(scene.told(row) - seen.told),  # who speaks the words around it may come later
        same_sentence=seen.told == scene.told(row) and scene.tokens[row].dep not in _SUBJECTS,
        subject=seen.subject,
        main=seen.main,
        speaking=seen.speaking,
        last_speaker=row in memory.speaking and entity is memory.last_speaker,
        outer=entity is outer,
        voted=max(votes, 0.0),
        voted_other=min(votes, 0.0),
        doubtful_person=person and not is_person(entity),
        often=log2(1 + entity.seen),
        quoted=scene.quoted[seen.row] and not scene.quoted[row],
        headline=scene.titular(seen.row) and not scene.titular(row),
        many=cls == "they" and entity.sort is Sort.GROUP,
        paragraph=scene.block(seen.row) == scene.block(row) and not scene.quoted[seen.row],
    )


def score(memory: Memory, seen: Seen, row: int, cls: str, outer: Entity | None) -> float:
    """Return the sum of the features by their weights for this class of word."""
    found = features(memory, seen, row, cls, outer)
    return sum(map(float.__mul__, memory.scene.lexicon.salience[cls], map(float, found)))


def possible(memory: Memory, seen: Seen, row: int, outer: Entity | None) -> bool:
    """Tell whether the mention can be meant at all by the word at `row`.

    Nobody is meant by a word whose own statement names them ("Vale is no engineer, he said"),
    and whoever is quoted says "I", so that "he" between quotation marks is somebody else.
    """
    known = seen.entity.sort is Sort.PERSON and bool(seen.entity.nouns or seen.entity.pronoun)
    if not (known or seen.entity.acting or seen.entity.sort in _UNMOVED):
        return False
    if seen.row == row or _bound(memory.scene, seen.row, row):
        return False
    if seen.entity.sort is Sort.BODY and memory.scene.tokens[seen.row].dep in _MODIFIES:
        return False  # "the Orme caucus" brings the caucus to mind, not Orme
    if seen.entity is outer and memory.scene.quoted[row]:
        return False
    if _asks(memory.scene, seen, row, by_outer=seen.entity is outer):
        return False
    place = memory.scene.tokens[seen.row].start
    return not any(span.start <= place < span.end for span in memory.speaking.get(row, ()))


def is_person(entity: Entity) -> bool:
    """Tell whether the text shows a person: by role, title, pronoun, speech, or a full name that acts."""
    if entity.nouns or entity.pronoun or entity.votes or entity.spoke:
        return True
    return entity.sort is Sort.PERSON and entity.acting


def _bound(scene: Scene, earlier: int, row: int) -> bool:
    """Tell whether both hang on one verb: "Ruiz told him" is never Ruiz."""
    first, second = scene.tokens[earlier], scene.tokens[row]
    return first.head == second.head and first.dep != "poss" and second.dep != "poss"


def _asks(scene: Scene, seen: Seen, row: int, *, by_outer: bool) -> bool:
    """Tell whether the earlier one asks what the word stands in, or is answered with it.

    Nobody asks others what he himself thinks: "A voter asked if she would run. “Yes,” she replied."
    """
    asking = scene.lexicon.asking
    above = scene.tokens[seen.row].head
    asked = seen.subject and scene.tokens[above].lemma.casefold() in asking
    if asked and scene.tokens[scene.tokens[row].head].lemma.casefold() in scene.lexicon.replying:
        return True
    verb = _question_around(scene, row)
    return verb is not None and ((asked and above == verb) or by_outer)


def _question_around(scene: Scene, row: int) -> int | None:
    """Return the verb of asking in whose question the word stands."""
    at = row
    for _ in range(_CLIMB):
        above = scene.tokens[at].head
        if above == at:
            return None
        asks = scene.tokens[above].lemma.casefold() in scene.lexicon.asking and above < row
        if asks and _is_question(scene, at):
            return above
        at = above
    return None


def _is_question(scene: Scene, verb: int) -> bool:
    """Tell whether a clause is what is asked: "why he went", "if he went", not "to help him"."""
    opens = (scene.tokens[row] for row in scene.syntax.children[verb] if row < verb)
    return any(token.dep == "mark" or token.tag in ("WRB", "WP") for token in opens)


def _votes(entity: Entity, cls: str) -> float:
    """Return what the pronouns taken to mean the entity so far say for this one, from -1 to 1."""
    if entity.pronoun == cls:  # a title or a role has told
        return 1.0
    total = entity.votes.total()
    return (2 * entity.votes[cls] - total) / (1 + total) if cls in ("he", "she") else 0.0
