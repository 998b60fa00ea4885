"""Recurring: which document "the new poll" is, when one was spoken of before in other words."""

from sayso.stages.who.entities import Entity
from sayso.stages.who.memory import Memory, Paper
from sayso.stages.who.phrases import LONGEST_PHRASE

NEAR = 8  # sentences of the outlet's own from "a poll" to the one that names it


def same_document(memory: Memory, row: int, kind: str, *, pointing: bool) -> Entity | None:
    """Return the document of this kind spoken of last, where nothing written tells the two apart.

    "The new poll" and "the Halden poll" are the poll of before unless that has another name; "a Halden poll"
    names the one that the headline or the lead left without a name.
    """
    last = memory.papers.get(kind)
    names, others = _narrowed(memory, row)
    if last is None or others:
        return None
    if pointing:
        return last.entity if not names or not last.names or names & last.names else None
    waiting = names and not last.names and memory.scene.told(row) - last.told <= NEAR
    return last.entity if waiting else None


def keep_document(memory: Memory, row: int, kind: str, entity: Entity) -> None:
    """Remember the document as the last of its kind."""
    before = memory.papers.get(kind)
    known = before.names if before is not None and before.entity is entity else frozenset()
    memory.papers[kind] = Paper(entity, known | _narrowed(memory, row)[0], memory.scene.told(row))


def _narrowed(memory: Memory, row: int) -> tuple[frozenset[str], bool]:
    """Return the names before the noun, and whether other words there or "of …" narrow it, too."""
    scene, names, others = memory.scene, set[str](), False
    for child in scene.syntax.children[row]:
        dep = scene.tokens[child].dep
        first = max(scene.syntax.left[child], child - LONGEST_PHRASE)
        if child < row and dep in ("amod", "compound", "nmod", "poss", "nummod"):
            capital = {scene.lower(at) for at in range(first, child + 1) if scene.tokens[at].pos == "PROPN"}
            names |= capital
            others = others or (not capital and scene.lower(child) not in scene.lexicon.renewing)
        elif child < row and dep == "det":
            others = others or scene.lower(child) in scene.lexicon.other_ones
    return frozenset(names), others
