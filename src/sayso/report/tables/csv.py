"""CSV: rows of any table, safe to open in a spreadsheet."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from sayso.errors import NoSuchColumn
from sayso.model.reading import Reading
from sayso.report.tables.rows import rows_of
from sayso.report.tables.spec import Cell, Row, basic_columns, table

_LONGEST = 2**31 - 1
_END = "\r\n"  # as RFC 4180 wants
# A spreadsheet takes a cell that begins so for a formula; the last four are full-width forms of the first.
FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
# Where a cell is pasted, these begin another, whatever follows.
_PARTS_CELLS = ("\t", "\r", "\n")
# Blanks, controls, characters without a form and marks on nothing: a program may pass over them.
_UNSEEN = "ZCM"
# Told to who asks for a column of the table that was read.
_OWN = (
    " The record's own key (`id`, `unit_id` …) stands in `key`, and the columns of it that were kept with "
    "--keep-column in `own_columns`."
)


def readings_to_csv(readings: Iterable[Reading]) -> str:
    """Return the statements of all readings as one CSV table with a header line."""
    rows = (row for reading in readings for row in rows_of(table("statements"), reading))
    return rows_to_csv(table("statements").names, rows)


def rows_to_csv(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """Return rows as CSV with a header line."""
    stream = io.StringIO(newline="")
    write_header(stream, columns)
    write_rows(stream, rows, columns)
    return stream.getvalue()


class OnlyColumns(io.TextIOBase):
    r"""A stream that takes a table as CSV, whole lines at a time, and lets through the columns asked for.

    >>> held = io.StringIO(newline="")
    >>> OnlyColumns(held, "c,a").write("a,b,c\r\n1,2,3\r\n")
    14
    >>> held.getvalue()
    'c,a\r\n3,1\r\n'
    """

    def __init__(self, stream: TextIO, asked: str) -> None:
        super().__init__()
        self._stream, self._asked = stream, asked
        self._places: list[int] = []

    def write(self, lines: str) -> int:
        """Take some whole lines; the first of all are the names of the columns."""
        table = csv.writer(self._stream, lineterminator=_END)
        for row in lines_of(lines):
            self._places = self._places or [*map(row.index, choose(row, self._asked))]
            table.writerow([row[place] for place in self._places])
        return len(lines)

    def flush(self) -> None:
        """Pass on what was written."""
        self._stream.flush()


def lines_of(table: str) -> Iterator[list[str]]:
    """Yield the cells of each line of a table as CSV, however long they are."""
    csv.field_size_limit(_LONGEST)
    return csv.reader(io.StringIO(table, newline=""))


def choose(columns: Sequence[str], asked: str) -> tuple[str, ...]:
    """Return the columns that are asked for: `basic`, or names with commas between.

    >>> choose(("article_id", "file", "speaker"), "basic"), choose(("a", "b", "c"), "c,a")
    (('article_id', 'speaker'), ('c', 'a'))

    Raises `NoSuchColumn` for a name that the table lacks.
    """
    if asked == "basic":
        return tuple(column for column in columns if column in basic_columns())
    names = tuple(filter(None, (name.strip() for name in asked.split(","))))
    unknown = [name for name in names if name not in columns]
    if unknown or not names:
        raise NoSuchColumn(
            f"No column {', '.join(map(repr, unknown)) or repr(asked)} in this table. "
            f"It has: {', '.join(columns)}. Give names with commas between, or `basic`."
            f"{_OWN if 'own_columns' in columns else ''}"
        )
    return names


def write_header(stream: TextIO, columns: Sequence[str]) -> None:
    """Write the line of column names."""
    csv.writer(stream, lineterminator=_END).writerow(columns)


def write_rows(stream: TextIO, rows: Iterable[Row], columns: Sequence[str]) -> None:
    """Write one line a row; text that a spreadsheet would compute gets an apostrophe before it."""
    table = csv.writer(stream, lineterminator=_END)
    for row in rows:
        table.writerow([guarded(row[column]) for column in columns])


def guarded(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet computes: text like a formula gets an apostrophe before it.

    >>> guarded("=1+1"), guarded("1+1"), guarded(-1), guarded(True)
    ("'=1+1", '1+1', -1, 1)
    """
    if isinstance(cell, bool):
        return int(cell)
    if isinstance(cell, str) and looks_computed(cell):
        return f"'{cell}"
    return cell


def looks_computed(cell: str) -> bool:
    r"""Return whether a spreadsheet takes a text for a formula, also behind what nobody sees.

    >>> looks_computed("\ufeff =1+1"), looks_computed("1 = 1")
    (True, False)
    """
    seen = next((one for one in cell if unicodedata.category(one)[0] not in _UNSEEN), "")
    return seen in FORMULA_STARTS or cell.startswith(_PARTS_CELLS)
