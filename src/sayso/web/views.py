"""Views: one page of a store, with its twins as JSON and CSV; each form is made when it is asked for."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from sayso.model.span import Span
from sayso.report.tables.csv import guarded


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The forms of one page; `more` tells a listing that goes on."""

    page: Callable[[], str]
    data: Callable[[], str]
    table: Callable[[], str]
    more: bool = False


def as_json(value: object) -> str:
    """Return a value of ours as JSON; spans are `[start, end]`."""
    return json.dumps(_plain(value), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Return rows as CSV that no spreadsheet computes."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([guarded(_cell(row[name])) for name in columns])
    return stream.getvalue()


def listed_csv(kind: type, rows: Iterable[Any]) -> str:
    """Return dataclasses of one kind as CSV, a column a field."""
    names = [field.name for field in fields(kind)]
    return as_csv(names, ({name: getattr(row, name) for name in names} for row in rows))


def _plain(value: object) -> Any:  # noqa: ANN401 — whatever JSON holds
    if isinstance(value, Span):
        return [value.start, value.end]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple | frozenset):
        return [_plain(one) for one in value]
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def _cell(value: object) -> Any:  # noqa: ANN401 — whatever CSV holds
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return json.dumps(_plain(value), ensure_ascii=False)
