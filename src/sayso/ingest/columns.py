"""Columns: which column of a table, or key of an object, holds which part of an article."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from sayso.errors import NoColumn
from sayso.ingest.names import names

# So many columns, and so much of the name of each, stand in a message.
MOST_LISTED, LONGEST_NAME = 20, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """The columns that hold the parts of an article; those left None are known by their usual names.

    Of the others those in `own` are kept with the article, under their names; the rest is not stored.
    """

    text: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    authors: str | None = None
    language: str | None = None
    key: str | None = None
    own: tuple[str, ...] = ()

    def named(self) -> Iterator[tuple[str, str]]:
        """Yield each part whose column is named, with the name."""
        parts = ((one.name, getattr(self, one.name)) for one in fields(self) if one.name != "own")
        return ((part, name) for part, name in parts if name is not None)

    def asked(self) -> Iterator[str]:
        """Yield every name of a column that is given."""
        yield from (name for _, name in self.named())
        yield from self.own


def map_columns(columns: Iterable[str], given: ColumnMap | None = None) -> dict[str, str]:
    """Return for each part of an article the column that holds it: the one named, else by its usual name.

    >>> map_columns(["unit_id", "Headline", "Body", "Wire"], ColumnMap(outlet="Wire"))
    {'text': 'Body', 'title': 'Headline', 'outlet': 'Wire', 'key': 'unit_id'}

    A named column that is not among them is left out: `check_columns` tells it.
    """
    given = given or ColumnMap()
    there = _There(columns)
    found = {}
    for part, usual in names("fields").items():
        named = getattr(given, part)
        wanted = usual if named is None else [named]
        found[part] = next(filter(None, map(there.find, wanted)), None)
    return {part: column for part, column in found.items() if column is not None}


def own_columns(columns: Iterable[str], given: ColumnMap) -> tuple[str, ...]:
    """Return the columns that are kept under their own names, as far as they are there.

    >>> own_columns(["id", "Region", "mood"], ColumnMap(own=("region", "tone")))
    ('Region',)
    """
    there = _There(columns) if given.own else None
    return tuple(dict.fromkeys(filter(None, map(there.find, given.own)))) if there else ()


class _There:
    """The columns of a file: one is found by its name as it stands, else by that in small letters."""

    def __init__(self, columns: Iterable[str]) -> None:
        self._exact = [*columns]
        self._by_name = {column.strip().lower(): column for column in reversed(self._exact)}

    def find(self, name: str) -> str | None:
        return name if name in self._exact else self._by_name.get(name.strip().lower())


def check_columns(columns: Iterable[str], given: ColumnMap) -> None:
    """Raise `NoColumn` for a named column that is not among those of a file."""
    there = [*columns]
    mapped = map_columns(there, given)
    for part, name in given.named():
        if part not in mapped:
            raise NoColumn(
                f"no column {name!r} for the {part}. Its columns: {listed(there)}. "
                f"Nothing was read; name one of them with --{part}-column."
            )
    missing = [name for name in given.own if _There(there).find(name) is None]
    if missing:
        raise NoColumn(
            f"no column {missing[0]!r} to keep. Its columns: {listed(there)}. "
            "Nothing was read; name one of them with --keep-column."
        )


def listed(columns: Iterable[str]) -> str:
    """Return the names of columns for a message, the first of many.

    >>> listed(["id", "", "mood"]), listed(f"c{number}" for number in range(5_000))[-25:]
    ('id, mood', 'c18, c19 and 4,980 others')
    """
    shown = [str(name)[:LONGEST_NAME] for name in columns if name]
    others = f" and {len(shown) - MOST_LISTED:,} others" if len(shown) > MOST_LISTED else ""
    return f"{', '.join(shown[:MOST_LISTED])}{others}" or "(none)"
