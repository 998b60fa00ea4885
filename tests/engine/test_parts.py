"""Parts: shards of Parquet files made on any engine; the same rows, gone on with, loaded into a store."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sayso.cli.main import main
from sayso.engine.parts import How, read_parts, write_parts
from sayso.engine.places import ASIDE, LAST, Place
from sayso.engine.reading import read_all
from sayso.engine.shards import MakePart, read_shard, shards_of
from sayso.errors import NoArticle, NoParts, WeightsError
from sayso.ingest.unread import Unread
from sayso.model.article import Article
from sayso.model.reading import Reading
from sayso.report.tables.rows import rows_of
from sayso.report.tables.spec import part_tables, tables
from sayso.store import Store
from tests.articles import article

# The fourth date shows that the month goes first in all of them.
DATES = ("4/5/2026", "4/6/2026", "4/7/2026", "4/25/2026", "4/26/2026")
TEXTS = (
    "Mayor Ida Brook said on Monday that the dam is safe.",
    "“We will rebuild the pier,” harbour master Tom Vale told reporters.",
    "",
    "According to the county, 20 houses stood in water.",
    "The ferry did not sail. “Nobody asked us,” said Lea Ruiz, a ferrywoman.",
)
WHOLE = How(size=2, full_text=True)


@pytest.fixture
def corpus(tmp_path: Path) -> str:
    """Return a folder with two Parquet files of invented articles, one with a name hard on addresses."""
    folder = tmp_path / "the news"
    (folder / "more").mkdir(parents=True)
    for name, texts in (("a+b 100%.parquet", TEXTS), ("more/c.parquet", TEXTS[:2])):
        rows = {
            "title": [f"Report {number}" for number in range(len(texts))],
            "text": [*texts],
            "outlet": ["Velmouth Courier"] * len(texts),
            "date": [*DATES[: len(texts)]],
            "secret": ["not mapped"] * len(texts),
        }
        pq.write_table(pa.table(rows), folder / name)
    return str(folder)


def rows(folder: Path | str) -> Mapping[str, list[Any]]:
    """Return the rows of every table of parts, sorted."""
    place = Place(str(folder))
    return {name: sorted(str(row) for _, row in place.rows(name)) for name in part_tables(full_text=True)}


def files(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file of parts."""
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_parts_hold_the_rows_of_every_table(corpus: str, tmp_path: Path) -> None:
    """They are those of the readings that `sayso read` gives; what cannot be read is a row with its error."""
    made = write_parts([corpus], str(tmp_path / "out"), WHOLE, jobs=1)
    unread: list[Any] = []
    readings = [*read_all(corpus, told=unread.append)]
    found = rows(tmp_path / "out")
    for name, table in tables(full_text=True).items():
        expected = (dict(row) for reading in readings for row in rows_of(table, reading))
        wanted = [{column: row[column] for column in table.names} for row in expected]
        assert found[name] == sorted(map(str, wanted))
    ((_, lost),) = Place(str(tmp_path / "out")).rows("unread")
    assert lost == {"file": unread[0].file, "error": "NoArticle", "reason": unread[0].reason}
    assert (made.shards, made.articles, made.unread, made.failed) == (4, 6, 1, [])


def test_parts_are_gone_on_with(corpus: str, tmp_path: Path) -> None:
    """What a killed run left is passed over where it is whole, and else made again, byte for byte."""
    folder = tmp_path / "out"
    write_parts([corpus], str(folder), WHOLE, jobs=1)
    before = files(folder)
    broken = sorted((folder / LAST).iterdir())[1]
    broken.unlink()  # it is moved last: the shard was not whole
    (folder / "statements" / broken.name).write_bytes(b"PAR1 torn")
    (folder / ASIDE / "x").mkdir(parents=True)
    made = write_parts([corpus], str(folder), WHOLE, jobs=1)
    assert (made.before, made.shards) == (3, 1)
    assert files(folder) == before
    assert not (folder / ASIDE).exists()


def test_parts_made_otherwise_are_not_mixed(corpus: str, tmp_path: Path) -> None:
    """Other settings, or a folder of other files, are refused before anything is written."""
    folder = tmp_path / "out"
    write_parts([corpus], str(folder), WHOLE, jobs=1)
    with pytest.raises(NoParts, match=r"made otherwise \(shard: 2, now 3\)"):
        write_parts([corpus], str(folder), How(size=3, full_text=True), jobs=1)
    with pytest.raises(NoParts, match="holds other files"):
        write_parts([corpus], corpus, WHOLE, jobs=1)
    (tmp_path / "a.txt").write_text("So.")
    with pytest.raises(NoArticle, match="Expected Parquet files"):
        write_parts([str(tmp_path / "a.txt")], str(tmp_path / "new"), WHOLE, jobs=1)
    assert not (tmp_path / "new").exists()


def _faulty(one: Article) -> Reading:
    raise (WeightsError if one.text == "weights" else RuntimeError)(one.text)


