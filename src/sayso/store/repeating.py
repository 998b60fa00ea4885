"""Repeating: an article whose words are those of an earlier one, under another address, outlet or date."""

import sqlite3
from typing import TYPE_CHECKING

from sayso.linking.near import NEARLY_SAME, bands_of, shingles
from sayso.store.connection import query

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]

# An article this like an earlier one is found through that one: its own bands would say the same.
SAME = 0.9
# Candidates compared at most, those that share most bands first.
MOST = 20


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
