"""Tables: CSV and TSV files, one article a row; columns nobody maps are not stored."""

import csv
import io
import re
from collections.abc import Iterator

from sayso.errors import NoArticle, SaysoError
from sayso.ingest.building import LARGEST, Given
from sayso.ingest.encoding import decode
from sayso.ingest.fields import from_fields, map_fields
from sayso.ingest.unread import Found, Unread

MONTHS = 12

_SLASHED = re.compile(r"\s*(\d{1,2})[/.](\d{1,2})[/.]\d{4}")


def read_table(data: bytes, file: str, given: Given) -> Iterator[Found]:
    """Yield the article of each row below the head, and each row that holds none.

    Raises `NoArticle` where no column is named as one that holds a text.
    """
    text = decode(data).text
    csv.field_size_limit(LARGEST)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        table = [row for row in rows if any(row)]
    except csv.Error as problem:
        raise NoArticle(
            f"no table: {problem} in line {rows.line_num:,}. Expected CSV with a head. Nothing was read."
        ) from problem
    head, body = (table[0], table[1:]) if table else ([], [])
    columns = map_fields(head)
    if "text" not in columns:
        from_fields(dict.fromkeys(head), given)  # raises, naming the columns it has
    wanted = {column: head.index(column) for column in columns.values()}
    day_first = _day_first(
        [row[wanted[columns["published"]]] for row in body if len(row) == len(head)]
        if "published" in columns
        else []
    )
    for number, row in enumerate(body, 1):
        name = f"{file}:{number}"
        values = {column: row[place] for column, place in wanted.items() if place < len(row)}
        try:
            yield from_fields(values, given, file=name, day_first=day_first)
        except SaysoError as problem:
            yield Unread(name, problem)


def _delimiter(text: str) -> str:
    """Return the mark that parts the columns of the head."""
    head = text.lstrip("\r\n").split("\n", 1)[0]
    return max(",;\t|", key=head.count)


def _day_first(dates: list[str]) -> bool | None:
    """Tell from a whole column which number of 4/5/2026 is the day; None where no row shows it.

    >>> _day_first(["4/5/2026", "4/25/2026"]), _day_first(["4/5/2026"])
    (False, None)
    """
    pairs = [(int(match.group(1)), int(match.group(2))) for date in dates if (match := _SLASHED.match(date))]
    first = any(left > MONTHS for left, _ in pairs)
    second = any(right > MONTHS for _, right in pairs)
    return first if first != second else None