def test_a_fault_of_ours_costs_one_article() -> None:
    """It is a row of `unread`; a model that is missing stops the work, as it does everywhere."""
    found = [replace(article("deep"), file="a:1")]
    ((table, row),) = read_shard(found, _faulty, part_tables().values())
    assert (table, row["file"], row["error"]) == ("unread", "a:1", "Fault")
    assert str(row["reason"]).startswith("a fault of sayso: RuntimeError: deep (")
    with pytest.raises(WeightsError):
        next(read_shard([article("weights")], _faulty, ()))


def test_articles_stay_at_home_unless_asked(corpus: str, tmp_path: Path) -> None:
    """Without full text no part holds one, and there is nothing to fill a store from."""
    folder = tmp_path / "out"
    write_parts([corpus], str(folder), How(size=2), jobs=1)
    assert not (folder / "readings").exists()
    assert not any(b"the dam is safe" in one for one in files(folder / "articles").values())
    with pytest.raises(NoParts, match="--full-text"):
        next(read_parts(str(folder)))


def test_a_shard_that_fails_is_tried_again_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full for a moment costs nothing; one that stays so, the part, which is told."""
    calls: list[str] = []

    def full(*_: object) -> None:
        calls.append("write")
        raise OSError("no space")

    monkeypatch.setattr("sayso.engine.shards.write_part", full)
    (shard,) = shards_of("a.parquet", [Unread("a.parquet:1", NoArticle("empty"))], 5)
    part = MakePart(folder=str(tmp_path))(shard)
    assert (part.shard, part.file, part.error) == (shard.id, "a.parquet:1", "OSError: no space")
    assert len(calls) == 2


def test_a_store_is_filled_from_parts(
    corpus: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It holds the very readings that reading the files would have given, and what could not be read."""
    write_parts([corpus], str(tmp_path / "out"), WHOLE, jobs=1)
    store = str(tmp_path / "a.db")
    assert main(["add", str(tmp_path / "out"), "--store", store]) == 1
    assert "cannot read" in capsys.readouterr().err
    with Store(store) as filled:
        held = {one.article.id: one for one in filled.readings()}
    assert held == {one.article.id: one for one in read_all(corpus, told=lambda _: None)}


def test_parts_that_are_damaged_are_told(corpus: str, tmp_path: Path) -> None:
    """Each in its place: how they were made, a part, a row; the rest is read."""
    made = tmp_path / "parts"
    write_parts([corpus], str(made), WHOLE, jobs=1)
    whole = [one for one in read_parts(str(made)) if isinstance(one, Reading)]
    first, second, *_ = sorted((made / "readings").iterdir())
    gone = pq.read_table(first).num_rows + 1
    first.write_bytes(first.read_bytes()[:-100])
    table = pq.read_table(second).to_pydict()
    table["reading"] = ['{"schema": 1', *table["reading"][1:]]
    pq.write_table(pa.table(table), second)
    found = [*read_parts(str(made))]
    told = [one.reason for one in found if isinstance(one, Unread) and "damaged" in one.reason]
    assert [one.partition(":")[0] for one in told] == ["a part that is damaged", "a row that is damaged"]
    assert [one for one in found if isinstance(one, Reading)] == whole[gone:]
    for about in (b"[]", b"{", b"\xff"):
        (made / "parts.json").write_bytes(about)
        with pytest.raises(NoParts, match=r"parts\.json is damaged"):
            [*read_parts(str(made))]


def test_an_executor_leaves_torch_out() -> None:
    """Its process runs sayso and nothing else: a worker of Spark is as small as one of this machine."""
    code = (
        "import sys; from sayso.engine.parts import How; from sayso.engine.spark import _Work\n"
        "work = _Work(maker=How().maker('parts'), given=How().given, size=1)\n"
        "print([*work(iter([]))], sys.modules.get('torch', 'sought for'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["[]", "None"]


@pytest.mark.skipif(find_spec("pyspark") is None, reason="pyspark is not installed: sayso[spark]")
@pytest.mark.skipif(
    shutil.which("java") is None, reason="Java is not installed: Debian has openjdk-17-jre-headless"
)
def test_spark_gives_the_same_parts(corpus: str, tmp_path: Path) -> None:
    """A cluster of two processes writes, byte for byte, what this process writes, and goes on with it."""
    here, there = tmp_path / "here", tmp_path / "there"
    write_parts([corpus], str(here), WHOLE, jobs=1)
    _on_spark(corpus, there)
    assert files(there) == files(here)
    next((there / LAST).iterdir()).unlink()  # with or without the row that has no article
    told = _on_spark(corpus, there)
    assert "in 1 shard" in told
    assert "3 shards made before" in told
    assert files(there) == files(here)


def _on_spark(corpus: str, folder: Path) -> str:
    asked = ["export", "parts", corpus, "-o", str(folder), "--full-text", "--shard", "2"]
    done = subprocess.run(
        [sys.executable, "-m", "sayso", *asked, "--engine", "spark", "--master", "local[2]"],
        env=os.environ | {"SPARK_LOCAL_IP": "127.0.0.1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in {0, 1}, done.stderr  # 1 where the row without an article is among them
    return done.stderr
