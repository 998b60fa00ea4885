"""Checking: one sum over all rows that were written of an article, by which a single turned bit is seen."""

import hashlib
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from sayso.store.columns import ARTICLE, ASSERTIONS, PARTIES, PLACED_LAYERS, STATEMENTS

_BYTES = 8
# What may be written of an article later is no part of it: that its run is gone, and cells of its record.
_APART = frozenset({"run", "own_columns"})
# A cell that holds nothing is no part of it either: a column that a later version adds changes no sum.
_NOTHING = frozenset({None, "", "[]", "{}"})


class _Rows(NamedTuple):
    """The rows of a table that hang on an article, without those that people added."""

    table: str
    order: str
    machine: bool = False


_EVERY = (
    _Rows(ARTICLE.name, "article"),
    _Rows(PARTIES.name, "place", machine=True),
    _Rows(STATEMENTS.name, "statement", machine=True),
    _Rows(ASSERTIONS.name, "assertion"),
    *(_Rows(table.name, "place") for table in PLACED_LAYERS),
)


def keep_checksum(connection: sqlite3.Connection, number: int) -> None:
    """Keep the sum of the rows that were just written of an article."""
    values = (number, checksum(connection, number))
    connection.execute("INSERT OR REPLACE INTO checksums (article, checksum) VALUES (?, ?)", values)


def is_as_written(connection: sqlite3.Connection, number: int) -> bool:
    """Return whether the rows of an article are those that were written, as far as its sum is known."""
    kept = connection.execute("SELECT checksum FROM checksums WHERE article = ?", (number,)).fetchone()
    return kept is None or kept[0] == checksum(connection, number)


def checksum(connection: sqlite3.Connection, number: int) -> int:
    """Return the sum of all cells of an article as the machine read it, without what people corrected."""
    digest = hashlib.blake2b(digest_size=_BYTES)
    for rows in _EVERY:
        for row in _cells(connection, rows, number):
            digest.update(row.encode("utf-8", "surrogatepass"))
    return int.from_bytes(digest.digest(), signed=True)


def _cells(connection: sqlite3.Connection, rows: _Rows, number: int) -> Iterator[str]:
    """Yield the cells of each row, with the names of their columns."""
    only = "AND layer = 'machine'" if rows.machine else ""
    sql = f"SELECT * FROM {rows.table} WHERE article = ? {only} ORDER BY {rows.order}"  # noqa: S608 — names of our own
    cursor = connection.execute(sql, (number,))
    columns = [column[0] for column in cursor.description]
    # In the order of names: a column that a migration adds stands last, in a new store it may not.
    places = sorted((name, place) for place, name in enumerate(columns) if name not in _APART)
    for row in cursor:
        cells = [(name, row[place]) for name, place in places if row[place] not in _NOTHING]
        yield repr((rows.table, cells))
