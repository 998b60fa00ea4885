"""Language packs that lack an entry: what a reading shows without it."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from types import CodeType, ModuleType
from typing import Any
from unittest.mock import patch

import sayso
from sayso.languages.pack import Entry, LanguagePack

# Rooms whose modules keep words of a pack for the next article.
ROOMS = ("sayso.stages", "sayso.ingest", "sayso.linking")
# Models, and what they say: no table is in them, and each takes long to load.
MODELS = frozenset({"load_network", "load_trees", "load_weights"})

Kept = Any  # a function with a cache


@contextmanager
def lacking(table: str, key: str, place: int) -> Iterator[None]:
    """Let every pack lack one entry of a table for a while."""
    whole = LanguagePack.table

    def cut(pack: LanguagePack, name: str) -> Mapping[str, tuple[Entry, ...]]:
        rows = whole(pack, name)
        return {**rows, key: rows[key][:place] + rows[key][place + 1 :]} if name == table else rows

    _forget(_kept_of(table))
    try:
        with patch.object(LanguagePack, "table", cut):
            yield
    finally:
        _forget(_kept_of(table))


def forget_words() -> None:
    """Forget all words kept of any table."""
    _forget(_kept())


def _forget(kept: tuple[Kept, ...]) -> None:
    for one in kept:
        one.cache_clear()


@cache
def _kept_of(table: str) -> tuple[Kept, ...]:
    """Return the functions with a cache that read a table, themselves or through others."""
    return tuple(one for one in _kept() if _reads(one, table, set()))


@cache
def _kept() -> tuple[Kept, ...]:
    """Return the functions with a cache, but for those of models."""
    return tuple(
        one
        for module in _modules()
        for name, one in sorted(vars(module).items())
        if hasattr(one, "cache_clear") and one.__module__ == module.__name__ and name not in MODELS
    )


@cache
def _modules() -> tuple[ModuleType, ...]:
    found = pkgutil.walk_packages(sayso.__path__, "sayso.")
    return tuple(importlib.import_module(one.name) for one in found if one.name.startswith(ROOMS))


def _reads(one: Any, table: str, seen: set[object]) -> bool:  # noqa: ANN401 — any name of a module
    """Return whether a function names a table, or takes its name, or calls what does."""
    made = getattr(one, "__wrapped__", one)
    code = getattr(made, "__code__", None)
    if code is None or one in seen or not str(made.__module__).startswith("sayso."):
        return False
    seen.add(one)
    words, names = _told(code)
    called = (made.__globals__.get(name) for name in sorted(names))
    return (
        table in words
        or "table" in code.co_varnames[: code.co_argcount]
        or any(_reads(each, table, seen) for each in called if callable(each))
    )


def _told(code: CodeType) -> tuple[set[object], set[str]]:
    """Return the constants and the names in a function, those of functions inside it too."""
    inner = [_told(each) for each in code.co_consts if isinstance(each, CodeType)]
    words = {each for each in code.co_consts if isinstance(each, str)}
    return words.union(*(told for told, _ in inner)), {*code.co_names}.union(*(names for _, names in inner))
