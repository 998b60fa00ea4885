"""Pronouns: the earlier mention that fits best."""

from sayso.stages.who.entities import Entity, Known, Sort
from sayso.stages.who.lexicon import Pronoun
from sayso.stages.who.memory import Memory
from sayso.stages.who.salience import is_person, possible, score
from sayso.stages.who.scene import Scene

MOST_SURE, LEAST_SURE = 0.85, 0.55  # before calibration
CLEAR = 3.0  # a lead of the best over the second that lets the pronoun tell for the rest of the article
# A smaller lead leaves it open: on lines_train 40 % of those below 1 are wrong, 14 % of those from 1 to 3.
LEAD = 1.0
# Below this "they" are others than those who fit best: on lines_train 3 of 3 were, and 2 of 19 above it.
LEAST_GROUP = 2.0
FARTHEST = 10  # sentences; news repeats a name sooner


def antecedent(memory: Memory, row: int, pronoun: Pronoun, outer: Entity | None) -> Known | None:
    """Return whom the pronoun at `row` means; `outer` speaks the words around it."""
    scores: dict[int, tuple[float, Entity]] = {}
    here = memory.scene.syntax.sentence_of[row]
    for seen in memory.recent():
        away = here - memory.scene.syntax.sentence_of[seen.row]
        if away > FARTHEST or not _in_reach(memory.scene, seen.row, row, pronoun):
            break
        if agrees(seen.entity, pronoun.cls) and possible(memory, seen, row, outer):
            fit = score(memory, seen, row, pronoun.cls, outer)
            if seen.entity.number not in scores or fit > scores[seen.entity.number][0]:
                scores[seen.entity.number] = (fit, seen.entity)
    return _best(memory, list(scores.values()), pronoun) or _singular(memory, row, pronoun)


def _singular(memory: Memory, row: int, pronoun: Pronoun) -> Known | None:
    """Return whom a "they said" means that no group fits: the last two named, or who spoke just before.

    Whoever is called "he" or "she" is not "they".
    """
    if pronoun.cls == "they" and row in memory.speaking and memory.pair is not None:
        return Known(memory.pair, "pronoun:same group", LEAST_SURE)
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
    return Known(speaker, "pronoun:singular", LEAST_SURE) if just and free else None


def agrees(entity: Entity, cls: str) -> bool:
    """Tell whether the pronoun can stand for the entity, by number and by what the text itself tells."""
    if cls in ("he", "she"):
        return entity.sort in (Sort.PERSON, Sort.NAME) and entity.pronoun in ("", cls)
    if cls == "it":
        spoken = entity.sort is Sort.THING and entity.spoke  # "the palace denied it"
        return entity.sort in (Sort.BODY, Sort.DOCUMENT) or spoken
    return entity.sort in (Sort.GROUP, Sort.BODY) or bool(entity.members)


def _in_reach(scene: Scene, earlier: int, row: int, pronoun: Pronoun) -> bool:
    """Inside quoted words "they" and "it" mean something in the same words, or nothing we can name."""
    if not scene.quoted[row] or pronoun.cls in ("he", "she"):
        return True
    return bool(scene.quoted[earlier]) and scene.block(earlier) == scene.block(row)


def _best(memory: Memory, scores: list[tuple[float, Entity]], pronoun: Pronoun) -> Known | None:
    if not scores:
        return None
    scores.sort(key=lambda pair: (-pair[0], pair[1].number))
    entity = scores[0][1]
    faint = pronoun.cls == "they" and scores[0][0] < LEAST_GROUP
    if faint and len(scores) == 1:
        return None
    margin = scores[0][0] - scores[1][0] if len(scores) > 1 else CLEAR
    if is_person(entity) and margin >= CLEAR and entity.number not in memory.either:
        entity.votes[pronoun.cls] += 1
    if len(scores) == 1:
        return Known(entity, "pronoun:only one", MOST_SURE)
    sure = min(MOST_SURE, LEAST_SURE + 0.1 * margin)
    doubtful = faint or margin < LEAD
    return Known(entity, "pronoun:nearest", sure, runner_up=scores[1][1], open=doubtful)
