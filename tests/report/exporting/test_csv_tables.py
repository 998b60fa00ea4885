"""CSV: tables that a spreadsheet may open and a program reads back to the character."""

import csv
import json
from pathlib import Path

import pytest

from sayso.report.exporting.export import export
from sayso.report.tables.spec import tables
from sayso.version import __version__
from tests.exports import bare, hebrew, mixed, readings, spans_of
from tests.readings import weakened


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file, the apostrophe before would-be formulas taken away."""
    with path.open(encoding="utf-8", newline="") as stream:
        return [
            {name: value[1:] if value[:2] in {"'=", "'-"} else value for name, value in row.items()}
            for row in csv.DictReader(stream)
        ]


def test_words_come_back(tmp_path: Path) -> None:
    """The words at the offsets are those in the cells, for any script and any line end."""
    export(readings(), "csv", tmp_path / "out", full_text=True)
    texts = {row["article_id"]: row["text"] for row in rows(tmp_path / "out" / "articles.csv")}
    assert list(texts.values()) == [reading.article.text for reading in readings()]
    for row in rows(tmp_path / "out" / "statements.csv"):
        pieces = [texts[row["article_id"]][start:end] for start, end in spans_of(row["content_spans"])]
        assert bare("".join(pieces)) == bare(row["content_words"])


def test_formulas_are_guarded(tmp_path: Path) -> None:
    """An article that begins with = is no formula in any cell."""
    export(mixed(), "csv", tmp_path / "out", full_text=True)
    for path in (tmp_path / "out").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            assert [cell for row in csv.reader(stream) for cell in row if cell.startswith("=")] == []


def test_the_package_describes_every_file(tmp_path: Path) -> None:
    """`datapackage.json` names each table's columns with type and meaning, and what read the articles."""
    export(readings(), "csv", tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        path = tmp_path / resource["path"]
        with path.open(encoding="utf-8", newline="") as stream:
            header = next(csv.reader(stream))
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert all(field["description"] for field in resource["schema"]["fields"])
        assert path.stat().st_size == resource["bytes"]
    assert package["sayso"]["articles"] == 3
    assert {made["version"] for made in package["sayso"]["made_by"]} == {"0.1.0", __version__}
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["datapackage.json", *(f"{name}.csv" for name in tables())]
    )


@pytest.mark.parametrize("form", ["csv"])
def test_keys_are_keys(form: str, tmp_path: Path) -> None:
    """What the package calls a key tells one row from another, though an article is given twice."""
    assert export([hebrew(), *readings()], form, tmp_path) == 3
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        key = resource["schema"].get("primaryKey")
        if key:
            found = [tuple(row[name] for name in key) for row in rows(tmp_path / resource["path"])]
            assert len(set(found)) == len(found)


def test_the_package_counts_weak_statements(tmp_path: Path) -> None:
    """`datapackage.json` says how many rows are weak; in the table 1 stands for yes."""
    export(weakened("s3", "s4"), "csv", tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert package["sayso"]["statements_weak"] == 2
    assert [row["weak"] for row in rows(tmp_path / "statements.csv")] == list("00110000")
