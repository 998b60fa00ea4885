"""`sayso link`: what the articles of a store, or of parts, tell, linked with what all others tell."""

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from sayso.cli.exits import Exit
from sayso.cli.output import open_output
from sayso.cli.progress import Progress
from sayso.cli.stores import opened, store_path
from sayso.cli.tell import tell
from sayso.errors import ExportError, StoreBusy, StoreReadOnly
from sayso.report.facts.phrases import many
from sayso.store.store import Store


def run(options: argparse.Namespace) -> int:
    """Link what waits in the store, or all anew, and tell what there is; parts are linked on Spark."""
    if options.parts is not None or options.output is not None:
        return _parts(options)
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


def _parts(options: argparse.Namespace) -> int:
    """Link a folder of parts on Spark, and tell what there is."""
    if options.parts is None or options.output is None:
        tell(
            "parts are linked into a folder, and both are named. Expected: sayso link PARTS -o FOLDER. "
            "Nothing was written. To link them in a store, add them: sayso add PARTS"
        )
        return Exit.USAGE
    from sayso.engine.claims.link import link_parts

    with open_output(None) as stream:
        try:
            found = link_parts(options.parts, options.output, master=options.master, tell=tell)
        except ExportError as problem:
            tell(str(problem))
            return Exit.USAGE
        if options.format == "json":
            stream.write(json.dumps(asdict(found), indent=1) + "\n")
        else:
            stream.write(
                f"{many(found.articles, 'article')}, of which {found.copies:,} count with another; "
                f"{many(found.claims, 'claim')} with {many(found.mentions, 'mention')}: {options.output}\n"
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
