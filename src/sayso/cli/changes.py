"""`sayso changes`: what changed from each version of an article to the next."""

import argparse
from collections.abc import Sequence

from sayso.cli.exits import Exit
from sayso.cli.inputs import Tally, readings
from sayso.cli.output import as_asked, open_table
from sayso.cli.stores import opened, store_path
from sayso.cli.tell import tell
from sayso.model.reading import Reading
from sayso.report.facts.phrases import many
from sayso.report.forms import to_html
from sayso.report.versions.changing import changes
from sayso.store.finding import is_digits


def run(options: argparse.Namespace) -> int:
    """Read the versions, or take those that a store has of an address, and write what changed."""
    paths, tally = options.versions, Tally()
    with open_table(options, paths) as stream:
        versions = _kept(options) if len(paths) == 1 else list(readings(paths, options, tally))
        if tally.unread:
            return Exit.NOTHING
        if len(versions) < 2:  # noqa: PLR2004 — from one to the other
            tell(_few(len(versions), options))
            return Exit.USAGE if len(paths) > 1 else Exit.NOTHING
        found = changes(versions, every=options.weak)
        page = options.format == "html"
        stream.write(to_html(found, versions=versions) if page else as_asked(found, options, several=False))
    return Exit.DONE


def _kept(options: argparse.Namespace) -> Sequence[Reading]:
    """Return all versions of the address that is named, or that the article named has."""
    asked = options.versions[0]
    with opened(options) as store:
        if not is_digits(asked):
            return store.versions(asked)
        one = store.find(asked)
        return store.versions(one.article.url) if one.article.url else [one]


def _few(count: int, options: argparse.Namespace) -> str:
    if len(options.versions) == 1 and is_digits(options.versions[0]) and count == 1:
        found = f"1 version of {options.versions[0]} in {store_path(options)}; versions share an address."
        return f"{found} Expected two or more. Name two articles to compare them: sayso changes OLD NEW"
    if len(options.versions) == 1:
        found = f"{many(count, 'version')} of {options.versions[0]} in {store_path(options)}."
        return f"{found} Expected two or more. Name two files to compare them without a store."
    found = f"{many(count, 'article')} found."
    return f"{found} Expected two versions or more. Name a file for each, in their order."
