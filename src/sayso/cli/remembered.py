"""Remembered: what was printed of the same input before, so that it is printed again at once.

Kept in the user's cache folder, for this user alone, under names that are digests, within bounds of size and
age.  An entry that is damaged, or made by anything else than the sayso that runs now, is not found.
"""

import hashlib
import json
import os
import sys
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from sayso import __version__

TYPE_CHECKING = False  # importing `typing` would take as long as starting Python
if TYPE_CHECKING:
    import argparse
    from typing import TextIO

    from sayso.report.terminal.paint import Look

MOST = 64_000_000  # bytes in the folder: some 5,000 articles as text
LARGEST = 8_000_000  # bytes of one entry
DAYS = 30
# More than this is read anew: work of minutes, which nobody repeats by chance.
LARGEST_INPUT, MOST_FILES = 20_000_000, 200

# What no word of the output hangs on.
_UNSEEN = frozenset({"command", "output", "jobs", "no_cache", "no_pager", "time", "usual_store"})
_DIGEST = 64  # letters of a digest
_DAY = 86_400
_HOME = Path(__file__).parents[1]
_SQLITE = b"SQLite format 3\x00"
_TOLD = "sayso: "


class Copied:
    """A stream whose text is kept as well; of standard error, what is told and not the progress."""

    def __init__(self, stream: "TextIO", only: str = "") -> None:
        self._stream = stream
        self._only = only
        self._kept: list[str] = []

    def write(self, text: str) -> int:
        """Write, and keep what begins as it should."""
        if text.startswith(self._only):
            self._kept.append(text)
        return self._stream.write(text)

    def __getattr__(self, name: str) -> object:
        """Be the stream in all else."""
        return getattr(self._stream, name)

    @property
    def text(self) -> str:
        """All that was kept."""
        return "".join(self._kept)


def copied_errors() -> Copied:
    """Return standard error, copied: only what is told."""
    return Copied(sys.stderr, _TOLD)


def key_of(paths: Sequence[str], options: "argparse.Namespace", look: "Look") -> str | None:
    """Return what the output hangs on, as a digest; None where it is not to be remembered."""
    if options.no_cache or (options.output or "").lower().endswith(".xlsx"):
        return None
    try:
        inputs = [_digest_of(path) for path in _files(paths)]
        given = {name: value for name, value in vars(options).items() if name not in _UNSEEN}
        shown = [getattr(look, name) for name in type(look).__slots__]
        told = json.dumps([maker(_HOME), paths, inputs, given, shown], sort_keys=True, default=str)
    except (OSError, ValueError):
        return None
    return hashlib.sha256(told.encode(errors="surrogatepass")).hexdigest()


def recall(key: str) -> tuple[str, str] | None:
    """Return what was printed and what was told, None where it is not known."""
    try:
        path = _entry(key)
        if path is None or path.stat().st_mtime < time.time() - DAYS * _DAY:
            return None
        raw = path.read_bytes()
        digest, packed = raw[:_DIGEST], raw[_DIGEST:]
        if _sealed(key, packed) != digest:
            return None
        printed, told = json.loads(zlib.decompress(packed))
    except (OSError, ValueError, zlib.error):
        return None
    return str(printed), str(told)


def keep(key: str, printed: str, told: str) -> None:
    """Keep what was printed and told; where nothing can be written, do nothing."""
    packed = zlib.compress(json.dumps([printed, told]).encode())
    with suppress(OSError):
        path = _entry(key, make=True)
        if path is not None and len(packed) <= LARGEST:
            _write(path, _sealed(key, packed) + packed)
            _prune(path.parent)


def cache_folder() -> Path:
    """Return the folder of what is remembered: `sayso` in the platform's cache folder of the user."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 — never fails
    if sys.platform == "win32":
        usual = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    else:
        usual = home / "Library" / "Caches" if sys.platform == "darwin" else home / ".cache"
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (given if given.is_absolute() else usual) / "sayso"


def _sealed(key: str, packed: bytes) -> bytes:
    """Return the digest by which a damaged entry is told, or one under another's name."""
    return hashlib.sha256(key.encode() + packed).hexdigest().encode()


def _entry(key: str, *, make: bool = False) -> Path | None:
    """Return the file of a key, None where the folder is not this user's alone."""
    folder = cache_folder()
    if make:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
    found = folder.lstat() if folder.exists() else None
    if found is None or folder.is_symlink():
        return None
    own = not hasattr(os, "getuid") or (found.st_uid == os.getuid() and not found.st_mode & 0o077)
    return folder / key if own else None


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:  # noqa: PTH123
            stream.write(content)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def _prune(folder: Path) -> None:
    """Take away what is too old, and the oldest of what is too much."""
    size, oldest = 0, time.time() - DAYS * _DAY
    found = [(path, path.stat()) for path in folder.iterdir()]
    for path, entry in sorted(found, key=lambda one: -one[1].st_mtime):
        size += entry.st_size
        if size > MOST or entry.st_mtime < oldest:
            path.unlink(missing_ok=True)


def _files(paths: Iterable[str]) -> list[Path]:
    """Return every file that is named or lies in a folder that is.

    Raises ValueError where one is no plain file, a store, or they are too many.
    """
    found = [file for path in paths for file in _within(Path(path))]
    if len(found) > MOST_FILES or sum(file.stat().st_size for file in found) > LARGEST_INPUT:
        raise ValueError("too much")
    return found


def _within(path: Path) -> Iterator[Path]:
    if path.is_dir():
        for folder, inside, names in os.walk(path):
            inside.sort()
            yield from (Path(folder, name) for name in sorted(names))
    elif path.is_file():
        yield path
    else:
        raise ValueError("no plain file")


def _digest_of(path: Path) -> tuple[str, str]:
    if not path.is_file():
        raise ValueError("no plain file")
    with path.open("rb") as stream:
        if stream.read(len(_SQLITE)) == _SQLITE:
            raise ValueError("a store")  # its log lies beside it
        stream.seek(0)
        return str(path), hashlib.file_digest(stream, "sha256").hexdigest()


def maker(home: Path) -> list[object]:
    """Return what readings hang on besides the input: sayso's own files, the packages beside it, Python.

    Files by name, size and time, so that a changed table or line of code is noticed; of the network the card,
    which holds the digests of its weights.
    """
    cards = (card.read_bytes() for card in sorted(home.glob("languages/*/attribution.json")))
    digests = [hashlib.sha256(card).hexdigest() for card in cards]
    return [
        __version__,
        sys.version,
        sys.platform,
        digests,
        sorted(_own_files(str(home))),
        sorted(_packages()),
    ]


def _own_files(folder: str) -> Iterator[tuple[str, int, int]]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _own_files(entry.path) if entry.name != "__pycache__" else ()
        else:
            found = entry.stat()
            yield entry.path, found.st_size, found.st_mtime_ns


def _packages() -> Iterator[str]:
    """Yield every installed package, with its version as its folder's name tells it."""
    for folder in sys.path:
        with suppress(OSError):
            yield from (entry.name for entry in os.scandir(folder) if entry.name.endswith(".dist-info"))
