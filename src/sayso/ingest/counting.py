"""Counting: how many articles to expect, told quickly, so that long work can say how much is left."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from sayso.errors import NoArticle
from sayso.ingest.columns import ColumnMap, map_columns
from sayso.ingest.files import form_of
from sayso.ingest.kept import why_kept
from sayso.ingest.names import names
from sayso.ingest.paths import STANDARD_INPUT, files_in
from sayso.ingest.table import rows_of

# More bytes of tables and lines are not counted: it would take longer than the first articles.
MOST_BYTES = 2_000_000_000

# What spreadsheets put before a table in UTF-8, read byte by byte.
_MARK = b"\xef\xbb\xbf".decode("latin-1")


def expected(paths: Iterable[str | Path], columns: ColumnMap | None = None) -> int | None:
    """Return about how many articles these files and folders hold, None where only reading them tells.

    Rows that hold no article are counted too.
    """
    columns, total = columns or ColumnMap(), 0
    for file in _files(paths):
        try:
            count = _in_file(file, columns)
        except (OSError, ValueError, RecursionError, NoArticle):
            count = 1  # reading it will say what is wrong
        if count is None:
            return None
        total += count
    return total


def _files(paths: Iterable[str | Path]) -> Iterator[Path]:
    for path in paths:
        yield from files_in(Path(path)) if Path(path).is_dir() else [Path(path)]


def _in_file(path: Path, columns: ColumnMap) -> int | None:
    form = form_of(path)
    if str(path) == STANDARD_INPUT or form in {"archives", "packages", "sheets"}:
        return None
    if path.stem.lower() in names("files")["about"] or why_kept(path):
        return 0
    if form not in _COUNTS:
        return 1
    return _COUNTS[form](path, columns) if path.stat().st_size <= MOST_BYTES else None


def _lines(path: Path, columns: ColumnMap) -> int:
    with path.open("rb") as handle:
        first = next(handle, b"{}")
        return (
            (not first.isspace()) + sum(not line.isspace() for line in handle)
            if _holds_text(json.loads(first), columns)
            else 0
        )


def _objects(path: Path, columns: ColumnMap) -> int:
    data = path.read_bytes()
    try:
        plain = json.loads(data)
    except ValueError:
        return _lines(path, columns)
    rows = plain if isinstance(plain, list) else [plain]
    return len(rows) if rows and _holds_text(rows[0], columns) else 0


def _holds_text(row: object, columns: ColumnMap) -> bool:
    return isinstance(row, Mapping) and "text" in map_columns(row, columns)


def _rows(path: Path, columns: ColumnMap) -> int:
    with path.open(encoding="latin-1", newline="") as handle:  # only quotes and line ends matter here
        head = next((line for line in handle if line.strip("\r\n")), "")
        rows = rows_of(chain([head.removeprefix(_MARK)], handle), head)
        return sum(1 for _ in rows) if "text" in map_columns(next(rows, []), columns) else 0


_COUNTS: Mapping[str | None, Callable[[Path, ColumnMap], int]] = {
    "tables": _rows,
    "lines": _lines,
    "objects": _objects,
}
