"""Spark: the shards of any number of files, read on the executors of a cluster into the same parts."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from sayso.engine.parts import How, Made, Tell
from sayso.engine.places import Place
from sayso.engine.shards import TRIES, MakePart, Part, Shard, file_digest
from sayso.errors import MissingExtra, UnreadableInput
from sayso.ingest.building import Given
from sayso.ingest.columns import own_columns
from sayso.ingest.fields import columns_of
from sayso.ingest.parquet import article_of, rows_of
from sayso.ingest.table import day_comes_first
from sayso.languages.lean import ONE_THREAD, own_process

# Rows handed over to Python at once.
ROWS = 64

# Spark writes the address of a file of this machine in two ways: file:/a and file:///a.
_SCHEME = r"^(\w+):/+"

_PART = "shard string, file string, articles long, unread long, faults long, error string"
# Our own columns beside those of the articles.
_PATH, _ROW, _FILE, _SHARD, _NUMBER, _DAY = (
    f"_sayso_{name}" for name in ("path", "row", "file", "shard", "number", "day")
)

# Of pyspark, without which this module can be imported.
Session = Any
Frame = Any


def write_parts(
    paths: Iterable[str], folder: str, how: How, *, master: str | None = None, tell: Tell | None = None
) -> Made:
    """Read Parquet files on a Spark cluster into a folder of parts, as `parts.write_parts` does here.

    Spark's own readers open the paths, so they may be addresses of any store that it knows.  No article and
    no row of a table comes to the driver: one short row a shard does.
    `master` is that of `spark-submit` where left out.
    Raises `MissingExtra` without pyspark, `NoParts` where the folder holds something else.
    """
    session = session_of(master)
    frames = [_frame(session, path, how.given) for path in paths]
    place = Place(folder)
    place.begin(how.plain())
    made = Made(before=len(place.done()))
    for frame in frames:
        for part in _all(session, frame, place, how):
            made.take(part)
            if tell:
                tell(part)
    place.end()
    return made


def session_of(master: str | None) -> Session:
    """Return the session with a cluster; `master` is that of `spark-submit` where left out.

    Raises `MissingExtra` without pyspark.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError as problem:
        raise MissingExtra(
            "pyspark is not installed. --engine spark works with it. Nothing was written. "
            "Install it with `pip install 'sayso[spark]'`."
        ) from problem
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault(*ONE_THREAD)  # for executors on this machine
    name, one = ONE_THREAD
    builder = SparkSession.builder.appName("sayso").config(f"spark.executorEnv.{name}", one)
    session = (builder.master(master) if master else builder).getOrCreate()
    session.conf.set("spark.sql.session.timeZone", "UTC")  # as times are read on one machine
    session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(ROWS))
    return session


def _frame(session: Session, path: str, given: Given) -> Frame:
    """Return the articles of a path: their columns, the file as `sayso read` names it, the row."""
    from pyspark.errors import PySparkException
    from pyspark.sql import functions as f

    try:
        found = session.read.option("recursiveFileLookup", "true").parquet(address(path))
        files = found.inputFiles()
    except PySparkException as problem:
        first = str(problem).partition("\n")[0]
        raise UnreadableInput(f"{path}: {first} Expected Parquet files. Nothing was written.") from problem
    columns = columns_of(found.columns, given)
    rows = found.select(
        *(f.col(f"`{column}`") for column in (*columns.values(), *own_columns(found.columns, given.columns))),
        f.regexp_replace(f.col("_metadata.file_path"), _SCHEME, r"$1://").alias(_PATH),
        f.col("_metadata.row_index").alias(_ROW),
    )
    names = [(re.sub(_SCHEME, r"\1://", one), name, file_digest(name)) for one, name in _named(path, files)]
    known = session.createDataFrame(names, f"{_PATH} string, {_FILE} string, digest string")
    return rows.join(f.broadcast(known), _PATH, "left").join(
        _days(rows, columns.get("published")), _PATH, "left"
    )


def address(path: str) -> str:
    """Return a path as Spark takes it: an address in plain characters, which it escapes itself."""
    return path if "://" in path else f"file://{Path(path).resolve()}"


