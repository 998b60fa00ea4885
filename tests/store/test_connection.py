"""Connections: new stores, old ones, later ones, files that are none, and several processes at once."""

import sqlite3
import subprocess
import sys
import time
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import NotAStore, StoreBusy, StoreDamaged, StoreReadOnly, StoreTooNew
from sayso.model.party import KnownBy
from sayso.store import Store, is_store
from sayso.store import connection as connection_module
from sayso.store.connection import open_store, run_script
from tests.readings import weakened
from tests.stored import FIRST, READING, under

ROOT = Path(__file__).parents[2]


def version_of(path: Path) -> int:
    """Return the version a file says it has."""
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """Return a folder with an invented older schema and the migrations that follow it."""
    (tmp_path / "package" / "migrations").mkdir(parents=True)
    (tmp_path / "package" / "schema.sql").write_text("CREATE TABLE articles (id TEXT, body TEXT);\n")
    return tmp_path / "package"


def test_known_by_its_header(tmp_path: Path) -> None:
    """A store is known by its first bytes from the moment it is made, also while it is open."""
    path = tmp_path / "news.db"
    assert not is_store(path)
    with Store(path):
        assert is_store(path)
    assert is_store(path)


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    """A file without a byte is as good as none."""
    path = tmp_path / "news.db"
    path.touch()
    with Store(path) as store:
        assert store.info().articles == 0


def test_names(tmp_path: Path) -> None:
    """Marks that mean something in an address are plain in the name of a file."""
    path = tmp_path / "a?b=c#d%41 é.db"
    with Store(path) as store:
        store.add(READING)
        assert [row[0] for row in store.sql("SELECT count(*) FROM articles")] == [1]
    assert path.is_file()


@pytest.mark.parametrize("content", [b"date 2026-03-02 https://valley.example/\n", b"SQLite format 3\x00"])
def test_no_store(tmp_path: Path, content: bytes) -> None:
    """Another file is refused, and not touched."""
    path = tmp_path / "news.db"
    path.write_bytes(content)
    with pytest.raises(NotAStore, match=r"is no store"):
        Store(path)
    assert path.read_bytes() == content


def test_another_database(tmp_path: Path) -> None:
    """A database of another program is refused."""
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE articles (id)")
    connection.close()
    with pytest.raises(NotAStore):
        Store(path)


@pytest.mark.parametrize(
    ("name", "read_only"), [("none.db", True), ("no/folder/news.db", False), (".", False)]
)
def test_nowhere(tmp_path: Path, name: str, read_only: bool) -> None:  # noqa: FBT001
    """A place where no store is, or can be, is told."""
    with pytest.raises(NotAStore):
        Store(tmp_path / name, read_only=read_only)


def test_a_later_version(tmp_path: Path) -> None:
    """A store of a later sayso is refused."""
    path = tmp_path / "news.db"
    with Store(path) as store:
        store.add(READING)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreTooNew, match="version 99"):
        Store(path)


def test_a_later_version_meanwhile(tmp_path: Path, older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that a later sayso makes while this one opens it is refused, and keeps its version."""
    path = tmp_path / "news.db"
    held = connection_module.writing

    def overtaken(connection: sqlite3.Connection) -> AbstractContextManager[None]:
        other = sqlite3.connect(path)
        other.executescript("CREATE TABLE later (id TEXT); PRAGMA user_version = 99;")
        other.close()
        return held(connection)

    monkeypatch.setattr(connection_module, "writing", overtaken)
    with pytest.raises(StoreTooNew, match="version 99"):
        open_store(path, read_only=False, wait=1, package=older)
    assert version_of(path) == 99


def test_migration(tmp_path: Path, older: Path) -> None:
    """A store of an older version is brought up to date, step by step, with what it holds."""
    path = tmp_path / "news.db"
    connection = open_store(path, read_only=False, wait=1, package=older)
    connection.execute("INSERT INTO articles VALUES ('a', 'The dam holds.')")
    connection.close()
    (older / "migrations" / "0002.sql").write_text(
        "ALTER TABLE articles ADD COLUMN outlet TEXT;\nUPDATE articles SET outlet = 'Post; of\n it';\n"
    )
    (older / "migrations" / "0003.sql").write_text("ALTER TABLE articles RENAME COLUMN body TO text;\n")
    with pytest.raises(StoreReadOnly, match="version 1"):
        open_store(path, read_only=True, wait=1, package=older)
    connection = open_store(path, read_only=False, wait=1, package=older)
    assert connection.execute("SELECT id, text, outlet FROM articles").fetchall() == [
        ("a", "The dam holds.", "Post; of\n it")
    ]
    connection.close()
    assert version_of(path) == 3


def test_a_migration_that_fails(tmp_path: Path, older: Path) -> None:
    """A migration that fails leaves the store as it was."""
    path = tmp_path / "news.db"
    open_store(path, read_only=False, wait=1, package=older).close()
    (older / "migrations" / "0002.sql").write_text("ALTER TABLE articles ADD COLUMN outlet TEXT;\nOOPS;\n")
    with pytest.raises(Exception, match="syntax error"):
        open_store(path, read_only=False, wait=1, package=older)
    assert version_of(path) == 1
    (older / "migrations" / "0002.sql").write_text("ALTER TABLE articles ADD COLUMN outlet TEXT;\n")
    open_store(path, read_only=False, wait=1, package=older).close()
    assert version_of(path) == 2


def test_triggers_are_one_statement() -> None:
    """A script is cut between statements, not inside them."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    run_script(
        connection,
        "CREATE TABLE t (a);\nCREATE TRIGGER g AFTER INSERT ON t BEGIN\n  DELETE FROM t;\nEND;\n",
    )
    assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (2,)
    connection.close()


