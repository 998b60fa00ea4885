"""Local: many articles read on the cores of this machine, in the order in which they come."""

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing.context import SpawnContext, SpawnProcess
from types import ModuleType
from typing import Protocol, TypeVar

from sayso.errors import SaysoError, UnreadableInput, WeightsError
from sayso.ingest.unread import Found, Unread
from sayso.languages.lean import own_process
from sayso.model.article import Article
from sayso.model.reading import Reading

# So few articles are read before workers have loaded their models (3 to 6 seconds each).
TOO_FEW = 8
# Articles that wait for each worker, or for their turn to be given out: enough that none is ever idle.
AHEAD = 4
# A parser keeps every new word it meets.  400 articles of one field left no trace (664 to 667 MB); in an
# archive of everything words never end, so a process is replaced after as many articles as these.
LIFETIME = 20_000

Outcome = Reading | Unread


class Work(Protocol):
    """What is given out to be done: an article, or a shard of them."""

    @property
    def file(self) -> str | None:
        """Where it comes from, to tell it by."""

    @property
    def id(self) -> str:
        """What tells it where it comes from nowhere."""


One = TypeVar("One", bound=Work)
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How articles are read; the same in every process."""

    no_merge: tuple[str, ...] = ()

    def __call__(self, article: Article) -> Reading:
        """Return the reading of one article."""
        from sayso.pipeline import read  # noqa: PLC0415 — the parser loads in the process that uses it

        return read(article, no_merge=self.no_merge)


def read_all(
    found: Iterable[Found],
    *,
    jobs: int | None = None,
    no_merge: Collection[str] = (),
) -> Iterator[Outcome]:
    """Yield the reading of each article, in order, from `jobs` processes (one a core).

    What could not be read passes through, and joins what cannot be understood; memory stays the same however
    many articles come.  Raises `WeightsError` where a model file is missing or damaged.
    """
    settings = Settings(no_merge=tuple(no_merge))
    yield from run(found, settings, jobs=jobs or os.cpu_count() or 1)


def run(
    found: Iterable[One | Unread],
    reader: Callable[[One], Made],
    *,
    jobs: int,
    too_few: int = TOO_FEW,
    lifetime: int = LIFETIME,
    ahead: int = AHEAD,
) -> Iterator[Made | Unread]:
    """Yield what `reader` makes of each article, in order; a reader that dies leaves an `Unread`."""
    waiting = iter(found)
    first = list(islice(waiting, too_few))
    if jobs == 1 or len(first) < too_few:
        yield from (_read(reader, one) for one in chain(first, waiting))
        return
    waiting = chain(first, waiting)
    while batch := list(islice(waiting, 1)):
        yield from _generation(chain(batch, islice(waiting, jobs * lifetime - 1)), reader, jobs, ahead)


def _generation(
    found: Iterable[One | Unread], reader: Callable[[One], Made], jobs: int, ahead: int
) -> Iterator[Made | Unread]:
    """Read with one set of workers; where one dies, read what it held again, article by article."""
    pool, feed = _pool(jobs), iter(found)
    held, futures = deque[One | Unread](), deque[Future[Made | Unread]]()
    try:
        while True:
            held.extend(islice(feed, jobs * ahead - len(held)))
            if not held:
                return
            try:
                futures.extend(pool.submit(_read, reader, one) for one in islice(held, len(futures), None))
                outcome = futures[0].result()
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                pool = _pool(jobs)
                yield from (_alone(reader, one) for one in held)
                held.clear()
                futures.clear()
                continue
            held.popleft()
            futures.popleft()
            yield outcome
    finally:
        pool.shutdown(cancel_futures=True)


class _Worker(SpawnProcess):
    """A fresh process, not a copy of this one: the parser's threads and memory do not survive copying.

    It does not run the caller's script again, as Python's own would: that would add all over again.
    """

    def start(self) -> None:
        script = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            super().start()
        finally:
            sys.modules["__main__"] = script


class _Workers(SpawnContext):
    Process = _Worker


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=_Workers(), initializer=_begin)


def _begin() -> None:
    """Begin a worker.  The first process alone answers Ctrl-C: it ends its workers in order."""
    own_process()
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _alone(reader: Callable[[One], Made], one: One | Unread) -> Made | Unread:
    """Read one article in a process of its own, so that only the one that kills its reader is lost."""
    if isinstance(one, Unread):
        return one
    with _pool(1) as pool:
        try:
            return pool.submit(_read, reader, one).result()
        except BrokenProcessPool:
            return Unread(
                one.file or one.id,
                UnreadableInput(
                    "the process that read it died, perhaps for want of memory. Expected an article of usual "
                    "length. It was left out; look at its size, or give fewer --jobs."
                ),
            )


def _read(reader: Callable[[One], Made], one: One | Unread) -> Made | Unread:
    if isinstance(one, Unread):
        return one
    try:
        return reader(one)
    except WeightsError:
        raise  # no fault of the article: the next would fail alike
    except SaysoError as problem:
        return Unread(one.file or one.id, problem)
