"""Paths: every article in files, folders and standard input, one by one."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.errors import Fault, TooSlow
from sayso.ingest.building import LARGEST, Given
from sayso.ingest.caught import error_of
from sayso.ingest.files import LARGEST_TABLE, form_of, read_file
from sayso.ingest.held import read_held
from sayso.ingest.kept import why_kept
from sayso.ingest.lines import is_json, read_objects
from sayso.ingest.names import names
from sayso.ingest.table import read_table
from sayso.ingest.unread import Found, Item, Note, Noted, Skip, Skipped, Unread, name_of

STANDARD_INPUT = "-"


def read_paths(
    paths: Iterable[str | Path],
    *,
    given: Given | None = None,
    skipped: Skip | None = None,
    noted: Note | None = None,
) -> Iterator[Found]:
    """Yield each article of some files and folders in order, and each input that cannot be read.

    `-` is standard input, a table where columns are named.
    A folder is walked in order of names; hidden files are not looked at, and files that are no articles
    (licences, pictures, label files) are told to `skipped`.
    What was odd about a whole file of articles is told to `noted`, once.
    """
    return tell_apart(_items(paths, given or Given()), skipped=skipped, noted=noted)


def tell_apart(
    items: Iterable[Item], *, skipped: Skip | None = None, noted: Note | None = None
) -> Iterator[Found]:
    """Yield the articles and what could not be read; tell the rest to whoever wants to know it."""
    for item in items:
        if isinstance(item, Skipped):
            if skipped is not None:
                skipped(item)
        elif isinstance(item, Noted):
            if noted is not None:
                noted(item)
        else:
            yield item


def _items(paths: Iterable[str | Path], given: Given) -> Iterator[Item]:
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield from _standard_input(given)
        elif Path(path).is_dir():
            yield from _folder(Path(path), given)
        else:
            yield from read_file(Path(path), given)


def _folder(folder: Path, given: Given) -> Iterator[Item]:
    empty = True
    for path in files_in(folder):
        empty = False
        reason = _no_article(path)
        if reason:
            yield Skipped(name_of(path), reason)
            continue
        nothing_yet = True
        for found in read_file(path, given):
            if (
                isinstance(found, Unread)
                and not isinstance(found.error, Fault | TooSlow)
                and nothing_yet
                and _holds_data(path)
                and found.file == name_of(path)
            ):
                yield Skipped(name_of(path), found.reason)
            else:
                yield found
            nothing_yet = False
    if empty:
        yield Noted(name_of(folder), "no file in it, hidden ones aside. Nothing was read there.")


def files_in(folder: Path) -> Iterator[Path]:
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
        try:
            inside = child.is_dir() and not child.is_symlink()
            file = child.is_file() or not child.exists()  # a pipe or device would wait for ever
        except OSError:
            inside, file = False, True  # reading it says why it cannot be opened
        if inside:
            yield from files_in(child)
        elif file:
            yield child


def _no_article(path: Path) -> str | None:
    """Return why a file of a folder is no article, by its name or as a database; None where it may be one."""
    if path.is_dir():
        return None
    if path.stem.lower() in names("files")["about"]:
        return "it tells about the folder"
    if form_of(path) is None:
        return f"{path.suffix} files hold no articles"
    return why_kept(path)


def _holds_data(path: Path) -> bool:
    """Return whether a file is of a form that often holds other data than articles."""
    return form_of(path) in {"objects", "tables", "sheets", "parquet", "feeds"}


def _standard_input(given: Given) -> Iterator[Item]:
    try:
        data = sys.stdin.buffer.read(LARGEST + 1)
        if data[:LARGEST].lstrip()[:1] in {b"{", b"["}:
            yield from _json(data, given)
        elif next(given.columns.named(), None):
            yield from read_table(data + sys.stdin.buffer.read(LARGEST_TABLE), STANDARD_INPUT, given)
        else:
            yield from read_held(data, STANDARD_INPUT, given)
    except Exception as problem:  # noqa: BLE001 — the net, around what no record holds
        yield Unread(STANDARD_INPUT, error_of(problem))


def _json(data: bytes, given: Given) -> Iterator[Item]:
    """Read JSON from standard input; where it is none, the text only begins with a bracket."""
    data += sys.stdin.buffer.read(LARGEST_TABLE)
    if is_json(data):
        yield from read_objects(data, STANDARD_INPUT, given)
    else:
        yield from read_held(data, STANDARD_INPUT, given)
