"""Printed: names known by their letters alone, and words whose capital is the place's, not a name's."""

from collections.abc import Collection

from sayso.stages.who.lexicon import plain
from sayso.stages.who.scene import Scene

_LONGEST_OUTLET = 5  # words
_MARKS = frozenset('“"‘—–-:')


def mark_outlets(scene: Scene, marked: bytearray) -> None:
    """Mark the words of every outlet of several words that is known, however they are tagged."""
    known = {name for name in scene.lexicon.outlets | scene.lexicon.wires if " " in name}
    firsts = {name.partition(" ")[0] for name in known}
    for row in range(len(marked)):
        if scene.text[scene.tokens[row].start].isupper() and plain(scene.word(row)) in firsts:
            words = [plain(scene.word(at)) for at in range(row, min(row + _LONGEST_OUTLET, len(marked)))]
            size = next((n for n in range(len(words), 1, -1) if " ".join(words[:n]) in known), 0)
            capital = all(scene.text[scene.tokens[at].start].isupper() for at in range(row, row + size))
            if size and capital:
                marked[row : row + size] = b"\x01" * size


def unforced_capitals(scene: Scene) -> frozenset[str]:
    """Return the words that have a capital where their place does not ask for one, case-folded."""
    capitals = (row for row, token in enumerate(scene.tokens) if scene.text[token.start].isupper())
    return frozenset(scene.lower(row) for row in capitals if not _forced(scene, row))


def says_no_name(scene: Scene, first: int, last: int, kept: Collection[str]) -> bool:
    """Tell whether words only seem a name: a noun for a body or a document with a forced capital.

    A headline and the start of a sentence force it, so that "Police" there are the "police" elsewhere; `kept`
    are words that are names all the same.
    """
    word, lexicon = scene.lower(first), scene.lexicon
    if word in lexicon.nameless_adjectives and scene.word(first).isupper():  # "UNIDENTIFIED MALE"
        return True
    noun = word in lexicon.bodies or word in lexicon.collectives or word in lexicon.documents
    return first == last and noun and word not in kept


def _forced(scene: Scene, row: int) -> bool:
    """Tell whether the place of a word asks for a capital, or a longer name around it has one."""
    sentence = scene.syntax.sentences[scene.syntax.sentence_of[row]]
    if scene.titular(row) or row == sentence.first:
        return True
    before = scene.word(row - 1)
    return before in _MARKS or (before[0].isupper() and row - 1 > sentence.first)
