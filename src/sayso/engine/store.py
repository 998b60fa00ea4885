"""The store as people open it: it also answers with what only a report can make of it."""

from sayso.report.trails.trail import Trail, trail
from sayso.store.store import Store as StoreAtRest


class Store(StoreAtRest):
    """What was read, at rest in one file, to be found again, taken out, and asked for trails."""

    def trail(self, asked: str, *, weak: bool = False) -> Trail:
        """Return the trail of the claim that `asked` chooses, by words or its id, as `sayso.trail`."""
        return trail(self, asked, weak=weak)
