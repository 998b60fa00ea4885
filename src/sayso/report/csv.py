"""The CSV report: one table of statements for any number of articles, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import TextIO

from sayso.errors import NoSuchColumn
from sayso.model.reading import Reading
from sayso.report.table import COLUMNS, Cell, Row, statement_rows

# A spreadsheet takes a cell that begins so for a formula; the last four are full-width forms of the first.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def to_csv(readings: Iterable[Reading]) -> str:
    """Return the statements of all readings as one CSV table with a header line."""
    stream = io.StringIO(newline="")
    write_header(stream, COLUMNS)
    for reading in readings:
        write_rows(stream, statement_rows(reading), COLUMNS)
    return stream.getvalue()


# What most people want of a table: what was said, by whom, how, where; as far as a table has it.
BASIC = (
    *("article_id", "outlet", "published", "title", "url", "kind", "layer", "statement_id", "id"),
    *("speaker", "speaker_roles", "act", "stance", "certainty", "event_time", "content_words", "words"),
    *("told", "value", "link", "block", "span_start", "span_end", "repeat_of", "weak"),
)


def choose(columns: Sequence[str], asked: str | None) -> tuple[str, ...]:
    """Return the columns that are asked for: `basic`, or names with commas between; all where None is.

    >>> choose(("article_id", "file", "speaker"), "basic"), choose(("a", "b", "c"), "c,a")
    (('article_id', 'speaker'), ('c', 'a'))

    Raises `NoColumn` for a name that the table lacks.
    """
    if asked is None:
        return tuple(columns)
    if asked == "basic":
        return tuple(column for column in columns if column in BASIC)
    names = tuple(filter(None, (name.strip() for name in asked.split(","))))
    unknown = [name for name in names if name not in columns]
    if unknown or not names:
        raise NoSuchColumn(
            f"No column {', '.join(map(repr, unknown)) or repr(asked)} in this table. "
            f"It has: {', '.join(columns)}. Give names with commas between, or `basic`."
        )
    return names


def write_header(stream: TextIO, columns: Sequence[str]) -> None:
    """Write the line of column names; lines end as RFC 4180 wants."""
    csv.writer(stream, lineterminator="\r\n").writerow(columns)


def write_rows(stream: TextIO, rows: Iterable[Row], columns: Sequence[str]) -> None:
    """Write one line a row; text that a spreadsheet would compute gets an apostrophe before it."""
    table = csv.writer(stream, lineterminator="\r\n")
    for row in rows:
        table.writerow([guarded(row[column]) for column in columns])


def guarded(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet computes: text like a formula gets an apostrophe before it.

    >>> guarded("=1+1"), guarded("1+1"), guarded(-1), guarded(True)
    ("'=1+1", '1+1', -1, 1)
    """
    if isinstance(cell, bool):
        return int(cell)
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell
