"""Files and folders added to a store from Python: the same as the command does, in one line."""

import io
import subprocess
import sys
from pathlib import Path
from sqlite3 import Connection

import pytest

import sayso
from sayso.cli.main import main
from sayso.model.reading import Reading
from sayso.model.stored import Added
from sayso.store.adding import add_reading

SCRIPT = """
import sayso
store = sayso.Store("news.db")
added = sayso.add("news", store, jobs=2)["added"]
print(added, *next(store.sql("SELECT count(*) FROM runs")))
"""


def test_a_folder_is_added_once(tmp_path: Path) -> None:
    """The second time everything is known; what cannot be read is counted and noted."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "dam.txt").write_text("Mayor Ida Brook said that the dam is safe.", encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    with sayso.Store(tmp_path / "news.db") as store:
        first = sayso.add(folder, store)
        again = sayso.add([folder], store)
        assert [first[name] for name in ("added", "known", "unread", "statements")] == [1, 0, 1, 1]
        assert [again[name] for name in ("added", "known", "unread")] == [0, 1, 1]
        assert [hit.speaker for hit in store.search("dam", kind="statement").hits] == ["Ida Brook"]
        ((file,),) = {tuple(row) for row in store.sql("SELECT file FROM unread")}
        assert file == str(folder / "empty.txt")


def test_a_name_that_stands_for_nothing_is_not_noted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file, row or column that is not there, and an empty pipe, are told; a file without words is noted."""
    monkeypatch.setenv("SAYSO_STORE", str(tmp_path / "news.db"))
    table, text = tmp_path / "news.csv", tmp_path / "empty.txt"
    table.write_text('text\n"Mayor Ida Brook said that the dam is safe."\n', encoding="utf-8")
    text.write_bytes(b"")
    for asked in ([str(tmp_path / "no.txt")], [f"{table}:9"], [str(table), "--text-column", "body"], ["-"]):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
        assert main(["add", str(text), *asked, "--jobs", "1"]) == 3
        told = capsys.readouterr()
        assert told.err.count("sayso: cannot read") == 2
        assert "  1 not there: no file, row or column" in told.out or "no store made" in told.out
        assert main(["add", str(tmp_path / "news.csv"), "--jobs", "1"]) == 0
        capsys.readouterr()
    with sayso.Store(tmp_path / "news.db") as store:
        assert {one.file for one in store.unread()} == {str(text)}


def test_an_article_that_cannot_be_written_costs_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is noted with what broke; the others of its batch are kept, and the run ends as ever."""
    folder = tmp_path / "news"
    folder.mkdir()
    for name in ("a", "odd", "z"):
        (folder / f"{name}.txt").write_text(
            f"Mayor Ida Brook said that dam {name} is safe.", encoding="utf-8"
        )
    whole = add_reading

    def broken(connection: Connection, reading: Reading, *, run: int | None = None) -> Added:
        added = whole(connection, reading, run=run)
        if "odd" in reading.article.text:
            raise OverflowError("Python int too large to convert to SQLite INTEGER")
        return added

    monkeypatch.setattr("sayso.store.adding.add_reading", broken)
    with sayso.Store(tmp_path / "news.db") as store:
        told = sayso.add(folder, store, jobs=1)
        ((file, reason),) = store.sql("SELECT file, reason FROM unread")
        assert (told["added"], told["unread"], told["articles_in_store"]) == (2, 1, 2)
    assert file == str(folder / "odd.txt")
    assert reason.startswith("a fault of sayso: OverflowError")


def test_a_plain_script_needs_no_guard(tmp_path: Path) -> None:
    """Workers do not run the caller's script again: every article is added, in one run."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(10):
        text = f"Mayor Ida Brook said that bridge {number} is safe."
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "script.py"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["10", "1"]
