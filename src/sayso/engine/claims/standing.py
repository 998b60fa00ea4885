"""Standing: which articles count with another, a copy with its original, a version with the last one."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from sayso.engine.claims.stages import Stages
from sayso.engine.claims.stars import stars
from sayso.linking.near import Printed, originals

Frame = Any

COLUMNS = "id string, of string"


def counted_with(stages: Stages, articles: Frame) -> Frame:
    """Return the articles that count with another, with that one.

    Those that share a band of their fingerprints or an address may hang on each other, through others too;
    each such group is settled by itself, by the function that settles all on one machine.
    """
    from pyspark.sql import functions as f
    from pyspark.sql.window import Window

    bands = articles.select("id", f.explode("bands").alias("band"))
    bands = bands.selectExpr("id", "cast(band AS string) AS key")
    urls = articles.where("url IS NOT NULL").select("id", f.concat(f.lit("u "), "url").alias("key"))
    held = bands.unionByName(urls).withColumn("least", f.min("id").over(Window.partitionBy("key")))
    edges = held.where("id != least").select("id", "least")
    groups = stars(stages, "alike", edges).withColumnRenamed("node", "id")
    wanted = ("id", "part", "row", "url", "published", "text", "runs")
    return articles.select(*wanted).join(groups, "id").groupBy("root").applyInArrow(_settled, COLUMNS)


def _settled(group: Any) -> Any:  # noqa: ANN401 — of a library without types
    import pyarrow as pa

    rows = [*_in_order(group.drop_columns(["root"]).to_pylist())]
    articles = [
        Printed(one["id"], one["url"], one["published"], one["text"], np.frombuffer(one["runs"], np.uint64))
        for one in rows
    ]
    found = [
        {"id": articles[row].id, "of": articles[first].id}
        for row, first in enumerate(originals(articles))
        if row != first
    ]
    return pa.Table.from_pylist(found, schema=pa.schema([("id", pa.string()), ("of", pa.string())]))


def _in_order(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield articles as a store that took the parts in order would: by version, then as they came.

    Versions of one date are told apart by that alone; nothing else hangs on it.
    """
    rows = sorted(rows, key=lambda one: (one["part"], one["row"]))
    versions: dict[str, list[str]] = {}
    numbered = []
    for at, one in enumerate(rows):
        texts = versions.setdefault(one["url"] or one["id"], [])
        if one["text"] not in texts:
            texts.append(one["text"])
        numbered.append((texts.index(one["text"]), at))
    return (rows[at] for _, at in sorted(numbered))
