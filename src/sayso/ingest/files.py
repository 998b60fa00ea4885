"""Files: every article in one file, whatever its form."""

from collections.abc import Iterator
from pathlib import Path

from sayso.errors import SaysoError, UnreadableInput
from sayso.ingest.building import LARGEST, Given
from sayso.ingest.lines import read_lines, read_objects
from sayso.ingest.names import names
from sayso.ingest.source import from_bytes, read_bytes
from sayso.ingest.table import read_table
from sayso.ingest.unread import Found, Unread

# JSON arrays and tables are held in memory whole; larger ones are better given as JSON Lines.
LARGEST_TABLE = 500_000_000


def read_file(path: Path, given: Given) -> Iterator[Found]:
    """Yield each article of a file; a file that cannot be read at all yields one `Unread`."""
    try:
        yield from _read(path, given)
    except SaysoError as problem:
        yield Unread(str(path), problem)


def _read(path: Path, given: Given) -> Iterator[Found]:
    suffix, kinds = path.suffix.lower(), names("files")
    if suffix in kinds["lines"]:
        yield from _read_lines(path, given)
    elif suffix in kinds["objects"]:
        yield from read_objects(read_bytes(path, largest=LARGEST_TABLE), str(path), given)
    elif suffix in kinds["tables"]:
        yield from read_table(read_bytes(path, largest=LARGEST_TABLE), str(path), given)
    else:
        page = suffix if suffix in kinds["pages"] else ""
        yield from_bytes(read_bytes(path, largest=LARGEST), given, file=str(path), suffix=page)


def _read_lines(path: Path, given: Given) -> Iterator[Found]:
    try:
        with path.open("rb") as handle:
            yield from read_lines(handle, str(path), given)
    except OSError as problem:
        raise UnreadableInput(
            f"{problem.strerror or problem}. Expected a file that may be opened. "
            "Nothing more was read; check its name and its permissions."
        ) from problem
