"""Pronouns: the nearest earlier mention that fits."""

from math import log2
from typing import NamedTuple

from sayso.stages.who.entities import Entity, Known, Sort
from sayso.stages.who.lexicon import Pronoun
from sayso.stages.who.memory import Memory, Seen
from sayso.stages.who.scene import Scene

_UNMOVED = (Sort.GROUP, Sort.DOCUMENT)  # meant by a pronoun even where they have done nothing yet
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
MOST_SURE, LEAST_SURE = 0.85, 0.55  # before calibration
FARTHEST = 10  # sentences; news repeats a name sooner


class Weights(NamedTuple):
    """What speaks for an antecedent; set on GUM (he and she) and on PolNeAR train, read line by line."""

    sentence: float = -2.0
    same_sentence: float = 2.0  # for his, her and him
    subject: float = 1.5
    main: float = 1.5
    speaking: float = 0.5
    last_speaker: float = 1.5
    outer: float = 3.0
    voted: float = 1.0
    voted_other: float = 4.0
    doubtful_person: float = -3.0
    often: float = 0.5
    quoted: float = -2.0
    headline: float = -3.0
    many: float = 1.0


WEIGHTS = Weights()


def antecedent(memory: Memory, row: int, pronoun: Pronoun, outer: Entity | None) -> Known | None:
    """Return whom the pronoun at `row` means; `outer` speaks the words around it.

    Nobody is meant by a pronoun whose own statement names them ("Vale is no engineer, he said"),
    and whoever is quoted says "I", so that "he" between quotation marks is somebody else.
    """
    scores: dict[int, tuple[float, Entity]] = {}
    here = memory.scene.syntax.sentence_of[row]
    for seen in memory.recent():
        away = here - memory.scene.syntax.sentence_of[seen.row]
        if away > FARTHEST or not _in_reach(memory.scene, seen.row, row, pronoun):
            break
        if _possible(memory, seen, row, pronoun, outer):
            score = _score(memory, seen, row, pronoun, outer)
            if seen.entity.number not in scores or score > scores[seen.entity.number][0]:
                scores[seen.entity.number] = (score, seen.entity)
    return _best(list(scores.values()), pronoun)


def _possible(memory: Memory, seen: Seen, row: int, pronoun: Pronoun, outer: Entity | None) -> bool:
    known = seen.entity.sort is Sort.PERSON and bool(seen.entity.nouns or seen.entity.pronoun)
    if not agrees(seen.entity, pronoun) or not (known or seen.entity.acting or seen.entity.sort in _UNMOVED):
        return False
    if seen.row == row or _bound(memory.scene, seen.row, row):
        return False
    if seen.entity is outer and memory.scene.quoted[row]:
        return False
    place = memory.scene.tokens[seen.row].start
    return not any(span.start <= place < span.end for span in memory.speaking.get(row, ()))


def agrees(entity: Entity, pronoun: Pronoun) -> bool:
    """Tell whether the pronoun can stand for the entity, by number and by what the text itself tells."""
    if pronoun.cls in ("he", "she"):
        return entity.sort in (Sort.PERSON, Sort.NAME) and entity.pronoun in ("", pronoun.cls)
    if pronoun.cls == "it":
        return entity.sort in (Sort.BODY, Sort.DOCUMENT)
    return entity.sort in (Sort.GROUP, Sort.BODY) or bool(entity.members)


def _in_reach(scene: Scene, earlier: int, row: int, pronoun: Pronoun) -> bool:
    """Inside quoted words "they" and "it" mean something in the same words, or nothing we can name."""
    if not scene.quoted[row] or pronoun.cls in ("he", "she"):
        return True
    return bool(scene.quoted[earlier]) and scene.block(earlier) == scene.block(row)


def _bound(scene: Scene, earlier: int, row: int) -> bool:
    """Tell whether both hang on one verb: "Ruiz told him" is never Ruiz."""
    first, second = scene.tokens[earlier], scene.tokens[row]
    return first.head == second.head and first.dep != "poss" and second.dep != "poss"


def _score(memory: Memory, seen: Seen, row: int, pronoun: Pronoun, outer: Entity | None) -> float:
    entity, weights = seen.entity, WEIGHTS
    score = weights.sentence * (memory.scene.told(row) - seen.told) + weights.often * log2(1 + entity.seen)
    score += weights.subject * seen.subject + weights.main * seen.main + weights.speaking * seen.speaking
    if seen.told == memory.scene.told(row) and memory.scene.tokens[row].dep not in _SUBJECTS:
        score += weights.same_sentence
    if row in memory.speaking and entity is memory.last_speaker:
        score += weights.last_speaker
    if entity is outer:
        score += weights.outer
    if pronoun.cls in ("he", "she"):
        score += _votes(entity, pronoun) + weights.doubtful_person * (not is_person(entity))
    elif pronoun.cls == "they":
        score += weights.many * (entity.sort is Sort.GROUP)
    if memory.scene.quoted[seen.row] and not memory.scene.quoted[row]:
        score += weights.quoted
    if memory.scene.titular(seen.row) and not memory.scene.titular(row):
        score += weights.headline
    return score


def _votes(entity: Entity, pronoun: Pronoun) -> float:
    """Return what the pronouns taken to mean the entity so far say for this one, or against it."""
    total = entity.votes.total()
    agreeing = (2 * entity.votes[pronoun.cls] - total) / (1 + total)
    return agreeing * (WEIGHTS.voted if agreeing > 0 else WEIGHTS.voted_other)


def is_person(entity: Entity) -> bool:
    """Tell whether the text shows a person: by role, title, pronoun, speech, or a full name that acts."""
    if entity.nouns or entity.pronoun or entity.votes or entity.spoke:
        return True
    return entity.sort is Sort.PERSON and entity.acting


def _best(scores: list[tuple[float, Entity]], pronoun: Pronoun) -> Known | None:
    if not scores:
        return None
    scores.sort(key=lambda pair: (-pair[0], pair[1].number))
    entity = scores[0][1]
    if len(scores) == 1:
        sure, how = MOST_SURE, "pronoun:only one"
    else:
        sure, how = min(MOST_SURE, LEAST_SURE + 0.1 * (scores[0][0] - scores[1][0])), "pronoun:nearest"
    if is_person(entity):
        entity.votes[pronoun.cls] += 1
    return Known(entity, how, sure)
