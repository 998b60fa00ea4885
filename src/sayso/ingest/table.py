"""Tables: CSV and TSV files, one article a row; columns nobody maps are not stored."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

from sayso.errors import NoArticle
from sayso.ingest.building import LARGEST, Given
from sayso.ingest.caught import caught
from sayso.ingest.encoding import decode
from sayso.ingest.fields import columns_of, from_fields
from sayso.ingest.unread import Item, Noted

MONTHS = 12
_NO_ROW = "a head and no row below it. Expected one article a row. Nothing was read; look at the file."

_SLASHED = re.compile(r"\s*(\d{1,2})[/.](\d{1,2})[/.]\d{4}")
# What spreadsheets write above a table to say what parts its columns.
_SEPARATOR = re.compile(r"sep=(.)[,;\t|]*", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


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
    wanted = {column: head.index(column) for column in columns.values()}
    number = 0
    for number, row in enumerate(rows()):
        if not number:
            continue  # the head
        if number == 1 and given.tells_columns:
            yield Noted(file, columns_told(columns, day_first=day_first))
        values = {column: row[place] for column, place in wanted.items() if place < len(row)}
        name = f"{file}:{number}"
        yield caught(
            name, partial(from_fields, values, given, file=name, day_first=day_first), limit=given.limit
        )
    if not number:
        raise NoArticle(_NO_ROW)


def columns_told(columns: Mapping[str, str], *, day_first: bool | None = None) -> str:
    """Return which column holds which part of an article, in one line.

    >>> columns_told({"text": "body", "outlet": "source", "published": "date"}, day_first=False)
    'text: body · outlet: source · published: date, month first'
    """
    order = {None: "", True: ", day first", False: ", month first"}[day_first]
    return " · ".join(
        f"{part}: {column}{order if part == 'published' else ''}" for part, column in columns.items()
    )


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

    Raises `NoArticle` where the lines are no table.
    """
    csv.field_size_limit(LARGEST)
    told = _SEPARATOR.fullmatch(head.strip("\r\n\ufeff"))
    rows = csv.reader(lines, delimiter=told.group(1) if told else max(",;\t|", key=head.count))
    try:
        yield from islice((row for row in rows if any(row)), 1 if told else 0, None)
    except csv.Error as problem:
        raise NoArticle(
            f"no table: {problem} in line {rows.line_num:,}. Expected CSV with a head. "
            "Nothing more was read; check its quotation marks."
        ) from problem


def _rows(text: str) -> Iterator[Sequence[str]]:
    """Yield the rows that hold anything, the head first; a table is never held apart as rows."""
    head = _LINE.match(text, len(text) - len(text.lstrip("\r\n")))
    return rows_of((match.group() for match in _LINE.finditer(text)), head.group() if head else "")


def _column(rows: Iterable[Sequence[str]], place: int) -> Iterator[str]:
    return (row[place] for row in rows if place < len(row))
