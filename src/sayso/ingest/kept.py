"""Kept: files that hold databases and not articles, told without opening them ourselves.

SQLite alone opens them.  A store may lie in the folder that is read into it: closing any other descriptor of
its file, or of those beside it, would drop the locks of the connection that writes.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

# A database is made of pages of this many bytes, or of twice, four times … as many.
_PAGE = 512
# What SQLite keeps beside a database that is open.
_BESIDE = ("-journal", "-shm", "-wal")


def why_kept(path: Path) -> str | None:
    """Return why a file is no article but a database, or belongs to one; None where it is neither."""
    for ending in _BESIDE:  # first: SQLite itself would drop the locks that stand in them
        if path.name.endswith(ending) and is_database(path.with_name(path.name.removesuffix(ending))):
            return "it belongs to the database beside it"
    return "it is a database: a store of sayso is named by itself" if is_database(path) else None


def is_database(path: Path) -> bool:
    """Return whether a file is a database of SQLite, whatever its name."""
    try:
        size = path.stat().st_size
        if not size or size % _PAGE:
            return False
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as looking:
            looking.execute("PRAGMA writable_schema = ON")  # one that is damaged is one all the same
            looking.execute("PRAGMA schema_version").fetchone()
    except (OSError, ValueError, sqlite3.Error):
        return False
    return True
