"""The file of a store: what stands at a path, and what may be done with it, before it is opened.

SQLite alone opens the file.  Closing any other descriptor of it would drop the locks of all connections that
this process has to it; another process would then take the log away from under them.
"""

import errno
import os
import sqlite3
import stat
from contextlib import closing, suppress
from enum import Enum
from pathlib import Path
from urllib.parse import quote

from sayso.errors import NotAStore, StoreUnreadable

# "SaSo" in the header of the file: what tells a store from any other SQLite file.
APPLICATION_ID = 0x5361536F
# What is read is private until its owner says otherwise.
OWN = 0o600
_OTHERS = 0o077
_LOG = "-wal"
_NO_DATABASE = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)


class Stands(Enum):
    """What stands at a path, instead of a store or as one."""

    NOTHING = ""
    STORE = "it is a store"
    FOLDER = "it is a folder"
    NO_DATABASE = "it is no database"
    OTHERS = "it is a database of another program"


def is_store(path: str | Path) -> bool:
    """Return whether a file is a store, by the mark in its first bytes."""
    try:
        return _stands(Path(path)) is Stands.STORE
    except (OSError, ValueError):
        return False


def check_place(path: Path, *, read_only: bool) -> None:
    """Raise `NotAStore` or `StoreUnreadable`, with what stands there instead of a store."""
    try:
        there = _stands(path)
        parent = path.absolute().parent.is_dir()
    except OSError as problem:
        raise StoreUnreadable(
            f"{path} cannot be read: {problem.strerror}. Expected a file that you may read. "
            "Nothing was changed; ask its owner, or read it as the one who made it."
        ) from problem
    if there not in {Stands.NOTHING, Stands.STORE}:
        raise NotAStore(
            f"{path} is no store of sayso: {there.value}. Expected a file made by `sayso add`. "
            "Nothing was changed; name another file."
        )
    if there is Stands.NOTHING and read_only:
        raise NotAStore(f"No store at {path}. Expected a file made by `sayso add`. Make one: sayso add PATH")
    if not parent:
        raise NotAStore(
            f"{path} cannot be made: its folder is not there. Expected a folder. Make it, or name another."
        )


def address_of(path: Path, how: str) -> str:
    """Return the address by which SQLite opens a file, with its settings."""
    return f"file:{quote(bytes(path.absolute()))}?{how}"


def make_private(path: Path) -> None:
    """Make an empty file that its owner alone may read, where none is; SQLite gives its log the same rights.

    One that is there keeps its rights.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWN))
    except OSError:  # it is there, or cannot be made: opening it tells why
        return


def shared_with(path: Path) -> str | None:
    """Return the rights of a file in octal digits where others than its owner have some."""
    rights = stat.S_IMODE(path.stat().st_mode)
    return f"{rights:04o}" if rights & _OTHERS else None


def log_of(path: Path) -> Path:
    """Return the log that stands beside a store that is open, or was left by a process that was killed."""
    return path.with_name(path.name + _LOG)


def has_log(path: Path) -> bool:
    """Return whether a log holds what the file does not hold yet."""
    log = log_of(path)
    return log.exists() and log.stat().st_size > 0


def drop_log(path: Path) -> None:
    """Take away the log beside a store that nobody has open, with what it holds written into the file.

    Reading leaves one, and a program that was killed.  SQLite itself takes it away as the last one closes the
    file; where it stays, somebody has the file open.
    """
    if log_of(path).exists() and is_store(path):
        with suppress(sqlite3.Error), closing(sqlite3.connect(address_of(path, "mode=rw"), uri=True)) as last:
            last.execute("PRAGMA busy_timeout = 0")
            last.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _stands(path: Path) -> Stands:
    """Return what stands at a path; raises `OSError` where that cannot be told."""
    if not path.exists():
        return Stands.NOTHING
    if path.is_dir():
        return Stands.FOLDER
    if not path.is_file():  # a pipe gives its bytes once
        return Stands.NO_DATABASE
    if not path.stat().st_size:
        return Stands.NOTHING
    try:
        return Stands.STORE if _mark(path) == APPLICATION_ID else Stands.OTHERS
    except sqlite3.DatabaseError as problem:
        if problem.sqlite_errorcode & 0xFF in _NO_DATABASE:
            return Stands.NO_DATABASE
        refused = errno.EIO if os.access(path, os.R_OK) else errno.EACCES
        raise OSError(refused, os.strerror(refused)) from problem


def _mark(path: Path) -> int:
    """Return the mark of the program that made a database, without a look at its log, or beyond page one."""
    with closing(sqlite3.connect(address_of(path, "mode=ro&immutable=1"), uri=True)) as looking:
        looking.execute("PRAGMA writable_schema = ON")  # a file that breaks off is still told by its mark
        return int(looking.execute("PRAGMA application_id").fetchone()[0])
