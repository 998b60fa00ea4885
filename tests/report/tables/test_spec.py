"""The tables: the same columns everywhere, exact words, every number with what holds it."""

from collections.abc import Callable

import pytest

import sayso
from sayso.errors import NoSuchTable
from sayso.model.reading import Reading
from sayso.report.forms import to_csv
from sayso.report.tables.rows import rows_of
from sayso.report.tables.spec import table, tables
from tests.exports import bare, hebrew, mixed, readings, spans_of
from tests.readings import READING, weakened

NAMES = ("articles", "statements", "speakers", "assertions", "quantities", "times", "links")


def test_seven_tables() -> None:
    """The tables are written in this order."""
    assert tuple(tables()) == NAMES


def test_statements_are_the_table_of_the_reports() -> None:
    """The table of statements has the columns that `-f csv` has."""
    assert to_csv(READING).splitlines()[0] == ",".join(table("statements").names)


@pytest.mark.parametrize("name", NAMES)
def test_every_table_begins_and_ends_alike(name: str) -> None:
    """Which article a row is of stands first, what read it last."""
    names = table(name).names
    assert names[:8] == ("article_id", "file", "url", "outlet", "published", "language", "genre", "title")
    assert names[-4:] == ("sha256", "sayso_version", "language_pack", "models")
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("full_text", [False, True])
def test_rows_have_a_cell_of_its_type_for_every_column(name: str, *, full_text: bool) -> None:
    """No cell is missing, and each is of the type that its column says, or empty."""
    kinds = {"string": str, "integer": int, "number": float | int, "boolean": bool}
    asked = table(name, full_text=full_text)
    for reading in readings():
        for row in rows_of(asked, reading):
            wrong = [
                one.name
                for one in asked.columns
                if row[one.name] is not None and not isinstance(row[one.name], kinds[one.type])
            ]
            assert wrong == []


def test_text_stands_in_the_table_only_when_asked_for() -> None:
    """The articles go out whole with full text alone."""
    assert "text" not in table("articles").names
    assert "text" in table("articles", full_text=True).names


@pytest.mark.parametrize("name", ["statements", "assertions", "quantities", "times", "speakers"])
@pytest.mark.parametrize("made", [lambda: READING, mixed, hebrew], ids=["plain", "mixed", "hebrew"])
def test_offsets_give_the_words(name: str, made: Callable[[], Reading]) -> None:
    """The words of a row stand between its offsets."""
    reading = made()
    text = reading.article.text
    column = {"quantities": "quantity_words", "times": "time_words"}.get(name, "content_words")
    for row in rows_of(table(name), reading):
        shown = str(row["speaker"] if name == "speakers" else row[column])
        if not shown or row["span_start"] is None:
            continue
        pieces = spans_of(str(row.get("content_spans") or f"{row['span_start']}-{row['span_end']}"))
        if name != "speakers":
            assert bare("".join(text[start:end] for start, end in pieces)) == bare(shown)
        else:
            assert text[int(str(row["span_start"])) : int(str(row["span_end"]))] in str(row["forms"])


def test_numbers_know_what_holds_them() -> None:
    """A quantity names the innermost statement and the assertion that it stands in."""
    first = next(rows_of(table("quantities"), mixed()))
    assert (first["quantity_words"], first["statement_id"]) == ("20", "s1")
    assert [row["assertion_id"] for row in rows_of(table("quantities"), READING)] == ["a1"]


def test_links_hold_what_there_is() -> None:
    """Answers, nesting and repeats are ties, those of passages without ids."""
    rows = [(row["relation"], row["left_id"], row["right_id"]) for row in rows_of(table("links"), READING)]
    assert rows == [
        ("answers", "s5", "s4"),
        ("nested_in", "s7", "s6"),
        ("repeat_of", "s8", "s2"),
        ("reprint", None, None),
    ]


def test_to_pandas_gives_each_table() -> None:
    """Every table is a data frame, with its columns even where it has no row."""
    pytest.importorskip("pandas")
    for name in NAMES:
        frame = sayso.to_pandas([READING, mixed()], table=name)
        assert tuple(frame.columns) == table(name).names
    assert list(sayso.to_pandas(READING, table="speakers")["statements"]) == [3, 2, 1, 1, 0]


def test_unknown_table() -> None:
    """A table that does not exist is answered with those that do."""
    with pytest.raises(NoSuchTable, match="articles, statements, speakers"):
        sayso.to_pandas(READING, table="claims")


def test_weak_statements_are_rows_that_no_count_holds() -> None:
    """They stand in the table with `weak`, counted apart, and are not among what a speaker says."""
    doubted = weakened("s2", "s3")
    assert [row["weak"] for row in rows_of(table("statements"), doubted)] == [False, True, True, *[False] * 5]
    (article,) = rows_of(table("articles"), doubted)
    assert (article["statements"], article["statements_weak"]) == (8, 2)
    made = {row["speaker"]: row["statements"] for row in rows_of(table("speakers"), doubted)}
    assert (made["Ana Ruiz"], made["Two officials"]) == (3, 1)  # what repeats a weak one counts