def _named(path: str, files: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each file's address in Spark with its name as `sayso read` has it: below the path as given."""
    root = re.sub(r"^\w+://[^/]*", "", address(path)).rstrip("/")
    for one in files:
        below = unquote(urlsplit(one).path).removeprefix(root)
        yield one, f"{path.rstrip('/')}{below}"


def _days(rows: Frame, column: str | None) -> Frame:
    """Return for each file whether the day goes first in its dates, where they show it."""
    from pyspark.sql import functions as f
    from pyspark.sql.types import StringType

    dates = rows.select(_PATH, f.col(f"`{column or _PATH}`").alias("date"))
    if column is None or not isinstance(dates.schema["date"].dataType, StringType):
        dates = dates.limit(0)
    shown = dates.mapInArrow(_day_of_each, f"{_PATH} string, day boolean")
    both = shown.groupBy(_PATH).agg(f.max("day").alias("first"), f.min("day").alias("always"))
    # Where some dates begin with the day and some with the month, neither is known.
    return both.where("first = always").select(_PATH, f.col("first").alias(_DAY))


def _day_of_each(batches: Iterator[Any]) -> Iterator[Any]:
    """Yield for each date that shows it whether its day goes first."""
    import pyarrow as pa

    for batch in batches:
        shown = {
            (row[_PATH], day)
            for row in batch.to_pylist()
            if row["date"] and (day := day_comes_first([row["date"]])) is not None
        }
        yield pa.RecordBatch.from_pylist(
            [{_PATH: path, "day": day} for path, day in sorted(shown)],
            schema=pa.schema([(_PATH, pa.string()), ("day", pa.bool_())]),
        )


def _all(session: Session, frame: Frame, place: Place, how: How) -> Iterator[Part]:
    """Yield what became of each shard that is not done; what is lost with its process is tried again."""
    from pyspark.errors import PySparkException
    from pyspark.sql import functions as f

    number = f.floor(f.col(_ROW) / how.size)
    sharded = frame.withColumn(_NUMBER, number).withColumn(
        _SHARD, f.concat_ws("-", "digest", f.lpad(f.col(_NUMBER).cast("string"), 8, "0"))
    )
    lost = ""
    for _ in range(TRIES):
        waiting = _without(session, sharded, place.done())
        shards = waiting.select(_SHARD, _FILE, _NUMBER).distinct().collect()
        if not shards:
            return
        _check(shards)
        work = _Work(maker=how.maker(place.folder), given=how.given, size=how.size)
        spread = waiting.repartition(len(shards), _SHARD).sortWithinPartitions(_SHARD, _ROW)
        try:
            yield from (Part(**row.asDict()) for row in spread.mapInArrow(work, _PART).collect())
        except PySparkException as problem:
            lost = _cause(problem)
        else:
            return
    done = place.done()
    for row in sorted(shards):
        if row[_SHARD] not in done:
            file = f"{row[_FILE]}:{row[_NUMBER] * how.size + 1}"
            yield Part(shard=row[_SHARD], file=file, error=lost)


def _check(shards: Iterable[Any]) -> None:
    nameless = next((row for row in shards if row[_FILE] is None), None)
    if nameless is not None:
        raise UnreadableInput(
            "rows found of a file that is not among those listed. Expected files that stay as they are "
            "while they are read. Nothing was written; ask again."
        )


def _cause(problem: Exception) -> str:
    """Return the line of Spark's report that says what happened."""
    lines = [line.strip() for line in str(problem).splitlines() if line.strip()]
    return next((line for line in reversed(lines) if "Error" in line or "Exception" in line), lines[0])


def _without(session: Session, frame: Frame, done: Iterable[str]) -> Frame:
    from pyspark.sql import functions as f

    names = [(name,) for name in sorted(done)]
    if not names:
        return frame
    return frame.join(f.broadcast(session.createDataFrame(names, f"{_SHARD} string")), _SHARD, "left_anti")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What an executor does with the rows of some shards, sorted: it makes their parts."""

    maker: MakePart
    given: Given
    size: int

    def __call__(self, batches: Iterator[Any]) -> Iterator[Any]:
        """Yield a row a shard that says what became of it."""
        import pyarrow as pa

        own_process()  # it runs sayso alone: torch, where it is installed, would be 470 MB more
        counts = dict.fromkeys(("articles", "unread", "faults"), pa.int64())
        kinds = {"shard": pa.string(), "file": pa.string(), **counts, "error": pa.string()}
        schema = pa.schema([*kinds.items()])
        for part in map(self.maker, self._shards(batches)):
            yield pa.RecordBatch.from_pylist([asdict(part)], schema=schema)

    def _shards(self, batches: Iterator[Any]) -> Iterator[Shard]:
        for shard, several in groupby(self._rows(batches), key=lambda each: each[0][_SHARD]):
            rows = [*several]
            about = rows[0][0]
            yield Shard(
                id=shard,
                file=f"{about[_FILE]}:{about[_NUMBER] * self.size + 1}",
                found=tuple(
                    article_of(row, self.given, f"{own[_FILE]}:{own[_ROW] + 1}", day_first=own[_DAY])
                    for own, row in rows
                ),
            )

    @staticmethod
    def _rows(batches: Iterator[Any]) -> Iterator[tuple[dict[str, Any], Any]]:
        """Yield of each row our own columns, and those of the article apart from them."""
        own = [_FILE, _ROW, _SHARD, _NUMBER, _DAY]
        for batch in batches:
            rest = [name for name in batch.schema.names if name not in {*own, _PATH, "digest"}]
            yield from zip(batch.select(own).to_pylist(), rows_of(batch.select(rest)), strict=True)
