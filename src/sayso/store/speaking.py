"""Speaking: what one speaker of a store says, counted over all articles and listed a page at a time."""

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping
from typing import Any

from sayso.model.from_dict import spans
from sayso.model.span import words
from sayso.model.spoken import Done, InOutlet, Reply, Role, Said, Spoken
from sayso.model.statement import Act, Certainty, Stance
from sayso.store.connection import query
from sayso.store.linking import speaker_of

Row = Mapping[str, Any]


def spoken(
    connection: sqlite3.Connection, number: int, *, start: int, limit: int, weak: bool
) -> Spoken | None:
    """Return what a speaker says, a page of it from `start` on; None where there is none of this number."""
    known = connection.execute("SELECT name, kind FROM speakers WHERE speaker = ?", (number,)).fetchone()
    if known is None:
        return None
    values = {"speaker": number, "weak": weak, "start": start, "limit": limit}
    counted = _rows(connection, "spoken_counts", values)
    rows = _rows(connection, "spoken", values)
    return Spoken(
        speaker=speaker_of(connection, number, *known, weak=weak, copies=False),
        roles=_roles(connection, number, "role_words"),
        affiliations=_roles(connection, number, "affiliation_words"),
        statements=sum(row["statements"] for row in counted),
        outlets=_outlets(counted),
        acts=_acts(connection, values),
        days=_days(counted),
        deniers=tuple(
            (row["name"], row["statements"]) for row in _rows(connection, "spoken_deniers", values)
        ),
        said=tuple(_said(connection, row) for row in rows),
        start=start,
    )


def _rows(connection: sqlite3.Connection, name: str, values: Mapping[str, Any]) -> list[Row]:
    cursor = connection.execute(query(name), values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _roles(connection: sqlite3.Connection, number: int, column: str) -> tuple[Role, ...]:
    sql = query("spoken_roles").replace(":column", column)
    return tuple(Role(*row) for row in connection.execute(sql, {"speaker": number}))


def _outlets(counted: list[Row]) -> tuple[InOutlet, ...]:
    articles, statements = Counter[str | None](), Counter[str | None]()
    for row in counted:
        articles[row["outlet"]] += 1
        statements[row["outlet"]] += row["statements"]
    order = sorted(articles, key=lambda outlet: (-statements[outlet], outlet or ""))
    return tuple(InOutlet(outlet, articles[outlet], statements[outlet]) for outlet in order)


def _acts(connection: sqlite3.Connection, values: Mapping[str, Any]) -> tuple[Done, ...]:
    return tuple(
        Done(Act(row["act"]), bool(row["negated"]), row["statements"])
        for row in _rows(connection, "spoken_acts", values)
    )


def _days(counted: list[Row]) -> tuple[tuple[str | None, int], ...]:
    days = Counter[str | None]()
    for row in counted:
        days[row["published_day"]] += row["statements"]
    return tuple(sorted(days.items(), key=lambda item: item[0] or ""))


def _said(connection: sqlite3.Connection, row: Row) -> Said:
    content = spans(json.loads(row["content"]))
    pieces = content or spans(json.loads(row["cue"])) or spans(json.loads(row["source"]))
    values = {"article": row["number"], "id": row["id"], "answers": row["answers"]}
    replies = [(one["sort"], _reply(one)) for one in _rows(connection, "spoken_replies", values)]
    return Said(
        article=row["article_id"],
        outlet=row["outlet"],
        published=row["published"],
        title=row["title"],
        statement=row["id"],
        pieces=pieces,
        words=words(row["text"], pieces),
        cue=words(row["text"], spans(json.loads(row["cue"]))),
        act=Act(row["act"]),
        stance=Stance(row["stance"]),
        certainty=Certainty(row["certainty"]) if row["certainty"] else None,
        weak=bool(row["weak"]),
        corrected=bool(row["corrected"]),
        answers=next((one for sort, one in replies if sort == "answers"), None),
        answered=tuple(one for sort, one in replies if sort == "answered"),
    )


def _reply(row: Row) -> Reply:
    return Reply(
        row["id"],
        row["name"],
        Act(row["act"]),
        Stance(row["stance"]),
        row["content_words"] or row["cue_words"],
    )
