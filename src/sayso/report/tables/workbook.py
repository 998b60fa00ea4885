"""A workbook for spreadsheets: a table with its types, in which no cell is ever computed."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import BinaryIO, NamedTuple

from sayso.errors import ExportError, MissingExtra
from sayso.report.tables.csv import lines_of, looks_computed

# What spreadsheets can hold.
MOST_ROWS = 1_048_576
LONGEST = 32_767
_MORE = " […]"
_NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d+)?")
# What looks like a number and is none: a year, digits of a name.
_NO_NUMBERS = re.compile(r".*_id|id|sha256|published|value|.*_time|first|last|version")
_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the same input gives the same bytes
_WIDEST = 60


class Made(NamedTuple):
    """What became of a table: its rows without the header, and how many cells were too long and are cut."""

    rows: int
    cut: int


def write_workbook(table: str, stream: BinaryIO, *, name: str = "sayso") -> Made:
    """Write a table, given as CSV with a header, as a workbook of one sheet.

    Raises `MissingExtra` where no program for workbooks is installed, and `ExportError` where it is too long.
    """
    try:
        import xlsxwriter  # noqa: PLC0415 — an extra
    except ImportError as problem:
        raise MissingExtra(
            "xlsxwriter is not installed. Workbooks (.xlsx) need it. Install it with "
            "`pip install 'sayso[sheets]'`, or write .csv with --bom."
        ) from problem
    rows = list(lines_of(table))
    if len(rows) > MOST_ROWS:
        raise ExportError(
            f"{len(rows):,} rows found. A sheet holds {MOST_ROWS:,} at most. Write .csv, or choose fewer."
        )
    settings = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(stream, {"in_memory": True, **settings})
    book.set_properties({"created": _MADE, "title": name, "author": "sayso"})
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    header, *body = rows or [[]]
    numbers = {at for at, column in enumerate(header) if _is_number(column, [row[at] for row in body])}
    cut = 0
    for at, column in enumerate(header):
        sheet.write_string(0, at, column, bold)
        longest = max((len(row[at]) for row in body), default=0)
        sheet.set_column(at, at, min(max(len(column), longest) + 1, _WIDEST))
    for row, cells in enumerate(body, start=1):
        for at, cell in enumerate(cells):
            if at in numbers:
                if cell:
                    sheet.write_number(row, at, float(cell))
                continue
            whole = _plain(cell)
            shown = whole if len(whole) <= LONGEST else whole[: LONGEST - len(_MORE)] + _MORE
            cut += shown is not whole
            if shown:
                sheet.write_string(row, at, shown)
    sheet.freeze_panes(1, 0)
    if body:
        sheet.autofilter(0, 0, len(body), len(header) - 1)
    book.close()
    return Made(rows=len(body), cut=cut)


def _is_number(column: str, cells: Sequence[str]) -> bool:
    """Return whether a column holds numbers and nothing else."""
    if _NO_NUMBERS.fullmatch(column) or not any(cells):
        return False
    return all(not cell or _NUMBER.fullmatch(cell) for cell in cells)


def _plain(cell: str) -> str:
    """Return a cell without the apostrophe that keeps CSV from being computed: here it is text anyway."""
    return cell[1:] if cell.startswith("'") and looks_computed(cell[1:]) else cell
