"""Alike names: which names could be one person's, though no role as written shows that they are."""

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from sayso.languages.pack import installed, load_pack
from sayso.linking.names import (
    FULL,
    Words,
    body_key,
    fuller,
    is_written_name,
    misspelt,
    person_words,
    short_for,
)
from sayso.linking.roles import REMEMBERED
from sayso.model.party import PartyKind
from sayso.stages.who.lexicon import lexicon_of, plain_name


def alike(names: Sequence[Words], first: int) -> dict[int, list[int]]:
    """Return for each of the first names the rows of the later ones that could be the same person's.

    They are the same, one with a middle name, in two spellings, or one is the other's end.

    >>> alike([("ana", "ruiz"), ("ruiz",), ("ana", "maria", "ruiz"), ("ana", "holm")], 1)
    {0: [1, 2]}
    """
    holding: dict[str, list[int]] = defaultdict(list)
    for row, words in enumerate(names):
        for word in {*words[:1], *words[-1:]}:
            holding[word].append(row)
    found = {}
    for row, words in enumerate(names[:first]):
        near = {other for word in {*words[:1], *words[-1:]} for other in holding[word] if other > row}
        if fitting := [other for other in sorted(near) if _could_be_one(words, names[other])]:
            found[row] = fitting
    return found


def _could_be_one(left: Words, right: Words) -> bool:
    if left == right or short_for(left, right) or short_for(right, left):
        return True
    return min(len(left), len(right)) >= FULL and (fuller(left, right) or misspelt(left, right))


@lru_cache(maxsize=REMEMBERED)
def words_of_person(name: str, kind: PartyKind, language: str) -> Words:
    """Return the words of a person's name as names are compared; none of what names no person."""
    if kind is not PartyKind.NAMED or language not in installed():
        return ()
    lexicon = lexicon_of(load_pack(language))
    return tuple(map(_bare, person_words(name, lexicon))) if is_written_name(name, lexicon) else ()


@lru_cache(maxsize=REMEMBERED)
def name_as_compared(name: str, kind: PartyKind, language: str) -> str:
    """Return what names share that differ in capitals, accents, hyphens, small words alone."""
    if words := words_of_person(name, kind, language):
        return " ".join(words)
    known = language in installed()
    return _bare(body_key(name, lexicon_of(load_pack(language))) if known else plain_name(name))


def _bare(word: str) -> str:
    """Return a word without accents."""
    apart = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
