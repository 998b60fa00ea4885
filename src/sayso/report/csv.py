"""The CSV report: one table of statements for any number of articles, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable
from typing import TextIO

from sayso.model.reading import Reading
from sayso.report.table import COLUMNS, Cell, statement_rows

# A spreadsheet takes a cell that begins so for a formula; the last four are full-width forms of the first.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def to_csv(readings: Iterable[Reading]) -> str:
    """Return the statements of all readings as one CSV table with a header line."""
    stream = io.StringIO(newline="")
    write_header(stream)
    for reading in readings:
        write_rows(stream, reading)
    return stream.getvalue()


def write_header(stream: TextIO) -> None:
    """Write the line of column names; lines end as RFC 4180 wants."""
    csv.writer(stream, lineterminator="\r\n").writerow(COLUMNS)


def write_rows(stream: TextIO, reading: Reading) -> None:
    """Write one line a statement."""
    table = csv.writer(stream, lineterminator="\r\n")
    for row in statement_rows(reading):
        table.writerow([guarded(row[column]) for column in COLUMNS])


def guarded(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet computes: text like a formula gets an apostrophe before it.

    >>> guarded("=1+1"), guarded("1+1"), guarded(-1)
    ("'=1+1", '1+1', -1)
    """
    if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS):
        return f"'{cell}"
    return cell
