"""Tables: one article a row."""

import pytest

from sayso.errors import NoArticle, NoColumn
from sayso.ingest.building import Given
from sayso.ingest.columns import ColumnMap
from sayso.ingest.table import read_table
from sayso.ingest.unread import Noted, Unread
from sayso.model.article import Article

SAID = "The dam is safe, mayor Ida Brook told the council on Monday."


def articles(table: str) -> list[Article]:
    """Return the articles of a table."""
    return [one for one in read_table(table.encode(), "t.csv", Given()) if isinstance(one, Article)]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_columns_are_told_by_their_names(mark: str) -> None:
    """Commas, semicolons and tabs part columns alike; columns of other names are not stored."""
    rows = [
        ["id", "article_title", "article_content", "source", "labels"],
        ["1", "Dam", f'"{SAID}"', "hp", "0"],
    ]
    (article,) = articles("\r\n".join(mark.join(row) for row in rows))
    assert (article.text, article.outlet, article.file) == (f"Dam\n\n{SAID}", "hp", "t.csv:1")


def test_quoted_fields_keep_their_lines_and_marks() -> None:
    """A field may hold line ends and doubled quotation marks."""
    (article,) = articles(f'text\r\n"{SAID}\r\n""Safe,"" she said."\r\n')
    assert article.text == f'{SAID}\r\n"Safe," she said.'


def test_the_column_shows_how_its_dates_are_written() -> None:
    """One date with a day beyond the twelfth settles the others."""
    table = f"text,date\n{SAID!r},4/5/2026\n{SAID!r},4/25/2026\n"
    assert [article.published for article in articles(table.replace("'", '"'))] == [
        "2026-04-05",
        "2026-04-25",
    ]


def test_a_row_without_text_does_not_stop_the_rest() -> None:
    """Its place and the reason are told."""
    found = list(read_table(f'title,text\nDam,\nDam,"{SAID}"\n'.encode(), "t.csv", Given()))
    assert [isinstance(one, Unread) and one.file for one in found] == ["t.csv:1", False]


def test_a_table_that_breaks_off_inside_a_row() -> None:
    """A row whose quotation mark nothing closes is left out, and told with its lines."""
    table = f'text,id\n"{SAID}",1\n"{SAID}\nIt is '
    read, cut = read_table(table.encode(), "t.csv", Given())
    assert isinstance(read, Article)
    assert isinstance(cut, Unread)
    assert cut.file == "t.csv:2"
    assert "line 3, and nothing closes it up to the end in line 4" in cut.reason


@pytest.mark.parametrize(
    ("rows", "times"),
    [
        ([f'1,"{SAID}",hp', f'2,"{SAID}"'], 1),
        ([f'1,"{SAID}"', f'2,"{SAID}"'], 0),
        ([f'1,"{SAID}",hp', f'2,"{SAID}",hp'], 0),
    ],
)
def test_a_table_whose_last_row_alone_is_short(rows: list[str], times: int) -> None:
    """Where all other rows have a cell for each column, the file may be cut off in the last."""
    table = "\n".join(["id,text,source", *rows])
    notes = [one.note for one in read_table(table.encode(), "t.csv", Given()) if isinstance(one, Noted)]
    assert notes == (["its last row has 2 of 3 cells, and it alone: the file may be cut off there."] * times)


@pytest.mark.parametrize("table", ["id,label\n1,0\n", "dam", '"'])
def test_other_tables_are_refused(table: str) -> None:
    """A table without a column for the text holds something else."""
    with pytest.raises(NoArticle):
        articles(table)


def test_undefined_bytes_of_old_tables_are_kept() -> None:
    """A table in Windows-1252 is read; what that leaves undefined is kept, and told once for the table."""
    row = b'"The \x93safe\x94 dam \x81 of Halden."\n'
    note, *found = read_table(b"text\n" + row * 2, "t.csv", Given())
    assert note == Noted(
        "t.csv", "no UTF-8: read as Windows-1252; 2 bytes it leaves undefined are kept as U+0080–9F."
    )
    assert [isinstance(one, Article) and one.text for one in found] == ["The “safe” dam \x81 of Halden."] * 2
    assert "U+0081" in found[0].notes[0]  # type: ignore[union-attr]


def test_columns_can_be_named() -> None:
    """A named column goes before the usual name; whatever is not mapped is not stored."""
    given = Given(columns=ColumnMap(text="Wording", outlet="wire"))
    table = f'Wire,Wording,text,verdict\nNorthline,"{SAID}",other,fake\n'
    (article,) = read_table(table.encode(), "t.csv", given)
    assert isinstance(article, Article)
    assert (article.text, article.outlet) == (SAID, "Northline")
    assert "fake" not in repr(article)
    assert "other" not in repr(article)


def test_a_named_column_that_is_not_there_is_told() -> None:
    """The error lists the columns that are."""
    with pytest.raises(NoColumn, match=r"no column 'Wording' for the text. Its columns: text, verdict."):
        list(read_table(b"text,verdict\na,b\n", "t.csv", Given(columns=ColumnMap(text="Wording"))))


def test_what_stands_before_a_broken_row_is_kept() -> None:
    """A field that is too long ends the table; the rows before it were read."""
    found = read_table(f'text\n"{SAID}"\n"{"x" * 20_000_001}"\n'.encode(), "t.csv", Given())
    assert isinstance(next(found), Article)
    with pytest.raises(NoArticle, match="Nothing more was read"):
        next(found)


def test_columns_to_keep() -> None:
    """What is asked for is kept under its column's own name, also beside a part; the rest is not stored."""
    given = Given(columns=ColumnMap(own=("REGION", "unit_id")))
    table = f'unit_id,Region,verdict,text\n7,Halden,fake,"{SAID}"\n'
    (article,) = read_table(table.encode(), "t.csv", given)
    assert isinstance(article, Article)
    assert (article.key, article.own_columns) == ("7", (("Region", "Halden"), ("unit_id", "7")))
    assert "fake" not in repr(article)
    plain = next(iter(read_table(table.encode(), "t.csv", Given())))
    assert isinstance(plain, Article)
    assert (plain.id, plain.own_columns) == (article.id, ())
    with pytest.raises(NoColumn, match="no column 'tone' to keep"):
        list(read_table(table.encode(), "t.csv", Given(columns=ColumnMap(own=("tone",)))))
