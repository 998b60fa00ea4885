"""Linked: the claims of a store in the order asked for, and the articles that tell some of them."""

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sayso.model.reading import Reading
from sayso.model.stored import StoredClaims
from sayso.store.columns import to_json
from sayso.store.connection import query
from sayso.store.keys import plain_words
from sayso.store.matching import match_of
from sayso.store.rebuilding import rebuild

if TYPE_CHECKING:
    from sayso.linking.claims.link import Linked

# What stands first: the most outlets; then the most articles, copies counted once, the most mentions.
_RETOLD = "outlets DESC, originals DESC, mentions DESC, first_point"
_ORDERS = {
    "retold": _RETOLD,
    "denied": f"denials DESC, {_RETOLD}",
    "newest": f"substr(last, 1, 10) DESC, {_RETOLD}",
}


def stored_claims(
    connection: sqlite3.Connection,
    *,
    by: str,
    words: str | None,
    speaker: str | None,
    since: str | None,
    until: str | None,
    weak: bool,
) -> StoredClaims:
    """Return the claims that could fit: one of their articles holds the words, or names the speaker."""
    sql = query("claims").replace(":order", _ORDERS[by])
    every = connection.execute(sql, {"weak": weak}).fetchall()
    across = [row[0] for row in every if row[1]]
    within = _within(connection, words=words, speaker=speaker, since=since, until=until)
    counts = connection.execute(query("claims_counts")).fetchone()
    articles, copies, points, weaker, waiting, outlets, first, last = counts
    return StoredClaims(
        claims=tuple(claim for claim in across if within is None or claim in within),
        total=len(across),
        within=len(every) - len(across),
        points=points if weak else points - weaker,
        weaker=0 if weak else weaker,
        articles=articles,
        copies=copies,
        waiting=waiting,
        outlets=outlets,
        first=first,
        last=last,
    )


def _within(
    connection: sqlite3.Connection,
    *,
    words: str | None,
    speaker: str | None,
    since: str | None,
    until: str | None,
) -> set[int] | None:
    """Return the claims told in an article that could fit each of what is asked; None where nothing is."""
    found: list[set[int]] = []
    if words is not None:
        match = match_of(words)
        expression = match.expression if match else '""'
        found.append(_claims_in(connection, "claims_with_words", {"match": expression}))
    if speaker is not None:
        name = plain_words(speaker)
        values = {"word": max(name, key=len, default=""), "speaker": f"%{speaker}%"}
        found.append(_claims_in(connection, "claims_with_speaker", values))
    if since is not None or until is not None:
        values = {"since": since or "", "until": until or "~"}
        found.append(_claims_in(connection, "claims_of_days", values))
    return set.intersection(*found) if found else None


def _claims_in(connection: sqlite3.Connection, name: str, values: dict[str, Any]) -> set[int]:
    return {row[0] for row in connection.execute(query(name), values)}


def linked(connection: sqlite3.Connection, claims: Sequence[int]) -> "tuple[tuple[Reading, ...], Linked]":
    """Return the readings of the articles that tell some claims, and the points of each claim among them."""
    from sayso.linking.claims.components import UNIT  # noqa: PLC0415 — it takes numpy
    from sayso.linking.claims.link import Linked  # noqa: PLC0415
    from sayso.linking.claims.told import document_of  # noqa: PLC0415
    from sayso.store.claiming import unpacked  # noqa: PLC0415

    rows = connection.execute(query("points_of_claims"), (to_json(claims),)).fetchall()
    numbers = sorted({article for _, article, _ in rows})
    readings = tuple(rebuild(connection, number, corrected=True) for number in numbers)
    documents = [document_of(one, row) for row, one in enumerate(readings)]
    start, starts = 0, {}
    for number, one in zip(numbers, documents, strict=True):
        starts[number] = start
        start += len(one.told)
    points: dict[int, list[int]] = {claim: [] for claim in claims}
    for claim, article, point in rows:
        points[claim].append(starts[article] + point)
    scores = {
        (min(one, other), max(one, other)): score / UNIT
        for left, right, kept in connection.execute(query("scores_among"), {"articles": to_json(numbers)})
        for first, second, score in unpacked(kept).tolist()
        for one, other in ((starts[left] + first, starts[right] + second),)
    }
    place = {number: row for row, number in enumerate(numbers)}
    copies = dict(connection.execute("SELECT article, of_article FROM copies"))
    originals = tuple(place.get(copies.get(number, number), row) for row, number in enumerate(numbers))
    told = tuple(one for each in documents for one in each.told)
    return readings, Linked(told, tuple(tuple(sorted(rows)) for rows in points.values()), scores, originals)
