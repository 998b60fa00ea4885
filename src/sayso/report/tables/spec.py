"""The spec of all tables: their columns, which stay the same, and what every row is made of."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.errors import NoSuchTable
from sayso.model.reading import MadeBy
from sayso.model.span import Span

Cell = str | int | float | None
Row = dict[str, Cell]


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


@cache
def linked_tables() -> Mapping[str, Table]:
    """Return the tables of what is linked across articles, by name."""
    return _standing_alone("linked")


@cache
def part_tables(*, full_text: bool = False) -> Mapping[str, Table]:
    """Return the tables of parts, in the order in which they are written.

    >>> [*part_tables()][-2:], [*part_tables(full_text=True)][-2:]
    (['links', 'unread'], ['readings', 'unread'])
    """
    own = _standing_alone("parts")
    kept = {name: one for name, one in own.items() if full_text or not any(c.whole for c in one.columns)}
    return {**tables(full_text=full_text), **kept}


def _standing_alone(group: str) -> dict[str, Table]:
    """Return the tables of a group in which no article stands at the beginning, and no making at the end."""
    return {
        name: Table(
            name=name, says=one["says"], columns=_columns(one["columns"]), key=tuple(one.get("key", ()))
        )
        for name, one in _data()[group].items()
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
def basic_columns() -> frozenset[str]:
    """Return the names of the columns that most people want, as far as a table has them."""
    return frozenset(_data()["basic"])


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("sayso.report.tables").joinpath("tables.toml").read_text("utf-8"))


def _columns(entries: list[dict[str, Any]]) -> tuple[Column, ...]:
    return tuple(Column(**entry) for entry in entries)


@cache
def reports() -> Mapping[str, Table]:
    """Return the tables that commands give as CSV, by the name of the report."""
    data = _data()
    before, after = _columns(data["article"]), _columns(data["made"])
    return {
        name: Table(
            name=name,
            says=one["says"],
            columns=(
                *(before if one["article"] else ()),
                *(Column(name=own, says="") for own in one["columns"]),
                *(after if one["article"] else ()),
            ),
        )
        for name, one in data["reports"].items()
    }


def report_columns(name: str) -> tuple[str, ...]:
    """Return the names of the columns of a report's CSV.

    >>> report_columns("feeds")
    ('url', 'title', 'last_pulled', 'status', 'etag', 'modified', 'retry_after')
    """
    return reports()[name].names


def about_making(sha256: str, made: MadeBy) -> Row:
    """Return the cells that say of what and by what a row was made; they end every table."""
    return {
        "sha256": sha256,
        "sayso_version": made.version,
        "language_pack": made.language_pack,
        "models": "; ".join(f"{name}: {value}" for name, value in sorted(made.models.items())),
    }


def forms(text: str, spans: Iterable[Span]) -> str:
    """Return the different words of the spans with `|` between.

    >>> forms("Ruiz said Ruiz won", [Span(0, 4), Span(10, 14), Span(15, 18)])
    'Ruiz | won'
    """
    return " | ".join(dict.fromkeys(span.of(text) for span in spans))


def offsets(spans: Iterable[Span]) -> str:
    """Return each span as start-end.

    >>> offsets([Span(0, 4), Span(10, 14)])
    '0-4 10-14'
    """
    return " ".join(f"{span.start}-{span.end}" for span in spans)
