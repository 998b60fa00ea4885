"""Kept: databases in a folder of articles are told, and opened by nobody but SQLite."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.cli.main import main
from sayso.ingest.kept import is_database, why_kept
from sayso.store import Store
from tests.stored import READING

SAID = "The dam above Halden is safe, mayor Ida Brook told the council on Monday evening."


@pytest.mark.parametrize("name", ["news", "news.db", "news.txt", "a?b#c%41 é", "news.csv"])
def test_a_store_is_known_whatever_its_name(name: str, tmp_path: Path) -> None:
    """While it is open too, with what SQLite keeps beside it."""
    path = tmp_path / name
    with Store(path) as store:
        store.add(READING)
        assert is_database(path)
        assert {one.name: bool(why_kept(one)) for one in tmp_path.iterdir()} == dict.fromkeys(
            (name, f"{name}-wal", f"{name}-shm"), True
        )
    assert is_database(path)


def test_a_damaged_database_is_one_all_the_same(tmp_path: Path) -> None:
    """It breaks off, or its schema is none."""
    with Store(tmp_path / "news") as store:
        store.add(READING)
    data = (tmp_path / "news").read_bytes()
    for torn in (data[:4096], data.replace(b"CREATE TABLE", b"CREATE TABLX")):
        (tmp_path / "torn").write_bytes(torn)
        assert is_database(tmp_path / "torn")


@pytest.mark.parametrize(
    "data", [b"", b"x" * 512, b"SQLite format 3\x00", b"SQLite format 3\x00" * 32, b"\x00" * 4096]
)
def test_other_files_are_none(data: bytes, tmp_path: Path) -> None:
    """Texts of the length of a page, what only begins so, what is not there, a folder."""
    (tmp_path / "news").write_bytes(data)
    assert not is_database(tmp_path / "news")
    assert why_kept(tmp_path / "news-wal") is None
    assert not is_database(tmp_path / "none")
    assert not is_database(tmp_path)


WRITER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=0)
try:
    connection.execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as problem:
    print(problem)
else:
    print("taken")
"""


def test_looking_drops_no_lock(tmp_path: Path) -> None:
    """Another process finds the store locked as before."""
    path = tmp_path / "news"
    with Store(path) as store:
        store.add(READING)
        with store.batch():
            store._connection.execute("UPDATE bookkeeping SET value = value")  # noqa: SLF001 — it holds the lock
            assert all(map(why_kept, sorted(tmp_path.iterdir())))
            told = subprocess.run(
                [sys.executable, "-c", WRITER, str(path)], capture_output=True, text=True, check=True
            )
    assert told.stdout.strip() == "database is locked"


def test_a_folder_is_added_to_a_store_that_lies_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The store has no ending: it and what stands beside it are passed over, a line each."""
    (tmp_path / "dam.txt").write_text(SAID)
    (tmp_path / "older").mkdir()
    with Store(tmp_path / "older" / "news") as store:
        store.add(READING)
    assert main(["add", str(tmp_path), "--store", str(tmp_path / "news")]) == 0
    told = capsys.readouterr().err
    assert f"skipped {tmp_path / 'news'}: it is a database" in told
    assert f"skipped {tmp_path / 'news-wal'}: it belongs to the database beside it" in told
    assert f"skipped {tmp_path / 'older' / 'news'}: it is a database" in told
    with Store(tmp_path / "news", read_only=True) as store:
        assert [one.article.text for one in store.readings()] == [SAID]
    with sqlite3.connect(tmp_path / "news") as whole:
        assert whole.execute("PRAGMA integrity_check").fetchone() == ("ok",)
