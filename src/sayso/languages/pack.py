"""Language packs: what a language knows, as TOML tables in one folder per language.

Ours lie beside this file.  A pack of another package is named by an entry point of the group
`sayso.languages`, whose name is the code of the language and whose value is the package with its files:

    [project.entry-points."sayso.languages"]
    pt = "sayso_pt"
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from sayso.errors import BrokenLanguagePack, NoLanguagePack
from sayso.languages.preparing import Prepared, prepared_table, prepared_tables

GROUP = "sayso.languages"

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

    @property
    def folder(self) -> Traversable:
        """The folder of tables and models; raises `BrokenLanguagePack` when it is not there."""
        return pack_folder(self.code)


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
    """Return the codes of all installed packs, ours and those of other packages, sorted."""
    return tuple(sorted({*_ours(), *_others()}))


@cache
def pack_folder(code: str) -> Traversable:
    """Return the folder of an installed pack; where two packages know a language, ours goes first.

    Raises `BrokenLanguagePack` when another package names a pack that it does not hold.
    """
    if code in _ours():
        return files("sayso.languages").joinpath(code)
    named = _others()[code].value
    try:
        folder = files(named)
        there = folder.joinpath("pack.toml").is_file()
    except ImportError as problem:
        raise _without_tables(code, named) from problem
    if not there:
        raise _without_tables(code, named)
    return folder


def _without_tables(code: str, named: str) -> BrokenLanguagePack:
    return BrokenLanguagePack(
        f"Package {named!r}, which says that it holds the language pack {code!r}, holds no pack.toml. "
        f"Expected the tables of the pack in it. Install that package again, or uninstall it."
    )


@cache
def _ours() -> tuple[str, ...]:
    return tuple(
        child.name
        for child in files("sayso.languages").iterdir()
        if child.is_dir() and child.joinpath("pack.toml").is_file()
    )


@cache
def _others() -> Mapping[str, EntryPoint]:
    """Return what other packages name, by the code of the language; of several the first by its value."""
    found = sorted(entry_points(group=GROUP), key=lambda one: (one.name, one.value), reverse=True)
    return {one.name: one for one in found}


@cache
def _table(code: str, name: str) -> Mapping[str, tuple[Entry, ...]]:
    folder = pack_folder(code)
    try:
        raw = folder.joinpath(f"{name}.toml").read_bytes()
        parsed = prepared_table(_prepared(code), name, raw) or _parsed(raw)
    except (OSError, ValueError) as problem:
        raise BrokenLanguagePack(
            f"Table {name!r} of language pack {code!r} cannot be used: {problem}. Reinstall sayso."
        ) from problem
    return {key: tuple(rows) if isinstance(rows, list) else (rows,) for key, rows in parsed.items()}


@cache
def _prepared(code: str) -> Prepared:
    return prepared_tables(pack_folder(code))


def _parsed(raw: bytes) -> Mapping[str, Any]:
    import tomllib  # noqa: PLC0415 — not needed where the tables are prepared

    return tomllib.loads(raw.decode())
