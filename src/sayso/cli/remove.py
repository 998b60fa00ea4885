"""`sayso remove`: articles taken out of a store for good."""

import argparse
import sys

from sayso.cli.exits import Exit
from sayso.cli.output import open_output
from sayso.cli.stores import opened
from sayso.cli.tell import tell
from sayso.report.facts.phrases import many


def run(options: argparse.Namespace) -> int:
    """Remove an article, an address or an outlet, after a question where somebody can answer it."""
    if not options.yes:
        with opened(options) as store:
            meant = len(store.to_remove(options.what))  # nobody is asked about what there is not
        if not _agreed(options.what, meant):
            return Exit.USAGE
    with open_output(None) as stream, opened(options, read_only=False) as store:
        removed = store.remove(options.what)
        articles, statements = many(len(removed.articles), "article"), many(removed.statements, "statement")
        stream.write(f"{articles} with {statements} removed, words and index too\n")
        if not removed.wiped:
            tell("somebody is reading the store, so its log still holds old words. Try: sayso doctor, later")
    return Exit.DONE


def _agreed(what: str, articles: int) -> bool:
    meant = f"{what!r} ({many(articles, 'article')})"
    if not sys.stdin.isatty():
        tell(f"nothing was removed: it cannot be undone. To remove {meant} without a question add --yes.")
        return False
    sys.stderr.write(f"Remove {meant} with all that was read of it? It cannot be undone. [y/N] ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() in {"y", "yes"}:
        return True
    tell("nothing was removed.")
    return False
