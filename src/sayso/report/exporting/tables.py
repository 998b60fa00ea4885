"""The tables of an export: their columns, which stay the same, and their rows for one reading."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from sayso.errors import NoSuchTable
from sayso.model.reading import Reading
from sayso.report.about import article_cells
from sayso.report.exporting.rows import article_rows, assertion_rows, speaker_rows
from sayso.report.exporting.rows_claims import (
    change_rows,
    claim_link_rows,
    claim_rows,
    mention_rows,
    origin_rows,
)
from sayso.report.exporting.rows_links import link_rows
from sayso.report.exporting.rows_measured import quantity_rows, time_rows
from sayso.report.table import Row, about_making, statement_parts

if TYPE_CHECKING:
    from sayso.report.claims import Claims


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its name, its type as Frictionless names it, what it says, if it holds articles whole."""

    name: str
    says: str
    type: str = "string"
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: what a row is, the columns in order, and those that tell one row from another."""

    name: str
    says: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    def rows(self, reading: Reading) -> Iterator[Row]:
        """Yield the rows of one reading; each has at least a cell for every column."""
        before = article_cells(reading)
        after = about_making(reading.article.sha256, reading.made_by)
        for cells in _ROWS[self.name](reading):
            yield {**before, **cells, **after}


_ROWS: Mapping[str, Callable[[Reading], Iterator[Row]]] = {
    "articles": article_rows,
    "statements": statement_parts,
    "speakers": speaker_rows,
    "assertions": assertion_rows,
    "quantities": quantity_rows,
    "times": time_rows,
    "links": link_rows,
}


_LINKED: Mapping[str, Callable[["Claims"], Iterator[Row]]] = {
    "claims": claim_rows,
    "claim_mentions": mention_rows,
    "claim_links": claim_link_rows,
    "claim_origins": origin_rows,
    "claim_changes": change_rows,
}


def rows_of_claims(found: "Claims") -> Iterator[tuple[Table, Iterator[Row]]]:
    """Yield each table of what is linked across articles, with its rows."""
    for name, one in linked_tables().items():
        yield one, _LINKED[name](found)


@cache
def linked_tables() -> Mapping[str, Table]:
    """Return the tables of what is linked across articles, by name."""
    return {
        name: Table(
            name=name, says=one["says"], columns=_columns(one["columns"]), key=tuple(one.get("key", ()))
        )
        for name, one in _data()["linked"].items()
    }


def table(name: str, *, full_text: bool = False) -> Table:
    """Return the table of this name, with the text of the articles where that is asked for.

    >>> table("times").names[-5:-3], table("times").says
    (('span_end', 'sha256'), 'one row an expression of time')

    Raises `NoSuchTable` where there is none.
    """
    found = tables(full_text=full_text).get(name)
    if found is None:
        raise NoSuchTable(f"No table {name!r}. Expected one of {', '.join(tables())}.")
    return found


@cache
def tables(*, full_text: bool = False) -> Mapping[str, Table]:
    """Return every table by its name, in the order in which they are written."""
    data = _data()
    before, after = _columns(data["article"]), _columns(data["made"])
    return {
        name: Table(
            name=name,
            says=one["says"],
            columns=(
                *before,
                *(own for own in _columns(one["columns"]) if full_text or not own.whole),
                *after,
            ),
            key=tuple(one.get("key", ())),
        )
        for name, one in data["tables"].items()
    }


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("sayso.report.exporting").joinpath("tables.toml").read_text("utf-8"))


def _columns(entries: list[dict[str, Any]]) -> tuple[Column, ...]:
    return tuple(Column(**entry) for entry in entries)
