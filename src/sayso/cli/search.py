"""`sayso search`: words found again in a store, with who says them; of a saved search what is new."""

import argparse

from sayso.cli.exits import Exit
from sayso.cli.hits import write_found
from sayso.cli.list import ALL, FEW, FILTERS
from sayso.cli.output import look, open_table
from sayso.cli.stores import opened, outlet_in, tell_why_none
from sayso.cli.tell import tell
from sayso.report.facts.when import time_words

TYPE_CHECKING = False  # importing `typing` would take as long as starting Python
if TYPE_CHECKING:
    from typing import Any

    from sayso.model.stored import SavedSearch
    from sayso.store import Store

_MINUTE = len("2026-03-02T09:30")


def run(options: argparse.Namespace) -> int:
    """Print the best places where all the words stand, or those that came since a search was last asked."""
    name = options.since_last
    with open_table(options) as stream, opened(options, read_only=name is None) as store:
        options.outlet = outlet_in(store, options.outlet)
        before = _saved(store, name) if name else None
        asked = _asked(options, before)
        if asked is None:
            return Exit.USAGE
        words, filters = asked
        same = before and (before.words, before.filters) == (words, filters)
        last = store.last_article()
        found = store.search(
            words,
            newer=before.seen if before and same else 0,
            limit=options.limit or (ALL if name else FEW),
            weak=options.weak,
            copies=options.weak,
            **filters,
        )
        whole = found.total <= len(found.hits)
        heading = _heading(name, before, same=bool(same), whole=whole) if name else None
        how = look(to_file=options.output is not None, several=False)
        write_found(stream, found, options.format, how, heading=heading, name=name or "")
        if not found.hits:
            tell_why_none(store, options)
        if name and not whole:
            kept = "stays as it was" if before else "is not saved"
            tell(f"not all {found.total:,} places were shown: {name!r} {kept}. Leave out --limit.")
        elif name:  # only what was written has been seen
            stream.flush()
            store.save_search(name, words, seen=last, **filters)
    return Exit.DONE if found.hits else Exit.NOTHING


def _saved(store: "Store", name: str) -> "SavedSearch | None":
    return next((one for one in store.saved_searches() if one.name == name), None)


def _asked(options: argparse.Namespace, before: "SavedSearch | None") -> "tuple[str, dict[str, Any]] | None":
    """Return what is asked: words and filters, or by the name of a search alone those that were saved."""
    filters = {
        name: getattr(options, name) for name in (*FILTERS, "kind") if getattr(options, name) is not None
    }
    if options.words:
        return " ".join(options.words), filters
    if before and not filters:
        return before.words, dict(before.filters)
    name = options.since_last
    found = f"No words found, and no search saved as {name!r}." if name else "No words found."
    tell(f"{found} Expected words to look for, or '*' for all. Try: sayso search --help")
    return None


def _heading(name: str, before: "SavedSearch | None", *, same: bool, whole: bool) -> str:
    """Return what is shown; that not all is, and what becomes of the search then, is told after it."""
    if before and same:
        return f"New since {time_words(f'{before.asked_at[:_MINUTE]}Z')}:"
    if before:
        shown = ": all is shown" if whole else ""
        return f"{name!r} was asked in other words before ({before.words!r}){shown}. Found:"
    return f"{name!r} is asked for the first time{': all is shown, and it is saved' if whole else ''}. Found:"
