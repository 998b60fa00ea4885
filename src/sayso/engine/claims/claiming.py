"""Claiming: which points are one claim, component by component, by the function that a store has for it.

A point is named by its article and its place in it, so that names stand in the order on which ties hang.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from sayso.engine.claims.articles import Row, mapped
from sayso.engine.claims.stages import Stages
from sayso.engine.claims.stars import stars
from sayso.linking.claims.components import UNIT, Scored, clusters_of
from sayso.linking.claims.weights import SURE
from sayso.store.claiming import unpacked

Frame = Any

PAIRS = "left string, right string, score long, sort string, copied boolean"
_CLAIMED = "claim string, point string"
_LIKELY = round(SURE * UNIT)


def point_name(article: str, place: int) -> str:
    """Return the name of a point.

    >>> point_name("0123456789abcdef", 7)
    '0123456789abcdef.00007'
    """
    return f"{article}.{place:05}"


def pairs_of_points(scores: Frame) -> Frame:
    """Return the pairs of points of all scored pairs of articles."""
    return mapped(scores, _pairs, PAIRS)


def _pairs(row: Row) -> Iterator[Row]:
    about = {name: row[name] for name in ("sort", "copied")}
    for left, right, value in unpacked(row["scores"]).tolist():
        names = {"left": point_name(row["left"], left), "right": point_name(row["right"], right)}
        yield {**names, "score": value, **about}


def claims_of(stages: Stages, pairs: Frame) -> Frame:
    """Return each point that is told again with the name of its claim: that of its first point."""
    from pyspark.sql import functions as f
    from pyspark.sql.window import Window

    clusters = stages.kept("clusters", _clusters(stages, pairs))
    joined = _joined(pairs)
    copies = joined.join(clusters.withColumnRenamed("point", "original"), "original", "left")
    with_copies = copies.selectExpr("coalesce(claim, original) AS claim", "point")
    alone = copies.where("claim IS NULL").selectExpr("original AS claim", "original AS point").distinct()
    every = clusters.unionByName(with_copies).unionByName(alone)
    first = f.min("point").over(Window.partitionBy("claim"))
    return every.withColumn("first", first).selectExpr("first AS claim", "point")


def _clusters(stages: Stages, pairs: Frame) -> Frame:
    """Return the points of originals that are one claim, each component clustered by itself."""
    own = pairs.where("sort != 'copy'").select("left", "right", "score")
    roots = stars(stages, "likely", own.where(f"score >= {_LIKELY}").select("left", "right"))
    left = roots.withColumnsRenamed({"node": "left", "root": "group"})
    right = roots.withColumnsRenamed({"node": "right", "root": "other"})
    inside = own.join(left, "left").join(right, "right").where("group = other").drop("other")
    return inside.groupBy("group").applyInArrow(_clustered, _CLAIMED)


def _clustered(group: Any) -> Any:  # noqa: ANN401 — of a library without types
    import pyarrow as pa

    left, right = (group.column(side).to_pylist() for side in ("left", "right"))
    names = sorted({*left, *right})
    place = {name: at for at, name in enumerate(names)}
    first, second = (np.array([place[name] for name in side], np.int64) for side in (left, right))
    pairs = Scored(first, second, np.array(group.column("score").to_pylist(), np.int64))
    found = [(names[rows[0]], names[row]) for rows in clusters_of(len(names), pairs, SURE) for row in rows]
    columns = [[one[at] for one in found] for at in range(2)]
    return pa.table(columns, schema=pa.schema([("claim", pa.string()), ("point", pa.string())]))


def _joined(pairs: Frame) -> Frame:
    """Return each point of a copy with the point of its original that is most like it."""
    from pyspark.sql import functions as f

    likely = pairs.where(f"sort = 'copy' AND score >= {_LIKELY}").selectExpr(
        "if(copied, left, right) AS point", "if(copied, right, left) AS original", "score"
    )
    ranked = likely.select("point", f.struct(-f.col("score"), f.col("original")).alias("by"))
    return ranked.groupBy("point").agg(f.min("by").alias("by")).selectExpr("point", "by.original AS original")
