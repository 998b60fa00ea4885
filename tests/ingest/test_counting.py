"""How many articles to expect: by rows, lines and files; unknown where only reading tells."""

import json
from pathlib import Path

import pytest

from sayso.ingest import read_paths
from sayso.ingest.counting import expected

ROWS = 'id,text\n1,The dam is safe.\n2,"It rained,\nthen it stopped."\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of every countable form, with files that hold no articles."""
    (tmp_path / "LICENCE").write_text("None.", encoding="utf-8")
    (tmp_path / "a.txt").write_text("The dam is safe, mayor Ida Brook said.", encoding="utf-8")
    (tmp_path / "b.csv").write_text(ROWS, encoding="utf-8")
    lines = [json.dumps({"text": "The dam is safe."})] * 3
    (tmp_path / "c.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "d.json").write_text(f"[{', '.join(lines)}]", encoding="utf-8")
    (tmp_path / "labels.json").write_text(json.dumps([{"begin": 0}, {"begin": 2}]), encoding="utf-8")
    return tmp_path


def test_what_is_expected_is_what_comes(folder: Path) -> None:
    """The count is the number of articles read."""
    assert expected([folder]) == 1 + 2 + 3 + 3 == len(list(read_paths([folder])))


@pytest.mark.parametrize("name", ["-", "news.warc.gz", "news.wacz"])
def test_unknown(name: str) -> None:
    """Pipes and archives are not read twice."""
    assert expected([name]) is None


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_tables_are_counted_by_their_own_mark(tmp_path: Path, mark: str) -> None:
    """Columns parted by something else than commas, with commas and quoted lines inside, and blank lines."""
    table = (
        f'\n\r\nid{mark}text\n1{mark}Safe, said 5" Ida, "so.\n\n2{mark}"It rained,\n{mark}then it stopped."\n'
    )
    (tmp_path / "a.csv").write_text(table, encoding="utf-8", newline="")
    assert expected([tmp_path]) == 2 == len(list(read_paths([tmp_path])))


def test_tables_with_a_byte_order_mark_are_counted(tmp_path: Path) -> None:
    """As spreadsheets save them."""
    (tmp_path / "a.csv").write_text("text;id\nThe dam is safe.;1\n", encoding="utf-8-sig")
    assert expected([tmp_path]) == 1 == len(list(read_paths([tmp_path])))


DEEP = "[" * 200_000


@pytest.mark.parametrize(
    ("name", "text", "count"),
    [
        ("x.json", "[1, 2, 3]", 0),
        ("x.json", "[[1]]", 0),
        ("x.json", "[null]", 0),
        ("x.json", "5", 0),
        ("x.json", "", 0),
        ("x.json", '["text"]', 0),
        ("x.json", DEEP, 1),
        ("x.jsonl", "5\n", 0),
        ("x.jsonl", '["text"]\n', 0),
        ("x.jsonl", '{"text": ' + DEEP, 1),
        ("x.jsonl", "", 0),
        ("x.csv", "", 0),
        ("x.csv", "\n\n", 0),
        ("x.csv", "text\n\0\n", 1),
    ],
)
def test_counting_never_fails(tmp_path: Path, name: str, text: str, count: int) -> None:
    """Whatever a file holds: reading it says what is wrong."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert expected([tmp_path / name]) == count


def test_what_cannot_be_counted_is_one(tmp_path: Path) -> None:
    """A broken or missing file counts once: reading it will say what is wrong."""
    (tmp_path / "x.jsonl").write_text("{broken", encoding="utf-8")
    assert expected([tmp_path / "x.jsonl", tmp_path / "missing.txt"]) == 2
