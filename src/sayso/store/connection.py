"""Connections: how a store's file is opened, made, and brought up to date; SQLite's troubles in our words."""

import math
import re
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from sayso.errors import (
    NoRoom,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreReadOnly,
    StoreTooNew,
    StoreTooOld,
    TookTooLong,
)
from sayso.store.file import APPLICATION_ID, address_of, check_place, has_log, log_of, make_private

# What SQLite answers where the files beside a store cannot be made.
_NOT_WRITABLE = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)

# Each index of words with the table it is of.
INDEXES = {"articles_words": "articles", "statements_words": "statements", "assertions_words": "assertions"}

# 32 MB of pages hold the inner pages of every index of 100,000 articles.
_CACHE_KB = 32_768
_PAUSE = 0.01
# Steps of SQLite's machine between two looks at the clock: about a millisecond.
_STEPS = 20_000
_PART = re.compile(r":\{(\w+)\}")
_MIGRATION = re.compile(r"(\d{4})\.sql")


class Watch:
    """Looks at the clock and the keyboard while SQLite works; without it, neither could stop a question."""

    until = math.inf

    def __call__(self) -> bool:
        """Return whether to stop; Ctrl-C stops it too, since SQLite takes any exception for a yes."""
        return time.monotonic() > self.until

    def check(self, problem: sqlite3.Error) -> None:
        """Raise `KeyboardInterrupt` where a question was stopped before its time: only the keyboard does."""
        if _code(problem) == sqlite3.SQLITE_INTERRUPT and time.monotonic() <= self.until:
            raise KeyboardInterrupt


class Connection(sqlite3.Connection):
    """A connection that knows how its file was opened; one that only reads can be stopped at any moment.

    One that writes is stopped between two statements: SQLite would take back all that it was about to keep.
    """

    as_it_stands = False

    def __init__(self, *given: Any, **settings: Any) -> None:  # noqa: ANN401 — as SQLite's own takes them
        super().__init__(*given, **settings)
        self.watched = Watch()

    def watch(self) -> Watch:
        """Let each question be stopped by Ctrl-C, and by the time that is set."""
        self.set_progress_handler(self.watched, _STEPS)
        return self.watched


def open_store(path: Path, *, read_only: bool, wait: float, package: Traversable | None = None) -> Connection:
    """Return a connection to the store at `path`; a file that is missing or empty becomes a new one.

    A new one may be read by its owner alone.  `package` is the folder of `schema.sql` and `migrations`.
    Raises `NotAStore`, `StoreUnreadable`, `StoreTooNew`, `StoreTooOld`, `StoreBusy` or `StoreReadOnly`.
    """
    home = package or files("sayso.store")
    check_place(path, read_only=read_only)
    if not read_only:
        make_private(path)
    with explained(path, wait), ExitStack() as failing:
        connection = connect(path, read_only=read_only, wait=wait)
        failing.callback(connection.close)
        _bring_up_to_date(connection, path, home, read_only=read_only, wait=wait)
        failing.pop_all()
    return connection


def connect(path: Path, *, read_only: bool, wait: float) -> Connection:
    """Return a bare connection with our settings.

    A store on a disk that cannot be written is read as it stands: nobody can change it there, and the files
    by which readers and writers tell each other of their work cannot be made beside it.
    """
    if not read_only:
        return _connect(path, "mode=rwc", wait)
    try:
        return _connect(path, "mode=ro", wait)
    except sqlite3.OperationalError as problem:
        if problem.sqlite_errorcode & 0xFF not in _NOT_WRITABLE:
            raise
        if has_log(path):
            raise StoreReadOnly(
                f"{path} stands where nothing can be written, and its log {log_of(path).name} holds what was "
                "added last. Expected a store that was closed. Nothing was changed; copy both files to a "
                "folder that can be written, and read the copy."
            ) from problem
    return _connect(path, "mode=ro&immutable=1", wait)


