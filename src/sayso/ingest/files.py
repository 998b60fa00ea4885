"""Files: every article in one file, whatever its form."""

import errno
import os
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from sayso.errors import NotThere, UnreadableInput
from sayso.ingest.building import LARGEST, Given
from sayso.ingest.caught import error_of
from sayso.ingest.databases import read_document
from sayso.ingest.feed import read_feed
from sayso.ingest.held import read_held
from sayso.ingest.limit import within
from sayso.ingest.lines import read_lines, read_objects
from sayso.ingest.names import names
from sayso.ingest.parquet import read_parquet
from sayso.ingest.printed import read_printed
from sayso.ingest.saved import read_saved
from sayso.ingest.sheets import read_sheets
from sayso.ingest.source import read_bytes
from sayso.ingest.table import read_table
from sayso.ingest.unread import Item, Noted, Unread, name_of
from sayso.ingest.wacz import read_wacz
from sayso.ingest.warc import read_warc

# JSON arrays and tables are held in memory whole; larger ones are better given as JSON Lines.
LARGEST_TABLE = 500_000_000

_ROW = re.compile(r"(.+):[0-9]+", re.DOTALL)


def read_file(path: Path, given: Given) -> Iterator[Item]:
    """Yield each article of a file; a file that cannot be read at all yields one `Unread`.

    `news.csv:7` is the seventh article of `news.csv`, as `Article.file` names it.
    """
    file = _without_row(path)
    try:
        if file is None:
            _check_there(path)
            yield from _read(path, given)
        else:
            yield from _one_row(file, name_of(path), given)
    except Exception as problem:  # noqa: BLE001 — the net, around what no record holds
        yield Unread(name_of(path), error_of(problem))


def _check_there(path: Path) -> None:
    if not os.path.lexists(path):
        raise NotThere(
            f"{os.strerror(errno.ENOENT)}. Expected a file that may be opened. "
            "Nothing was read; check its name and its permissions."
        )


def _one_row(file: Path, wanted: str, given: Given) -> Iterator[Item]:
    """Yield the article of one row, or why there is none; what is told of the whole file goes with it."""
    nothing = True
    for one in _read(file, given):
        if one.file == wanted or isinstance(one, Noted):
            nothing = nothing and isinstance(one, Noted)
            yield one
    if nothing:
        raise NotThere(f"no article of this number in {name_of(file)}. Nothing was read; see what it holds.")


def names_row(path: Path) -> bool:
    """Return whether a path names one row of a file that is there: `news.csv:7`."""
    return _without_row(path) is not None


def _without_row(path: Path) -> Path | None:
    """Return the file in which a path names one row, None where it names a file."""
    match = _ROW.fullmatch(path.name)
    if match is None or path.exists():
        return None
    file = path.with_name(match.group(1))
    return file if file.is_file() else None


def form_of(path: Path) -> str | None:
    """Return what a file's name says it is: a key of `names("files")`, or None.

    >>> form_of(Path("news.warc.gz")), form_of(Path("news")), form_of(Path("news.ppt"))
    ('archives', 'texts', None)
    """
    name = path.name.lower()
    for form, endings in names("files").items():
        if form != "about" and name.endswith(tuple(filter(None, endings))):
            return form
    return None if path.suffix else "texts"


def _read(path: Path, given: Given) -> Iterator[Item]:
    form, file = form_of(path), name_of(path)
    if form == "lines":
        yield from _read_lines(path, given)
    elif form == "objects":
        yield from read_objects(read_bytes(path, largest=LARGEST_TABLE), file, given)
    elif form == "tables":
        yield from read_table(read_bytes(path, largest=LARGEST_TABLE), file, given)
    elif form == "saved":
        yield within(given.limit, partial(read_saved, read_bytes(path, largest=LARGEST), file, given))
    elif form in _READERS:
        yield from _READERS[form](path, file, given)
    elif form == "feeds":
        yield from read_feed(read_bytes(path, largest=LARGEST), file, given)
    elif form == "documents":
        yield from read_document(read_bytes(path, largest=LARGEST), file, given)
    else:
        suffix = path.suffix.lower() if form in {"pages", "marked"} else ""
        yield from read_held(read_bytes(path, largest=LARGEST), file, given, suffix=suffix)


def _read_lines(path: Path, given: Given) -> Iterator[Item]:
    try:
        with path.open("rb") as handle:
            yield from read_lines(handle, name_of(path), given)
    except OSError as problem:
        raise UnreadableInput(
            f"{problem.strerror or problem}. Expected a file that may be opened. "
            "Nothing more was read; check its name and its permissions."
        ) from problem


_READERS: dict[str | None, Callable[[Path, str, Given], Iterator[Item]]] = {
    "parquet": read_parquet,
    "archives": read_warc,
    "packages": read_wacz,
    "sheets": read_sheets,
    "printed": read_printed,
}
