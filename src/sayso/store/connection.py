"""Connections: how a store's file is opened, made, and brought up to date; SQLite's troubles in our words."""

import re
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from urllib.parse import quote

from sayso.errors import (
    NotAStore,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreReadOnly,
    StoreTooNew,
    TookTooLong,
)

# "SaSo" in the header of the file: what tells a store from any other SQLite file.
APPLICATION_ID = 0x5361536F
HEADER = b"SQLite format 3\x00"
_ID_PLACE = slice(68, 72)

# Each index of words with the table it is of.
INDEXES = {"articles_words": "articles", "statements_words": "statements", "assertions_words": "assertions"}

# 32 MB of pages hold the inner pages of every index of 100,000 articles.
_CACHE_KB = 32_768
_PAUSE = 0.01
# Steps of SQLite's machine between two looks at the clock: about a millisecond.
_STEPS = 20_000
_MIGRATION = re.compile(r"(\d{4})\.sql")


def is_store(path: str | Path) -> bool:
    """Tell by its first bytes whether a file is a store."""
    try:
        if not Path(path).is_file():  # a pipe gives its bytes once
            return False
        with Path(path).open("rb") as handle:
            head = handle.read(100)
    except OSError:
        return False
    return head.startswith(HEADER) and int.from_bytes(head[_ID_PLACE], "big") == APPLICATION_ID


def open_store(
    path: Path, *, read_only: bool, wait: float, package: Traversable | None = None
) -> sqlite3.Connection:
    """Return a connection to the store at `path`; a file that is missing or empty becomes a new one.

    `package` is the folder of `schema.sql` and `migrations`.
    Raises `NotAStore`, `StoreTooNew`, `StoreBusy` or `StoreReadOnly`.
    """
    home = package or files("sayso.store")
    _check_place(path, read_only=read_only)
    with explained(path, wait), ExitStack() as failing:
        connection = connect(path, read_only=read_only, wait=wait)
        failing.callback(connection.close)
        _bring_up_to_date(connection, path, home, read_only=read_only, wait=wait)
        failing.pop_all()
    return connection


