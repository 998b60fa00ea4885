"""Matching: the words somebody looks for become a query that SQLite cannot misread."""

import re
import unicodedata
from typing import NamedTuple

# “…” and "…" hold words together; a mark that is never closed holds nothing.
_PART = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»](\*?)|([^\s"“”„«»]+)')
_LEFT_OUT = re.compile(r"[\x00\ud800-\udfff]")


class Match(NamedTuple):
    """What is looked for: each phrase as it is understood, and the whole as FTS5 takes it."""

    phrases: tuple[str, ...]
    expression: str


def match_of(words: str) -> Match | None:
    """Return the query for some words: all of them must be there; None where there is no word.

    >>> match_of('“no repair” brid* AND').expression
    '"no repair" "brid"* "AND"'
    """
    shown, parts = [], []
    for phrase, star, word in _PART.findall(_LEFT_OUT.sub(" ", words)):
        plain = phrase or word.rstrip("*")
        prefix = star or ("*" if word.endswith("*") else "")
        if any(map(_in_word, plain)):
            shown.append(f"{plain}{prefix}")
            parts.append(f'"{plain}"{prefix}')
    return Match(tuple(shown), " ".join(parts)) if parts else None


def _in_word(character: str) -> bool:
    """Tell whether FTS5 takes a character for a part of a word: letters, digits and private ones."""
    kind = unicodedata.category(character)
    return kind[0] in "LN" or kind == "Co"
