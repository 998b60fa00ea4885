"""Adding: many articles read and kept in a store, what it knows passed over."""

import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from sayso.engine.local import read_all
from sayso.errors import EmptyInput, Fault, NoColumn, NotThere, StoreError
from sayso.ingest.building import Given
from sayso.ingest.caught import caught
from sayso.ingest.limit import LIMIT
from sayso.ingest.paths import STANDARD_INPUT, read_paths
from sayso.ingest.unread import Unread, name_of
from sayso.model.article import Article
from sayso.model.reading import Reading
from sayso.model.stored import AddedAs
from sayso.report.facts.folding import fold
from sayso.store import Store

# Readings are written together after so many, or so many seconds: others can write in between.
_TOGETHER, _SECONDS = 64, 2.0
# Where the store fails for one of these, another article may be written all the same.
_OF_THE_ARTICLE = (UnicodeError, sqlite3.IntegrityError, sqlite3.DataError)


def add(
    paths: str | Path | Iterable[str | Path],
    store: Store,
    *,
    jobs: int | None = None,
    no_merge: Collection[str] = (),
    limit: float | None = LIMIT,
) -> dict[str, Any]:
    """Add the articles of files and folders to a store, from `jobs` processes (one a core); return counts.

    What is known is passed over, what cannot be read is noted in the store: it goes on where it stopped.
    `limit` is the processor time in seconds that one article may take; None is no limit.

    >>> import sayso, tempfile
    >>> from pathlib import Path
    >>> file = Path(sayso.__file__).parent / "examples" / "1-velmouth-courier.txt"
    >>> with tempfile.TemporaryDirectory() as folder, sayso.Store(Path(folder, "news.db")) as store:
    ...     told = sayso.add(file, store, jobs=1)
    >>> told["added"], told["unread"]
    (1, 0)
    """
    several = [paths] if isinstance(paths, str | Path) else [*paths]
    settings = {
        "paths": [name_of(Path(path)) for path in several],
        "no_merge": sorted(no_merge),
    }
    adding = Adding(store, store.start_run(settings))
    opened = read_paths(several, given=Given(limit=limit))
    found = (one for one in opened if isinstance(one, Unread) or adding.is_new(one))
    try:
        for outcome in read_all(found, jobs=jobs, no_merge=no_merge, limit=limit):
            if isinstance(outcome, Unread):
                adding.note(outcome)
            else:
                adding.take(outcome)
    finally:
        adding.write()  # what was read is kept, whatever ended the reading
    adding.finish()
    return adding.to_dict()


@dataclass(slots=True)
class Adding:
    """What is being added: readings that wait to be written, and counts of what became of the others."""

    store: Store
    run: int
    counts: Counter[AddedAs] = field(default_factory=Counter)
    statements: int = 0
    weak: int = 0
    again: int = 0  # said again in their article
    unread: int = 0
    mistaken: int = 0  # named by mistake: nothing of that name is there
    faults: int = 0
    columns: int = 0  # known articles whose record gave columns to keep
    waiting: list[Reading] = field(default_factory=list)
    start: float = field(default_factory=time.monotonic)
    written: float = field(default_factory=time.monotonic)
    repeated: int = field(init=False)

    def __post_init__(self) -> None:
        """Note how many articles repeat another before any is added."""
        self.repeated = self.store.info().repeats

    @property
    def kept(self) -> int:
        """Return how many articles were written."""
        return self.counts[AddedAs.NEW] + self.counts[AddedAs.VERSION]

    def is_new(self, article: Article) -> bool:
        """Return whether the store lacks the article; one it knows is counted and needs no reading."""
        known = self.store.known(article)
        self.counts[AddedAs.KNOWN] += known
        self.columns += known and self.store.keep_columns(article)
        return not known

    def note(self, one: Unread) -> None:
        """Keep in the store what could not be read, and why; a name of nothing is only counted."""
        if _is_mistaken(one):
            self.mistaken += 1
            return
        self.unread += 1
        self.faults += isinstance(one.error, Fault)
        self.store.note_unread(self.run, one.file, one.reason)

    def take(self, reading: Reading) -> None:
        """Let a reading wait until some can be written together."""
        self.waiting.append(reading)
        if len(self.waiting) >= _TOGETHER or time.monotonic() - self.written > _SECONDS:
            self.write()

    def write(self) -> None:
        """Write what waits, every article whole; one that cannot be written is noted, the others are."""
        if self.waiting:
            with self.store.batch():
                for reading in self.waiting:
                    self._write(reading)
            self.waiting.clear()
        self.written = time.monotonic()

    def _write(self, reading: Reading) -> None:
        article = reading.article
        added = caught(article.file or article.id, partial(self.store.add, reading, run=self.run))
        if isinstance(added, Unread):
            if isinstance(added.error, StoreError) and not isinstance(added.error.__cause__, _OF_THE_ARTICLE):
                raise added.error
            self.note(added)
            return
        self.counts[added.status] += 1
        if added.status is not AddedAs.KNOWN:
            self.statements += len(reading.statements)
            self.weak += sum(one.weak for one in reading.statements)
            self.again += sum(one.repeat_of is not None for one in fold(reading).reading.statements)

    def finish(self, *, tell: Callable[[int], None] | None = None) -> None:
        """Write what waits, join the same speakers and link the same claims across articles, end the run."""
        self.write()
        self.store.join_speakers()
        self.store.link(tell=tell)
        self.store.finish_run(self.run)

    def to_dict(self) -> dict[str, Any]:
        """Return what became of every input."""
        seconds = time.monotonic() - self.start
        return {
            "store": str(self.store.path),
            "added": self.kept,
            "new_versions": self.counts[AddedAs.VERSION],
            "repeats": max(0, self.store.info().repeats - self.repeated),
            "known": self.counts[AddedAs.KNOWN],
            "columns": self.columns,
            "unread": self.unread,
            "mistaken": self.mistaken,
            "statements": self.statements,
            "weak": self.weak,
            "again": self.again,
            "seconds": round(seconds, 1),
            "articles_a_second": round(self.kept / seconds, 2) if seconds else 0.0,
            "articles_in_store": self.store.info().articles,
            "bytes": _size(self.store.path),
        }


def _is_mistaken(one: Unread) -> bool:
    """Return whether it is the command that was wrong, and no record: a file, row or column is not there."""
    empty = one.file == STANDARD_INPUT and isinstance(one.error, EmptyInput)
    return empty or isinstance(one.error, NotThere | NoColumn)


def _size(path: Path) -> int:
    """Return the bytes of the store and of the log beside it."""
    log = path.with_name(f"{path.name}-wal")
    return path.stat().st_size + (log.stat().st_size if log.exists() else 0)
