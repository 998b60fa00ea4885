"""Stars: which nodes hang together, found by rounds of large and small stars on any number of machines.

Kiveris et al., "Connected components in MapReduce and beyond", SoCC 2014: each round is two shuffles of the
edges, and the rounds are about the logarithm of the longest path.
"""

from typing import Any

from sayso.engine.claims.stages import Stages
from sayso.errors import NoParts

Frame = Any

# Fifteen rounds are enough for a chain of a million; more would be a fault.
ROUNDS = 30


def stars(stages: Stages, name: str, edges: Frame) -> Frame:
    """Return each node with the least of those that it hangs together with, as `node` and `root`.

    `edges` has two columns; a node without an edge is not told, and a root is told as its own.
    Raises `NoParts` where the rounds do not come to an end.
    """
    left, right = edges.columns
    now = stages.kept(f"{name}-0", edges.selectExpr(f"{left} AS node", f"{right} AS root").distinct())
    before = _sum(now)
    for number in range(1, ROUNDS + 1):
        now = stages.kept(f"{name}-{number}", _small(_large(now)))
        after = _sum(now)
        if after == before:
            roots = now.selectExpr("root AS node", "root").distinct()
            return now.unionByName(roots)
        before = after
    raise NoParts(
        f"after {ROUNDS} rounds it is still open which points hang together. Expected an end sooner. "
        "No claims were written. Please report it."
    )


def _large(edges: Frame) -> Frame:
    """Let every node that is larger than another hang on the least one beside that."""
    from pyspark.sql import functions as f
    from pyspark.sql.window import Window

    both = edges.unionByName(edges.selectExpr("root AS node", "node AS root"))
    least = f.least("node", f.min("root").over(Window.partitionBy("node")))
    beside = both.withColumn("least", least).where("root > node")
    return beside.selectExpr("root AS node", "least AS root").distinct()


def _small(edges: Frame) -> Frame:
    """Let a node and all smaller ones beside it hang on the least of them."""
    from pyspark.sql import functions as f
    from pyspark.sql.window import Window

    down = edges.selectExpr("greatest(node, root) AS node", "least(node, root) AS root")
    beside = down.withColumn("least", f.min("root").over(Window.partitionBy("node")))
    own = beside.selectExpr("node", "least AS root")
    others = beside.where("root != least").selectExpr("root AS node", "least AS root")
    return own.unionByName(others).distinct()


def _sum(edges: Frame) -> tuple[Any, ...]:
    """Return what tells whether edges changed: how many there are, and a sum over all."""
    return tuple(edges.selectExpr("count(*)", "sum(cast(xxhash64(node, root) AS decimal(38)))").first())
