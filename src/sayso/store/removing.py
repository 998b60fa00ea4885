"""Removing: an article with all that was made of it, so that its words are found nowhere in the file."""

import sqlite3

from sayso.errors import NotInStore
from sayso.model.stored import Removed
from sayso.store.connection import INDEXES, query
from sayso.store.linking import SPEAKER_TABLES
from sayso.store.repeating import forget_band_places, note_unlinked, settle


def find_articles(connection: sqlite3.Connection, what: str) -> list[tuple[int, str]]:
    """Return row and id of the article of this id, else of all of this address, else of this outlet."""
    for column in ("id", "url", "outlet"):
        sql = f"SELECT article, id FROM articles WHERE {column} = ? ORDER BY article"  # noqa: S608 — names of our own
        if found := connection.execute(sql, (what,)).fetchall():
            return found
    raise NotInStore(
        f"No article with the id, address or outlet {what!r}. Expected one of those in the store. "
        "Nothing was removed; see `sayso info`."
    )


def remove_articles(connection: sqlite3.Connection, found: list[tuple[int, str]]) -> Removed:
    """Delete articles and every row that hangs on them; the caller holds the right to write."""
    from sayso.store.neighbouring import forget_links  # noqa: PLC0415 — it takes numpy, which others do without

    statements = 0
    orphans: set[int] = set()
    for number, _ in found:
        orphans.update(forget_band_places(connection, number))
        forget_links(connection, number)
        _forget_names(connection, number)
        statements += connection.execute("DELETE FROM statements WHERE article = ?", (number,)).rowcount
        connection.execute("DELETE FROM assertions WHERE article = ?", (number,))
        connection.execute("DELETE FROM articles WHERE article = ?", (number,))
    orphans -= {number for number, _ in found}
    settle(connection, orphans)
    for number in sorted(orphans):
        note_unlinked(connection, number)
    _forget_speakers(connection)
    for index in INDEXES:  # deleted words stay in the index until its parts are merged
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")  # noqa: S608 — names of our own
    connection.execute(query("count_change"))
    return Removed(articles=tuple(name for _, name in found), statements=statements, wiped=False)


def _forget_names(connection: sqlite3.Connection, number: int) -> None:
    rows = connection.execute("SELECT id, name_key FROM parties WHERE article = ?", (number,)).fetchall()
    words = [(word, number, party) for party, key in rows for word in set(key.split())]
    connection.executemany("DELETE FROM party_names WHERE word = ? AND article = ? AND party = ?", words)


def _forget_speakers(connection: sqlite3.Connection) -> None:
    """Forget who was joined: names and evidence may be those of what was removed."""
    for table in SPEAKER_TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 — names of our own


def wipe_log(connection: sqlite3.Connection) -> bool:
    """Empty the log beside the file; tell whether no reader stood in the way."""
    busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy
