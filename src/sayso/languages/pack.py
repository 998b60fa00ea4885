"""Language packs: what a language knows, as TOML tables in one folder per language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.errors import BrokenLanguagePack, NoLanguagePack
from sayso.languages.preparing import prepared_table

Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """The knowledge of one language; each table is a TOML file, read at first use.

    >>> load_pack("en").code
    'en'
    """

    code: str

    def table(self, name: str) -> Mapping[str, tuple[Entry, ...]]:
        """Return the table file `name` (without `.toml`): its arrays of entries by key.

        Raises `BrokenLanguagePack` when the file is missing or no TOML.
        """
        return _table(self.code, name)


@cache
def load_pack(code: str) -> LanguagePack:
    """Return the pack of a language; raises `NoLanguagePack` when none is installed."""
    if code not in installed():
        raise NoLanguagePack(
            f"No language pack for {code!r}. Installed packs: {', '.join(installed())}. "
            "Read it reduced (quotations only), or install a pack for it."
        )
    return LanguagePack(code)


@cache
def installed() -> tuple[str, ...]:
    """Return the codes of all installed packs, sorted."""
    folder = files("sayso.languages")
    return tuple(
        sorted(
            child.name
            for child in folder.iterdir()
            if child.is_dir() and child.joinpath("pack.toml").is_file()
        )
    )


@cache
def _table(code: str, name: str) -> Mapping[str, tuple[Entry, ...]]:
    path = files("sayso.languages").joinpath(code, f"{name}.toml")
    try:
        raw = path.read_bytes()
        parsed = prepared_table(code, name, raw) or _parsed(raw)
    except (OSError, ValueError) as problem:
        raise BrokenLanguagePack(
            f"Table {name!r} of language pack {code!r} cannot be used: {problem}. Reinstall sayso."
        ) from problem
    return {key: tuple(rows) if isinstance(rows, list) else (rows,) for key, rows in parsed.items()}


def _parsed(raw: bytes) -> Mapping[str, Any]:
    import tomllib  # noqa: PLC0415 — not needed where the tables are prepared

    return tomllib.loads(raw.decode())
