"""Differing: a passage beside another one, its own words marked; what is shown is always an exact slice."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

_WORD = re.compile(r"\S+")
_MARKS = "“”‘’\"'.,;:!?()[]…—–-"
# Below this two passages are told in other words, and marks on nearly every word would show nothing.
ALIKE = 0.4


class Piece(NamedTuple):
    """A stretch of a passage; `own` are words that the other passage does not have."""

    words: str
    own: bool


class Beside(NamedTuple):
    """A passage in pieces that join to it, and the stretches of the other that it lacks."""

    pieces: tuple[Piece, ...]
    lacks: tuple[str, ...]


def beside(words: str, other: str) -> Beside:
    """Return a passage with what differs from another marked; unmarked where both differ throughout.

    >>> beside("About 900 left their homes", "At least 900 left homes").pieces[0]
    Piece(words='About', own=True)
    >>> beside("About 900 left", "At least 900 left").lacks
    ('At least',)
    """
    ours, theirs = ([*_WORD.finditer(text)] for text in (words, other))
    alike = SequenceMatcher(None, _plain(ours), _plain(theirs), autojunk=False)
    if alike.ratio() < ALIKE:
        return Beside((Piece(words, own=False),), ())
    own, lacks = [True] * len(ours), []
    for kind, at, until, to, till in alike.get_opcodes():
        if kind == "equal":
            own[at:until] = [False] * (until - at)
        elif till > to:
            lacks.append(other[theirs[to].start() : theirs[till - 1].end()])
    return Beside(tuple(_pieces(words, ours, own)), tuple(lacks))


def _plain(words: list[re.Match[str]]) -> list[str]:
    return [word[0].strip(_MARKS).casefold() or word[0] for word in words]


def _pieces(text: str, words: list[re.Match[str]], own: list[bool]) -> Iterator[Piece]:
    """Yield the passage cut where own words begin and end; spaces stand outside of them."""
    at = 0
    for is_own, group in groupby(zip(words, own, strict=True), key=lambda pair: pair[1]):
        if is_own:
            run = [word for word, _ in group]
            start, end = run[0].start(), run[-1].end()
            yield from [Piece(text[at:start], own=False)] if start > at else []
            yield Piece(text[start:end], own=True)
            at = end
    if at < len(text):
        yield Piece(text[at:], own=False)
