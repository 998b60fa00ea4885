"""Tables: one article a row."""

import pytest

from sayso.errors import NoArticle
from sayso.ingest.building import Given
from sayso.ingest.table import read_table
from sayso.ingest.unread import Unread
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


@pytest.mark.parametrize("table", ["id,label\n1,0\n", "dam", '"'])
def test_other_tables_are_refused(table: str) -> None:
    """A table without a column for the text holds something else."""
    with pytest.raises(NoArticle):
        articles(table)


def test_undefined_bytes_of_old_tables_are_kept() -> None:
    """A table in Windows-1252 is read; what that leaves undefined is kept and told."""
    found = list(read_table(b'text\n"The \x93safe\x94 dam \x81 of Halden."\n', "t.csv", Given()))
    assert isinstance(found[0], Article)
    assert found[0].text == "The “safe” dam \x81 of Halden."
    assert "U+0081" in found[0].notes[0]
