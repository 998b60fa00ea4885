"""Articles: of each reading in parts, what its linking needs, as a row; the same as a store makes of it."""

import json
import pickle
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from sayso.linking.claims.profiles import Profile, profile_of
from sayso.linking.claims.told import Document, document_of
from sayso.linking.claims.weights import load_weights
from sayso.linking.near import bands_of, printed
from sayso.model.from_dict import reading_from_dict
from sayso.model.statement import Stance
from sayso.store.claiming import DENIES, WEAK

# Rows handed back to Spark at once.
_AT_ONCE = 256

Row = dict[str, Any]
Batches = Iterator[Any]

COLUMNS = (
    "id string, part string, row long, url string, published string, text string, runs binary, "
    "bands array<long>, day int, period int, words array<long>, weights array<long>, flags binary, "
    "document binary"
)


def described(batches: Batches) -> Batches:
    """Return the row of each article, given its reading and where that stands in the parts."""
    return rows_to_batches(map(_row, each_row(batches)), schema_in(COLUMNS))


def _row(given: Row) -> Row:
    reading = reading_from_dict(json.loads(given["reading"]))
    document, about = document_of(reading, 0), printed(reading.article)
    profile = profile_of(document, load_weights("en"))
    return {
        "id": about.id,
        "part": given["part"],
        "row": given["row"],
        "url": about.url,
        "published": about.published,
        "text": about.text,
        "runs": about.runs.tobytes(),
        "bands": bands_of(about.runs) if about.runs.size else [],
        "day": profile.day,
        "period": profile.period,
        "words": profile.words.tolist(),
        "weights": profile.weights.tolist(),
        "flags": bytes(WEAK * one.weak + DENIES * (one.stance is Stance.DENIES) for one in document.told),
        "document": packed(document),
    }


def packed(document: Document) -> bytes:
    """Return an article as its points are compared: without its words, which are in its profile."""
    return zlib.compress(pickle.dumps(replace(document, words="", printed=None)), 1)


def unpacked(document: bytes) -> Document:
    """Return what `packed` was given; the bytes are those of our own stages, and never leave them."""
    found: Document = pickle.loads(zlib.decompress(document))  # noqa: S301
    return found


def profile_in(row: Row, side: str = "") -> Profile:
    """Return the profile in a row."""
    words, weights = (np.array(row[f"{side}{name}"], np.int64) for name in ("words", "weights"))
    return Profile(words, weights, row.get(f"{side}day"))


def each_row(batches: Batches) -> Iterator[Row]:
    """Yield the rows of Arrow batches."""
    for batch in batches:
        yield from batch.to_pylist()


def rows_to_batches(rows: Iterator[Row], schema: Any) -> Batches:  # noqa: ANN401 — of a library without types
    """Yield rows as Arrow batches."""
    import pyarrow as pa

    held: list[Row] = []
    for row in rows:
        held.append(row)
        if len(held) >= _AT_ONCE:
            yield pa.RecordBatch.from_pylist(held, schema=schema)
            held = []
    if held:
        yield pa.RecordBatch.from_pylist(held, schema=schema)


def schema_in(columns: str) -> Any:  # noqa: ANN401 — of a library without types
    """Return the types of columns that are named as Spark names them."""
    import pyarrow as pa

    kinds = {
        "string": pa.string(),
        "long": pa.int64(),
        "int": pa.int32(),
        "boolean": pa.bool_(),
        "binary": pa.binary(),
        "array<long>": pa.list_(pa.int64()),
    }
    return pa.schema([(name, kinds[kind]) for name, kind in (one.split() for one in columns.split(", "))])


def mapped(frame: Any, work: Callable[[Row], Iterator[Row]], columns: str) -> Any:  # noqa: ANN401 — pyspark's
    """Return a frame of what `work` yields for each row of another."""
    return frame.mapInArrow(_Each(work, columns), columns)


@dataclass(frozen=True, slots=True)
class _Each:
    """Does some work on each row of Arrow batches; it travels to the executors."""

    work: Callable[[Row], Iterator[Row]]
    columns: str

    def __call__(self, batches: Batches) -> Batches:
        """Return what comes of the rows."""
        rows = (made for row in each_row(batches) for made in self.work(row))
        return rows_to_batches(rows, schema_in(self.columns))
