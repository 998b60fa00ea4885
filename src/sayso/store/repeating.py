"""Repeating: an article whose words are those of an earlier one, under another address, outlet or date."""

import re
import sqlite3
import zlib
from functools import cache
from typing import TYPE_CHECKING

from sayso.store.connection import query

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
# An article this like an earlier one is found through that one: its own bands would say the same.
SAME = 0.9
# Candidates compared at most, those that share most bands first.
MOST = 20
_AT_ONCE = 4096

_WORD = re.compile(r"\w+")


def mark_repeat(connection: sqlite3.Connection, number: int) -> None:
    """Note which earlier article this one repeats, if any, and by what it will be found itself."""
    text, url = connection.execute("SELECT text, url FROM articles WHERE article = ?", (number,)).fetchone()
    own = shingles(text)
    if not own.size:
        return
    bands = bands_of(own)
    best, share = _nearest(connection, number, url, text, own, bands)
    if best is not None:
        connection.execute("INSERT INTO article_repeats VALUES (?, ?, ?)", (number, best, share))
    if share < SAME:
        rows = [(band, number) for band in bands]
        connection.executemany("INSERT OR IGNORE INTO fingerprints VALUES (?, ?)", rows)


def _nearest(
    connection: sqlite3.Connection, number: int, url: str | None, text: str, own: "Hashes", bands: list[int]
) -> tuple[int | None, float]:
    """Return the earlier article that shares most; another version under the same address is no repeat."""
    import numpy as np  # noqa: PLC0415 — an `add` alone needs it

    best, most = None, 0.0
    for other in _candidates(connection, number, bands):
        row = connection.execute("SELECT text, url FROM articles WHERE article = ?", (other,)).fetchone()
        if url is not None and row[1] == url and row[0] != text:
            continue
        theirs = shingles(row[0])
        both = np.intersect1d(own, theirs, assume_unique=True).size
        share = both / (own.size + theirs.size - both)
        if share >= NEARLY_SAME and share > most:
            best, most = other, share
    return best, most


def _candidates(connection: sqlite3.Connection, number: int, bands: list[int]) -> list[int]:
    places = ", ".join("?" * len(bands))
    sql = query("candidates").replace(":bands", places)
    return [row[0] for row in connection.execute(sql, (*bands, number, MOST))]


def shingles(text: str) -> "Hashes":
    """Return the hashes of the runs of words in a text, each once, in order of size."""
    import numpy as np  # noqa: PLC0415 — an `add` alone needs it

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
    import numpy as np  # noqa: PLC0415 — an `add` alone needs it

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
    import numpy as np  # noqa: PLC0415 — an `add` alone needs it

    steps = np.arange(1, 2 * BANDS * ROWS + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    steps = (steps ^ (steps >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    steps = (steps ^ (steps >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return steps[: BANDS * ROWS] | np.uint64(1), steps[BANDS * ROWS :]
