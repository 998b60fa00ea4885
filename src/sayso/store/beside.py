"""Beside: what a store knows of an article besides its reading."""

import sqlite3

from sayso.model.browsed import Beside
from sayso.model.reading import Reading
from sayso.store.connection import query


def beside(connection: sqlite3.Connection, number: int, reading: Reading) -> Beside:
    """Return where else the claims of an article stand, who its parties are, and what lies next to it."""
    from sayso.linking.claims.told import document_of  # noqa: PLC0415 — it takes numpy

    values = {"article": number}
    rows = connection.execute(query("claims_of_article"), values).fetchall()
    told = document_of(reading, 0).told if rows else ()
    claims: dict[str, tuple[str, int]] = {}
    for point, claim, articles in rows:
        one = told[point].statement or told[point].assertion or ""
        if one not in claims or claims[one][1] < articles:
            claims[one] = (f"c{claim}", articles)
    return Beside(
        claims=claims,
        speakers=dict(connection.execute(query("speakers_of_article"), values).fetchall()),
        copies=sum(row[0] for row in connection.execute(query("copies_of_article"), values)),
        before=_next(connection, "article_before", number),
        after=_next(connection, "article_after", number),
    )


def _next(connection: sqlite3.Connection, name: str, number: int) -> str | None:
    row = connection.execute(query(name), {"article": number}).fetchone()
    return str(row[0]) if row else None
