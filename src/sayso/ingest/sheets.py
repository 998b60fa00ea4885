"""Sheets: the tables of spreadsheets, one article a row of each sheet that has a column with a text."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any
from xml.parsers import expat

from sayso.errors import InputTooLarge, MissingExtra, NoArticle
from sayso.ingest.building import Given
from sayso.ingest.source import read_bytes
from sayso.ingest.table import read_rows
from sayso.ingest.unread import Item, Skipped

# A spreadsheet is unpacked in memory whole.
LARGEST_SHEETS = 100_000_000
LARGEST_UNPACKED = 1_000_000_000
MOST_CELLS = 20_000_000


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
        raise _broken(problem) from problem
    except BaseException as problem:
        if type(problem).__name__ != "PanicException":  # what the library, in Rust, trips over
            raise
        raise _broken(problem) from problem


def _broken(problem: BaseException) -> NoArticle:
    """Return why a file is no spreadsheet."""
    return NoArticle(
        f"no whole spreadsheet: {str(problem).rstrip('.')}. Expected .xlsx, .xls or .ods. "
        "Nothing more was read; save it again, or as CSV."
    )


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
            if size > LARGEST_UNPACKED:
                raise NoArticle(
                    f"{size:,} bytes in this spreadsheet once it is unpacked. "
                    f"Expected at most {LARGEST_UNPACKED:,}. Nothing was read; save it as CSV."
                )
            for one in package.infolist():
                if one.filename.endswith(".xml"):
                    _check_marks(package, one)
    except (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, EOFError, RuntimeError):
        return  # an old .xls, or damaged: reading it says so


def _check_marks(package: zipfile.ZipFile, one: zipfile.ZipInfo) -> None:
    """Refuse marks that do not close, where the library looks for ever, and more cells than memory holds."""
    parser, extent = expat.ParserCreate(), _Extent()
    parser.StartElementHandler = extent.take
    try:
        with package.open(one) as stream:
            parser.ParseFile(stream)
    except expat.ExpatError as problem:
        raise NoArticle(
            f"no whole spreadsheet: {one.filename} in it is broken ({problem}). "
            "Expected .xlsx, .xls or .ods. Nothing was read; save it again, or as CSV."
        ) from problem


class _Extent:
    """How far the cells of a sheet reach: the library holds every cell between the first and the last.

    Raises `InputTooLarge` for more than memory holds, which a short file can ask for.
    """

    def __init__(self) -> None:
        self._before = self._row = self._column = self._rows = self._width = 0

    def take(self, tag: str, about: dict[str, str]) -> None:
        """Take the next element, of an .xlsx or an .ods."""
        name = tag.rpartition(":")[2]
        told = {key.rpartition(":")[2]: value for key, value in about.items()}
        if name in {"table", "worksheet"}:
            self._before += self._rows * self._width
            self._row = self._column = self._rows = self._width = 0
        elif name in {"row", "table-row"}:
            self._row = _number(told.get("r", "")) or self._row + _number(
                told.get("number-rows-repeated", "1")
            )
            self._column = 0
        elif name in {"c", "table-cell", "covered-table-cell"}:
            self._take_cell(told)

    def _take_cell(self, told: dict[str, str]) -> None:
        place = _PLACE.fullmatch(told.get("r", ""))
        self._column += _number(told.get("number-columns-repeated", "1"))
        if place:
            self._column, self._row = _letters(place.group(1)), _number(place.group(2))
        if "value-type" in told or "r" in told or "t" in told:  # others are empty
            self._rows, self._width = max(self._rows, self._row), max(self._width, self._column)
            if self._before + self._rows * self._width > MOST_CELLS:
                raise InputTooLarge(
                    f"{self._rows:,} rows of {self._width:,} columns found. Expected at most {MOST_CELLS:,} "
                    "cells. Nothing was read; save the part with the articles as CSV."
                )


_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def _number(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) < 12 else 0  # noqa: PLR2004 — no such sheet


def _letters(column: str) -> int:
    """Return the number of a column: A is 1, AA is 27."""
    number = 0
    for letter in column:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
