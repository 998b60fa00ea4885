"""Tables: CSV and TSV files, one article a row; columns nobody maps are not stored."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any

from sayso.errors import NoArticle
from sayso.ingest.building import LARGEST, Given
from sayso.ingest.caught import caught
from sayso.ingest.columns import own_columns
from sayso.ingest.encoding import decode
from sayso.ingest.fields import columns_of, from_fields
from sayso.ingest.unread import Item, Noted, Unread

MONTHS = 12
_NO_ROW = "a head and no row below it. Expected one article a row. Nothing was read; look at the file."
_CUT = (
    "a quotation mark opens in the row that begins in line {first:,}, and nothing closes it up to the end in "
    "line {last:,}: cut off, or a mark too many. Expected whole rows. The row was left out; get the file "
    "again, or close the mark."
)
_SHORT = "its last row has {cells} of {columns} cells, and it alone: the file may be cut off there."

_SLASHED = re.compile(r"\s*(\d{1,2})[/.](\d{1,2})[/.]\d{4}")
# What spreadsheets write above a table to say what parts its columns.
_SEPARATOR = re.compile(r"sep=(.)[,;\t|]*", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class CutRow(list[str]):
    """The cells of a row in which a table ends inside quotation marks, and the lines it takes."""

    def __init__(self, cells: Iterable[str], first: int, last: int) -> None:
        super().__init__(cells)
        self.first = first
        self.last = last


def read_table(data: bytes, file: str, given: Given) -> Iterator[Item]:
    """Yield the article of each row below the head, each row that holds none, and what was odd of all.

    Raises `NoArticle` where no column is named as one that holds a text, `NoColumn` where one that is
    named is not there.
    """
    decoded = decode(data)
    for note in decoded.notes:
        yield Noted(file, note)
    yield from read_rows(lambda: _rows(decoded.text), file, given)


def read_rows(rows: Callable[[], Iterable[Sequence[str]]], file: str, given: Given) -> Iterator[Item]:
    """Yield the article of each row below the head; `rows` gives them from the first as often as asked."""
    head = next(iter(rows()), [])
    columns = columns_of(head, given)
    dates = columns.get("published")
    day_first = day_comes_first(_column(rows(), head.index(dates))) if dates else None
    own = own_columns(head, given.columns)
    wanted = {column: head.index(column) for column in (*columns.values(), *own)}
    number, row, short = 0, head, 0
    for number, row in enumerate(rows()):
        short += len(row) < len(head)
        if not number:
            continue  # the head
        if number == 1 and given.tells_columns:
            yield Noted(file, columns_told(columns, own, day_first=day_first))
        values = {column: row[place] for column, place in wanted.items() if place < len(row)}
        name = f"{file}:{number}"
        if isinstance(row, CutRow):
            yield Unread(name, NoArticle(_CUT.format(first=row.first, last=row.last)))
        else:
            yield caught(
                name, partial(from_fields, values, given, file=name, day_first=day_first), limit=given.limit
            )
    if not number:
        raise NoArticle(_NO_ROW)
    if short == 1 < number and len(row) < len(head) and not isinstance(row, CutRow):
        yield Noted(file, _SHORT.format(cells=len(row), columns=len(head)))


def columns_told(
    columns: Mapping[str, str], own: Iterable[str] = (), *, day_first: bool | None = None
) -> str:
    """Return which column holds which part of an article, and which are kept besides, in one line.

    >>> columns_told({"text": "body", "published": "date"}, ["region"], day_first=False)
    'text: body · published: date, month first · kept: region'
    """
    order = {None: "", True: ", day first", False: ", month first"}[day_first]
    parts = [f"{part}: {column}{order if part == 'published' else ''}" for part, column in columns.items()]
    kept = ", ".join(own)
    return " · ".join([*parts, *([f"kept: {kept}"] if kept else [])])


def day_comes_first(dates: Iterable[str]) -> bool | None:
    """Return from a whole column which number of 4/5/2026 is the day; None where no row shows it.

    >>> day_comes_first(["4/5/2026", "4/25/2026"]), day_comes_first(["4/5/2026"])
    (False, None)
    """
    first = second = False
    for date in dates:
        if match := _SLASHED.match(date):
            first = first or int(match.group(1)) > MONTHS
            second = second or int(match.group(2)) > MONTHS
    return first if first != second else None


def rows_of(lines: Iterable[str], head: str) -> Iterator[Sequence[str]]:
    """Yield the rows that hold anything, parted by the mark that parts the columns of the head.

    One that is open where the lines end is a `CutRow`.  Raises `NoArticle` where the lines are no table.
    """
    csv.field_size_limit(LARGEST)
    told = _SEPARATOR.fullmatch(head.strip("\r\n\ufeff"))
    until = _UntilEnd(lines)
    rows = csv.reader(until, delimiter=told.group(1) if told else max(",;\t|", key=head.count))
    try:
        yield from islice((row for row in _whole(rows, until) if any(row)), 1 if told else 0, None)
    except csv.Error as problem:
        raise NoArticle(
            f"no table: {problem} in line {rows.line_num:,}. Expected CSV with a head. "
            "Nothing more was read; check its quotation marks."
        ) from problem


class _UntilEnd:
    """Gives lines one by one, and knows whether more were asked for than there are."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        yield from self._lines
        self.ended = True


def _whole(rows: Any, until: _UntilEnd) -> Iterator[Sequence[str]]:  # noqa: ANN401 — `csv` names no type of its own
    """Yield each row; the reader asks for another line after the last only inside quotation marks."""
    before = 0
    for row in rows:
        yield CutRow(row, before + 1, rows.line_num) if until.ended else row
        before = rows.line_num


def _rows(text: str) -> Iterator[Sequence[str]]:
    """Yield the rows that hold anything, the head first; a table is never held apart as rows."""
    head = _LINE.match(text, len(text) - len(text.lstrip("\r\n")))
    return rows_of((match.group() for match in _LINE.finditer(text)), head.group() if head else "")


def _column(rows: Iterable[Sequence[str]], place: int) -> Iterator[str]:
    return (row[place] for row in rows if place < len(row))
