"""Repairing: UTF-8 that somebody read as Windows-1252 (“â€œ”), told always and mended when asked."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sayso.model.article import Block
from sayso.model.span import Span, trimmed

# One wreck could be a word of another language; two, or one of three characters, are no chance.
FEWEST = 2


def _as_windows(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


_CHARACTERS = {byte: _as_windows(byte) for byte in range(0x80, 0x100)}
_BYTES = {character: byte for byte, character in _CHARACTERS.items()}


def _one_of(first: int, last: int) -> str:
    return "[" + "".join(re.escape(_CHARACTERS[byte]) for byte in range(first, last + 1)) + "]"


_MORE = _one_of(0x80, 0xBF)
_WRECK = re.compile(
    f"{_one_of(0xC2, 0xDF)}{_MORE}|{_one_of(0xE0, 0xEF)}{_MORE}{{2}}|{_one_of(0xF0, 0xF4)}{_MORE}{{3}}"
)
# Where the last byte has no character in Windows-1252 it was often lost.
_LOST = re.compile("â€(?![\x80-\xbf" + "".join(map(re.escape, _CHARACTERS.values())) + "])")


def wrecks(text: str) -> int:
    r"""Return how many characters of a text are UTF-8 read as Windows-1252.

    >>> wrecks("â€œDam,â€\x9d JosÃ© Pell said."), wrecks("“Dam,” José Pell said.")
    (3, 0)
    """
    if "Ã" not in text and "Â" not in text and "â€" not in text and "ð" not in text:
        return 0
    found = [match for match in _WRECK.finditer(text) if _meant(match.group()) is not None]
    lost = len(_LOST.findall(text))
    sure = any(len(match.group()) > FEWEST for match in found)
    return len(found) + lost if sure or len(found) + lost >= FEWEST else 0


def note_of(count: int, *, repaired: bool) -> str:
    """Return what is told of a text with so many wrecks."""
    many = "1 character looks" if count == 1 else f"{count:,} characters look"
    done = "repaired, as asked" if repaired else "kept as they are; --repair mends them"
    return f"{many} like UTF-8 read as Windows-1252 (as “ becomes â€œ): {done}."


def repaired(text: str, blocks: Sequence[Block]) -> tuple[str, tuple[Block, ...]]:
    """Return a text with its wrecks mended, and its blocks where they stand then."""
    places, shifts, pieces = [0], [0], list[str]()
    last = shift = 0
    for match in _WRECK.finditer(text):
        meant = _meant(match.group())
        if meant is None:
            continue
        pieces += text[last : match.start()], meant
        last = match.end()
        shift += len(meant) - len(match.group())
        places.append(last)
        shifts.append(shift)
    pieces.append(text[last:])
    made = "".join(pieces)

    def moved(place: int) -> int:
        return place + shifts[bisect_right(places, place) - 1]

    kept = ((block, trimmed(made, moved(block.span.start), moved(block.span.end))) for block in blocks)
    return made, tuple(replace(block, span=Span(span.start, span.end)) for block, span in kept if span)


def mended(words: str) -> str:
    """Return words with their wrecks mended.

    >>> mended("JosÃ© Pell")
    'José Pell'
    """
    return repaired(words, ())[0]


def _meant(wreck: str) -> str | None:
    try:
        return bytes(_BYTES[character] for character in wreck).decode("utf-8")
    except UnicodeDecodeError:
        return None
