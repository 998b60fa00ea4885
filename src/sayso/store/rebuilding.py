"""Rebuilding: the rows of an article become the very reading they were made of, as people corrected it."""

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from sayso.errors import StoreDamaged
from sayso.model.as_dict import SCHEMA
from sayso.model.from_dict import reading_from_dict
from sayso.model.reading import Reading
from sayso.store.columns import (
    ARTICLE,
    ASSERTIONS,
    PARTIES,
    PLACED_LAYERS,
    STATEMENTS,
    Plain,
    Table,
    names,
    plain_of,
)
from sayso.store.connection import query

_ORDER = {"parties": "place", "statements": "statement", "assertions": "assertion"}


def rebuild(connection: sqlite3.Connection, number: int, *, corrected: bool, forget: bool = True) -> Reading:
    """Return the reading of the article in this row; without `corrected`, as the machine left it.

    Without `forget`, ids of statements that a person took away stay where others refer to them.
    Raises `StoreDamaged` where the rows are those of no reading.
    """
    try:
        return _rebuilt(connection, number, corrected=corrected, forget=forget)
    except (KeyError, TypeError, ValueError) as problem:  # ModelError and broken JSON among them
        raise StoreDamaged(
            f"the rows of article {number} are those of no reading: {problem}. "
            "Nothing was changed; see what else is wrong: sayso doctor"
        ) from problem


def _rebuilt(connection: sqlite3.Connection, number: int, *, corrected: bool, forget: bool) -> Reading:
    plain: dict[str, Any] = {"schema": SCHEMA, **_article(connection, number)}
    plain["parties"] = list(_layer(connection, PARTIES, number, "" if corrected else "AND layer = 'machine'"))
    plain["statements"] = list(_statements(connection, number, corrected=corrected))
    plain["assertions"] = list(_layer(connection, ASSERTIONS, number))
    plain.update({table.name: list(_layer(connection, table, number)) for table in PLACED_LAYERS})
    if corrected and forget:
        _forget_removed(plain)
    return reading_from_dict(plain)


def _article(connection: sqlite3.Connection, number: int) -> dict[str, Any]:
    sql = query("article").replace(":columns", names(ARTICLE))
    *cells, coverage, version, pack, models = connection.execute(sql, (number,)).fetchone()
    made_by = {"version": version, "language_pack": pack, "models": json.loads(models)}
    return {"article": plain_of(ARTICLE, cells), "coverage": json.loads(coverage), "made_by": made_by}


def _layer(connection: sqlite3.Connection, table: Table, number: int, more: str = "") -> Iterator[Plain]:
    order = _ORDER.get(table.name, "place")
    sql = f"SELECT {names(table)} FROM {table.name} WHERE article = ? {more} ORDER BY {order}"  # noqa: S608 — names of our own
    return (plain_of(table, cells) for cells in connection.execute(sql, (number,)))


def _statements(connection: sqlite3.Connection, number: int, *, corrected: bool) -> Iterator[Plain]:
    name = "corrected_statements" if corrected else "machine_statements"
    sql = query(name).replace(":columns", names(STATEMENTS))
    return (plain_of(STATEMENTS, cells) for cells in connection.execute(sql, {"article": number}))


def _forget_removed(plain: dict[str, Any]) -> None:
    """Let nothing refer to a statement that a person took away."""
    there = {one["id"] for one in plain["statements"]}
    for one in plain["statements"]:
        for field in ("nested_in", "answers", "repeat_of"):
            one[field] = one[field] if one[field] in there else None
    for one in plain["assertions"]:
        one["sourced_by"] = [each for each in one["sourced_by"] if each in there]
