"""Fragments, envelopes and tables as services send them."""

import json
from pathlib import Path

import pytest

from sayso.ingest import ColumnMap, Given, read_paths
from sayso.ingest.fields import lay_out_marked
from sayso.model.article import Article


def articles(path: Path, given: Given | None = None) -> list[Article]:
    """Return the articles of a file."""
    return [one for one in read_paths([path], given=given) if isinstance(one, Article)]


def written(path: Path, value: object) -> Path:
    """Return the path of a JSON file with this value."""
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def test_html_in_a_column_is_a_fragment() -> None:
    """No tag and no reference is left in the words."""
    text, blocks = lay_out_marked("A &amp; b", "<p>&#8220;So,&#8221; she said.</p><p>One.<br/>Two.</p>")
    assert text == "A & b\n\n“So,” she said.\n\nOne.\nTwo."
    assert [block.kind.value for block in blocks] == ["title", "paragraph", "paragraph"]


def test_a_text_without_tags_stays_as_it_is() -> None:
    """A lesser-than sign and an ampersand are characters."""
    assert lay_out_marked("", "AT&T said 1 < 2.")[0] == "AT&T said 1 < 2."


@pytest.mark.parametrize(
    "value",
    [
        {
            "articles": {
                "results": [{"title": "Dam", "body": "It held.", "source": {"title": "Post"}, "uri": "1"}]
            }
        },
        {
            "status": "ok",
            "articles": [{"title": "Dam", "content": "It held.", "source": {"id": None, "name": "Post"}}],
        },
        {
            "response": {
                "results": [
                    {"id": "1", "webTitle": "Dam", "fields": {"bodyText": "It held.", "publication": "Post"}}
                ]
            }
        },
        {"hits": {"hits": [{"_source": {"title": "Dam", "text": "It held.", "media_name": "Post"}}]}},
    ],
    ids=["event registry", "news api", "guardian", "search index"],
)
def test_the_envelopes_of_services_are_opened(value: object, tmp_path: Path) -> None:
    """The list inside is read by the names of its fields."""
    (article,) = articles(written(tmp_path / "a.json", value))
    assert (article.text, article.outlet) == ("Dam\n\nIt held.", "Post")


def test_several_authors_are_several(tmp_path: Path) -> None:
    """Those of a list stand one by one, with the names of objects."""
    (article,) = articles(
        written(tmp_path / "a.json", [{"text": "It held.", "authors": [{"name": "A B"}, "C D"]}])
    )
    assert article.authors == ("A B", "C D")


def test_what_the_service_cut_is_told(tmp_path: Path) -> None:
    """The note says how much is missing."""
    (article,) = articles(written(tmp_path / "a.json", {"articles": [{"content": "It held… [+1834 chars]"}]}))
    assert "cut short by the service: 1,834 more characters are not here." in article.notes


def test_a_date_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """The note has its words."""
    (article,) = articles(written(tmp_path / "a.json", [{"text": "It held.", "date": "the day after"}]))
    assert "its date could not be read: 'the day after'." in article.notes


def test_a_line_that_names_the_separator_is_no_head(tmp_path: Path) -> None:
    """Spreadsheets write it above the table."""
    (tmp_path / "a.csv").write_text("sep=;\nid;text;date\n1;It held;03.12.2026\n", encoding="utf-8")
    (article,) = articles(tmp_path / "a.csv")
    assert (article.text, article.published) == ("It held", "2026-12-03")


def test_a_title_that_is_the_text_stands_once(tmp_path: Path) -> None:
    """A table of headlines has no other text."""
    (tmp_path / "a.csv").write_text("title,media_name\nDam holds,Post\n", encoding="utf-8")
    (article,) = articles(tmp_path / "a.csv", Given(columns=ColumnMap(text="title")))
    assert (article.text, article.outlet) == ("Dam holds", "Post")
