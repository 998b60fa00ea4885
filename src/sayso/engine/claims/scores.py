"""Scores: how alike the points of each pair of articles are, by the function that scores them in a store."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from sayso.engine.claims.articles import Batches, Row, each_row, rows_to_batches, schema_in, unpacked
from sayso.linking.claims.profiles import share
from sayso.linking.claims.scoring import score
from sayso.linking.claims.weights import load_weights
from sayso.store.claiming import packed

Frame = Any

COLUMNS = "left string, right string, sort string, copied boolean, scores binary"
# Pairs of articles scored by one task, half a minute of work, and at once, with both articles in memory.
A_TASK, AT_ONCE = 1_000, 500


def scored(articles: Frame, pairs: Frame) -> Frame:
    """Return the pairs that have points alike, with all of those."""
    documents = articles.select("id", "document")
    left = documents.withColumnsRenamed({"id": "left", "document": "left_document"})
    right = documents.withColumnsRenamed({"id": "right", "document": "right_document"})
    tasks = -(-pairs.count() // A_TASK) or 1
    both = pairs.join(left, "left").join(right, "right")
    return both.repartition(tasks, "left").sortWithinPartitions("left", "right").mapInArrow(_scored, COLUMNS)


def _scored(batches: Batches) -> Batches:
    rows = each_row(batches)
    several = iter(lambda: [*islice(rows, AT_ONCE)], [])
    return rows_to_batches((row for some in several for row in _some(some)), schema_in(COLUMNS))


def _some(rows: list[Row]) -> Iterator[Row]:
    """Yield the scores of some pairs."""
    kept = {row[side]: row[f"{side}_document"] for row in rows for side in ("left", "right")}
    names = sorted(kept)
    place = {name: at for at, name in enumerate(names)}
    documents = [unpacked(kept[name]) for name in names]
    near = ((place[row["left"]], place[row["right"]], share(row["likeness"])) for row in rows)
    found = packed(documents, range(len(names)), score(documents, near, load_weights("en")))
    for row in rows:
        scores = found.get((place[row["left"]], place[row["right"]]))
        if scores:
            yield {name: row[name] for name in ("left", "right", "sort", "copied")} | {"scores": scores}
