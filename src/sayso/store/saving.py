"""Saving: searches by their names, so that a later one can tell what is new."""

import json
import sqlite3

from sayso.errors import StoreDamaged
from sayso.model.stored import SavedSearch
from sayso.store.connection import query


def saved_searches(connection: sqlite3.Connection) -> tuple[SavedSearch, ...]:
    """Return all searches that are saved, by name."""
    rows = connection.execute("SELECT name, words, filters, seen, asked_at FROM searches ORDER BY name")
    return tuple(
        SavedSearch(name=name, words=words, filters=_filters(name, filters), seen=seen, asked_at=asked_at)
        for name, words, filters, seen, asked_at in rows
    )


def _filters(name: str, kept: str) -> dict[str, str]:
    """Return the filters of a search as they were given."""
    try:
        found = json.loads(kept)
    except (ValueError, TypeError, RecursionError):
        found = None
    if not isinstance(found, dict) or not all(isinstance(one, str) for one in found.values()):
        raise StoreDamaged(
            f"the filters of the saved search {name!r} cannot be read. Expected those that were given. "
            "Nothing was changed; save what can be read: sayso store recover FILE -o NEW"
        )
    return found


def save_search(connection: sqlite3.Connection, search: SavedSearch) -> None:
    """Keep a search, in place of the one with its name."""
    filters = json.dumps(dict(search.filters), ensure_ascii=False, sort_keys=True)
    values = (search.name, search.words, filters, search.seen, search.asked_at)
    connection.execute(query("save_search"), values)


def last_article(connection: sqlite3.Connection) -> int:
    """Return the row of the article that was added last; 0 where there is none."""
    return int(connection.execute("SELECT coalesce(max(article), 0) FROM articles").fetchone()[0])
