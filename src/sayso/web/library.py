"""The library: a store that several pages are read from at once, each question within its time."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, local
from typing import TypeVar

from sayso.store import Store

T = TypeVar("T")

# Pages that are made at once; each reader has its own connection, since SQLite's belong to their threads.
_READERS = 4
# After so long nobody waits for a page, and whoever asks next should not wait for it either.
SECONDS = 5.0


class _Shelf(local):
    """What a reader holds open: its store, once it was asked something."""

    store: Store | None = None


class Library:
    """A store read by several threads, and written by one of them where somebody asks for that."""

    def __init__(self, path: Path, *, seconds: float = SECONDS) -> None:
        self.path = path
        self._seconds = seconds
        self._shelf = _Shelf()
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="page")

    async def ask(self, question: Callable[[Store], T]) -> T:
        """Return what a question to the store gives; one that runs too long is stopped with `TookTooLong`."""

        def answered() -> T:
            if self._shelf.store is None:
                self._shelf.store = Store(self.path, read_only=True, wait=self._seconds)
            with self._shelf.store.limited(self._seconds):
                return question(self._shelf.store)

        return await self._done(answered)

    async def write(self, change: Callable[[Store], T]) -> T:
        """Return what a change of the store gives, on a connection that may write."""

        def changed() -> T:
            with Store(self.path, wait=self._seconds) as store:
                return change(store)

        return await self._done(changed)

    def close(self) -> None:
        """Close what each reader holds open, when the pages that are being made are done."""
        every = Barrier(_READERS)  # so that each closes its own
        for _ in range(_READERS):
            self._readers.submit(self._put_back, every)
        self._readers.shutdown()

    def _put_back(self, every: Barrier) -> None:
        every.wait()
        if self._shelf.store is not None:
            self._shelf.store.close()

    async def _done(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._readers, work)
