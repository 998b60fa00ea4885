"""Files: every article in one file, whatever its form."""

import re
from collections.abc import Iterator
from pathlib import Path

from sayso.errors import SaysoError, UnreadableInput
from sayso.ingest.building import LARGEST, Given
from sayso.ingest.lines import read_lines, read_objects
from sayso.ingest.names import names
from sayso.ingest.parquet import read_parquet
from sayso.ingest.source import from_bytes, read_bytes
from sayso.ingest.table import read_table
from sayso.ingest.unread import Item, Noted, Unread, name_of

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
            yield from _read(path, given)
        else:
            wanted = name_of(path)
            yield from (one for one in _read(file, given) if one.file == wanted or isinstance(one, Noted))
    except SaysoError as problem:
        yield Unread(name_of(path), problem)


def _without_row(path: Path) -> Path | None:
    """Return the file in which a path names one row, None where it names a file."""
    match = _ROW.fullmatch(path.name)
    if match is None or path.exists():
        return None
    file = path.with_name(match.group(1))
    return file if file.is_file() else None


def _read(path: Path, given: Given) -> Iterator[Item]:
    suffix, kinds = path.suffix.lower(), names("files")
    if suffix in kinds["lines"]:
        yield from _read_lines(path, given)
    elif suffix in kinds["objects"]:
        yield from read_objects(read_bytes(path, largest=LARGEST_TABLE), name_of(path), given)
    elif suffix in kinds["tables"]:
        yield from read_table(read_bytes(path, largest=LARGEST_TABLE), name_of(path), given)
    elif suffix in kinds["parquet"]:
        yield from read_parquet(path, name_of(path), given)
    else:
        page = suffix if suffix in kinds["pages"] else ""
        yield from_bytes(read_bytes(path, largest=LARGEST), given, file=name_of(path), suffix=page)


def _read_lines(path: Path, given: Given) -> Iterator[Item]:
    try:
        with path.open("rb") as handle:
            yield from read_lines(handle, name_of(path), given)
    except OSError as problem:
        raise UnreadableInput(
            f"{problem.strerror or problem}. Expected a file that may be opened. "
            "Nothing more was read; check its name and its permissions."
        ) from problem
