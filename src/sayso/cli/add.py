"""`sayso add`: articles read and kept in a store; what is there already is passed over."""

import argparse
import json
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.cli.exits import Exit
from sayso.cli.inputs import Tally, named, progress_of, readings
from sayso.cli.output import open_output
from sayso.cli.stores import store_path
from sayso.cli.tell import tell
from sayso.ingest.unread import Unread
from sayso.model.article import Article
from sayso.model.reading import Reading
from sayso.model.stored import AddedAs
from sayso.store import Store

# Readings are written together after so many, or so many seconds: others can write in between.
_TOGETHER, _SECONDS = 64, 2.0


def run(options: argparse.Namespace) -> int:
    """Add every article that the store does not know, and tell what became of all."""
    paths, tally = named(options), Tally()
    with open_output(None) as stream, Store(store_path(options)) as store:
        adding = Adding(store, store.start_run(_settings(paths, options)))
        try:
            for reading in readings(
                paths,
                options,
                tally,
                wanted=adding.is_new,
                unread=adding.note,
                progress=progress_of("add", paths, options),
            ):
                adding.take(reading)
            adding.write()
        except KeyboardInterrupt:
            adding.write()
            tell(f"interrupted. {adding.kept:,} articles are kept; the same command goes on from there.")
            return Exit.INTERRUPTED
        store.join_speakers()
        store.finish_run(adding.run)
        told = adding.to_dict(tally)
        stream.write(json.dumps(told, indent=1) + "\n" if options.format == "json" else told_as_text(told))
    tally.read += adding.counts[AddedAs.KNOWN]
    return tally.exit_code()


@dataclass(slots=True)
class Adding:
    """What is being added: readings that wait to be written, and counts of what became of the others."""

    store: Store
    run: int
    counts: Counter[AddedAs] = field(default_factory=Counter)
    repeats: int = 0
    statements: int = 0
    waiting: list[Reading] = field(default_factory=list)
    start: float = field(default_factory=time.monotonic)
    written: float = field(default_factory=time.monotonic)

    @property
    def kept(self) -> int:
        """Return how many articles were written."""
        return self.counts[AddedAs.NEW] + self.counts[AddedAs.VERSION]

    def is_new(self, article: Article) -> bool:
        """Tell whether the store lacks the article; one it knows is counted and needs no reading."""
        known = self.store.known(article)
        self.counts[AddedAs.KNOWN] += known
        return not known

    def note(self, one: Unread) -> None:
        """Keep in the store what could not be read, and why."""
        self.store.note_unread(self.run, one.file, one.reason)

    def take(self, reading: Reading) -> None:
        """Let a reading wait until some can be written together."""
        self.waiting.append(reading)
        if len(self.waiting) >= _TOGETHER or time.monotonic() - self.written > _SECONDS:
            self.write()

    def write(self) -> None:
        """Write what waits, every article whole."""
        if self.waiting:
            with self.store.batch():
                for reading in self.waiting:
                    added = self.store.add(reading, run=self.run)
                    self.counts[added.status] += 1
                    self.repeats += added.repeats is not None
                    self.statements += len(reading.statements) * (added.status is not AddedAs.KNOWN)
            self.waiting.clear()
        self.written = time.monotonic()

    def to_dict(self, tally: Tally) -> dict[str, Any]:
        """Return what became of every input."""
        seconds = time.monotonic() - self.start
        return {
            "store": str(self.store.path),
            "added": self.kept,
            "new_versions": self.counts[AddedAs.VERSION],
            "repeats": self.repeats,
            "known": self.counts[AddedAs.KNOWN],
            "unread": tally.unread,
            "statements": self.statements,
            "seconds": round(seconds, 1),
            "articles_a_second": round(self.kept / seconds, 2) if seconds else 0.0,
            "articles_in_store": self.store.info().articles,
            "bytes": _size(self.store.path),
        }


def _settings(paths: list[str], options: argparse.Namespace) -> dict[str, Any]:
    return {"paths": paths, "model": options.model, "no_merge": sorted(options.no_merge)}


def _size(path: Path) -> int:
    """Return the bytes of the store and of the log beside it."""
    log = path.with_name(f"{path.name}-wal")
    return path.stat().st_size + (log.stat().st_size if log.exists() else 0)


def told_as_text(told: dict[str, Any]) -> str:
    """Return what became of every input in a few lines."""
    rate = f", {told['articles_a_second']:.1f} a second" if told["added"] else ""
    lines = [
        (
            f"{told['added']:,} articles added with {told['statements']:,} statements"
            f" in {_clock(told['seconds'])}{rate}"
        ),
        *(f"  {told[name]:,} {says}" for name, says in _FURTHER.items() if told[name]),
        (
            f"{told['store']} holds {told['articles_in_store']:,} articles in {told['bytes'] / 1e6:,.1f} MB."
            " Try: sayso search WORDS"
        ),
    ]
    return "\n".join(lines) + "\n"


_FURTHER = {
    "new_versions": "of them another text under an address that was known",
    "repeats": "of them nearly the words of an earlier article; kept apart, and marked",
    "known": "known already, nothing done",
    "unread": "could not be read; each was told, and stands in the store under this run",
}


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}" if seconds >= 60 else f"{seconds:.1f} s"  # noqa: PLR2004 — a minute
