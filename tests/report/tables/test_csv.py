"""The CSV report: stable columns, exact words, no formulas."""

import csv
import io
from dataclasses import replace

import pytest

from sayso.errors import NoSuchColumn
from sayso.report.forms import to_csv
from sayso.report.tables.csv import OnlyColumns, choose, guarded
from sayso.report.tables.rows import rows_of
from sayso.report.tables.spec import basic_columns, reports, table
from tests.readings import READING, TEXT, weakened


def rows(text: str) -> list[dict[str, str]]:
    """Return the rows of a CSV text."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_columns_are_the_same_everywhere() -> None:
    """The header names the columns of every row, in their order."""
    names = table("statements").names
    assert tuple(next(rows_of(table("statements"), READING))) == names
    assert to_csv([READING]).splitlines()[0] == ",".join(names)


def test_one_row_a_statement() -> None:
    """Every statement is a row, the repeated ones told by `repeat_of`."""
    found = rows(to_csv([READING, READING]))
    assert len(found) == 2 * len(READING.statements)
    assert [row["repeat_of"] for row in found[:8]] == ["", "", "", "", "", "", "", "s2"]


def test_words_are_slices() -> None:
    """The words of a row are the text between its offsets."""
    found = rows(to_csv([READING]))[2]
    assert found["content_words"] == TEXT[int(found["span_start"]) : int(found["span_end"])]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_formulas_are_guarded(start: str) -> None:
    """A cell that a spreadsheet would compute gets an apostrophe before it."""
    assert guarded(f"{start}cmd") == f"'{start}cmd"


@pytest.mark.parametrize(
    "unseen", ["\ufeff", " ", "\u00a0", "\u200b", "\u2060\u00ad", "\x00", "\u202e", "\u0301"]
)
def test_formulas_behind_what_nobody_sees_are_guarded(unseen: str) -> None:
    """A program may trim a cell, or pass over a byte-order mark; words behind one are no formula."""
    assert guarded(f"{unseen}=1+1") == f"'{unseen}=1+1"
    assert guarded(f"{unseen}The dam = safe") == f"{unseen}The dam = safe"


def test_cells_with_marks_come_back() -> None:
    """Quotation marks, commas and line ends survive."""
    odd = 'a "b", c\r\nd'
    reading = replace(READING, article=replace(READING.article, outlet=odd))
    assert rows(to_csv([reading]))[0]["outlet"] == odd


def test_weak_ones_are_told() -> None:
    """A weak statement is a row as the others, with how sure the whole line is; 1 stands for yes."""
    found = rows(to_csv([weakened("s3")]))
    assert [(row["weak"], row["confidence_line"]) for row in found[1:4]] == [
        ("0", "0.97"),
        ("1", "0.23"),
        ("0", "0.41"),
    ]


def test_basic_columns() -> None:
    """The basic columns of a table are those of it that most people want, in its own order."""
    assert choose(table("statements").names, "basic")[:5] == (
        "article_id",
        "url",
        "outlet",
        "published",
        "title",
    )
    assert {"speaker", "act", "content_words", "weak"} < set(choose(table("statements").names, "basic"))
    assert not {"models", "rule", "confidence_act"} & set(choose(table("statements").names, "basic"))


@pytest.mark.parametrize("asked", ["speaker,foo", "", ","])
def test_columns_that_are_not_there(asked: str) -> None:
    """A name that is no column is told with those that are."""
    with pytest.raises(NoSuchColumn, match=r"It has: article_id, file.*own key .* stands in `key`"):
        choose(table("statements").names, asked)


def test_a_basic_column_is_one_of_some_table() -> None:
    """No name in the list of basic columns is of a column that there is not."""
    every = {name for one in (table("statements"), *reports().values()) for name in one.names}
    assert basic_columns() - every == set()


def test_columns_of_long_and_broken_cells() -> None:
    """A cell stays as it is, however long, with its ends of lines."""
    held, cell = io.StringIO(newline=""), "a\r\n\n" + "b" * 200_000
    OnlyColumns(held, "words").write(f'id,words\r\n1,"{cell}"\r\n')
    assert rows(held.getvalue()) == [{"words": cell}]
