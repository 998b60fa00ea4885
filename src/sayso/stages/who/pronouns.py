"""Pronouns: the nearest earlier mention that fits."""

from math import log2
from typing import NamedTuple

from sayso.stages.who.entities import Entity, Known, Sort
from sayso.stages.who.lexicon import Pronoun
from sayso.stages.who.memory import Memory, Seen
from sayso.stages.who.scene import Scene

FARTHEST = 10  # sentences; news repeats a name sooner


class Weights(NamedTuple):
    """What speaks for an antecedent; set on GUM (he and she) and on PolNeAR train, read line by line."""

    sentence: float = -2.0
    subject: float = 3.0
    speaking: float = 1.0
    last_speaker: float = 3.0
    outer: float = 3.0
    same_pronoun: float = 1.0
    doubtful_person: float = -1.0
    often: float = 0.5
    quoted: float = -1.0
    many: float = 1.0
    name: float = 0.5


WEIGHTS = Weights()


def antecedent(memory: Memory, row: int, pronoun: Pronoun, outer: Entity | None) -> Known | None:
    """Return whom the pronoun at `row` means; `outer` speaks the words around it.

    Whoever is quoted says "I", so that "he" between quotation marks is somebody else.
    """
    scores: dict[int, tuple[float, Entity]] = {}
    here = memory.scene.syntax.sentence_of[row]
    for seen in memory.recent():
        away = here - memory.scene.syntax.sentence_of[seen.row]
        if away > FARTHEST or not _in_reach(memory.scene, seen.row, row, pronoun):
            break
        fits = agrees(seen.entity, pronoun) and (seen.entity.acting or pronoun.cls not in ("he", "she"))
        fits = fits and not (seen.entity is outer and memory.scene.quoted[row])
        if seen.row != row and fits and not _bound(memory.scene, seen.row, row):
            score = _score(memory, seen, row, away, pronoun, outer)
            if seen.entity.number not in scores or score > scores[seen.entity.number][0]:
                scores[seen.entity.number] = (score, seen.entity)
    return _best(list(scores.values()), pronoun)


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


def _score(memory: Memory, seen: Seen, row: int, away: int, pronoun: Pronoun, outer: Entity | None) -> float:
    entity, weights = seen.entity, WEIGHTS
    score = weights.sentence * away + weights.often * log2(1 + entity.seen)
    score += weights.name * bool(entity.words)
    score += weights.subject * seen.subject + weights.speaking * seen.speaking
    if row in memory.speaking and entity is memory.last_speaker:
        score += weights.last_speaker
    if entity is outer:
        score += weights.outer
    if pronoun.cls in ("he", "she"):
        score += weights.same_pronoun * (entity.pronoun == pronoun.cls)
        score += weights.doubtful_person * (not is_person(entity))
    elif pronoun.cls == "they":
        score += weights.many * (entity.sort is Sort.GROUP)
    if memory.scene.quoted[seen.row] and not memory.scene.quoted[row]:
        score += weights.quoted
    return score


def is_person(entity: Entity) -> bool:
    """Tell whether the text shows a person: by role, title, pronoun, speech, or a full name that acts."""
    if entity.nouns or entity.pronoun or entity.spoke:
        return True
    return entity.sort is Sort.PERSON and entity.acting


def _best(scores: list[tuple[float, Entity]], pronoun: Pronoun) -> Known | None:
    if not scores:
        return None
    scores.sort(key=lambda pair: (-pair[0], pair[1].number))
    entity = scores[0][1]
    if len(scores) == 1:
        sure, how = 0.85, "pronoun:only one"
    else:
        sure, how = min(0.85, 0.55 + 0.1 * (scores[0][0] - scores[1][0])), "pronoun:nearest"
    if pronoun.cls in ("he", "she") and is_person(entity):
        entity.pronoun = entity.pronoun or pronoun.cls
    return Known(entity, how, sure)
