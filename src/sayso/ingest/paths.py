"""Paths: every article in files, folders and standard input, one by one."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.errors import SaysoError, UnreadableInput
from sayso.ingest.building import LARGEST, Given
from sayso.ingest.files import LARGEST_TABLE, read_file
from sayso.ingest.lines import is_json, read_objects
from sayso.ingest.names import names
from sayso.ingest.source import from_bytes
from sayso.ingest.unread import Found, Skip, Skipped, Unread, name_of

STANDARD_INPUT = "-"


def read_paths(
    paths: Iterable[str | Path], *, given: Given | None = None, skipped: Skip | None = None
) -> Iterator[Found]:
    """Yield each article of some files and folders in order, and each input that cannot be read.

    `-` is standard input.  A folder is walked in order of names; hidden files are not looked at, and
    files that are no articles (licences, pictures, label files) are told to `skipped`.
    """
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield from _standard_input(given or Given())
        elif Path(path).is_dir():
            yield from _folder(Path(path), given or Given(), skipped or _forget)
        else:
            yield from read_file(Path(path), given or Given())


def _forget(_: Skipped) -> None:
    """Nobody asked."""


def _folder(folder: Path, given: Given, skipped: Skip) -> Iterator[Found]:
    for path in _files(folder):
        reason = _no_article(path)
        if reason:
            skipped(Skipped(name_of(path), reason))
            continue
        for found in read_file(path, given):
            if isinstance(found, Unread) and found.file == name_of(path) and _holds_data(path):
                skipped(Skipped(name_of(path), found.reason))
            else:
                yield found


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder and its folders, in order of names, but for hidden ones."""
    try:
        children = sorted(folder.iterdir())
    except OSError:
        yield folder  # reading it says why it cannot be opened
        return
    pages = {child.stem for child in children if child.suffix.lower() in names("files")["pages"]}
    for child in children:
        if child.name.startswith(".") or child.name.removesuffix("_files") in pages - {child.name}:
            continue  # hidden, or what a browser saved beside a page
        if child.is_dir() and not child.is_symlink():
            yield from _files(child)
        elif child.is_file() or not child.exists():  # a pipe or device would wait for ever
            yield child


def _no_article(path: Path) -> str | None:
    """Return why a file of a folder is no article, by its name; None where it may be one."""
    kinds = names("files")
    if path.is_dir():
        return None
    if path.stem.lower() in kinds["about"]:
        return "it tells about the folder"
    if not any(
        path.suffix.lower() in kinds[kind] for kind in ("pages", "lines", "objects", "tables", "texts")
    ):
        return f"{path.suffix} files hold no articles"
    return None


def _holds_data(path: Path) -> bool:
    """Tell whether a file is of a form that often holds other data than articles."""
    return any(path.suffix.lower() in names("files")[kind] for kind in ("objects", "tables"))


def _standard_input(given: Given) -> Iterator[Found]:
    try:
        data = sys.stdin.buffer.read(LARGEST + 1)
        if data[:LARGEST].lstrip()[:1] in {b"{", b"["}:
            yield from _json(data, given)
        else:
            yield from_bytes(data, given)
    except SaysoError as problem:
        yield Unread(STANDARD_INPUT, problem)
    except OSError as problem:
        yield Unread(STANDARD_INPUT, UnreadableInput(f"{problem.strerror or problem}. Nothing was read."))


def _json(data: bytes, given: Given) -> Iterator[Found]:
    """Read JSON from standard input; where it is none, the text only begins with a bracket."""
    data += sys.stdin.buffer.read(LARGEST_TABLE)
    if is_json(data):
        yield from read_objects(data, STANDARD_INPUT, given)
    else:
        yield from_bytes(data, given)
