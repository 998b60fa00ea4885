"""Columns: how each layer of a reading's JSON form lies in its table, both ways."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

Plain = dict[str, Any]
Cell = str | int | float | None


_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Column(NamedTuple):
    """One column and the way to its value in the JSON form."""

    name: str
    path: tuple[str, ...]
    form: str = "plain"  # or "json", "flag", "number"


class Table(NamedTuple):
    """One layer: its table, its list in the JSON form, and the columns that hold it whole."""

    name: str
    columns: tuple[Column, ...]


def row_of(table: Table, plain: Plain) -> tuple[Cell, ...]:
    """Return the cells of one object."""
    return tuple(_cell(_at(plain, column.path), column.form) for column in table.columns)


def plain_of(table: Table, cells: Sequence[Cell]) -> Plain:
    """Return the object of these cells: what `row_of` was given."""
    plain: Plain = {}
    for column, cell in zip(table.columns, cells, strict=True):
        inside = plain
        for part in column.path[:-1]:
            inside = inside.setdefault(part, {})
        inside[column.path[-1]] = _value(cell, column.form)
    return plain


def names(table: Table) -> str:
    """Return the columns as they stand in a query."""
    return ", ".join(column.name for column in table.columns)


def to_json(value: object) -> str:
    """Return a value as JSON without spaces."""
    return "[]" if value in ([], ()) else _ENCODE(value)


def _at(plain: Plain, path: Iterable[str]) -> Any:  # noqa: ANN401 — whatever JSON holds
    value: Any = plain
    for part in path:
        value = value[part]
    return value


def _cell(value: Any, form: str) -> Cell:  # noqa: ANN401 — whatever JSON holds
    if value is None:
        return None
    if form == "json":
        return to_json(value)
    if form == "number":
        return float(value)
    return int(value) if form == "flag" else value


def _value(cell: Cell, form: str) -> Any:  # noqa: ANN401 — whatever JSON holds
    if cell is None:
        return None
    if form == "json":
        return json.loads(str(cell))
    return bool(cell) if form == "flag" else cell


def _columns(words: str, **other: str) -> Iterator[Column]:
    """Yield the columns in `words`, `name:form` each; `other` gives the paths that are not the names."""
    for word in words.split():
        name, _, form = word.partition(":")
        yield Column(name, tuple(other.get(name, name).split(".")), form or "plain")


def _table(name: str, words: str, **other: str) -> Table:
    return Table(name, tuple(_columns(words, **other)))


_PLACED: Mapping[str, str] = {"span_start": "start", "span_end": "end"}

ARTICLE = _table(
    "articles",
    "id file key url outlet published retrieved language sha256 title genre genre_evidence:json text "
    "blocks:json authors:json dates:json notes:json own_columns:json",
    genre="genre.value",
    genre_evidence="genre.evidence",
)
PARTIES = _table("parties", "id name kind roles:json affiliations:json mentions:json members:json")
STATEMENTS = _table(
    "statements",
    "id content:json cue:json source:json speaker chain:json addressee target manner act certainty polarity "
    "hedges:json condition:json event_time said_time nested_in answers repeat_of candidates:json stance "
    "weak:flag points:json rule over:json confidence_line:number confidence_content:number "
    "confidence_source:number confidence_speaker:number confidence_act:number confidence_certainty:number "
    "lexeme known_by how runner_up chain_words:json",
    event_time="when",
    said_time="said",
    confidence_line="confidence.line",
    confidence_content="confidence.content",
    confidence_source="confidence.source",
    confidence_speaker="confidence.speaker",
    confidence_act="confidence.act",
    confidence_certainty="confidence.certainty",
)
ASSERTIONS = _table(
    "assertions",
    "id content:json trigger_spans:json sourced_by:json certainty polarity hedges:json event_time "
    "points:json",
    trigger_spans="trigger",
    event_time="when",
)
QUOTATIONS = _table(
    "quotations",
    "span_start span_end inner_span:json kind closed:flag depth continues:flag",
    inner_span="inner",
    **_PLACED,
)
TIMES = _table("times", "span_start span_end value kind", **_PLACED)
QUANTITIES = _table(
    "quantities",
    "span_start span_end low:number high:number unit what:json approximate:flag",
    **_PLACED,
)
PLACES = _table("places", "span_start span_end code", **_PLACED)
WORDING = _table("wording", "span_start span_end kind", **_PLACED)
REPEATS = _table("repeats", "kind mentions:json")

# Layers that only lie beside the others, one row each, in their order.
PLACED_LAYERS = (QUOTATIONS, TIMES, QUANTITIES, PLACES, WORDING, REPEATS)
