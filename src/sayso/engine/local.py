"""Local: many articles read on the cores of this machine, in the order in which they come."""

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from multiprocessing.context import SpawnContext, SpawnProcess
from types import ModuleType
from typing import Any, Generic, Protocol, TypeVar

from sayso.errors import SaysoError, TooSlow, UnreadableInput
from sayso.ingest.caught import caught, error_of
from sayso.ingest.limit import LIMIT, be_expendable, too_slow
from sayso.ingest.unread import Found, Unread
from sayso.languages.lean import own_process
from sayso.model.article import Article
from sayso.model.reading import Reading

# So few articles are read before workers have loaded their models (3 to 6 seconds each).
TOO_FEW = 8
# Articles that wait for each worker, or for their turn to be given out: enough that none is ever idle.
AHEAD = 4
# A parser keeps every new word it meets.  400 articles of one field left no trace (664 to 667 MB); in an
# archive of everything words never end, so a process is replaced after as many articles as these.  It then
# holds 15 MB of words; the 3 seconds of its start are a hundredth of its work.
LIFETIME = 5_000

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
    limit: float | None = LIMIT,
) -> Iterator[Outcome]:
    """Yield the reading of each article, in order, from `jobs` processes (one a core).

    What could not be read passes through, and joins what cannot be understood, what meets a fault of ours and
    what takes more than `limit` seconds of processor time; memory stays the same however many articles come.
    Raises `WeightsError` where a model file is missing or damaged.
    """
    settings = Settings(no_merge=tuple(no_merge))
    yield from run(found, settings, jobs=jobs or os.cpu_count() or 1, limit=limit)


def run(
    found: Iterable[One | Unread],
    reader: Callable[[One], Made],
    *,
    jobs: int,
    too_few: int = TOO_FEW,
    lifetime: int = LIFETIME,
    ahead: int = AHEAD,
    limit: float | None = None,
) -> Iterator[Made | Unread]:
    """Yield what `reader` makes of each article, in order; one it fails on or dies of is an `Unread`."""
    reads = _Reads(reader, limit)
    waiting = iter(found)
    first = list(islice(waiting, too_few))
    if jobs == 1 or len(first) < too_few:
        yield from map(reads, chain(first, waiting))
        return
    waiting = chain(first, waiting)
    while batch := list(islice(waiting, 1)):
        yield from _generation(chain(batch, islice(waiting, jobs * lifetime - 1)), reads, jobs, ahead)


@dataclass(frozen=True, slots=True)
class _Reads(Generic[One, Made]):
    """Reads one article, in whichever process; what goes wrong in it stays with it."""

    reader: Callable[[One], Made]
    limit: float | None

    def __call__(self, one: One | Unread) -> Made | Unread:
        """Return what the reader makes of it, or why it makes nothing."""
        if isinstance(one, Unread):
            return one
        return caught(one.file or one.id, partial(self.reader, one), limit=self.limit)


def _generation(
    found: Iterable[One | Unread], reads: _Reads[One, Made], jobs: int, ahead: int
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
                futures.extend(pool.submit(reads, one) for one in islice(held, len(futures), None))
                outcome = _result(futures[0], held[0])
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                pool = _pool(jobs)
                yield from (_alone(reads, one, reads.limit) for one in held)
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
    """Starts workers, and remembers them: how one ended tells why."""

    def __init__(self) -> None:
        super().__init__()
        self.started: list[SpawnProcess] = []

    def Process(self, *arguments: Any, **settings: Any) -> SpawnProcess:  # type: ignore[override] # noqa: N802, ANN401
        self.started.append(_Worker(*arguments, **settings))
        return self.started[-1]


def _pool(jobs: int, workers: _Workers | None = None) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=workers or _Workers(), initializer=_begin)


def _begin() -> None:
    """Begin a worker.  The first process alone answers Ctrl-C: it ends its workers in order."""
    own_process()
    be_expendable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _result(future: Future[Made | Unread], one: One | Unread) -> Made | Unread:
    """Return what a worker made; what cannot be sent to it, or back, is no reading.

    Raises `BrokenProcessPool` where the worker died, and what no article is to blame for.
    """
    try:
        return future.result()
    except (BrokenProcessPool, SaysoError):
        raise
    except Exception as problem:  # noqa: BLE001 — the net, around the way to the worker and back
        return one if isinstance(one, Unread) else Unread(one.file or one.id, error_of(problem))


def _alone(
    reads: "Callable[[One | Unread], Made | Unread]", one: One | Unread, limit: float | None
) -> Made | Unread:
    """Read one article in a process of its own, so that only the one that kills its reader is lost."""
    if isinstance(one, Unread):
        return one
    workers = _Workers()
    with suppress(BrokenProcessPool), _pool(1, workers) as pool:
        return _result(pool.submit(reads, one), one)
    return Unread(one.file or one.id, _death(workers.started[-1].exitcode, limit))


def _death(code: int | None, limit: float | None) -> UnreadableInput | TooSlow:
    """Return why a reader died: the system ended it where the time of the article was up."""
    if limit and code == -signal.SIGVTALRM:
        return TooSlow(too_slow(limit))
    return UnreadableInput(
        "the process that read it died, perhaps for want of memory. Expected an article of usual length. "
        "It was left out; look at its size, or give fewer --jobs."
    )
