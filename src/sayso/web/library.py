"""The library: a store that several pages are read from at once, each question within its time."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from sayso.errors import StoreDamaged, StoreError, StoreReadOnly
from sayso.store import Store

T = TypeVar("T")

# Pages that are made at once; each reader has its own connection, since SQLite's belong to their threads.
_READERS = 4
# After so long nobody waits for a page, and whoever asks next should not wait for it either.
SECONDS = 5.0
# What is told of a file that cannot be read; of a plain `StoreError`, the disk.
_UNREADABLE = (StoreDamaged, StoreReadOnly, StoreError)


class Library:
    """A store read by several threads, and written by one of them where somebody asks for that."""

    def __init__(self, path: Path, *, seconds: float = SECONDS) -> None:
        self.path = path
        self._seconds = seconds
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="page")
        self._own = threading.local()

    async def ask(self, question: Callable[[Store], T]) -> T:
        """Return what a question to the store gives; one that runs too long is stopped with `TookTooLong`.

        Where the file cannot be read, it is opened anew and asked once more: another may stand there by now.
        """

        def answered() -> T:
            try:
                return self._answered(question)
            except StoreError as problem:
                if type(problem) not in _UNREADABLE:
                    raise
            self._drop()
            return self._answered(question)

        return await asyncio.get_running_loop().run_in_executor(self._readers, answered)

    async def write(self, change: Callable[[Store], T]) -> T:
        """Return what a change of the store gives, on a connection that may write."""

        def changed() -> T:
            with Store(self.path, wait=self._seconds) as store:
                return change(store)

        return await asyncio.get_running_loop().run_in_executor(self._readers, changed)

    def close(self) -> None:
        """Close the store when the pages that are being made are done."""
        every = threading.Barrier(_READERS)  # each waits for all others, so that none closes twice
        wait([self._readers.submit(self._shut, every) for _ in range(_READERS)])
        self._readers.shutdown()

    def _answered(self, question: Callable[[Store], T]) -> T:
        store = self._opened()
        with store.limited(self._seconds):
            return question(store)

    def _opened(self) -> Store:
        store: Store | None = getattr(self._own, "store", None)
        if store is None:
            store = self._own.store = Store(self.path, read_only=True, wait=self._seconds)
        return store

    def _drop(self) -> None:
        """Close the store of this thread, so that the next question opens it."""
        store: Store | None = getattr(self._own, "store", None)
        self._own.store = None
        if store:
            with suppress(StoreError):
                store.close()

    def _shut(self, every: threading.Barrier) -> None:
        self._drop()
        every.wait()
