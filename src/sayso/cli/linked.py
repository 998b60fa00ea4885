"""Linked: what a command links in memory, or the store that has linked it."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from sayso.cli.inputs import Tally, readings
from sayso.cli.link import link_store
from sayso.cli.tell import note
from sayso.model.reading import Reading
from sayso.store.file import is_store
from sayso.store.store import Store

# Linking takes about a second for so many articles.
_SOON = 50


@contextmanager
def linkable(paths: list[str], options: argparse.Namespace, tally: Tally) -> Iterator[Store | list[Reading]]:
    """Give the one store that is named, all of it and linked; else the readings of all that is named."""
    if len(paths) == 1 and is_store(paths[0]) and not options.outlet:
        link_store(paths[0])
        with Store(paths[0], read_only=True) as store:
            tally.read += 1
            yield store
        return
    every = list(readings(paths, options, tally))
    if len(every) > _SOON:
        note(f"linking what {len(every):,} articles tell")
    yield every
