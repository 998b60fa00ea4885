"""Counting: how many statements that fit stand in each outlet, month, act, or with each speaker."""

import sqlite3
from collections.abc import Mapping
from enum import StrEnum

from sayso.model.stored import Count, Counts
from sayso.store.connection import query
from sayso.store.searching import Filters, values_of, wrapped


class By(StrEnum):
    """What statements can be counted by."""

    OUTLET = "outlet"
    MONTH = "month"
    ACT = "act"
    SPEAKER = "speaker"


# What tells two values apart, and how each is called; one speaker may have another name in each article.
_JOINED = (
    "(SELECT {} FROM speaker_parties AS m JOIN speakers AS k USING (speaker) "
    "WHERE m.article = c.article AND m.party = c.speaker)"
)
_PARTY = "(SELECT name FROM parties AS p WHERE p.article = c.article AND p.id = c.speaker)"
_VALUES: Mapping[By, tuple[str, str]] = {
    By.OUTLET: ("outlet", "outlet"),
    By.MONTH: ("substr(day, 1, 7)", "substr(day, 1, 7)"),
    By.ACT: ("act", "act"),
    By.SPEAKER: (
        f"coalesce({_JOINED.format('k.speaker')}, c.article || ' ' || c.speaker)",
        f"coalesce({_JOINED.format('k.name')}, {_PARTY})",
    ),
}


def count_by(connection: sqlite3.Connection, by: By, filters: Filters) -> Counts:
    """Return the counts of the statements that fit by one of their properties, the largest first."""
    values = {**values_of(filters), "weak": filters.weak, "copies": filters.copies}
    chosen = query("choose_statements")
    key, label = _VALUES[by]
    sql = wrapped(chosen, query("count_by")).replace(":key", key).replace(":label", label)
    rows = connection.execute(sql, values).fetchall()
    every = connection.execute(wrapped(chosen, query("count_all_chosen")), values).fetchone()
    statements, articles, _, weaker, copied = every
    return Counts(
        by=str(by),
        counts=tuple(Count(value=value, statements=many, articles=of) for value, many, of in rows),
        statements=statements,
        articles=articles,
        weaker=weaker,
        copied=copied,
    )
