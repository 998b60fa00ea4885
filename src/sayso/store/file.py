"""The file of a store: what stands at a path, and what may be done with it, before it is opened."""

import os
import stat
from pathlib import Path

from sayso.errors import NotAStore, StoreUnreadable

# "SaSo" in the header of the file: what tells a store from any other SQLite file.
APPLICATION_ID = 0x5361536F
HEADER = b"SQLite format 3\x00"
_ID_PLACE = slice(68, 72)
_HEAD = 100
# What is read is private until its owner says otherwise.
OWN = 0o600
_OTHERS = 0o077
_LOG = "-wal"


def is_store(path: str | Path) -> bool:
    """Return whether a file is a store, by its first bytes."""
    try:
        if not Path(path).is_file():  # a pipe gives its bytes once
            return False
        head = _head(Path(path))
    except (OSError, ValueError):
        return False
    return _is_ours(head)


def check_place(path: Path, *, read_only: bool) -> None:
    """Raise `NotAStore` or `StoreUnreadable`, with what stands there instead of a store."""
    try:
        head = None if not path.exists() else b"" if path.is_dir() else _head(path)
        parent = path.absolute().parent.is_dir()
    except OSError as problem:
        raise StoreUnreadable(
            f"{path} cannot be read: {problem.strerror}. Expected a file that you may read. "
            "Nothing was changed; ask its owner, or read it as the one who made it."
        ) from problem
    if head is not None and path.is_dir():
        raise _no_store(path, "it is a folder")
    if head and not _is_ours(head):
        raise _no_store(path, _instead(head))
    if not head and read_only:
        raise NotAStore(f"No store at {path}. Expected a file made by `sayso add`. Make one: sayso add PATH")
    if not parent:
        raise NotAStore(
            f"{path} cannot be made: its folder is not there. Expected a folder. Make it, or name another."
        )


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


def _head(path: Path) -> bytes:
    with path.open("rb") as handle:
        return handle.read(_HEAD)


def _is_ours(head: bytes) -> bool:
    return head.startswith(HEADER) and int.from_bytes(head[_ID_PLACE], "big") == APPLICATION_ID


def _instead(head: bytes) -> str:
    if not head.startswith(HEADER):
        return "it is no database"
    return "it is a database of another program" if len(head) == _HEAD else "it breaks off in its first bytes"


def _no_store(path: Path, instead: str) -> NotAStore:
    return NotAStore(
        f"{path} is no store of sayso: {instead}. Expected a file made by `sayso add`. "
        "Nothing was changed; name another file."
    )
