"""Listing: claims of a store in order, each by the words of its first mention."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from sayso.model.browsed import ListedClaim
from sayso.store.connection import query
from sayso.store.linked import ORDERS
from sayso.store.rebuilding import rebuild

_POINTS = 65_536  # as in claims.sql: an article's number and a point's place in one


def listed_claims(
    connection: sqlite3.Connection, *, by: str, start: int, limit: int
) -> tuple[int, tuple[ListedClaim, ...]]:
    """Return how many claims several articles tell, or one denies, and a page of them."""
    every = [row for row in _claims(connection, by) if row[1]]
    return len(every), tuple(_listed(connection, *row) for row in every[start : start + limit])


def claims_listed(connection: sqlite3.Connection, ids: Sequence[str]) -> tuple[ListedClaim, ...]:
    """Return the claims of these ids, in their order."""
    rows = {f"c{row[0]}": row for row in _claims(connection, "retold")} if ids else {}
    return tuple(_listed(connection, *rows[one]) for one in ids if one in rows)


def _claims(connection: sqlite3.Connection, by: str) -> Iterator[tuple[Any, ...]]:
    sql = query("claims").replace(":order", ORDERS[by])
    yield from connection.execute(sql, {"weak": False})


def _listed(
    connection: sqlite3.Connection,
    claim: int,
    _across: int,
    originals: int,
    outlets: int,
    mentions: int,
    denials: int,
    last: str | None,
    first_point: int,
) -> ListedClaim:
    from sayso.linking.claims.told import document_of  # noqa: PLC0415 — it takes numpy

    reading = rebuild(connection, first_point // _POINTS, corrected=True)
    told = document_of(reading, 0).told[first_point % _POINTS]
    return ListedClaim(
        id=f"c{claim}",
        article=reading.article.id,
        anchor=told.statement or told.assertion or "",
        words=told.words,
        content=told.content,
        articles=originals,
        outlets=outlets,
        mentions=mentions,
        denials=denials,
        last=last,
    )
