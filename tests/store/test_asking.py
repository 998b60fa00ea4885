"""Asking: any query can read, none can do anything else."""

from pathlib import Path

import pytest

from sayso.errors import QueryError
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
