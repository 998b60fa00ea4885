"""Resolving: whom each mention means, reading from the first word to the last."""

from sayso.stages.who.entities import Entity, Known, Sort
from sayso.stages.who.memory import Memory
from sayso.stages.who.nouns import means
from sayso.stages.who.phrases import narrowed, possessor
from sayso.stages.who.pronouns import antecedent
from sayso.stages.who.scene import Scene

_CLIMB = 3  # heads from a relative pronoun up to its clause: "whose aides", "to whose house"


def resolve(memory: Memory, row: int, *, outer: Entity | None) -> Known | None:
    """Return whom the mention headed by `row` means, and note it; `outer` speaks the words around it."""
    known = memory.named.get(row)
    if known is None or (known.entity.sort is Sort.GROUP and narrowed(memory.scene, row)):
        known = _unnamed(memory, row, outer)
    if known is not None:
        memory.note(row, known.entity)
    return known


def _unnamed(memory: Memory, row: int, outer: Entity | None) -> Known | None:
    pronoun = memory.scene.lexicon.pronouns.get(memory.scene.lower(row))
    if pronoun is None or memory.scene.tokens[row].pos == "NOUN":
        owner = speaking_owner(memory.scene, row)
        return means(memory, row) if owner is None else resolve(memory, owner, outer=outer)
    if pronoun.person == "3":
        return antecedent(memory, row, pronoun, outer)
    if pronoun.person == "relative":
        above = relative_head(memory.scene, row)
        return resolve(memory, above, outer=None) if above is not None else None
    return None


def relative_head(scene: Scene, row: int) -> int | None:
    """Return the noun a relative pronoun stands for: the one its clause hangs on, else the one before it."""
    above = scene.tokens[row].head
    for _ in range(_CLIMB):
        if scene.tokens[above].dep == "relcl":
            return scene.tokens[above].head
        above = scene.tokens[above].head
    first = scene.syntax.sentences[scene.syntax.sentence_of[row]].first
    before = row - 1 if row > first and scene.tokens[row - 1].pos != "PUNCT" else row - 2
    return before if before >= first and scene.tokens[before].pos in ("NOUN", "PROPN") else None


def speaking_owner(scene: Scene, row: int) -> int | None:
    """Return the possessor of a thing that cannot speak itself: "Ruiz's remarks", "in her eyes"."""
    uttered = scene.tokens[row].lemma.casefold() in scene.lexicon.utterances
    return possessor(scene, row) if uttered else None
