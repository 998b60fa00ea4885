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
    return {key: tuple(values) for key, values in _tables()[table].items()}


@cache
def _tables() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(files("sayso.ingest").joinpath("names.toml").read_text(encoding="utf-8"))
