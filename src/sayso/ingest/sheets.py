"""Sheets: the tables of spreadsheets, one article a row of each sheet that has a column with a text."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from sayso.errors import MissingExtra, NoArticle
from sayso.ingest.building import Given
from sayso.ingest.source import read_bytes
from sayso.ingest.table import read_rows
from sayso.ingest.unread import Item, Skipped

# A spreadsheet is unpacked in memory whole.
LARGEST_SHEETS = 100_000_000
LARGEST_UNPACKED = 1_000_000_000


def read_sheets(path: Path, file: str, given: Given) -> Iterator[Item]:
    """Yield the article of each row of each sheet; a sheet without a text is told where another has one.

    Rows are numbered as in their sheet, below its head; from the second sheet on, its name stands before.
    Raises `NoArticle` where no sheet has a column with a text, `MissingExtra` without python-calamine.
    """
    data = read_bytes(path, largest=LARGEST_SHEETS)
    _check_unpacked(data)
    without: list[tuple[str, NoArticle]] = []
    read = False
    for name, rows in _sheets(data):
        called = f"{file}:{name}" if read else file
        try:
            yield from read_rows(partial(iter, rows), called, given)
            read = True
        except NoArticle as problem:
            without.append((name, problem))
    if not read:
        raise without[0][1] if without else NoArticle("no sheet with a row in it. Nothing was read.")
    for name, missing in without:
        yield Skipped(f"{file}:{name}", str(missing))


def _sheets(data: bytes) -> Iterator[tuple[str, list[Sequence[str]]]]:
    try:
        import python_calamine  # noqa: PLC0415 — an extra
    except ImportError as problem:
        raise MissingExtra(
            "spreadsheets need python-calamine, which is not installed. "
            "Install it with `pip install 'sayso[sheets]'`, or save the sheet as CSV."
        ) from problem
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            cells = book.get_sheet_by_name(name).to_python(skip_empty_area=True)
            rows: list[Sequence[str]] = [[_plain(cell) for cell in row] for row in cells]
            if filled := [row for row in rows if any(row)]:
                yield name, filled
    except (python_calamine.CalamineError, ValueError, OSError) as problem:
        raise NoArticle(
            f"no whole spreadsheet: {str(problem).rstrip('.')}. Expected .xlsx, .xls or .ods. "
            "Nothing more was read; save it again, or as CSV."
        ) from problem


def _plain(cell: Any) -> str:  # noqa: ANN401 — whatever a cell holds
    """Return a cell as text: dates as ISO 8601, whole numbers without a point."""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == cell.min.time() else cell.isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _check_unpacked(data: bytes) -> None:
    """Refuse a file that would fill the memory once it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            size = sum(one.file_size for one in package.infolist())
    except (zipfile.BadZipFile, zlib.error, struct.error, ValueError, NotImplementedError, EOFError):
        return  # an old .xls, or damaged: reading it says so
    if size > LARGEST_UNPACKED:
        raise NoArticle(
            f"{size:,} bytes in this spreadsheet once it is unpacked. Expected at most {LARGEST_UNPACKED:,}. "
            "Nothing was read; save it as CSV."
        )
