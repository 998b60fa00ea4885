"""Listing: claims of a store in order, each by the words of its first mention."""

import sqlite3
from collections.abc import Sequence

from sayso.model.browsed import ListedClaim
from sayso.store.columns import to_json
from sayso.store.connection import query
from sayso.store.rebuilding import rebuild

_POINTS = 65_536  # as in count_claims.sql: an article's number and a point's place in one
_RETOLD = "outlets DESC, originals DESC, mentions DESC, first_point"
_ORDERS = {
    "retold": _RETOLD,
    "denied": f"denials DESC, {_RETOLD}",
    "newest": f"last DESC, {_RETOLD}",
}


def count_claims(connection: sqlite3.Connection) -> None:
    """Count anew what is told of claims whose points came or went; the caller holds the right to write."""
    connection.execute("DELETE FROM claim_counts WHERE claim IN (SELECT claim FROM claims_changed)")
    connection.execute(query("count_claims"))
    connection.execute("DELETE FROM claims_changed")


def wants_counting(connection: sqlite3.Connection) -> bool:
    """Return whether claims came or went since they were counted."""
    return connection.execute("SELECT 1 FROM claims_changed LIMIT 1").fetchone() is not None


def listed_claims(
    connection: sqlite3.Connection, *, by: str, start: int, limit: int
) -> tuple[int, tuple[ListedClaim, ...]]:
    """Return how many claims several articles tell, or one denies, and a page of them."""
    total = connection.execute("SELECT count(*) FROM claim_counts WHERE across").fetchone()[0]
    sql = query("list_claims").replace(":order", _ORDERS[by])
    rows = connection.execute(sql, {"start": start, "limit": limit}).fetchall()
    return total, tuple(_listed(connection, *row) for row in rows)


def claims_listed(connection: sqlite3.Connection, ids: Sequence[str]) -> tuple[ListedClaim, ...]:
    """Return the claims of these ids, in their order."""
    numbers = [int(one[1:]) for one in ids]
    rows = {row[0]: row for row in connection.execute(query("claims_named"), (to_json(numbers),))}
    return tuple(_listed(connection, *rows[one]) for one in numbers if one in rows)


def _listed(
    connection: sqlite3.Connection,
    claim: int,
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
