"""Matching: the words somebody looks for become a query that SQLite cannot misread."""

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from sayso.errors import TooManyWords

# A person types a few; each word more is looked up by itself, and one that ends in * stands for many.
MOST, MOST_OPEN = 64, 16

# “…” and "…" hold words together; a mark that is never closed holds nothing.
_PART = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»](\*?)|([^\s"“”„«»]+)')
_LEFT_OUT = re.compile(r"[\x00\ud800-\udfff]")


class Match(NamedTuple):
    """What is looked for: each phrase as it is understood, and the whole as FTS5 takes it."""

    phrases: tuple[str, ...]
    expression: str


def match_of(words: str) -> Match | None:
    """Return the query for some words, each once: all of them must be there; None where there is no word.

    >>> match_of('“no repair” brid* AND').expression
    '"no repair" "brid"* "AND"'

    Raises `TooManyWords`.
    """
    found: dict[str, str] = {}
    for phrase, star, word in _PART.findall(_LEFT_OUT.sub(" ", words)):
        plain = phrase or word.rstrip("*")
        prefix = star or ("*" if word.endswith("*") else "")
        if any(map(_in_word, plain)):
            found.setdefault(f'"{plain}"{prefix}', f"{plain}{prefix}")
    _check(found)
    return Match(tuple(found.values()), " ".join(found)) if found else None


def _check(found: Mapping[str, str]) -> None:
    """Raise `TooManyWords` for more than can be looked for in a moment."""
    opened = sum(part.endswith("*") for part in found)
    if opened > MOST_OPEN or len(found) > MOST:
        told = f"{opened:,} words that end in *" if opened > MOST_OPEN else f"{len(found):,} words"
        raise TooManyWords(
            f"{told} found in a search. Expected {MOST} words at most, {MOST_OPEN} of them with *. "
            "Nothing was looked for; leave some out."
        )


def _in_word(character: str) -> bool:
    """Return whether FTS5 takes a character for a part of a word: letters, digits and private ones."""
    kind = unicodedata.category(character)
    return kind[0] in "LN" or kind == "Co"
