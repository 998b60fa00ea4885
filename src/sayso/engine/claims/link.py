"""Link: the claims of a folder of parts, made on a Spark cluster; they are those that a store would make."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sayso.engine.claims.articles import COLUMNS, described
from sayso.engine.claims.claiming import claims_of, pairs_of_points
from sayso.engine.claims.near import pairs_of
from sayso.engine.claims.scores import scored
from sayso.engine.claims.stages import Stages
from sayso.engine.claims.standing import counted_with
from sayso.engine.claims.telling import told_across, written
from sayso.engine.parts import check_readings
from sayso.engine.places import Place
from sayso.engine.spark import address, session_of
from sayso.errors import NoParts
from sayso.version import __version__

# Rows handed over to Python at once: a row may hold a whole reading.
ROWS = 256

Frame = Any
Session = Any
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What there is after linking: articles and how many count with another, claims, mentions, links."""

    articles: int
    copies: int
    claims: int
    mentions: int
    links: int


def link_parts(parts: str, folder: str, *, master: str | None = None, tell: Tell | None = None) -> Linked:
    """Link the articles of parts on a Spark cluster, and write their claims as tables into a folder.

    What a run that was killed left is gone on with.  No article, pair or claim comes to the driver: counts
    do, and the names of files.
    Raises `NoParts` where there is nothing to link, or the folder holds something else.
    """
    check_readings(parts)
    done = sorted(Place(parts).done())
    if not done:
        raise NoParts(f"{parts} holds no whole part. Expected one or more. Nothing was done. Make it again.")
    session, place = session_of(master), Place(folder)
    session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(ROWS))
    place.begin(_about(done))
    stages, telling = Stages(session, folder), tell or (lambda _: None)
    telling("articles")
    readings = _readings(session, parts, done)
    articles = stages.kept("articles", _once(readings.mapInArrow(described, COLUMNS)))
    telling("copies")
    copies = stages.kept("copies", counted_with(stages, articles))
    telling("neighbours")
    pairs = stages.kept("pairs", pairs_of(articles, copies))
    telling("scores")
    points = stages.kept("points", pairs_of_points(stages.kept("scores", scored(articles, pairs))))
    telling("claims")
    claimed = stages.kept("claimed", claims_of(stages, points))
    members = stages.kept("members", told_across(claimed, articles))
    telling("tables")
    own = readings.join(articles.select("part", "row", "id"), ["part", "row"])
    made = written(folder, members, own, copies, points)
    counts = made.selectExpr("sum(claims)", "sum(mentions)", "sum(links)").first()
    claims, mentions, links = (count or 0 for count in counts)  # nothing is the sum of no claim
    found = Linked(
        articles=articles.count(), copies=copies.count(), claims=claims, mentions=mentions, links=links
    )
    stages.end()
    place.end()
    return found


def _about(done: list[str]) -> dict[str, object]:
    """Return of which shards the claims are: those of others are not gone on with."""
    digest = sha256("\n".join(done).encode()).hexdigest()[:16]
    return {"schema": "sayso-claims/1", "version": __version__, "shards": len(done), "of": digest}


def _readings(session: Session, parts: str, done: list[str]) -> Frame:
    """Return every reading of the shards that are whole, and where it stands."""
    from pyspark.sql import functions as f

    whole = session.createDataFrame([(f"{name}.parquet",) for name in done], "part string")
    found = session.read.parquet(f"{address(parts)}/readings").select(
        "reading", f.col("_metadata.file_name").alias("part"), f.col("_metadata.row_index").alias("row")
    )
    return found.join(f.broadcast(whole), "part", "left_semi")


def _once(articles: Frame) -> Frame:
    """Return each article once, as it came first: a store knows what it has."""
    from pyspark.sql import functions as f
    from pyspark.sql.window import Window

    place = f.row_number().over(Window.partitionBy("id").orderBy("part", "row"))
    return articles.withColumn("place", place).where("place = 1").drop("place")
