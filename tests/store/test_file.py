"""The file of a store: who may read it, where it may stand, and what is told of a file that is none."""

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.errors import NotAStore, StoreDamaged, StoreError, StoreReadOnly, StoreUnreadable
from sayso.store import Store, is_store
from sayso.store import connection as connection_module
from sayso.store.file import log_of
from tests.stored import READING, of_text, under

ROOT = Path(__file__).parents[2]


def rights(path: Path) -> str:
    """Return the rights of a file in octal digits."""
    return f"{path.stat().st_mode & 0o777:04o}"


def test_a_new_store_is_private(tmp_path: Path) -> None:
    """The file, its log and what readers share can be read by their owner alone."""
    path = tmp_path / "news.db"
    with Store(path) as store:
        store.add(READING)
        every = sorted(tmp_path.iterdir())
        assert [one.name for one in every] == ["news.db", "news.db-shm", "news.db-wal"]
        assert {rights(one) for one in every} == {"0600"}
        assert store.doctor().notes == ()


def test_the_rights_of_an_older_store_stay_and_are_told(tmp_path: Path) -> None:
    """Whoever gave them may have had a reason; the doctor names what takes them away."""
    path = tmp_path / "news.db"
    with Store(path) as store:
        store.add(READING)
    path.chmod(0o644)
    with Store(path) as store:
        health = store.doctor()
    assert rights(path) == "0644"
    assert health.clean
    assert [note.partition("Keep")[2] for note in health.notes] == [f" it to yourself: chmod 600 {path}"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"date 2026-03-02 https://valley.example/\n", "it is no database"),
        (b"SQLite format 3\x00", "it is no database"),
        (None, "it is a database of another program"),
    ],
)
def test_what_is_no_store_is_named(content: bytes | None, told: str, tmp_path: Path) -> None:
    """A text, half a header, and another program's database: each its own line."""
    path = tmp_path / "other.db"
    if content is None:
        other = sqlite3.connect(path)
        other.execute("CREATE TABLE articles (id)")
        other.close()
    else:
        path.write_bytes(content)
    for read_only in (True, False):
        with pytest.raises(NotAStore, match=rf"is no store of sayso: {told}\."):
            Store(path, read_only=read_only)
    with pytest.raises(NotAStore, match="it is a folder"):
        Store(tmp_path)


def test_a_file_that_may_not_be_read_is_no_missing_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told as such, and nothing is made in its place."""
    path = tmp_path / "news.db"
    with Store(path) as store:
        store.add(READING)

    def refused(*_: object) -> int:
        problem = sqlite3.OperationalError("unable to open database file")
        problem.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        raise problem

    monkeypatch.setattr("sayso.store.file._mark", refused)
    monkeypatch.setattr("sayso.store.file.os.access", lambda *_: False)
    for read_only in (True, False):
        with pytest.raises(StoreUnreadable, match=r"cannot be read: Permission denied\. Expected"):
            Store(path, read_only=read_only)
    assert not is_store(path)


ADD = """
import sys
from sayso.store import Store
from tests.stored import of_text
with Store(sys.argv[1]) as store:
    store.add(of_text(sys.argv[2]))
"""


def added_elsewhere(path: Path, text: str) -> None:
    """Add an article in another process, which closes the store: the last to do so takes the log away."""
    subprocess.run([sys.executable, "-c", ADD, str(path), text], check=True, cwd=ROOT)


def test_a_log_stays_while_somebody_reads(tmp_path: Path) -> None:
    """Whatever else this process does with the file, its open readers and writers keep their locks."""
    path = tmp_path / "news.db"
    with Store(path) as store:
        store.add(READING)
    with Store(path, read_only=True) as reader:
        assert reader.info().articles == 1
        with Store(path) as writer:
            writer.add(of_text("The mill is old."))
            assert is_store(path)
            log = log_of(path).stat().st_ino
        with Store(path, read_only=True) as another:
            assert another.doctor().clean
        added_elsewhere(path, "The weir is new.")
        assert log_of(path).stat().st_ino == log
        assert reader.info().articles == 3
        with Store(path) as writer:
            writer.add(of_text("The lock is shut."))
        assert reader.info().articles == 4
    with Store(path, read_only=True) as store:
        assert store.info().articles == 4
        assert store.doctor().clean


@pytest.mark.parametrize("size", [100, 600, 5_000])
def test_a_store_that_breaks_off_is_still_one(size: int, tmp_path: Path) -> None:
    """Its mark tells so; that it is damaged, whoever opens it."""
    path = tmp_path / "news.db"
    with Store(path) as store:
        store.add(READING)
    path.write_bytes(path.read_bytes()[:size])
    assert is_store(path)
    with pytest.raises(StoreDamaged):
        Store(path, read_only=True)


READ = """
import os, sys
from sayso.store import Store
def read(path):
    with Store(path, read_only=True) as store:
        print(store.as_it_stands, store.search("dam", copies=True).total, len(list(store.sql("SELECT 1"))))
        print(store.doctor().findings)
read(sys.argv[2])  # all that is imported on the way is there
if os.geteuid() == 0:
    os.seteuid(65_534)
read(sys.argv[1])
"""


@pytest.fixture
def fixed() -> Iterator[Path]:
    """Return a closed store in a folder where nothing can be made."""
    folder = Path(tempfile.mkdtemp())
    with Store(folder / "news.db") as store:
        store.add(READING)
    (folder / "news.db").chmod(0o444)
    folder.chmod(0o555)
    yield folder / "news.db"
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_store_is_read_where_nothing_can_be_written(fixed: Path, tmp_path: Path) -> None:
    """An archive, a disc, a shared drive: all that only reads works, and the file stays alone."""
    shutil.copy(fixed, tmp_path / "copy.db")
    command = [sys.executable, "-c", READ, str(fixed), str(tmp_path / "copy.db")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == ["False 4 1", "()", "True 4 1", "()"], done.stderr
    assert [one.name for one in fixed.parent.iterdir()] == ["news.db"]


class _Refused:
    """Stands for SQLite where nothing can be made beside a file."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._connect = sqlite3.connect

    def __call__(self, place: str, **how: object) -> sqlite3.Connection:
        if "factory" in how:  # the first look at what stands there makes nothing beside it
            self.asked.append(place.partition("?")[2])
        if place.endswith("mode=ro"):
            problem = sqlite3.OperationalError("unable to open database file")
            problem.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
            raise problem
        return self._connect(place, **how)  # type: ignore[call-overload,no-any-return]


def test_a_log_left_there_is_not_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it holds would be missing without a word."""
    path = tmp_path / "news.db"
    with Store(path) as store:
        store.add(READING)
    refused = _Refused()
    monkeypatch.setattr(connection_module.sqlite3, "connect", refused)
    with Store(path, read_only=True) as store:
        assert store.as_it_stands
        assert store.info().articles == 1
    assert refused.asked == ["mode=ro", "mode=ro&immutable=1"]
    log_of(path).write_bytes(b"something")
    with pytest.raises(StoreReadOnly, match=r"news.db-wal holds what was added last.*copy both files"):
        Store(path, read_only=True)


def test_what_was_not_to_be_written_is_said(tmp_path: Path) -> None:
    """A store opened for reading takes nothing, and says so."""
    path = tmp_path / "news.db"
    with Store(path) as store:
        store.add(READING)
    with Store(path, read_only=True) as store:
        for change in (store.vacuum, store.relink, lambda: store.add(under(published="2026-03-09"))):
            with pytest.raises(StoreError, match="Nothing was changed"):
                change()  # type: ignore[operator]
