"""Saving: searches by their names, so that a later one can tell what is new."""

import json
import sqlite3

from sayso.model.stored import SavedSearch
from sayso.store.connection import query


def saved_searches(connection: sqlite3.Connection) -> tuple[SavedSearch, ...]:
    """Return all searches that are saved, by name."""
    rows = connection.execute("SELECT name, words, filters, seen, asked_at FROM searches ORDER BY name")
    return tuple(
        SavedSearch(name=name, words=words, filters=json.loads(filters), seen=seen, asked_at=asked_at)
        for name, words, filters, seen, asked_at in rows
    )


def save_search(connection: sqlite3.Connection, search: SavedSearch) -> None:
    """Keep a search, in place of the one with its name."""
    filters = json.dumps(dict(search.filters), ensure_ascii=False, sort_keys=True)
    values = (search.name, search.words, filters, search.seen, search.asked_at)
    connection.execute(query("save_search"), values)


def last_article(connection: sqlite3.Connection) -> int:
    """Return the row of the article that was added last; 0 where there is none."""
    return int(connection.execute("SELECT coalesce(max(article), 0) FROM articles").fetchone()[0])
