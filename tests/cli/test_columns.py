"""Tables for people: named columns, and the mark by which Excel knows UTF-8."""

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest

from sayso.cli.main import main
from tests.stored import FIRST


@pytest.fixture
def article(tmp_path: Path) -> str:
    """Return the name of a file with one article."""
    path = tmp_path / "dam.txt"
    path.write_text("Mayor Ida Brook said that the dam is safe.", encoding="utf-8")
    return str(path)


def test_named_columns(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The columns stand in the order they are asked for."""
    assert main(["read", article, "-f", "csv", "--columns", "act,speaker"]) == 0
    assert capsys.readouterr().out == "act,speaker\r\nsay,Ida Brook\r\n"
    assert main(["show", article, "-f", "csv", "--layers", "--columns", "layer"]) == 0
    assert capsys.readouterr().out.startswith("layer\r\n")


@pytest.mark.parametrize(
    ("command", "column"),
    [
        (("claims",), "content_words"),
        (("trail", "depot"), "content_words"),
        (("timeline",), "time_words"),
        (("sources",), "speaker"),
        (("compare",), "left_words"),
    ],
)
def test_columns_of_every_table(
    command: tuple[str, ...], column: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever gives a table gives the columns asked for, with the mark for Excel."""
    assert main([*command, "--example", "-f", "csv", "--columns", column, "--bom"]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"\ufeff{column}\r\n")
    assert told.count("\n") > 2
    assert main([*command, "--example", "-f", "csv", "--columns", "basic"]) == 0
    header = capsys.readouterr().out.partition("\r\n")[0].split(",")
    assert column in header
    assert "sha256" not in header


def test_an_unknown_column(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A column that is not there is told with those that are."""
    assert main(["read", article, "-f", "csv", "--columns", "who"]) == 3
    assert "No column 'who' in this table. It has: article_id, " in capsys.readouterr().err


def test_a_mark_for_excel(article: str, tmp_path: Path) -> None:
    """A table begins with a byte-order mark where that is asked for, and only a table can."""
    out = tmp_path / "dam.csv"
    assert main(["read", article, "-f", "csv", "--bom", "-o", str(out)]) == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbfarticle_id,")
    with pytest.raises(SystemExit) as left:
        main(["read", article, "--bom"])
    assert left.value.code == 2


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a table with columns of its own; the usual store lies beside it."""
    path = tmp_path / "news.csv"
    path.write_text(
        "unit_id,region,verdict,text\n"
        'u7,Halden,fake,"Mayor Ida Brook said that the dam is safe."\n'
        'u8,Velmouth,true,"Engineer Ana Ruiz denied that the pier is safe."\n'
    )
    monkeypatch.setenv("SAYSO_STORE", str(tmp_path / "news.db"))
    return path


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_columns_to_join_on(records: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A record's own key, and the columns to keep, stand in exports of articles and statements."""
    assert main(["add", str(records), "--keep-column", "region", "--jobs", "1"]) == 0
    assert "key: unit_id · kept: region" in capsys.readouterr().err
    assert main(["export", "csv", str(tmp_path / "news.db"), "-o", str(tmp_path / "out")]) == 0
    for table in ("articles", "statements"):
        found = rows(tmp_path / "out" / f"{table}.csv")
        kept = [(row["key"], json.loads(row["own_columns"])) for row in found]
        assert kept == [("u7", {"region": "Halden"}), ("u8", {"region": "Velmouth"})]
        assert "fake" not in str(found)
    assert main(["list", "--act", "deny", "-f", "csv", "--columns", "key,own_columns,content_words"]) == 0
    (line,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (line["key"], line["content_words"]) == ("u8", "that the pier is safe")
    assert json.loads(line["own_columns"]) == {"region": "Velmouth"}
    assert main(["search", "pier", "--kind", "article", "-f", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["hits"][0]["own_columns"] == {"region": "Velmouth"}


def test_columns_that_were_forgotten(records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Adding again with a column to keep gives it to the articles that are known, and reads none anew."""
    assert main(["add", str(records), "--jobs", "1"]) == 0
    again = ["add", str(records), "--keep-column", "region", "--jobs", "1"]
    assert main(again) == 0
    assert "2 of these given the columns to keep" in capsys.readouterr().out
    assert main(again) == 0
    assert "given the columns" not in capsys.readouterr().out
    assert main(["show", "news.csv:1", "-f", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["article"]["own_columns"] == {"region": "Halden"}


def test_a_store_of_an_earlier_sayso(
    records: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever only looks into a store of an earlier version has it brought up to date, and is told."""
    assert main(["add", str(records), "--jobs", "1"]) == 0
    connection = sqlite3.connect(tmp_path / "news.db")
    connection.executescript(FIRST)
    connection.close()
    capsys.readouterr()
    assert main(["list", "--by", "outlet"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("2 statements in 2 articles")
    assert "was made by an earlier sayso, and is brought up to date" in told.err
