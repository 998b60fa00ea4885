"""Resolving: whom each mention means, reading from the first word to the last."""

from dataclasses import replace

from sayso.model.party import KnownBy
from sayso.stages.who.entities import Entity, Known, Sort
from sayso.stages.who.lexicon import Pronoun
from sayso.stages.who.memory import Memory
from sayso.stages.who.nouns import means
from sayso.stages.who.phrases import definite, narrowed, possessor
from sayso.stages.who.pronouns import agrees, antecedent
from sayso.stages.who.scene import Scene
from sayso.stages.who.traits import salient

TURN = 0.8  # an interview is about whom its head names first
PARALLEL = 0.8  # two owners side by side are mostly one
_BESIDE = frozenset({"conj", "appos", "pobj", "prep"})
_STEM = 4  # letters
_CLIMB = 3  # heads from a relative pronoun up to its clause: "whose aides", "to whose house"


def resolve(memory: Memory, row: int, *, outer: Entity | None) -> Known | None:
    """Return whom the mention headed by `row` means, and note it; `outer` speaks the words around it."""
    known = _answering(memory, row) or memory.named.get(row)
    if known is None or (known.entity.sort is Sort.GROUP and narrowed(memory.scene, row)):
        known = _unnamed(memory, row, outer)
    elif row in memory.speaking and _calls_by_origin(memory, row, known.entity):
        known = salient(memory, row, memory.scene.lower(row), None, outer) or known
    if known is not None:
        known = _either(memory, row, known)
        memory.note(row, known.entity)
    return known


def _either(memory: Memory, row: int, known: Known) -> Known:
    """Return who is meant, open as well where a pronoun takes up a name that is open between two."""
    number = known.entity.number
    if row in memory.named:
        memory.either.pop(number, None)
        if known.open and known.runner_up is not None:
            memory.either[number] = known.runner_up
    elif number in memory.either and known.by is KnownBy.PRONOUN:
        return replace(known, runner_up=memory.either[number], open=True)
    return known


def _answering(memory: Memory, row: int) -> Known | None:
    """Return who is behind "Q" and "A": whoever asks all of it, and the first person named in full."""
    scene = memory.scene
    label = scene.lexicon.turns.get(scene.word(row)) if row in memory.speaking else None
    if label is None or row + 1 == len(scene.tokens) or scene.word(row + 1) != ":":
        return None
    if label == "answers":
        return None if memory.first is None else Known(memory.first, "turn", TURN)
    if label not in memory.alone:
        memory.alone[label] = memory.cast.new(Sort.PERSON)
    return Known(memory.alone[label], "turn", TURN)


def _calls_by_origin(memory: Memory, row: int, entity: Entity) -> bool:
    """Tell whether "the Moldavan" says where somebody is from: found once, with "the", of that form."""
    scene, word = memory.scene, memory.scene.lower(row)
    if memory.times[entity.number] > 1 or len(entity.words) > 1 or word in scene.lexicon.metonyms:
        return False
    stem = word[:_STEM]  # "Moldavan" shares it with Moldova, "Tidesman" with no place: that is a paper
    ending = word.endswith(scene.lexicon.demonym_endings) and stem in scene.lexicon.place_stems
    ending = ending or word in scene.lexicon.demonyms
    return ending and scene.tokens[row].tag == "NNP" and definite(scene, row)


def _unnamed(memory: Memory, row: int, outer: Entity | None) -> Known | None:
    pronoun = memory.scene.lexicon.pronouns.get(memory.scene.lower(row))
    if pronoun is None or memory.scene.tokens[row].pos == "NOUN":
        owner = speaking_owner(memory.scene, row)
        return means(memory, row, outer) if owner is None else resolve(memory, owner, outer=outer)
    if pronoun.person == "3":
        return _beside_owner(memory, row, pronoun) or antecedent(memory, row, pronoun, outer)
    if pronoun.person == "relative":
        above = relative_head(memory.scene, row)
        return resolve(memory, above, outer=None) if above is not None else None
    return None


def _beside_owner(memory: Memory, row: int, pronoun: Pronoun) -> Known | None:
    """Return the owner of what stands beside what the pronoun owns: "Ruiz's plan and her promise"."""
    scene = memory.scene
    if scene.tokens[row].dep != "poss":
        return None
    at = scene.tokens[row].head
    for _ in range(_CLIMB):
        if scene.tokens[at].dep not in _BESIDE:
            return None
        at = scene.tokens[at].head
        owner = possessor(scene, at) if scene.tokens[at].pos == "NOUN" else None
        known = memory.named.get(owner) if owner is not None and owner < row else None
        if known is not None:
            return (
                Known(known.entity, "pronoun:same owner", PARALLEL)
                if agrees(known.entity, pronoun.cls)
                else None
            )
    return None


def relative_head(scene: Scene, row: int) -> int | None:
    """Return the noun a relative pronoun stands for: the one its clause hangs on, else the one before it."""
    above = scene.tokens[row].head
    for _ in range(_CLIMB):
        if scene.tokens[above].dep == "relcl" and scene.tokens[above].head < row:
            return scene.tokens[above].head
        above = scene.tokens[above].head
    first = scene.syntax.sentences[scene.syntax.sentence_of[row]].first
    before = row - 1 if row > first and scene.tokens[row - 1].pos != "PUNCT" else row - 2
    if before < first or scene.tokens[before].pos not in ("NOUN", "PROPN"):
        return None
    return _somebody(scene, before)


def _somebody(scene: Scene, row: int) -> int:
    """Return the human being that `row` belongs to ("the owner of a tea room, who"), else `row`."""
    above = row
    for _ in range(_CLIMB):
        if scene.tokens[above].lemma.casefold() in scene.lexicon.roles:
            return above
        above = scene.tokens[above].head
    return row


def speaking_owner(scene: Scene, row: int) -> int | None:
    """Return the possessor of a thing that cannot speak itself: "Ruiz's remarks", "in her eyes"."""
    uttered = scene.tokens[row].lemma.casefold() in scene.lexicon.utterances
    return possessor(scene, row) if uttered else None
