"""Served: the store that pages are made from: the one that is named, or one made of what is named."""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sayso.cli.inputs import Tally, progress_of, readings
from sayso.cli.link import showing
from sayso.engine.adding import Adding
from sayso.errors import StoreBusy, StoreReadOnly
from sayso.store import Store, is_store


@contextmanager
def stored(paths: list[str], options: argparse.Namespace) -> Iterator[tuple[Path, Tally]]:
    """Give the store that is named, or one made of what is named, which is gone at the end."""
    tally = Tally()
    if len(paths) == 1 and is_store(paths[0]):
        path = Path(paths[0])
        tally.read = _made_ready(path)
        yield path, tally
        return
    with tempfile.TemporaryDirectory(prefix="sayso-") as folder:
        path = Path(folder, "read.db")
        _fill(path, paths, options, tally)
        yield path, tally


def _made_ready(path: Path) -> int:
    """Bring a store up to date and join who is the same, where it may be written; return its articles."""
    with suppress(StoreReadOnly, StoreBusy), Store(path) as store:
        store.join_speakers(wait=1.0)
        store.count_claims(wait=1.0)
    with Store(path, read_only=True) as store:
        return store.counted().articles


def _fill(path: Path, paths: list[str], options: argparse.Namespace, tally: Tally) -> None:
    """Read what is named into a store of its own."""
    with Store(path) as store:
        adding = Adding(store, store.start_run({"paths": paths}))
        progress = progress_of("read", paths, options)
        for reading in readings(paths, options, tally, unread=adding.note, progress=progress):
            adding.take(reading)
        with showing() as shown:
            adding.finish(tell=lambda done: shown.show(done, 0))