def test_damaged(tmp_path: Path) -> None:
    """Broken pages are told as such."""
    path = tmp_path / "news.db"
    with Store(path) as store:
        store.add(READING)
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\xff" * 3996
    path.write_bytes(data)
    with pytest.raises(StoreDamaged, match="damaged"):
        Store(path)


WRITER = """
import sys
from sayso.store import Store
store = Store(sys.argv[1])
with store.batch():
    store.start_run({})
    print("writing", flush=True)
    sys.stdin.read()
"""


def test_two_writers_and_a_reader(store: Store) -> None:
    """While another process writes, readers read and a second writer waits, then says why."""
    store.add(READING)
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(store.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as other:
        assert other.stdout
        assert other.stdin
        assert other.stdout.readline() == "writing\n"
        assert store.search("dam").total == 4
        start = time.monotonic()
        with pytest.raises(StoreBusy, match=r"0\.2 s"):
            store.add(under(published="2026-03-09"))
        assert time.monotonic() - start >= 0.2
        assert store.who("ruiz") == ()
        with Store(store.path, read_only=True) as reader:
            assert len(list(reader.readings())) == 1
        other.stdin.close()
        assert other.wait() == 0
    store.add(under(published="2026-03-09"))
    assert store.info().runs == 1
    assert len(store.who("ruiz")) == 1
    assert store.doctor().clean


ADDER = """
import sys
from sayso.store import Store
from tests.stored import under
with Store(sys.argv[1], wait=20) as store:
    for day in range(1, 21):
        store.add(under(published=f"2026-03-{day:02}", outlet=sys.argv[2]))
"""


def test_several_processes_make_one_store(tmp_path: Path) -> None:
    """Writers that start at once, where no store is yet, add all that is theirs."""
    path = tmp_path / "news.db"
    others = [
        subprocess.Popen([sys.executable, "-c", ADDER, str(path), outlet], cwd=ROOT) for outlet in "ABC"
    ]
    assert [other.wait() for other in others] == [0, 0, 0]
    with Store(path) as store:
        assert store.info().articles == 60
        assert store.doctor().clean


def test_a_store_without_weak_statements(tmp_path: Path) -> None:
    """In a store of the first version a line is as sure as its least sure part; none is weak or in points."""
    path = tmp_path / "news.db"
    nobody = replace(READING.statements[3], id="s9", speaker=None, chain=(), target=None)
    nobody = replace(nobody, how="role:match", known_by=KnownBy.ROLE)
    reading = replace(READING, statements=(*READING.statements, nobody))
    with Store(path) as store:
        store.add(reading)
    connection = sqlite3.connect(path)
    connection.executescript(FIRST)
    connection.close()
    with Store(path) as store:
        sure = replace(nobody, confidence=replace(nobody.confidence, line=0.9))
        assert store.reading(READING.article.id) == replace(
            READING,
            statements=tuple(replace(one, points=()) for one in (*READING.statements, sure)),
            assertions=tuple(replace(one, points=()) for one in READING.assertions),
        )
        assert (store.search("steel", kind="statement").total, store.info().weak_statements) == (2, 0)
        store.add(under(weakened("s4"), published="2026-03-09"))
        assert store.search("steel", kind="statement", copies=True).weaker == 1
        assert store.remove(READING.article.id).statements == 9
        assert store.doctor().clean
        assert store.unlinked() == 1
        store.link()
        assert (store.unlinked(), store.doctor().findings) == (0, ())
    assert version_of(path) == 9


def columns_of(path: Path) -> set[tuple[str, str, str]]:
    """Return every column of every table and view with its type, and the words of each trigger and index."""
    connection = sqlite3.connect(path)
    try:
        tables = [
            row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE sql IS NOT NULL")
        ]
        found = {
            (table, name, kind)
            for table in tables
            for _, name, kind, *_ in connection.execute(f"PRAGMA table_info('{table}')")
        }
        rest = connection.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'index')"
        )
        return found | {(str(kind), name, " ".join((sql or "").split())) for kind, name, sql in rest}
    finally:
        connection.close()


def test_migrations_end_where_the_schema_begins(tmp_path: Path) -> None:
    """A store that was brought up to date has what a new one has."""
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    for path in (old, new):
        Store(path).close()
    connection = sqlite3.connect(old)
    connection.executescript(FIRST)
    connection.close()
    Store(old).close()
    assert columns_of(old) == columns_of(new)
