"""Layout: text for a terminal — safe, measured in columns, wrapped."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

NARROWEST, WIDEST = 60, 200
# Joiners are part of emoji and of some scripts; a soft hyphen is harmless.  Every other format
# character is shown as an escape: some of them reorder a line, some hide words in it.
_HARMLESS_FORMATS = frozenset("\u00ad\u200c\u200d")
_ESCAPED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def clamped(width: int) -> int:
    """Return a width at which lines and tables can be read."""
    return min(max(width, NARROWEST), WIDEST)


def safe(text: str) -> str:
    r"""Return the text with control characters as visible escapes; white space stays white space.

    >>> safe("a\x1b[31mb\tc")
    'a\\x1b[31mb c'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(" " if character.isspace() else visible(character) for character in text)


@lru_cache(maxsize=4096)
def visible(character: str) -> str:
    r"""Return a character as it may be shown: an escape for one that controls the display.

    >>> visible("a"), visible("\u202e")
    ('a', '\\u202e')
    """
    if unicodedata.category(character) in _ESCAPED and character not in _HARMLESS_FORMATS:
        return character.encode("unicode_escape").decode("ascii")
    return character


def columns(text: str) -> int:
    """Return how many terminal columns a line takes.

    >>> columns("ab"), columns("日本"), columns("e\u0301")
    (2, 4, 1)
    """
    return len(text) if text.isascii() else sum(map(_columns_of, text))


@lru_cache(maxsize=4096)
def _columns_of(character: str) -> int:
    if character in _HARMLESS_FORMATS or unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Return the text filled with blanks to `width` columns, on its left when `right`."""
    blanks = " " * (width - columns(text))
    return blanks + text if right else text + blanks


def wrap(text: str, width: int) -> list[str]:
    """Return the text in lines of at most `width` columns, broken at white space where there is some.

    >>> wrap("on whose say-so", 8)
    ['on whose', 'say-so']
    """
    lines: list[str] = []
    line: list[str] = []
    used = 0
    for word in _pieces(safe(text), width):
        needed = columns(word)
        if line and used + 1 + needed > width:
            lines.append(" ".join(line))
            line, used = [], 0
        used += needed + bool(line)
        line.append(word)
    return [*lines, " ".join(line)] if line else lines


def _pieces(text: str, width: int) -> Iterator[str]:
    """Yield the words of a text; one wider than a line is cut, not before a combining mark."""
    for word in text.split():
        if columns(word) <= width:
            yield word
            continue
        start = used = 0
        for at, character in enumerate(word):
            needed = _columns_of(character)
            if used + needed > width:
                yield word[start:at]
                start, used = at, 0
            used += needed
        yield word[start:]


def side_by_side(*cells: tuple[list[str], int]) -> Iterator[list[str]]:
    """Yield the rows of cells that stand beside each other, each line padded to its cell's width."""
    for row in zip_longest(*(lines for lines, _ in cells), fillvalue=""):
        yield [pad(line, width) for line, (_, width) in zip(row, cells, strict=True)]
