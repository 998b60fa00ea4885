"""The schema: the page of tables names each table and column there is, in their order."""

import re
from pathlib import Path

import pytest

from sayso.report.tables.spec import table
from sayso.store import Store

PAGE = (Path(__file__).parents[2] / "docs" / "store.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(\w+)` \| (.*?) \| ", re.MULTILINE)
TABLES = {name: re.findall(r"`(\w+)`", columns) for name, columns in ROW.findall(PAGE)}
INDEXES = ("articles_words", "statements_words", "assertions_words")


def test_every_table_is_on_the_page(store: Store) -> None:
    """No table or view is left out, none is invented."""
    rows = store.sql("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
    names = {row["name"] for row in rows if not row["name"].startswith(INDEXES)}
    assert set(TABLES) == names
    assert all(f"`{name}`" in PAGE for name in INDEXES)


@pytest.mark.parametrize("table", [name for name in TABLES if name != "current_statements"])
def test_every_column_is_on_the_page(store: Store, table: str) -> None:
    """The columns stand in the order of the table."""
    assert [row["name"] for row in store.sql(f"PRAGMA table_info({table})")] == TABLES[table]


def test_columns_are_called_as_in_exports() -> None:
    """What a table of statements holds too has the same name there."""
    # `hedges` are spans here and words there, `candidates` ids and chances here and names there.
    known_here = {
        "hedges",
        "article",
        "statement",
        "id",
        "layer",
        "supersedes",
        "removed",
        "over",
        "lexeme",
        "known_by",
        "how",
        "candidates",
    }
    shared = set(table("statements").names) & set(TABLES["statements"]) - known_here
    assert shared == {
        *(
            "speaker",
            "addressee",
            "target",
            "act",
            "manner",
            "certainty",
            "polarity",
            "stance",
            "event_time",
            "said_time",
        ),
        *("content_words", "cue_words", "source_words", "span_start", "span_end"),
        *("nested_in", "answers", "repeat_of", "weak", "rule", "confidence_line"),
        *("confidence_content", "confidence_source"),
        *("confidence_speaker", "confidence_act", "confidence_certainty"),
    }
