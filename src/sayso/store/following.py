"""Following: the feeds that are followed, with what their servers said last."""

import dataclasses
import sqlite3

from sayso.model.feed import SUMMARY, KnownFeed
from sayso.store.connection import query


def list_feeds(connection: sqlite3.Connection) -> tuple[KnownFeed, ...]:
    """Return every feed that is followed, in the order added."""
    cursor = connection.execute(query("feeds"))
    names = [column[0] for column in cursor.description]
    return tuple(KnownFeed(**dict(zip(names, row, strict=True))) for row in cursor)


def put_feed(connection: sqlite3.Connection, feed: KnownFeed) -> bool:
    """Keep a feed, in place of the one with its address; tell whether it is a new one."""
    known = connection.execute("SELECT 1 FROM feeds WHERE url = ?", (feed.url,)).fetchone()
    connection.execute(query("put_feed"), dataclasses.asdict(feed))
    return known is None


def drop_feed(connection: sqlite3.Connection, url: str) -> bool:
    """Follow a feed no longer; tell whether it was followed.  Its articles stay."""
    return connection.execute("DELETE FROM feeds WHERE url = ?", (url,)).rowcount > 0


def has_url(connection: sqlite3.Connection, url: str) -> bool:
    """Return whether an article of this address is kept, and more of it than the summary of a feed."""
    return connection.execute(query("has_url"), (url, SUMMARY)).fetchone() is not None
