"""The library: a store that several pages are read from at once, each question within its time."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import ExitStack
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from sayso.store import Store

T = TypeVar("T")

# Pages that are made at once; each reader has its own connection, since SQLite's belong to their threads.
_READERS = 4
# After so long nobody waits for a page, and whoever asks next should not wait for it either.
SECONDS = 5.0


class _Shelf(ExitStack):
    """What a reader holds open: its store, once it was asked something."""

    store: Store | None = None


Job = tuple[Callable[[_Shelf], Any], "Future[Any]"]


class Library:
    """A store read by several threads, and written by one of them where somebody asks for that."""

    def __init__(self, path: Path, *, seconds: float = SECONDS) -> None:
        self.path = path
        self._seconds = seconds
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._readers = [Thread(target=self._read, daemon=True, name="page") for _ in range(_READERS)]
        for reader in self._readers:
            reader.start()

    async def ask(self, question: Callable[[Store], T]) -> T:
        """Return what a question to the store gives; one that runs too long is stopped with `TookTooLong`."""

        def answered(shelf: _Shelf) -> T:
            store = _opened(shelf, self.path, self._seconds)
            with store.limited(self._seconds):
                return question(store)

        return await self._done(answered)

    async def write(self, change: Callable[[Store], T]) -> T:
        """Return what a change of the store gives, on a connection that may write."""

        def changed(_: _Shelf) -> T:
            with Store(self.path, wait=self._seconds) as store:
                return change(store)

        return await self._done(changed)

    def close(self) -> None:
        """Close the store when the pages that are being made are done."""
        for _ in self._readers:
            self._jobs.put(None)
        for reader in self._readers:
            reader.join()

    async def _done(self, work: Callable[[_Shelf], T]) -> T:
        future: Future[T] = Future()
        self._jobs.put((work, future))
        return await asyncio.wrap_future(future)

    def _read(self) -> None:
        """Do one job after another; what was opened for them is closed at the end."""
        with _Shelf() as shelf:
            while job := self._jobs.get():
                work, future = job
                if future.set_running_or_notify_cancel():
                    _do(work, future, shelf)


def _opened(shelf: _Shelf, path: Path, wait: float) -> Store:
    if shelf.store is None:
        shelf.store = shelf.enter_context(Store(path, read_only=True, wait=wait))
    return shelf.store


def _do(work: Callable[[_Shelf], T], future: "Future[T]", shelf: _Shelf) -> None:
    try:
        future.set_result(work(shelf))
    except BaseException as problem:  # noqa: BLE001 — whoever asked is told
        future.set_exception(problem)
