"""Asking: SQL of anybody's own, which can read and nothing else."""

import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sayso.errors import QueryError, TookTooLong
from sayso.store.connection import INDEXES, Connection, connect

# Seconds that the next row of a query may take: an endless one ends.
PATIENCE = 60.0
# Bytes of one value: five times the longest article.
LARGEST_VALUE = 100_000_000

_ALLOWED = {
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_READ,
    sqlite3.SQLITE_FUNCTION,
    sqlite3.SQLITE_RECURSIVE,
}
_PRAGMAS = {"table_info", "table_xinfo", "table_list", "index_list", "index_info", "data_version"}
_FORBIDDEN = {"load_extension", "fts3_tokenizer"}


def ask(
    path: Path,
    sql: str,
    parameters: Sequence[object] | Mapping[str, object],
    *,
    wait: float,
    seconds: float = PATIENCE,
) -> Iterator[sqlite3.Row]:
    """Yield the rows of one query on a connection of its own, opened for reading only.

    Raises `QueryError` where the query would write, attach another file, or is no SQL, and `TookTooLong`
    where a row takes longer than it may.
    """
    connection = connect(path, read_only=True, wait=wait)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA trusted_schema = OFF")
    for index in INDEXES:  # once they are open they need no more than reading
        connection.execute(f"SELECT 1 FROM {index} LIMIT 0")  # noqa: S608 — names of our own
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)
    connection.set_authorizer(_may)
    try:
        yield from _rows(connection, sql, parameters, seconds)
    except (sqlite3.Error, sqlite3.Warning, ValueError, OverflowError) as problem:
        if isinstance(problem, sqlite3.Error):
            connection.watched.check(problem)
        code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_INTERRUPT:
            raise TookTooLong(
                f"This SQL took more than {seconds:g} s for a row, and was stopped. Expected a quicker one. "
                "Nothing was changed; narrow it, or give it more time: store.sql(…, seconds=600)"
            ) from problem
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CORRUPT):
            raise
        raise QueryError(
            f"This SQL cannot be run: {problem}. Expected one SELECT, with as many values as it has marks. "
            "Nothing was changed; docs/store.md lists the tables."
        ) from problem
    finally:
        connection.close()


def _rows(
    connection: Connection, sql: str, parameters: Sequence[object] | Mapping[str, object], seconds: float
) -> Iterator[sqlite3.Row]:
    """Yield the rows; only the time in which SQLite works on the next counts."""
    connection.watched.until = time.monotonic() + seconds
    cursor = connection.execute(sql, parameters)
    while (row := cursor.fetchone()) is not None:
        yield row
        connection.watched.until = time.monotonic() + seconds


def _may(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    if action == sqlite3.SQLITE_PRAGMA:
        allowed = (first or "").lower() in _PRAGMAS
    elif action == sqlite3.SQLITE_FUNCTION:
        allowed = (second or "").lower() not in _FORBIDDEN
    else:
        allowed = action in _ALLOWED
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY
