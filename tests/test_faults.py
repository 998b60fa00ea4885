"""Faults: what is unchanged is said, nothing that was kept is lost, and the next run completes.

Processes that are killed are tried in `store/test_kills.py`, one that writes for long in
`store/test_connection.py`, half-written models in `stages/attribution/test_weights.py`, exports that are
interrupted in `report/exporting/test_export.py`.
"""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from sayso.cli.output import open_output
from sayso.engine.local import run
from sayso.errors import StoreReadOnly
from sayso.ingest.unread import Unread
from sayso.model.article import Article
from sayso.model.reading import Reading
from sayso.store import Store
from tests.articles import article
from tests.readings import READING
from tests.stored import under

ROOT = Path(__file__).parents[1]
ADD = """
import resource, sys
from sayso.errors import SaysoError
from sayso.store import Store
from tests.stored import of_text
path, limit = sys.argv[1], int(sys.argv[2])
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
added = 0
try:
    with Store(path) as store:
        for number in range(24):
            reading = of_text(f"Dam {number} of the valley holds, said one.\\n" * 4, outlet=f"Post {number}")
            if not store.known(reading.article):
                store.add(reading)
                added += 1
except SaysoError as problem:
    print(f"{type(problem).__name__}: {problem}")
print(added)
"""


def add(path: Path, limit: int = 0) -> list[str]:
    """Add articles in a process whose files may be so long; return what it prints."""
    command = [sys.executable, "-c", ADD, str(path), str(limit)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_full_disk(tmp_path: Path) -> None:
    """What was added before is kept, and told; with room, the same command ends it."""
    path = tmp_path / "news.db"
    told, added = add(path, 600_000)
    assert "What was added before is kept" in told
    kept = int(added)
    assert 0 < kept < 24
    with Store(path) as store:
        assert store.info().articles == kept
        assert store.doctor().findings == ()
    assert add(path) == [str(24 - kept)]
    with Store(path) as store:
        assert store.info().articles == 24
        assert store.doctor().findings == ()


def test_a_backup_on_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    """Nor does it touch the store."""
    path = tmp_path / "news.db"
    with Store(path) as store:
        store.add(READING)
    before = path.read_bytes()
    script = ADD.replace("store.known", "store.back_up(path + '.copy') and store.known")
    command = [sys.executable, "-c", script, str(path), "100000"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "0"
    assert path.read_bytes() == before
    assert not [one.name for one in tmp_path.iterdir() if "copy" in one.name or one.name.startswith(".")]


WRITE = """
import os, sys
from sayso.errors import SaysoError
from sayso.store import Store
from tests.stored import under
def add(path):
    try:
        with Store(path) as store:
            store.add(under(published="2026-03-09"))
    except SaysoError as problem:
        print(type(problem).__name__, problem)
add(sys.argv[2])
if os.geteuid() == 0:
    os.seteuid(65_534)
add(sys.argv[1])
"""


@pytest.fixture
def locked_folder() -> Iterator[Path]:
    """Return a folder with a store, in which nobody may write."""
    folder = Path(tempfile.mkdtemp())
    with Store(folder / "news.db") as store:
        store.add(READING)
    (folder / "news.db").chmod(0o444)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    for one in folder.iterdir():
        one.unlink()
    folder.rmdir()


def test_a_folder_that_cannot_be_written(locked_folder: Path, tmp_path: Path) -> None:
    """Adding is refused with what to do, and what is there stays; the store can still be read."""
    path = locked_folder / "news.db"
    before = path.read_bytes()
    command = [sys.executable, "-c", WRITE, str(path), str(tmp_path / "first.db")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.stdout.startswith(f"StoreReadOnly {path} cannot be written or opened: "), done.stderr
    assert "Nothing was changed; check their permissions." in done.stdout
    assert path.read_bytes() == before


LARGE = "large"


@dataclass(frozen=True)
class Hungry:
    """Reads without a parser, in a process of little memory; one text takes more than it has."""

    def __call__(self, one: Article) -> Reading:
        """Return the same layers for every text."""
        if one.text == LARGE:
            now = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
            resource.setrlimit(resource.RLIMIT_AS, (now + 50_000_000, resource.RLIM_INFINITY))
            bytearray(500_000_000)
        return replace(READING, article=one)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="tells how much memory a process has")
def test_a_worker_without_memory() -> None:
    """The article that takes too much is told and left out; all others are read, in their order."""
    found = [article(f"Text {number}.") for number in range(12)]
    found.insert(5, article(LARGE))
    got = list(run(found, Hungry(), jobs=2))
    told = [one for one in got if isinstance(one, Unread)]
    assert [one.article.text for one in got if isinstance(one, Reading)] == [f"Text {n}." for n in range(12)]
    assert len(told) == 1
    assert "memory" in told[0].reason.lower()


def test_a_clock_that_was_set_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing hangs on it: what came later is newer by its row, whatever the clock says."""
    path = tmp_path / "news.db"
    with Store(path) as store:
        monkeypatch.setattr("sayso.store.store._now", lambda: "2031-01-01T00:00:00+00:00")
        first = store.start_run({})
        store.add(READING, run=first)
        store.finish_run(first)
        saved = store.save_search("dam", "dam")
        monkeypatch.setattr("sayso.store.store._now", lambda: "1999-01-01T00:00:00+00:00")
        second = store.start_run({})
        store.add(under(published="2026-03-09", outlet="Post"), run=second)
        store.finish_run(second)
        assert store.search("dam", newer=saved.seen, copies=True).total == 4
        assert [row["run"] for row in store.sql("SELECT run FROM runs ORDER BY run")] == [first, second]
        last = store.last_run()
        assert last is not None
        assert last.started == "1999-01-01T00:00:00+00:00"
        store.link()
        assert (store.unlinked(), store.doctor().findings) == (0, ())


def write_some(path: Path) -> None:
    """Write half of a file, and be interrupted."""
    with open_output(str(path)) as stream:
        stream.write("[1,")
        raise KeyboardInterrupt


def test_an_output_that_is_interrupted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file of the run before is as it was; what was written has another name, and is told."""
    path = tmp_path / "out.json"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        write_some(path)
    assert path.read_text() == "old"
    assert (tmp_path / "out.json.part").read_text() == "[1,"
    assert f"{path}.part holds what was written of {path}, and is not whole" in capsys.readouterr().err
    with open_output(str(path)) as stream:
        stream.write("[1, 2]")
    assert [one.name for one in tmp_path.iterdir()] == ["out.json"]
    assert path.read_text() == "[1, 2]"


def test_a_store_for_reading_takes_nothing(tmp_path: Path) -> None:
    """And says that nothing was changed."""
    with Store(tmp_path / "news.db") as store:
        store.add(READING)
    with (
        Store(tmp_path / "news.db", read_only=True) as store,
        pytest.raises(StoreReadOnly, match="Nothing was changed"),
    ):
        store.add(under(published="2026-03-09"))
