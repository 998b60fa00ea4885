"""Stores: which one a command means, and opening it."""

import argparse
import os
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sayso.cli.tell import note, tell

TYPE_CHECKING = False  # importing `typing` would take as long as starting Python
if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.store import Store

USUAL = "sayso.db"
_LOG = "-wal"
_MOST_OUTLETS, _SHOWN = 10_000, 20


def store_path(options: argparse.Namespace) -> str:
    """Return the store that is named, else that of `SAYSO_STORE`, of the config file, or `sayso.db` here."""
    named = getattr(options, "store", None) or os.environ.get("SAYSO_STORE")
    return named or getattr(options, "usual_store", None) or USUAL


@contextmanager
def opened(options: argparse.Namespace, *, read_only: bool = True) -> "Iterator[Store]":
    """Give the store that the command means; where nothing can be written there, that is told.

    Raises `NotAStore` where there is none to read.
    """
    from sayso.store import Store, is_store

    path = store_path(options)
    only = read_only or not is_store(path)  # only `add` makes one
    with to_read(path) if only else Store(path) as store:
        if store.as_it_stands:
            tell(f"{path} stands where nothing can be written. It is read as it stands.")
        yield store


def to_read(path: str) -> "Store":
    """Return a store opened for reading; one of an earlier sayso is first brought up to date.

    Raises `StoreReadOnly` where that would have to be written, and cannot be.
    """
    from sayso.errors import StoreTooOld
    from sayso.store import Store

    try:
        return Store(path, read_only=True)
    except StoreTooOld:
        Store(path).close()
        note(f"{path} was made by an earlier sayso, and is brought up to date")
    return Store(path, read_only=True)


@contextmanager
def opened_for_both(options: argparse.Namespace) -> "Iterator[Store]":
    """Give the store that the command means: to be written where that is possible, else to be read."""
    from sayso.errors import StoreReadOnly

    with ExitStack() as opening:
        try:
            store = opening.enter_context(opened(options, read_only=False))
        except StoreReadOnly:
            store = opening.enter_context(opened(options))
        yield store


def tell_if_empty(store: "Store", options: argparse.Namespace) -> None:
    """Print that nothing can be found in a store without articles, where it has none."""
    if not store.last_article():
        where = f" --store {options.store}" if options.store else ""
        tell(f"the store {store.path} is empty. Put articles in: sayso add PATH{where}")


def outlet_in(store: "Store", given: str | None) -> str | None:
    """Return the outlet as the store writes it, in capitals or not; where it has none, tell which it has."""
    if not given:
        return given
    names = [one.name for one in store.outlets(limit=_MOST_OUTLETS) if one.name]
    if given in names:
        return given
    meant = next((name for name in names if name.casefold() == given.casefold()), None)
    if meant is None:
        more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
        there = (
            f"Outlets: {', '.join(names[:_SHOWN])}{more}" if names else "No article there tells its outlet"
        )
        tell(f"no article of outlet {given!r} in {store.path}. {there}. Try: sayso list --by outlet")
    return meant or given


def tell_why_none(store: "Store", options: argparse.Namespace) -> None:
    """Print what may be why nothing fits: no article there, or no speaker of such a name."""
    tell_if_empty(store, options)
    if options.speaker:
        _tell_near(store, options.speaker)


def _tell_near(store: "Store", speaker: str) -> None:
    """Print which words of a name no speaker of a store has, and which names are near."""
    from difflib import get_close_matches

    from sayso.store.keys import plain_words

    known = [row["word"] for row in store.sql("SELECT DISTINCT word FROM party_names ORDER BY word")]
    for word in sorted({*plain_words(speaker)} - {*known}):
        near = get_close_matches(word, known)
        meant = f"Near: {', '.join(near)}" if near else "None is near"
        tell(f"no speaker in {store.path} has {word!r} in the name. {meant}. Try: sayso list --by speaker")


@contextmanager
def kept_if_filled(path: str) -> "Iterator[None]":
    """Take away at the end a store that was made meanwhile and is empty: it would hide what went wrong."""
    made = not Path(path).exists()
    try:
        yield
    finally:
        if made and Path(path).exists() and _is_empty(path):
            Path(path).unlink()


def _is_empty(path: str) -> bool:
    """Return whether nothing was put into a store, and nobody else has it open, who might."""
    from sayso.store import Store

    with Store(path) as store:
        filled = store.last_article() or store.feeds() or store.saved_searches()
    return not filled and not Path(f"{path}{_LOG}").exists()
