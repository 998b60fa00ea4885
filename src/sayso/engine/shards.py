"""Shards: so many rows of a file read together; their rows of every table come out, whoever does the work."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import islice
from secrets import token_hex

from sayso.engine.local import Settings
from sayso.engine.places import ASIDE, Place
from sayso.errors import Fault
from sayso.ingest.caught import caught
from sayso.ingest.limit import LIMIT
from sayso.ingest.unread import Found, Unread
from sayso.model.article import Article
from sayso.model.reading import Reading
from sayso.report.exporting.parquet import RowFile
from sayso.report.tables.rows import rows_of
from sayso.report.tables.spec import Row, Table, part_tables, tables

# Articles of one shard: some ten minutes of work, so that little is lost with a machine, and a million
# articles are a thousand files of each table.
SIZE = 1_000
# How often a shard is tried: a full disk or a lost connection may be over at the second time.
TRIES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Some rows of one file, as articles or as what could not be read; its name is that of its part."""

    id: str
    file: str
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What became of a shard: how many articles it holds, how many are unread, or why there is none.

    `faults` are those of the unread that are left out for a fault of ours.
    """

    shard: str
    file: str
    articles: int = 0
    unread: int = 0
    faults: int = 0
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MakePart:
    """Makes the part of a shard in a folder; the same in every process of every engine."""

    folder: str
    full_text: bool = False
    no_merge: tuple[str, ...] = ()
    limit: float | None = LIMIT

    def __call__(self, shard: Shard) -> Part:
        """Return what became of a shard; one that fails is tried again, and then told with its error."""
        from pyarrow import ArrowException

        failed = ""
        for _ in range(TRIES):
            try:
                return self._made(shard)
            except (OSError, ArrowException) as problem:
                failed = f"{type(problem).__name__}: {problem}"
        return Part(shard=shard.id, file=shard.file, error=failed)

    def _made(self, shard: Shard) -> Part:
        wanted = part_tables(full_text=self.full_text)
        reader = Settings(no_merge=self.no_merge)
        rows = read_shard(shard.found, reader, wanted.values(), limit=self.limit)
        faults = _Faults(rows)
        counts = write_part(Place(self.folder), shard.id, wanted, faults)
        return Part(
            shard=shard.id,
            file=shard.file,
            articles=counts["articles"],
            unread=counts["unread"],
            faults=faults.count,
        )


@dataclass(slots=True)
class _Faults:
    """Counts, among rows that pass through, those of articles on which we failed."""

    rows: Iterable[tuple[str, Row]]
    count: int = 0

    def __iter__(self) -> Iterator[tuple[str, Row]]:
        for name, row in self.rows:
            self.count += name == "unread" and row["error"] == Fault.__name__
            yield name, row


def read_shard(
    found: Iterable[Found],
    reader: Callable[[Article], Reading],
    wanted: Collection[Table],
    *,
    limit: float | None = None,
) -> Iterator[tuple[str, Row]]:
    """Yield the rows of every table that the articles give, each with the name of its table.

    An article that cannot be read is a row of `unread`, also where the fault is ours.
    Raises `WeightsError` where a model file is missing or damaged.
    """
    for one in found:
        outcome = (
            one
            if isinstance(one, Unread)
            else caught(one.file or one.id, partial(_told, one, reader, wanted), limit=limit)
        )
        yield from [("unread", _unread(outcome))] if isinstance(outcome, Unread) else outcome


def _told(
    article: Article, reader: Callable[[Article], Reading], wanted: Collection[Table]
) -> list[tuple[str, Row]]:
    """Return the rows of every table that an article gives, all or none."""
    reading = reader(article)
    return [(table.name, row) for table in wanted for row in _rows(table, reading)]


def _rows(table: Table, reading: Reading) -> Iterator[Row]:
    if table.name in tables():
        yield from rows_of(table, reading)
    elif table.name == "readings":
        plain = json.dumps(reading.to_dict(), ensure_ascii=False, allow_nan=False)
        yield {"article_id": reading.article.id, "reading": plain}


def _unread(one: Unread) -> Row:
    return {"file": one.file, "error": type(one.error).__name__, "reason": one.reason}


def write_part(
    place: Place, shard: str, wanted: Mapping[str, Table], rows: Iterable[tuple[str, Row]]
) -> Counter[str]:
    """Write the rows of a shard, a file a table, and return how many each has.

    They are written aside as they come, so that memory hangs on no shard's size, then moved when all are
    whole, the last table at last.  What an earlier try left is written over with the same rows.
    """
    system, root = place.opened()
    aside = f"{root}/{ASIDE}/{shard}-{token_hex(4)}"
    system.create_dir(aside, recursive=True)
    with ExitStack() as opened:
        files = {
            name: opened.enter_context(RowFile(system, f"{aside}/{name}.parquet", table))
            for name, table in wanted.items()
        }
        for name, row in rows:
            files[name].add(row)
    for name in wanted:
        system.create_dir(f"{root}/{name}", recursive=True)
        system.move(f"{aside}/{name}.parquet", f"{root}/{name}/{shard}.parquet")
    system.delete_dir(aside)
    return Counter({name: one.count for name, one in files.items()})


def shards_of(file: str, found: Iterable[Found], size: int) -> Iterator[Shard]:
    """Yield the shards of a file, given what its rows hold in order."""
    rows = iter(found)
    number = 0
    while several := tuple(islice(rows, size)):
        yield Shard(id=shard_name(file, number), file=f"{file}:{number * size + 1}", found=several)
        number += 1


def shard_name(file: str, number: int) -> str:
    """Return the name of a shard, the same in every run: by its file, as it was given, and its number there.

    >>> shard_name("news.parquet", 12)
    '89daced02c7a-00000012'
    """
    return f"{file_digest(file)}-{number:08}"


def file_digest(file: str) -> str:
    """Return the twelve digits that stand for a file in the names of its shards."""
    return sha256(file.encode()).hexdigest()[:12]
