"""Copying: a backup of a store that others may be using, and a store made smaller, each checked."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from sayso.errors import NoRoom, StoreBusy, StoreDamaged, StoreExists
from sayso.model.stored import Backup, Vacuumed
from sayso.store.connection import reading
from sayso.store.file import drop_log, log_of, make_private

# Pages copied between two looks at the clock and the keyboard: 16 MB.
_PAGES = 4_096


def back_up(
    connection: sqlite3.Connection,
    path: Path,
    to: Path,
    *,
    force: bool = False,
    tell: Callable[[int, int], None] | None = None,
) -> Backup:
    """Copy a store as it is at this moment, whoever writes meanwhile; the copy is checked before it is there.

    `tell` is called with the pages that are left, and all.
    Raises `StoreExists` where a file is there and `force` is not given, `StoreBusy` where the file to be
    replaced is open elsewhere, `NoRoom`, and `StoreDamaged` where the copy is not whole; then nothing is left
    of it.
    """
    _check_target(path, to, force=force)
    size = _size(connection)
    _check_room(to.absolute().parent, size, f"a copy of {path}")
    with beside(to) as made:
        with closing(sqlite3.connect(made)) as copy, reading(connection):
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # one state from here on
            connection.backup(copy, pages=_PAGES, progress=_progress(tell))
        articles = _checked(made)
        _check_target(path, to, force=force)
        made.replace(to)
    return Backup(path=str(to), size=to.stat().st_size, articles=articles)


def vacuum(connection: sqlite3.Connection, path: Path) -> Vacuumed:
    """Write the file anew without its free pages, and empty its log.

    SQLite makes a copy on the way, and keeps it in the log until all is written: both need room.
    Raises `NoRoom`, and `StoreBusy` where somebody reads or writes.
    """
    before = _on_disk(path)
    needed = _size(connection)
    _check_room(path.absolute().parent, needed, f"writing {path} anew")
    _check_room(Path(tempfile.gettempdir()), needed, f"the copy on the way of {path}")
    connection.execute("VACUUM")
    busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise StoreBusy(
            f"{path} is being read by another process, so its log cannot be emptied. Expected nobody to "
            "use it. It is whole, and as large as before; try again when the other has ended."
        )
    return Vacuumed(before=before, after=_on_disk(path))


def _check_target(path: Path, to: Path, *, force: bool) -> None:
    if to.exists() and to.samefile(path):
        raise StoreExists(f"{to} is the store itself. Expected another file. Nothing was written.")
    if to.is_dir() or (to.exists() and not force):
        kind = "is a folder" if to.is_dir() else "is there already"
        raise StoreExists(
            f"{to} {kind}. Expected the name of a new file. Nothing was written; give another name, "
            "or let it be replaced with --force."
        )
    drop_log(to)
    if log_of(to).exists():  # SQLite would take it for that of the copy
        raise StoreBusy(
            f"{to} has a log beside it, {log_of(to).name}: it is open elsewhere. "
            "Expected a file nobody uses. Nothing was written; close it, or give another name."
        )
    if not to.absolute().parent.is_dir():
        raise StoreExists(f"the folder of {to} is not there. Nothing was written; make it, or name another.")


def _check_room(folder: Path, needed: int, what: str) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise NoRoom(
            f"{folder} has {_mb(free)} free, and {what} needs {_mb(needed)}. Nothing was changed; "
            "make room, or use another disk."
        )


def _mb(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"


def _size(connection: sqlite3.Connection) -> int:
    pages, page = (connection.execute(f"PRAGMA {one}").fetchone()[0] for one in ("page_count", "page_size"))
    return int(pages) * int(page)


def _on_disk(path: Path) -> int:
    return sum(one.stat().st_size for one in (path, log_of(path)) if one.exists())


@contextmanager
def beside(to: Path) -> Iterator[Path]:
    """Give the name of a private file beside another; whatever goes wrong, nothing of it is left."""
    made = to.with_name(f".sayso-{token_hex(8)}")
    make_private(made)
    try:
        yield made
    finally:
        for one in (made, log_of(made), made.with_name(f"{made.name}-shm")):
            with suppress(OSError):
                one.unlink(missing_ok=True)


def _progress(tell: Callable[[int, int], None] | None) -> Callable[[int, int, int], None] | None:
    return None if tell is None else lambda _status, left, every: tell(left, every)


def _checked(copy: Path) -> int:
    """Return how many articles a copy holds.  Raises `StoreDamaged` where SQLite finds it broken."""
    with closing(sqlite3.connect(copy)) as connection:
        if found := _wrong(connection):
            raise StoreDamaged(
                f"the copy is not whole: {found}. Expected a whole store. Nothing was written; "
                "see `sayso doctor`, and save what can be read: sayso store recover"
            )
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])


def _wrong(connection: sqlite3.Connection) -> str | None:
    """Return the first thing that is wrong with a copy."""
    try:
        (line,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        hanging = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as problem:
        return str(problem)
    return str(line) if line != "ok" else "rows that belong to none" if hanging else None
