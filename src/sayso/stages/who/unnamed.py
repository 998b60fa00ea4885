"""Unnamed: sources that are nameless by request, or called no more than "a source"."""

from collections.abc import Sequence

from sayso.stages.who.scene import Scene

REACH = 60  # words from the source in which the request stands


def is_nameless(scene: Scene, row: int) -> bool:
    """Tell whether the text keeps the source at `row` nameless."""
    lexicon = scene.lexicon
    if scene.tokens[row].lemma.casefold() in lexicon.nameless:
        return True
    before = (scene.lower(child) for child in scene.syntax.children[row] if child < row)
    return any(word in lexicon.nameless_adjectives for word in before) or _asked_for(scene, row)


def _asked_for(scene: Scene, row: int) -> bool:
    sentence = scene.syntax.sentences[scene.syntax.sentence_of[row]]
    first, last = max(sentence.first, row - REACH), min(sentence.last, row + REACH)
    lemmas = [scene.tokens[at].lemma.casefold() for at in range(first, last)]
    present = frozenset(lemmas)
    return any(
        present.issuperset(request) and _in_order(request, lemmas) for request in scene.lexicon.requests
    )


def _in_order(request: Sequence[str], lemmas: Sequence[str]) -> bool:
    place = iter(lemmas)
    return all(word in place for word in request)
