"""Firms: whom "the brewer" or "the company" means, where no name tells what it makes."""

from sayso.stages.who.entities import Entity, Known, Sort
from sayso.stages.who.memory import Memory

NEAR = 4  # sentences of the outlet's own
SURE = 0.75


def named_firm(memory: Memory, row: int) -> Known | None:
    """Return the named firm last spoken of, the one met most often before others."""
    near: dict[int, Entity] = {}
    for seen in memory.recent():
        if memory.scene.told(row) - seen.told > NEAR:
            break
        if _can_be_firm(memory, seen.entity):
            near.setdefault(seen.entity.number, seen.entity)
    ranked = sorted(near.values(), key=lambda one: _weight(memory, one), reverse=True)
    if not ranked or (len(ranked) > 1 and _weight(memory, ranked[0]) == _weight(memory, ranked[1])):
        return None
    ranked[0].sort = Sort.BODY
    return Known(ranked[0], "role:only one", SURE)


def _weight(memory: Memory, entity: Entity) -> tuple[bool, int]:
    return entity.spoke, memory.times[entity.number]


def _can_be_firm(memory: Memory, entity: Entity) -> bool:
    """Tell whether nothing shows that the name is a person's, a place's or an outlet's."""
    lexicon, name = memory.scene.lexicon, " ".join(entity.words)
    if (
        not name
        or not entity.acting
        or name in lexicon.metonyms
        or name in lexicon.wires
        or name in lexicon.outlets
    ):
        return False
    if entity.words[-1] in lexicon.outlet_words or entity.pronoun or entity.votes:
        return False
    if entity.sort is Sort.BODY:
        return not lexicon.bodies.keys() & set(entity.words)
    return entity.sort is Sort.NAME and not entity.nouns & lexicon.roles.keys()
