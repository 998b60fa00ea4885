"""Names: what files and pages call their parts, from `names.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def names(table: str) -> Mapping[str, tuple[str, ...]]:
    """Return one table of names.

    >>> names("files")["pages"]
    ('.html', '.htm', '.xhtml')
    """
    return _tables()[table]


@cache
def _tables() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    tables = tomllib.loads(files("sayso.ingest").joinpath("names.toml").read_text(encoding="utf-8"))
    return {
        table: {key: tuple(values) for key, values in entries.items()} for table, entries in tables.items()
    }
