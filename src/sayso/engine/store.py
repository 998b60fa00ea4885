"""The store as people open it: it also answers with what only a report can make of it."""

from sayso.report.trails.trail import Trail, trail
from sayso.store.store import Store as StoreAtRest


class Store(StoreAtRest):
    """What was read, at rest in one file, to be found again, taken out, and asked for trails.

    The file is made where there is none.  Any number may read while one writes; a second writer waits
    `wait` seconds, then `StoreBusy` is raised.

    >>> import sayso, tempfile
    >>> from pathlib import Path
    >>> reading = sayso.read("Mayor Ida Brook said on Monday that the bridge is safe.")
    >>> with tempfile.TemporaryDirectory() as folder, sayso.Store(Path(folder, "news.db")) as store:
    ...     added = store.add(reading)
    ...     [(hit.speaker, hit.snippet) for hit in store.search("bridge", kind="statement").hits]
    [('Ida Brook', 'that the bridge is safe')]
    """

    def trail(self, asked: str, *, weak: bool = False) -> Trail:
        """Return the trail of the claim that `asked` chooses, by words or its id, as `sayso.trail`."""
        return trail(self, asked, weak=weak)
