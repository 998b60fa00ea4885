"""Parquet: one article a row, read a few rows at a time, whatever the size of the file."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from sayso.errors import MissingExtra, NoArticle, SaysoError, UnreadableInput
from sayso.ingest.building import Given
from sayso.ingest.caught import caught
from sayso.ingest.columns import own_columns
from sayso.ingest.fields import columns_of, from_fields
from sayso.ingest.table import day_comes_first
from sayso.ingest.unread import Found, Unread

# Rows held at once: a row may have 20 MB.
ROWS = 16
ROWS_OF_DATES = 4096

Row = Mapping[str, Any] | SaysoError


def read_parquet(path: Path, file: str, given: Given) -> Iterator[Found]:
    """Yield the article of each row, and each row that holds none; only mapped columns are read from disk.

    Raises `NoArticle` where no column holds a text, `MissingExtra` without pyarrow.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 — a heavy library, and an extra
    except ImportError as problem:
        raise MissingExtra(
            "Parquet files need pyarrow, which is not installed. "
            "Install it with `pip install 'sayso[parquet]'`."
        ) from problem
    number = 0
    try:
        for row, day_first in _rows(path, given):
            number += 1
            yield article_of(row, given, f"{file}:{number}", day_first=day_first)
        if not number:
            raise NoArticle("no row in it. Expected one article a row. Nothing was read; look at the file.")
    except pa.ArrowException as problem:
        raise NoArticle(
            f"no whole Parquet file: {first_line(problem)}. {number:,} rows were read; write it again."
        ) from problem
    except OSError as problem:
        raise UnreadableInput(
            f"{first_line(problem)}. {number:,} rows were read; check its name and its permissions."
        ) from problem


def _rows(path: Path, given: Given) -> Iterator[tuple[Row, bool | None]]:
    """Yield each row's mapped columns, and whether the day goes first in its dates."""
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415 — a heavy library, and an extra

    with path.open("rb") as handle, ParquetFile(handle) as table:
        columns = columns_of(table.schema_arrow.names, given)
        dates = columns.get("published")
        day_first = day_comes_first(_dates(table, dates)) if dates else None
        wanted = [*columns.values(), *own_columns(table.schema_arrow.names, given.columns)]
        for batch in table.iter_batches(ROWS, columns=wanted, use_threads=False):
            for row in rows_of(batch):
                yield row, day_first


def rows_of(batch: Any) -> Iterator[Row]:  # noqa: ANN401 — of a library without types
    """Yield the rows of an Arrow batch; one that cannot be read is its error."""
    return _each(_plain(batch))


def _each(batch: Any) -> Iterator[Row]:  # noqa: ANN401 — of a library without types
    """Yield the rows of a batch; one that holds what Python cannot does not spoil the others."""
    try:
        rows = batch.to_pylist()
    except (ValueError, OverflowError):  # no UTF-8, or a date after the year 9999
        rows = [_alone(batch.slice(row, 1)) for row in range(batch.num_rows)]
    yield from rows


def _alone(row: Any) -> Row:  # noqa: ANN401 — of a library without types
    try:
        only: Row = row.to_pylist()[0]
    except (ValueError, OverflowError) as problem:
        return NoArticle(
            f"a row that cannot be read: {first_line(problem)}. It was left out; write it again."
        )
    return only


def _dates(table: Any, column: str) -> Iterator[str]:  # noqa: ANN401 — of a library without types
    from pyarrow.types import is_large_string, is_string  # noqa: PLC0415 — a heavy library, and an extra

    kind = table.schema_arrow.field(column).type
    if is_string(kind) or is_large_string(kind):
        for batch in table.iter_batches(ROWS_OF_DATES, columns=[column], use_threads=False):
            for row in _each(batch):
                if not isinstance(row, SaysoError) and row[column]:
                    yield row[column]


def _plain(batch: Any) -> Any:  # noqa: ANN401 — of a library without types
    """Return a batch whose times fit Python's: nanoseconds do not."""
    import pyarrow as pa  # noqa: PLC0415 — a heavy library, and an extra

    columns = [
        column.cast(pa.timestamp("us", column.type.tz), safe=False)
        if pa.types.is_timestamp(column.type)
        else column
        for column in batch.columns
    ]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


def article_of(row: Row, given: Given, file: str, *, day_first: bool | None) -> Found:
    """Return the article of a row, or why it holds none."""
    if isinstance(row, SaysoError):
        return Unread(file, row)
    return caught(file, partial(from_fields, row, given, file=file, day_first=day_first), limit=given.limit)


def first_line(problem: Exception) -> str:
    """Return the first line of what a library says of its trouble."""
    return str(problem).split("\n", 1)[0].rstrip(".")
