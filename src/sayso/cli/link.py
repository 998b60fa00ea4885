"""`sayso link`: what the articles of a store tell, linked with what all others tell."""

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager

from sayso.cli.exits import Exit
from sayso.cli.output import open_output
from sayso.cli.progress import Progress
from sayso.cli.stores import opened, store_path
from sayso.cli.tell import tell
from sayso.errors import StoreBusy, StoreReadOnly
from sayso.report.facts.phrases import many
from sayso.store.store import Store


def run(options: argparse.Namespace) -> int:
    """Link what waits in the store, or all anew, and tell what there is."""
    with open_output(None) as stream, opened(options, read_only=False) as store:
        waiting = store.unlinked()
        if options.anew:
            store.relink()
            waiting = store.info().articles
        try:
            link(store)
        except KeyboardInterrupt:
            tell("interrupted. What was compared is kept; the same command goes on from there.")
            return Exit.INTERRUPTED
        found = store.claims()
        told = {"linked": waiting, "articles": found.articles, "copies": found.copies, "claims": found.total}
        if options.format == "json":
            stream.write(json.dumps(told, indent=1) + "\n")
        else:
            counted = f" ({found.copies:,} of them counted with another)" if found.copies else ""
            stream.write(
                f"{many(waiting, 'article')} linked; {many(found.total, 'claim')} told in several of "
                f"{many(found.articles, 'article')}{counted}. Try: sayso claims {store_path(options)}\n"
            )
    return Exit.DONE


def link(store: Store) -> None:
    """Link what waits in a store, and show how far it is."""
    with showing() as progress:
        store.link(tell=lambda done: progress.show(done, 0))


@contextmanager
def showing() -> Iterator[Progress]:
    """Give a line of progress that is gone at the end."""
    progress = Progress("compare articles", None)
    try:
        yield progress
    finally:
        progress.clear()


def link_store(path: str) -> None:
    """Link what waits in a store, unless it may not be written now: a report says then what waits."""
    try:
        with Store(path, wait=1.0) as store:
            link(store)
    except (StoreBusy, StoreReadOnly):
        return
