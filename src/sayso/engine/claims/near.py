"""Near: which articles are compared, found by joins on their heaviest words and half months."""

from collections.abc import Iterator
from typing import Any

from sayso.engine.claims.articles import Row, mapped, profile_in
from sayso.linking.claims.profiles import COMMON, DAYS, LEAST, MOST, SCALE, UNDATED, likeness, share, stacked

Frame = Any

COLUMNS = "left string, right string, likeness long"
# How like an article is to itself, and its copies to it.
WHOLE = SCALE * SCALE


def pairs_of(articles: Frame, copies: Frame) -> Frame:
    """Return all pairs of articles to compare, the lower id on the left: own, near, and copy pairs.

    `copied` tells whether the left one of a copy pair is the copy.
    """
    originals = articles.join(copies, "id", "left_anti")
    own = originals.selectExpr(
        "id AS left", "id AS right", f"{WHOLE}L AS likeness", "'own' AS sort", "false AS copied"
    )
    near = neighbours(originals).selectExpr("*", "'near' AS sort", "false AS copied")
    copy = copies.selectExpr(
        "least(id, of) AS left",
        "greatest(id, of) AS right",
        f"{WHOLE}L AS likeness",
        "'copy' AS sort",
        "id < of AS copied",
    )
    return own.unionByName(near).unionByName(copy)


def neighbours(originals: Frame) -> Frame:
    """Return the pairs of which one is among the nearest of the other, each once."""
    from pyspark.sql import functions as f
    from pyspark.sql.window import Window

    alike = _alike(originals)
    both = alike.unionByName(alike.selectExpr("right AS left", "left AS right", "likeness"))
    place = f.row_number().over(Window.partitionBy("left").orderBy(f.desc("likeness"), "right"))
    listed = both.withColumn("place", place).where(f"place <= {MOST}")
    names = ("least(left, right) AS left", "greatest(left, right) AS right")
    return listed.selectExpr(*names, "likeness").distinct()


def _alike(originals: Frame) -> Frame:
    """Return the pairs that are alike enough among those that share a word which is not common."""
    candidates = _candidates(originals)
    profiles = originals.select("id", "words", "weights")
    left = profiles.selectExpr("id AS left", "words AS left_words", "weights AS left_weights")
    right = profiles.selectExpr("id AS right", "words AS right_words", "weights AS right_weights")
    return mapped(candidates.join(left, "left").join(right, "right"), _compared, COLUMNS)


def _candidates(originals: Frame) -> Frame:
    """Return the pairs of articles near in time that share a word which is common in neither's half month."""
    from pyspark.sql import functions as f
    from pyspark.sql.window import Window

    words = originals.select("id", "day", "period", f.explode("words").alias("word"))
    holders = f.count("id").over(Window.partitionBy("word", "period"))
    held = words.withColumn("holders", holders).where(f"holders <= {COMMON}").drop("holders")
    # Each pair is met from one side: in one half month from the lower id, else from the earlier or dated one.
    ahead = f.expr(f"if(period = {UNDATED}, array({UNDATED}), array(period, period + 1, {UNDATED}))")
    asking = held.withColumn("own", f.col("period")).withColumn("period", f.explode(ahead))
    answering = held.selectExpr("id AS other", "day AS other_day", "period", "word")
    met = asking.join(answering, ["word", "period"]).where("own != period OR id < other")
    close = met.where(f"day IS NULL OR other_day IS NULL OR abs(day - other_day) <= {DAYS}")
    return close.selectExpr("least(id, other) AS left", "greatest(id, other) AS right").distinct()


def _compared(row: Row) -> Iterator[Row]:
    left, right = (profile_in(row, side) for side in ("left_", "right_"))
    like = int(likeness(left, *stacked([right]))[0])
    if share(like) >= LEAST:
        yield {"left": row["left"], "right": row["right"], "likeness": like}
