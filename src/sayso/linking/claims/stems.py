"""Stems: the words of a text without their endings, as claims and articles are compared by them."""

import re
from collections.abc import Iterable
from functools import cache

from sayso.languages.pack import load_pack

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
_SHORTEST = 3  # letters that a stem keeps


def folded(text: str) -> list[str]:
    """Return the words of a text as they are compared.

    >>> folded("The mayor’s 1,200 guests")
    ['the', 'mayor', 's', '1,200', 'guests']
    """
    return _WORD.findall(text.casefold())


def stems(text: str, language: str) -> list[str]:
    """Return the stem of each word, in text order.

    >>> stems("Bombings killed two", "en") == stems("bombing kills two", "en")
    True
    """
    return [stem(word, language) for word in folded(text)]


@cache
def stem(word: str, language: str) -> str:
    """Return a word without its endings, the longest first."""
    for ending, instead in _endings(language):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return _single(word[: len(word) - len(ending)] + instead)
    return _single(word)


def _single(word: str) -> str:
    """Return a stem without a doubled last letter or a last e: "stopp" and "stop" are one."""
    if len(word) > _SHORTEST and word[-1] == word[-2]:
        return word[:-1]
    return word[:-1] if len(word) > _SHORTEST and word[-1] in "ey" else word


@cache
def _endings(language: str) -> tuple[tuple[str, str], ...]:
    rows = load_pack(language).table("endings")["ending"]
    return tuple(
        sorted(((row["ending"], row.get("instead", "")) for row in rows), key=lambda one: -len(one[0]))
    )


def grams(words: Iterable[str], length: int) -> set[str]:
    """Return the runs of characters in words, their edges marked.

    >>> sorted(grams(["taxes"], 4))
    [' tax', 'axes', 'taxe', 'xes ']
    """
    framed = (f" {word} " for word in words)
    return {word[at : at + length] for word in framed for at in range(max(1, len(word) - length + 1))}
