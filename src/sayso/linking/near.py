"""Near-copies: texts with nearly the same words, found by the hashes of their runs of words (MinHash)."""

import re
import zlib
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]

# Runs of so many words are compared; two reports of one event share few of them, a reprint most.
SHINGLE = 4
# 16 bands of 4: of two articles that share .7 of their shingles, 99 in 100 are found; of .3, 12 in 100.
BANDS, ROWS = 16, 4
# From here on an article repeats another.  A reprint with a new headline and a sentence left out has .8.
NEARLY_SAME = 0.6
_AT_ONCE = 4096
_MOST = 20  # earlier ones compared, those that share most bands first

_WORD = re.compile(r"\w+")


def copies(texts: Sequence[str]) -> tuple[int, ...]:
    """Return for each text the row of the first that has nearly the same words: usually its own.

    >>> copies(["The dam failed on Sunday night.", "It rained.", "The dam failed on Sunday night."])
    (0, 1, 0)
    """
    import numpy as np  # noqa: PLC0415 — who links or adds needs it

    holders: dict[int, list[int]] = defaultdict(list)
    kept: dict[int, Hashes] = {}
    first: list[int] = []
    for row, text in enumerate(texts):
        own = shingles(text)
        bands = bands_of(own) if own.size else []
        counts: dict[int, int] = defaultdict(int)
        for band in bands:
            for other in holders[band][:_MOST]:
                counts[other] += 1
        found = row
        for other in sorted(counts, key=lambda one: (-counts[one], one))[:_MOST]:
            both = np.intersect1d(own, kept[other], assume_unique=True).size
            if both >= NEARLY_SAME * (own.size + kept[other].size - both):
                found = other
                break
        first.append(found)
        if found == row:
            kept[row] = own
            for band in bands:
                holders[band].append(row)
    return tuple(first)


def shingles(text: str) -> "Hashes":
    """Return the hashes of the runs of words in a text, each once, in order of size."""
    import numpy as np  # noqa: PLC0415 — who links or adds needs it

    found = _WORD.findall(text.casefold())
    words = np.fromiter((zlib.crc32(word.encode()) for word in found), np.uint64, len(found))
    if not words.size:
        return words
    length = min(SHINGLE, words.size)
    runs = np.zeros(words.size - length + 1, np.uint64)
    for place in range(length):
        runs = (runs + words[place : place + runs.size]) * np.uint64(0x9E3779B97F4A7C15)
        runs ^= runs >> np.uint64(29)
    return np.unique(runs)


def bands_of(hashes: "Hashes") -> list[int]:
    """Return the bands of a set of hashes: equal sets have equal bands, similar ones some."""
    import numpy as np  # noqa: PLC0415 — who links or adds needs it

    factors, terms = _functions()
    lowest = np.full(BANDS * ROWS, np.iinfo(np.uint64).max, np.uint64)
    for start in range(0, hashes.size, _AT_ONCE):  # a book at once would fill the memory
        part = hashes[start : start + _AT_ONCE, None]
        lowest = np.minimum(lowest, ((part * factors + terms) >> np.uint64(32)).min(axis=0))
    rows = lowest.reshape(BANDS, ROWS)
    keys = np.arange(1, BANDS + 1, dtype=np.uint64) * np.uint64(0xD1B54A32D192ED03)
    for place in range(ROWS):
        keys = (keys ^ rows[:, place]) * np.uint64(0x9E3779B97F4A7C15)
        keys ^= keys >> np.uint64(32)
    return [int(key) for key in keys.astype(np.int64)]


@cache
def _functions() -> "tuple[Hashes, Hashes]":
    """Return the hash functions of the MinHash: always the same."""
    import numpy as np  # noqa: PLC0415 — who links or adds needs it

    steps = np.arange(1, 2 * BANDS * ROWS + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    steps = (steps ^ (steps >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    steps = (steps ^ (steps >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return steps[: BANDS * ROWS] | np.uint64(1), steps[BANDS * ROWS :]
