"""Parts of numbers: fractions ("two-thirds", "3/4"), and tens without their last figure ("30s")."""

from collections.abc import Sequence

from sayso.stages.measuring.numbers import (
    HYPHENS,
    LONGEST_FIGURES,
    Number,
    NumberWords,
    figures_value,
    skipped,
    touches,
    word_at,
)
from sayso.stages.measuring.pieces import Piece

_LAST_FIGURE = 9


def read_fraction(pieces: Sequence[Piece], row: int, words: NumberWords) -> Number | None:
    """Return the fraction that begins at `row` ("a third", "two-thirds", "half"), or None."""
    word = pieces[row].word
    if "/" in word:
        return _in_strokes(pieces, row)
    if word in words.halves:
        return Number(words.halves[word], words.halves[word], row + 1)
    count = 1.0 if word in words.one else words.small.get(word, 0.0)
    after = skipped(pieces, row + 1, HYPHENS)
    if not count or word_at(pieces, after) not in words.parts:
        return None
    value = count * words.parts[word_at(pieces, after)]
    return Number(value, value, after + 1)


def _in_strokes(pieces: Sequence[Piece], row: int) -> Number | None:
    """Read "3/4"; "24/7" is no part of a whole."""
    over, under, *more = pieces[row].word.split("/")
    if more or not (over.isdecimal() and under.isdecimal()) or max(len(over), len(under)) > LONGEST_FIGURES:
        return None
    value = int(over) / int(under) if int(under) else 1.0
    return Number(value, value, row + 1) if 0 < value < 1 else None


def read_tens(pieces: Sequence[Piece], row: int, words: NumberWords) -> Number | None:
    """Read "30s" and "thirties" as a number of two figures of which only the first is told."""
    word = pieces[row].word
    if word in words.decades:
        return Number(words.decades[word], words.decades[word] + _LAST_FIGURE, row + 1, vague=True)
    value = figures_value(word)
    told = value is not None and word.isdecimal() and len(word) == len("30") and word[-1] == "0"
    if value is None or not told or word_at(pieces, row + 1) != "s" or not touches(pieces, row):
        return None
    return Number(value, value + _LAST_FIGURE, row + 2, vague=True)
