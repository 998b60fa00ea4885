"""Traits: who is meant by "the 54-year-old" or "the former teacher", which the text never joins to a name."""

from sayso.stages.who.entities import Entity, Known, Sort
from sayso.stages.who.lexicon import Role
from sayso.stages.who.memory import Memory, Seen
from sayso.stages.who.phrases import modifiers, phrase, possessor
from sayso.stages.who.salience import is_person, possible, score
from sayso.stages.who.scene import Scene

NEAR = 5  # sentences of the outlet's own; further back "the teacher" is somebody new
AGE = 8.0  # "the 54-year-old" is who was said to be 54, however far
CHARGED = "court:accused"  # the side, in the tables, of those who are charged with something
_DEEPEST = 12  # heads from a word up to the verb above its clause
POSTED = -0.5  # whoever has a role written is rather called by that
SURE = 0.75


def is_trait(memory: Memory, row: int, role: Role | None) -> bool:
    """Tell whether the noun at `row` says what somebody is, so that it may stand for whoever is spoken of."""
    scene = memory.scene
    told = any(scene.tokens[child].dep in ("relcl", "acl") for child in scene.syntax.children[row])
    if told or possessor(scene, row) is not None:  # "the last man to run" is told apart by just that
        return False
    if role is not None and role.trait:
        return True
    recalling = memory.scene.lexicon.recalling
    return not recalling.isdisjoint(modifiers(memory.scene, row))


def salient(memory: Memory, row: int, noun: str, role: Role | None, outer: Entity | None) -> Known | None:
    """Return the named person last brought to mind whom the noun at `row` can mean."""
    scores: dict[int, tuple[float, Entity]] = {}
    numbers, above = _numbers(memory, row), set[int]()
    for seen in memory.recent():
        if memory.scene.told(row) - seen.told > NEAR:
            break
        above |= {seen.entity.number} if _above_clause(memory.scene, seen, row) else set()
        fits = seen.entity.number not in above and _can_bear(memory, seen, role)
        if fits and possible(memory, seen, row, outer):
            fit = score(memory, seen, row, "noun", outer) + AGE * bool(numbers & seen.entity.said)
            fit += POSTED * bool(seen.entity.roles)
            if seen.entity.number not in scores or fit > scores[seen.entity.number][0]:
                scores[seen.entity.number] = (fit, seen.entity)
    best = _best(list(scores.values()), noun)
    posted = best is not None and bool(best.entity.roles)
    return None if posted and _placed(memory, row) else best


def _above_clause(scene: Scene, seen: Seen, row: int) -> bool:
    """Tell whether the word stands in a clause below what the earlier one does.

    "Ruiz left after the former teacher spoke": Ruiz would be "she" there.
    """
    if (
        not seen.subject
        or seen.row > row
        or scene.syntax.sentence_of[seen.row] != scene.syntax.sentence_of[row]
    ):
        return False
    verb, at = scene.tokens[seen.row].head, row
    for _ in range(_DEEPEST):
        at = scene.tokens[at].head
        if at == verb:
            return True
    return False


def _placed(memory: Memory, row: int) -> bool:
    """Tell whether a name narrows the noun: "the Halden Republican" is none whose own post is written."""
    scene = memory.scene
    return any(scene.tokens[child].tag == "NNP" for child in scene.syntax.children[row] if child < row)


def _can_bear(memory: Memory, seen: Seen, role: Role | None) -> bool:
    """Tell whether the entity is a named person of whom nothing is told that the noun denies."""
    entity, roles = seen.entity, memory.scene.lexicon.roles
    if entity.sort not in (Sort.PERSON, Sort.NAME) or not entity.words or not is_person(entity):
        return False
    if role is None:
        return True
    if role.pronoun and entity.pronoun not in ("", role.pronoun):
        return False
    if CHARGED in role.apart and entity.nouns & memory.scene.lexicon.title_nouns:  # no mayor is "the suspect"
        return False
    taken = (side for noun in entity.nouns if noun in roles for side in roles[noun].apart)
    return not any(_opposed(left, right) for left in taken for right in role.apart)


def _opposed(left: str, right: str) -> bool:
    """Tell whether two sides are taken in one matter: "court:judge" and "court:witness"."""
    return left != right and left.partition(":")[0] == right.partition(":")[0]


def _numbers(memory: Memory, row: int) -> set[str]:
    words = phrase(memory.scene, row).of(memory.scene.text).replace("-", " ").split()
    return {word for word in words if word.isdecimal()}


def _best(scores: list[tuple[float, Entity]], noun: str) -> Known | None:
    if not scores:
        return None
    scores.sort(key=lambda pair: (-pair[0], pair[1].number))
    entity = scores[0][1]
    entity.nouns.add(noun)
    return Known(entity, "role:last spoken of", SURE)