def connect(path: Path, *, read_only: bool, wait: float) -> sqlite3.Connection:
    """Return a bare connection with our settings."""
    mode = "ro" if read_only else "rwc"
    place = f"file:{quote(bytes(path.absolute()))}?mode={mode}"
    connection = sqlite3.connect(place, uri=True, timeout=wait, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")  # what is removed is not found in free pages
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
    connection.execute("PRAGMA synchronous = NORMAL")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    return connection


def _check_place(path: Path, *, read_only: bool) -> None:
    empty = not path.exists() or (path.is_file() and not path.stat().st_size)
    if path.is_dir() or (not empty and not is_store(path)):
        raise NotAStore(
            f"{path} is no store of sayso. Expected a file made by `sayso add`. "
            "Nothing was changed; name another file."
        )
    if empty and read_only:
        raise NotAStore(f"No store at {path}. Expected a file made by `sayso add`. Make one: sayso add PATH")
    if not path.absolute().parent.is_dir():
        raise NotAStore(
            f"{path} cannot be made: its folder is not there. Expected a folder. Make it, or name another."
        )


def _bring_up_to_date(
    connection: sqlite3.Connection, path: Path, home: Traversable, *, read_only: bool, wait: float
) -> None:
    latest = _latest(home)
    version = _known_version(connection, path, latest)
    if version == latest:
        return
    if read_only:
        raise StoreReadOnly(
            f"{path} has version {version} of the store. Expected {latest}. "
            "It was opened for reading only; open it once for writing, and it is brought up to date."
        )
    _make_ready(connection, wait)
    with writing(connection):
        version = _known_version(connection, path, latest)  # another process may have been first
        for script in _scripts(home, version) if version < latest else ():
            run_script(connection, script)
        connection.execute(f"PRAGMA user_version = {latest}")


def _known_version(connection: sqlite3.Connection, path: Path, latest: int) -> int:
    version = _version(connection)
    if version > latest:
        raise StoreTooNew(
            f"{path} has version {version} of the store. Expected {latest} at most. "
            "Nothing was changed; install a newer sayso."
        )
    return version


def _make_ready(connection: sqlite3.Connection, wait: float) -> None:
    """Mark the file as ours, then let others read while one writes.

    The mark comes first: with a log beside it, the file itself would show it only later.
    """
    until = time.monotonic() + wait
    while True:  # SQLite does not wait by itself where two change the journal at once
        try:
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as problem:
            if problem.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _latest(home: Traversable) -> int:
    return max(_migrations(home), default=1)


def _scripts(home: Traversable, version: int) -> list[str]:
    """Return what brings a store of this version up to date; 0 is an empty file."""
    if not version:
        return [home.joinpath("schema.sql").read_text(encoding="utf-8")]
    migrations = _migrations(home)
    return [
        migrations[number].read_text(encoding="utf-8") for number in sorted(migrations) if number > version
    ]


def _migrations(home: Traversable) -> Mapping[int, Traversable]:
    folder = home.joinpath("migrations")
    found = folder.iterdir() if folder.is_dir() else ()
    return {int(match[1]): one for one in found if (match := _MIGRATION.fullmatch(one.name))}


def run_script(connection: sqlite3.Connection, script: str) -> None:
    """Run several statements inside the transaction that is open; `executescript` would end it."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """Hold the right to write; everything inside is kept, or nothing.  Inside another it is a part of it."""
    if _is_open(connection):
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        if _is_open(connection):
            connection.execute("COMMIT")
    finally:
        if _is_open(connection):
            connection.rollback()


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """See one state of the store, whatever others write meanwhile."""
    if _is_open(connection):
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.rollback()


def _is_open(connection: sqlite3.Connection) -> bool:
    """Tell whether a transaction is open; it may be ended by whoever is inside."""
    return connection.in_transaction


@contextmanager
def limited(connection: sqlite3.Connection, seconds: float) -> Iterator[None]:
    """Stop what is asked inside after so many seconds, with `TookTooLong`."""
    until = time.monotonic() + seconds
    connection.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


@contextmanager
def waiting(connection: sqlite3.Connection, seconds: float, usual: float) -> Iterator[None]:
    """Wait another time than usual for those who write."""
    connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(usual * 1000)}")


@contextmanager
def explained(path: Path, wait: float) -> Iterator[None]:
    """Tell SQLite's troubles as ours, and that it takes no half of a surrogate pair."""
    try:
        yield
    except sqlite3.Error as problem:
        raise _explain(path, wait, problem) from problem
    except UnicodeEncodeError as problem:
        half = ord(problem.object[problem.start])
        raise StoreError(
            f"Lone surrogate U+{half:04X} found at {problem.start} of a text for {path}. "
            "Expected Unicode text. Nothing of it was kept; decode it with its own encoding first."
        ) from problem


def _explain(path: Path, wait: float, problem: sqlite3.Error) -> StoreError:
    code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreBusy(
            f"{path} is being written by another process for more than {wait:g} s. Expected it to be free. "
            "What was added before is kept; try again when the other has ended."
        )
    if code == sqlite3.SQLITE_INTERRUPT:
        return TookTooLong(
            f"{path}: this question took longer than it may, and was stopped. Expected a narrower one. "
            "Nothing was changed; add a word, an outlet or days."
        )
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return StoreDamaged(
            f"{path} is damaged: {problem}. Expected a whole file. "
            "Nothing was changed; see `sayso doctor`, or take a copy made before."
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return StoreReadOnly(
            f"{path} cannot be written or opened: {problem}. Expected a file and folder that may be. "
            "Nothing was changed; check their permissions."
        )
    if isinstance(problem, sqlite3.ProgrammingError) and "thread" in str(problem):
        return StoreError(
            f"{path} is used in another thread than the one that opened it. Expected the same. "
            "Nothing was changed; open a `Store` in each thread, any number may read."
        )
    return StoreError(
        f"{path}: {problem}. What was added before is kept; check the disk, then `sayso doctor`."
    )


@cache
def query(name: str) -> str:
    """Return the text of `queries/NAME.sql`."""
    return files("sayso.store").joinpath("queries", f"{name}.sql").read_text(encoding="utf-8")