def _connect(path: Path, how: str, wait: float) -> Connection:
    """Return a connection that is known to work; one that does not is closed."""
    place = address_of(path, how)
    connection = sqlite3.connect(place, uri=True, timeout=wait, isolation_level=None, factory=Connection)
    with ExitStack() as failing:
        failing.callback(connection.close)
        connection.as_it_stands = "immutable" in how
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")  # what is removed is not found in free pages
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        connection.execute("PRAGMA synchronous = NORMAL")
        if "mode=ro" in how:
            connection.execute("PRAGMA query_only = ON")
            connection.execute("PRAGMA user_version")
            connection.watch()
        failing.pop_all()
    return connection


def _bring_up_to_date(
    connection: sqlite3.Connection, path: Path, home: Traversable, *, read_only: bool, wait: float
) -> None:
    latest = _latest(home)
    version = _known_version(connection, path, latest)
    if version == latest:
        return
    if read_only:
        raise StoreTooOld(
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
    """Return whether a transaction is open; it may be ended by whoever is inside."""
    return connection.in_transaction


@contextmanager
def limited(connection: Connection, seconds: float) -> Iterator[None]:
    """Stop what is asked inside after so many seconds, with `TookTooLong`."""
    watch = connection.watch()
    watch.until = time.monotonic() + seconds
    try:
        yield
    finally:
        watch.until = math.inf


@contextmanager
def waiting(connection: sqlite3.Connection, seconds: float, usual: float) -> Iterator[None]:
    """Wait another time than usual for those who write."""
    connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(usual * 1000)}")


@contextmanager
def explained(path: Path, wait: float, connection: Connection | None = None) -> Iterator[None]:
    """Raise SQLite's troubles as ours, and that it takes no half of a surrogate pair."""
    try:
        yield
    except sqlite3.Error as problem:
        if connection is not None:
            connection.watched.check(problem)
        raise _explain(path, wait, problem) from problem
    except UnicodeDecodeError as problem:  # SQLite names what is wrong by a name that is no text
        raise _damaged(path, f"a name in it is no text ({problem.reason})") from problem
    except UnicodeEncodeError as problem:
        half = ord(problem.object[problem.start])
        raise StoreError(
            f"Lone surrogate U+{half:04X} found at {problem.start} of a text for {path}. "
            "Expected Unicode text. Nothing of it was kept; decode it with its own encoding first."
        ) from problem


def _explain(path: Path, wait: float, problem: sqlite3.Error) -> StoreError:  # noqa: PLR0911 — one a trouble
    code = _code(problem)
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
        return _damaged(path, str(problem))
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return StoreReadOnly(
            f"{path} cannot be written or opened: {problem}. Expected a file and folder that may be. "
            "Nothing was changed; check their permissions."
        )
    if code == sqlite3.SQLITE_FULL:
        return NoRoom(
            f"{path}: the disk is full. Expected room for more. What was added before is kept; make room, "
            "and give the same command again."
        )
    if isinstance(problem, sqlite3.ProgrammingError) and "thread" in str(problem):
        return StoreError(
            f"{path} is used in another thread than the one that opened it. Expected the same. "
            "Nothing was changed; open a `Store` in each thread, any number may read."
        )
    return StoreError(
        f"{path}: {problem}. What was added before is kept; check the disk, then `sayso doctor`."
    )


def _damaged(path: Path, what: str) -> StoreDamaged:
    return StoreDamaged(
        f"{path} is damaged: {what}. Expected a whole file. "
        "Nothing was changed; take a backup, or save what can be read: sayso store recover FILE -o NEW"
    )


def _code(problem: Exception) -> int:
    return int(getattr(problem, "sqlite_errorcode", 0)) & 0xFF


@cache
def query(name: str) -> str:
    """Return the text of `queries/NAME.sql`; `:{other}` in it stands for the text of another."""
    text = files("sayso.store").joinpath("queries", f"{name}.sql").read_text(encoding="utf-8")
    return _PART.sub(lambda found: query(found[1]).rstrip().rstrip(";"), text)
