"""Parts: Parquet files of articles in, a folder of tables out, shard by shard, on any engine."""

import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from sayso.engine.local import LIFETIME, run
from sayso.engine.places import Place
from sayso.engine.shards import SIZE, MakePart, Part, Shard, shards_of
from sayso.errors import Fault, NoArticle, NoParts, SaysoError, UnreadableInput
from sayso.ingest.building import Given
from sayso.ingest.caught import caught, error_of
from sayso.ingest.files import form_of
from sayso.ingest.limit import LIMIT
from sayso.ingest.parquet import Row, read_parquet
from sayso.ingest.paths import files_in
from sayso.ingest.unread import Unread, name_of
from sayso.model.from_dict import reading_from_dict
from sayso.model.reading import Reading
from sayso.version import __version__

# Shards held for each process, whole: the one it reads and the next.
_AHEAD = 2
# So many shards are worth the start of worker processes.
_TOO_FEW = 2

Tell = Callable[[Part], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How parts are made; all but the limit is kept beside them, so that they are gone on with alike."""

    given: Given = field(default_factory=Given)
    no_merge: tuple[str, ...] = ()
    full_text: bool = False
    size: int = SIZE
    limit: float | None = LIMIT

    def plain(self) -> dict[str, object]:
        """Return it in plain values."""
        names = ("published", "url", "language", "outlet", "repair")
        return {
            "schema": "sayso-parts/1",
            "version": __version__,
            "given": {name: getattr(self.given, name) for name in names if getattr(self.given, name)},
            "columns": dict(self.given.columns.named()),
            "no_merge": [*self.no_merge],
            "full_text": self.full_text,
            "shard": self.size,
        }

    def maker(self, folder: str) -> MakePart:
        """Return what makes a part in a folder."""
        return MakePart(folder=folder, full_text=self.full_text, no_merge=self.no_merge, limit=self.limit)


@dataclass(slots=True)
class Made:
    """What became of all shards: how many were whole before, and what was made now."""

    before: int = 0
    shards: int = 0
    articles: int = 0
    unread: int = 0
    faults: int = 0
    failed: list[Part] = field(default_factory=list)

    def take(self, part: Part) -> None:
        """Count what became of one shard."""
        if part.error is not None:
            self.failed.append(part)
            return
        self.shards += 1
        self.articles += part.articles
        self.unread += part.unread
        self.faults += part.faults


def write_parts(
    paths: Iterable[str],
    folder: str,
    how: How,
    *,
    jobs: int | None = None,
    tell: Tell | None = None,
) -> Made:
    """Read Parquet files on the cores of this machine into a folder of parts; what is there is passed over.

    Raises `NoParts` where the folder holds something else, `InputError` where a file holds no articles.
    """
    place = Place(folder)
    files = [*_files(paths)]
    place.begin(how.plain())
    done = place.done()
    made = Made(before=len(done))
    outcomes = run(
        _waiting(files, how, done),
        how.maker(folder),
        jobs=jobs or os.cpu_count() or 1,
        too_few=_TOO_FEW,
        lifetime=max(LIFETIME // how.size, _AHEAD),
        ahead=_AHEAD,
    )
    for outcome in outcomes:
        part = _dead(outcome) if isinstance(outcome, Unread) else outcome
        made.take(part)
        if tell:
            tell(part)
    place.end()
    return made


def _waiting(files: Iterable[Path], how: How, done: Collection[str]) -> Iterator[Shard | Unread]:
    """Yield each shard that is yet to be read; a file that cannot be read further is told in its place."""
    for path in files:
        file = name_of(path)
        try:
            shards = shards_of(file, read_parquet(path, file, how.given), how.size)
            yield from (shard for shard in shards if shard.id not in done)
        except Exception as problem:  # noqa: BLE001 — the net, around what no row holds
            yield Unread(file, error_of(problem))


def _dead(outcome: Unread) -> Part:
    return Part(shard="", file=outcome.file, error=outcome.reason)


def _files(paths: Iterable[str]) -> Iterator[Path]:
    """Yield the Parquet files named, and those of folders."""
    for path in map(Path, paths):
        several = files_in(path) if path.is_dir() else [path]
        found = [one for one in several if form_of(one) == "parquet"]
        if not found:
            raise NoArticle(
                f"{path} found. Expected Parquet files, one article a row. Nothing was written. "
                "Other forms are read with `sayso add` or `sayso export parquet`."
            )
        yield from found


def read_parts(folder: str) -> Iterator[Reading | Unread]:
    """Yield every reading that parts hold, then what could not be read, without reading anything anew.

    What is damaged is told in its place, and the rest is read.
    Raises `NoParts` where they were made without the text of the articles.
    """
    check_readings(folder)
    place = Place(folder)
    for name, row in place.rows("readings"):
        yield caught(name, partial(_reading, row))
    for name, row in place.rows("unread"):
        yield caught(name, partial(_unread, row))


def _reading(row: Row) -> Reading:
    """Return the reading in a row of parts."""
    if isinstance(row, SaysoError):
        raise row
    try:
        return reading_from_dict(json.loads(row["reading"]))
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError) as problem:
        raise UnreadableInput(
            f"a row that is damaged: {problem}. Expected a reading as it was written. "
            "It was left out; make the parts anew in another folder."
        ) from problem


def _unread(row: Row) -> Unread:
    """Return what a row of parts tells of an input that could not be read."""
    if isinstance(row, SaysoError):
        raise row
    kind = Fault if row.get("error") == Fault.__name__ else UnreadableInput
    return Unread(str(row.get("file")), kind(str(row.get("reason"))))


def check_readings(folder: str) -> None:
    """Raise `NoParts` where a folder holds no parts, or parts without the text of the articles."""
    try:
        about = Place(folder).about()
    except FileNotFoundError as problem:
        raise NoParts(
            f"{folder} holds no parts. Expected a folder that `sayso export parts` made. Nothing was done."
        ) from problem
    if not about.get("full_text"):
        raise NoParts(
            f"{folder} holds rows of tables alone. Expected whole readings, of which stores and claims are "
            "made. Nothing was added. Make the parts with --full-text."
        )
