"""Asking: any query can read, none can do anything else."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sayso.errors import QueryError, TookTooLong
from sayso.store import Store
from tests.stored import READING


def test_rows(store: Store) -> None:
    """Rows come with their names; values take the places of marks and names."""
    store.add(READING)
    sql = "SELECT id, act FROM current_statements WHERE act = :act ORDER BY id"
    rows = list(store.sql(sql, {"act": "predict"}))
    assert [dict(row) for row in rows] == [{"id": "s1", "act": "predict"}, {"id": "s3", "act": "predict"}]
    (row,) = store.sql("SELECT count(*) AS n FROM statements_words WHERE statements_words MATCH ?", ["dam"])
    assert row["n"] == 3


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM articles",
        "INSERT INTO runs (started, version, settings) VALUES ('', '', '')",
        "UPDATE articles SET outlet = NULL",
        "DROP TABLE articles",
        "CREATE TABLE more (a)",
        "CREATE TEMP TABLE more (a)",
        "ATTACH 'other.db' AS other",
        "VACUUM INTO 'copy.db'",
        "PRAGMA query_only = OFF",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA writable_schema = ON",
        "INSERT INTO articles_words (articles_words) VALUES ('delete-all')",
        "SELECT load_extension('x')",
        "SELECT fts3_tokenizer('x')",
        "BEGIN IMMEDIATE",
        "SELECT 1; DELETE FROM articles",
        "WITH gone AS (SELECT 1) DELETE FROM articles",
        "SELEC",
        "SELECT ?",
        "SELECT * FROM nothing",
        "",
    ],
)
def test_nothing_else(store: Store, sql: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What would write, attach, load or is no query is refused, and changes nothing."""
    monkeypatch.chdir(tmp_path)
    store.add(READING)
    before = sorted(tmp_path.iterdir())
    if sql:
        with pytest.raises(QueryError, match="cannot be run"):
            list(store.sql(sql))
    else:
        assert list(store.sql(sql)) == []
    assert sorted(tmp_path.iterdir()) == before
    assert list(store.readings()) == [READING]


def test_columns_can_be_looked_up(store: Store) -> None:
    """The columns of a table can be asked for."""
    names = [row["name"] for row in store.sql("PRAGMA table_info(times)")]
    assert names == ["article", "place", "span_start", "span_end", "value", "kind"]


def test_a_query_left_half_way(store: Store) -> None:
    """A query that is not read to its end keeps nobody from writing."""
    store.add(READING)
    rows = store.sql("SELECT id FROM statements")
    next(rows)
    store.remove(READING.article.id)
    rows.close()
    assert store.info().statements == 0


ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c"


def test_an_endless_query_ends(store: Store) -> None:
    """After the time that a row may take; rows that somebody looks at for long are no matter."""
    with pytest.raises(TookTooLong, match=r"more than 0\.2 s for a row.*seconds="):
        list(store.sql(ENDLESS, seconds=0.2))
    store.add(READING)
    rows = store.sql("SELECT id FROM statements ORDER BY id", seconds=0.2)
    first = next(rows)
    time.sleep(0.3)
    assert [first["id"], next(rows)["id"]] == ["s1", "s2"]


def test_a_value_has_a_size(store: Store) -> None:
    """One query cannot fill the memory with one value."""
    with pytest.raises(QueryError, match="too big"):
        list(store.sql("SELECT hex(randomblob(500000000))"))


QUESTION = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from sayso.store import Store
with Store(sys.argv[1], read_only=True) as store:
    print("asking", flush=True)
    try:
        list(store.sql(sys.argv[2]))
    except KeyboardInterrupt:
        print("stopped", flush=True)
    print(store.info().articles)
"""


def test_a_query_is_stopped_from_the_keyboard(store: Store) -> None:
    """At once, and as an interruption, not as an error; the store goes on."""
    store.add(READING)
    with subprocess.Popen(
        [sys.executable, "-c", QUESTION, str(store.path), ENDLESS], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "asking\n"
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=30)[0] == "stopped\n1\n"
