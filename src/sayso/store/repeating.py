"""Repeating: which article counts with which other, a copy with its original, a version with the last one.

What it says does not hang on the order in which articles were added, but for versions of one date.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from heapq import heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from sayso.linking.near import (
    NEARLY_SAME,
    VISIBLE,
    Printed,
    bands_of,
    by_likeness,
    jaccard,
    nearly_same,
    shingles,
    superseded,
)
from sayso.store.connection import query

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]

Age = tuple[str, str]
# Later articles that share a band with one that comes before them: where there are more, the next linking
# finds all repeats anew.
_LATER = 1_000


class _Kept(NamedTuple):
    """An article as it is compared."""

    age: Age
    number: int
    runs: "Hashes"
    bands: list[int]


def settle(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Find out anew what some articles count with, and those whose answer hangs on theirs."""
    _Settling(connection).settle(numbers)


def settle_all(connection: sqlite3.Connection) -> None:
    """Find out anew what every article counts with."""
    for table in ("fingerprints", "article_repeats", "superseded"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 — names of our own
    settle(connection, [row[0] for row in connection.execute("SELECT article FROM articles")])


def forget_band_places(connection: sqlite3.Connection, number: int) -> list[int]:
    """Return the articles that count with one that is to go, after which all may have to be linked anew."""
    if connection.execute(query("full_bands"), (number, VISIBLE)).fetchone():
        ask_for_relinking(connection)
    rows = connection.execute(query("hanging_on"), {"article": number})
    return [row[0] for row in rows]


def ask_for_relinking(connection: sqlite3.Connection) -> None:
    """Note that all is to be linked anew."""
    connection.execute("UPDATE bookkeeping SET value = 1 WHERE name = 'relink'")


class _Settling:
    """Articles that wait for an answer, the earliest first: later ones hang on it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._waiting: list[tuple[Age, int]] = []
        self._done: set[int] = set()

    def settle(self, numbers: Iterable[int]) -> None:
        every = list(numbers)
        self._settle_versions(every)
        for number in every:
            self._wait(number)
        while self._waiting:
            age, number = heappop(self._waiting)
            if number not in self._done:
                self._done.add(number)
                self._settle_one(age, number)

    def _wait(self, number: int) -> None:
        row = self._connection.execute(query("age"), (number,)).fetchone()
        if row:
            heappush(self._waiting, ((row[0] or "~", row[1]), number))

    def _settle_versions(self, numbers: Iterable[int]) -> None:
        """Note which versions of the addresses of these articles are superseded."""
        urls = {
            row[0]
            for number in numbers
            if (
                row := self._connection.execute(
                    "SELECT url FROM articles WHERE article = ?", (number,)
                ).fetchone()
            )
            and row[0] is not None
        }
        for url in sorted(urls):
            rows = self._connection.execute(query("versions"), (url,)).fetchall()
            printed = [Printed(name, url, published, text, shingles("")) for _, name, published, text in rows]
            later = {rows[row][0]: rows[by][0] for row, by in superseded(printed).items()}
            for number in (row[0] for row in rows):
                self._supersede(number, later.get(number))

    def _supersede(self, number: int, by: int | None) -> None:
        row = self._connection.execute(
            "SELECT by_article FROM superseded WHERE article = ?", (number,)
        ).fetchone()
        if (row[0] if row else None) == by:
            return
        self._connection.execute("DELETE FROM superseded WHERE article = ?", (number,))
        if by is not None:
            self._connection.execute("INSERT INTO superseded VALUES (?, ?)", (number, by))
        note_unlinked(self._connection, number)
        self._wait(number)

    def _settle_one(self, age: Age, number: int) -> None:
        row = self._connection.execute(query("settled"), (number,)).fetchone()
        text, was_superseded, copied = row
        if was_superseded:
            self._leave(number)
            self._connection.execute("DELETE FROM article_repeats WHERE article = ?", (number,))
            self._connection.execute("DELETE FROM fingerprints WHERE article = ?", (number,))
            return
        runs = shingles(text)
        one = _Kept(age, number, runs, bands_of(runs) if runs.size else [])
        original = self._original(one)
        if original is None:
            if copied is not None:
                self._connection.execute("DELETE FROM article_repeats WHERE article = ?", (number,))
                self._note(number)
            self._enter(one)
            return
        self._leave(number)
        self._connection.executemany(
            "INSERT OR IGNORE INTO fingerprints VALUES (?, 0, ?)", [(band, number) for band in one.bands]
        )
        self._connection.execute(
            "INSERT OR REPLACE INTO article_repeats VALUES (?, ?, ?)", (number, *original)
        )
        if copied != original[0]:
            self._note(number)

    def _note(self, number: int) -> None:
        """Let an article that counts otherwise now be linked anew, and the versions that count through it."""
        note_unlinked(self._connection, number)
        self._connection.execute(query("unlink_superseded"), (number,))

    def _original(self, one: _Kept) -> tuple[int, float] | None:
        """Return the earlier original that is compared first among those with nearly the same words."""
        shared: Counter[tuple[Age, int]] = Counter()
        for band in one.bands:
            for number, published, name in self._connection.execute(query("compared"), (band,)):
                if number != one.number and (published or "~", name) < one.age:
                    shared[(published or "~", name), number] += 1
        for _, number in by_likeness(shared):
            share = jaccard(one.runs, self._runs(number))
            if share >= NEARLY_SAME:
                return number, share
        return None

    def _runs(self, number: int) -> "Hashes":
        text = self._connection.execute("SELECT text FROM articles WHERE article = ?", (number,)).fetchone()
        return shingles(text[0])

    def _enter(self, one: _Kept) -> None:
        """Let later articles be compared with an original, and ask those anew that share a band with it."""
        later: set[int] = set()
        for band in one.bands:
            rows = self._connection.execute(query("compared"), (band,)).fetchall()
            held = sorted(((published or "~", name), number) for number, published, name in rows)
            if one.number in {number for _, number in held}:
                continue
            visible = len(held) < VISIBLE or one.age < held[-1][0]
            if visible and len(held) >= VISIBLE:
                self._hide(band, held[-1][1])
            self._connection.execute(
                "DELETE FROM fingerprints WHERE band = ? AND article = ?", (band, one.number)
            )
            self._connection.execute(
                "INSERT INTO fingerprints VALUES (?, ?, ?)", (band, int(visible), one.number)
            )
            if visible:
                later.update(
                    row[0]
                    for row in self._connection.execute(query("later_of_band"), (band, *one.age, _LATER))
                )
        if len(later) >= _LATER:
            ask_for_relinking(self._connection)
            return
        for number in sorted(later - self._done):
            if nearly_same(one.runs, self._runs(number)):
                self._wait(number)

    def _hide(self, band: int, number: int) -> None:
        self._connection.execute(
            "UPDATE fingerprints SET compared = 0 WHERE band = ? AND compared = 1 AND article = ?",
            (band, number),
        )
        self._ask_copies(number)

    def _leave(self, number: int) -> None:
        """Let no other article be compared with what is no original now."""
        if self._connection.execute(query("full_bands"), (number, VISIBLE)).fetchone():
            ask_for_relinking(self._connection)
        changed = self._connection.execute(
            "UPDATE fingerprints SET compared = 0 WHERE article = ? AND compared = 1", (number,)
        ).rowcount
        if changed:
            self._ask_copies(number)

    def _ask_copies(self, number: int) -> None:
        for row in self._connection.execute(
            "SELECT article FROM article_repeats WHERE of_article = ?", (number,)
        ).fetchall():
            self._wait(row[0])


def note_unlinked(connection: sqlite3.Connection, number: int) -> None:
    """Note that the points of an article are to be linked."""
    connection.execute("INSERT OR IGNORE INTO unlinked VALUES (?)", (number,))
