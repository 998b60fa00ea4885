"""Telling: the tables of claims, each claim told by the function that tells those of a store."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, groupby
from operator import itemgetter
from typing import Any

from sayso.engine.claims.articles import Batches, Row, each_row, mapped, rows_to_batches, schema_in
from sayso.engine.places import Place
from sayso.engine.shards import write_part
from sayso.linking.claims.components import UNIT
from sayso.linking.claims.link import Linked
from sayso.linking.claims.told import document_of
from sayso.model.from_dict import reading_from_dict
from sayso.model.reading import Reading
from sayso.report.claims.finding import Finder
from sayso.report.claims.nouns import Chosen
from sayso.report.claims.tables import rows_of_claims
from sayso.report.tables.spec import Row as Cells
from sayso.report.tables.spec import Table, linked_tables
from sayso.store.claiming import DENIES, WEAK

Frame = Any

# What rests on the claim's own articles alone.  Origins look for passages in all that is told beside it, so
# they and their number are left to a store: of 1,588 claims of 804 articles 21 had other ones by themselves.
TABLES = ("claims", "claim_mentions", "claim_links")
ELSEWHERE = "origins"
MADE = "part string, claims long, mentions long, links long"
_MEMBERS = "claim string, id string, place int, weak boolean, denies boolean"
_LEFT = {ELSEWHERE: None}
# Claims of one part.
A_PART = 1_000


def told_across(claims: Frame, articles: Frame) -> Frame:
    """Return the points of claims that several articles tell, or one denies; weak ones do not count."""
    from pyspark.sql import functions as f

    named = claims.selectExpr("claim", "substring_index(point, '.', 1) AS id", "point")
    flagged = named.join(articles.select("id", "flags"), "id")
    members = mapped(flagged, _member, _MEMBERS)
    counts = (
        members.where("NOT weak")
        .groupBy("claim")
        .agg(
            f.countDistinct("id").alias("several"),
            f.count("id").alias("points"),
            f.max("denies").alias("denied"),
        )
    )
    across = counts.where("points > 1 AND (several > 1 OR denied)").select("claim")
    return members.join(across, "claim", "left_semi")


def _member(row: Row) -> Iterator[Row]:
    place = int(row["point"].rpartition(".")[2])
    flag = row["flags"][place]
    about = {"claim": row["claim"], "id": row["id"], "place": place}
    yield about | {"weak": bool(flag & WEAK), "denies": bool(flag & DENIES)}


def written(folder: str, members: Frame, readings: Frame, copies: Frame, pairs: Frame) -> Frame:
    """Write the tables of claims in a folder, part by part, and return a row of counts of each part.

    `readings` are those of the parts, and `pairs` the scored pairs of points.
    """
    from pyspark.sql import functions as f

    articles = members.groupBy("claim", "id").agg(f.sort_array(f.collect_list("place")).alias("places"))
    told = articles.join(readings, "id").join(copies, "id", "left")
    points = members.selectExpr("claim", "format_string('%s.%05d', id, place) AS point")
    left = points.withColumnsRenamed({"point": "left"})
    right = points.withColumnsRenamed({"point": "right", "claim": "other"})
    inside = pairs.join(left, "left").join(right, "right").where("claim = other")
    every = told.selectExpr(
        "claim", "id", "part", "row", "of", "cast(places AS array<long>) AS places", "reading",
        "'' AS left", "'' AS right", "0L AS score",
    ).unionByName(
        inside.select("claim", "left", "right", "score"), allowMissingColumns=True
    )  # fmt: skip
    parts = -(-members.select("claim").distinct().count() // A_PART) or 1
    together = every.repartition(parts, "claim").sortWithinPartitions("claim", "part", "row", "left", "right")
    return together.mapInArrow(_Telling(folder), MADE)


@dataclass(frozen=True, slots=True)
class _Telling:
    """Writes the part of some claims."""

    folder: str

    def __call__(self, batches: Batches) -> Batches:
        """Yield a row that says what is in the part."""
        from pyspark import TaskContext

        wanted = {name: linked_tables()[name] for name in TABLES}
        part = f"{TaskContext().partitionId():08}"
        rows = (
            (table.name, row)
            for _, several in groupby(each_row(batches), itemgetter("claim"))
            for table, row in _told([*several], wanted)
        )
        counts: Counter[str] = write_part(Place(self.folder), part, wanted, rows)
        made = {"part": part, **{name.removeprefix("claim_"): counts[name] for name in TABLES}}
        yield from rows_to_batches(iter([made]), schema_in(MADE))


def _told(rows: list[Row], wanted: dict[str, Table]) -> Iterator[tuple[Table, Cells]]:
    """Yield the rows of one claim, given its articles in order and the scores of its points."""
    about = [row for row in rows if row["reading"] is not None]
    readings = [_reading(row["reading"]) for row in about]
    documents = [document_of(one, at) for at, one in enumerate(readings)]
    starts = [0, *accumulate(len(one.told) for one in documents)]
    start = {row["id"]: starts[at] for at, row in enumerate(about)}
    place = {row["id"]: at for at, row in enumerate(about)}

    def number(point: str) -> int:
        article, _, at = point.rpartition(".")
        return start[article] + int(at)

    points = [start[row["id"]] + at for row in about for at in row["places"]]
    scored = [row for row in rows if row["reading"] is None]
    ends = ((sorted((number(row["left"]), number(row["right"]))), row["score"]) for row in scored)
    linked = Linked(
        tuple(one for each in documents for one in each.told),
        (tuple(sorted(points)),),
        {(left, right): score / UNIT for (left, right), score in ends},
        tuple(place.get(row["of"], at) for at, row in enumerate(about)),
    )
    finder = Finder(readings, weak=False, linked=linked)
    found = replace(finder.found(Chosen()), claims=(finder.claim(f"c{rows[0]['claim']}", finder.shown()[0]),))
    for table, several in rows_of_claims(found):
        if table.name in wanted:
            yield from ((table, {**row, **_LEFT} if ELSEWHERE in row else row) for row in several)


@lru_cache(maxsize=64)  # an article tells some claims of a part one after the other
def _reading(plain: str) -> Reading:
    return reading_from_dict(json.loads(plain))
