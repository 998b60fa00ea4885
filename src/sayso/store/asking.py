"""Asking: SQL of anybody's own, which can read and nothing else."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sayso.errors import QueryError
from sayso.store.connection import INDEXES, connect

_ALLOWED = {
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_READ,
    sqlite3.SQLITE_FUNCTION,
    sqlite3.SQLITE_RECURSIVE,
}
_PRAGMAS = {"table_info", "table_xinfo", "table_list", "index_list", "index_info", "data_version"}
_FORBIDDEN = {"load_extension", "fts3_tokenizer"}


def ask(
    path: Path, sql: str, parameters: Sequence[object] | Mapping[str, object], wait: float
) -> Iterator[sqlite3.Row]:
    """Yield the rows of one query on a connection of its own, opened for reading only.

    Raises `QueryError` where the query would write, attach another file, or is no SQL.
    """
    connection = connect(path, read_only=True, wait=wait)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA trusted_schema = OFF")
    for index in INDEXES:  # once they are open they need no more than reading
        connection.execute(f"SELECT 1 FROM {index} LIMIT 0")  # noqa: S608 — names of our own
    connection.set_authorizer(_may)
    try:
        yield from connection.execute(sql, parameters)
    except (sqlite3.Error, sqlite3.Warning, ValueError, OverflowError) as problem:
        if getattr(problem, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CORRUPT):
            raise
        raise QueryError(
            f"This SQL cannot be run: {problem}. Expected one SELECT, with as many values as it has marks. "
            "Nothing was changed; docs/store.md lists the tables."
        ) from problem
    finally:
        connection.close()


def _may(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    if action == sqlite3.SQLITE_PRAGMA:
        allowed = (first or "").lower() in _PRAGMAS
    elif action == sqlite3.SQLITE_FUNCTION:
        allowed = (second or "").lower() not in _FORBIDDEN
    else:
        allowed = action in _ALLOWED
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY
