"""Claims of parts, linked on Spark: those that a store makes of the same parts, row for row."""

import os
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sayso.cli.main import main
from sayso.engine.claims.telling import ELSEWHERE, TABLES
from sayso.engine.parts import How, write_parts
from sayso.report.claims.finding import claims
from sayso.report.claims.tables import rows_of_claims
from sayso.store import Store

Row = Mapping[str, Any]

_BRIDGE = (
    "The old bridge at Velmouth was closed on Monday after engineers found cracks in two of its pillars. "
    "“The bridge is not safe,” harbour master Tom Vale said. Mayor Ida Brook denied that the cracks are new."
)
_TOLD_AGAIN = (
    "Velmouth's old bridge was closed on Monday after engineers found cracks in two pillars, the county said."
    " Harbour master Tom Vale said the bridge is not safe. Repairs will cost 3 million crowns."
)
_COST = (
    "Repairs of the old bridge at Velmouth will cost 3 million crowns, the county said on Tuesday. "
    "Engineers found cracks in two of its pillars. Mayor Ida Brook said that the bridge will open in May."
)
_FIRE = (
    "The grain store at Orford was destroyed by a fire on Sunday night. Police said nobody was hurt. "
    "Farmer Lea Ruiz said they lost everything."
)
# Told again in other words, printed again, corrected under its address on one day, and of no date.
ARTICLES = (
    ("a0", _BRIDGE, "Velmouth Courier", "2026-03-02", None),
    (
        "a1",
        _TOLD_AGAIN,
        "Orford Post",
        "2026-03-02",
        None,
    ),
    ("a2", _COST, "Daily Fen", "2026-03-03", None),
    ("a3", _FIRE, "Velmouth Courier", "2026-03-09", None),
    ("c0", f"{_BRIDGE} Traffic was sent by the south road.", "Fen Mirror", "2026-03-03", None),
    ("v1", _FIRE, "Telmar News", "2026-03-10", "https://telmar.example/fire"),
    (
        "v2",
        f"{_FIRE} One man is missing, she said.",
        "Telmar News",
        "2026-03-10",
        "https://telmar.example/fire",
    ),
    ("u", _COST.replace("on Tuesday", "this week"), "Fen Leaf", None, None),
)


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the parts of some invented articles, in three shards."""
    folder = tmp_path_factory.mktemp("news")
    columns = zip(*ARTICLES, strict=True)
    names = ("id", "text", "outlet", "date", "url")
    table = pa.table([pa.array(one, pa.string()) for one in columns], names=[*names])
    pq.write_table(table, folder / "a.parquet")
    write_parts([str(folder / "a.parquet")], str(folder / "parts"), How(size=3, full_text=True), jobs=1)
    return folder / "parts"


@pytest.mark.skipif(find_spec("pyspark") is None, reason="pyspark is not installed: sayso[spark]")
@pytest.mark.skipif(
    shutil.which("java") is None, reason="Java is not installed: Debian has openjdk-17-jre-headless"
)
def test_claims_are_those_of_a_store(parts: Path, tmp_path: Path) -> None:
    """Spark writes the rows that a store of the same parts tells, but for the numbers of its claims."""
    store, folder = str(tmp_path / "a.db"), tmp_path / "claims"
    assert main(["add", str(parts), "--store", store]) == 0
    with Store(store) as filled:
        found = claims(filled)
    assert found.copies >= 3  # a reprint, a version, one without a date
    expected = {table.name: [*rows] for table, rows in rows_of_claims(found)}
    expected["claims"] = [{**row, ELSEWHERE: None} for row in expected["claims"]]
    _linked(parts, folder)
    made = {name: pq.read_table(folder / name).to_pylist() for name in TABLES}
    assert len(made["claims"]) > 2
    for name in TABLES:
        assert _named(made[name], made) == _named(expected[name], expected)
    assert not (folder / "stages").exists()


def _named(rows: Iterable[Row], every: Mapping[str, Iterable[Row]]) -> Counter[str]:
    """Return rows with the mentions of a claim in place of its name."""
    mentions = defaultdict[str, list[str]](list)
    for row in every["claim_mentions"]:
        where = (row[name] for name in ("article_id", "statement_id", "assertion_id", "point"))
        mentions[row["claim"]].append(" ".join(map(str, where)))
    return Counter(str(sorted(({**row, "claim": sorted(mentions[row["claim"]])}).items())) for row in rows)


# What is so small needs no 200 tasks a join.
_SMALL = "--conf spark.sql.shuffle.partitions=2 --conf spark.ui.enabled=false pyspark-shell"


def _linked(parts: Path, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sayso", "link", str(parts), "-o", str(folder), "--master", "local[2]"],
        env=os.environ | {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_SUBMIT_ARGS": _SMALL},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_parts_without_readings_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Claims are made of whole readings: a folder without them is told before Spark is started."""
    write = ["link", str(tmp_path), "-o", str(tmp_path / "claims")]
    assert main(write) == 2
    assert "holds no parts" in capsys.readouterr().err
    assert main(write[:2]) == 2
    assert "sayso add PARTS" in capsys.readouterr().err
    assert not (tmp_path / "claims").exists()
