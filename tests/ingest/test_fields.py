"""Fields: one row or object becomes an article."""

import io
import json

import pytest

from sayso.errors import NoArticle
from sayso.ingest.building import Given
from sayso.ingest.fields import from_fields
from sayso.ingest.lines import read_lines
from sayso.ingest.unread import Unread
from sayso.model.article import Article

TEXT = "The dam above Halden is safe, mayor Ida Brook told the council on Monday, after three days of rain."


def test_a_row_becomes_title_and_text() -> None:
    """The title stands above the text, an empty line between; nothing else of the row is kept."""
    row = {
        "title": "Dam holds",
        "text": f"{TEXT}\n{TEXT}",
        "date": "2026-03-02",
        "source": "Halden Post",
        "label": "secret",
    }
    article = from_fields(row, Given(), file="news.csv:1")
    assert article.text == f"Dam holds\n\n{TEXT}\n{TEXT}"
    assert [block.kind.value for block in article.blocks] == ["title", "paragraph", "paragraph"]
    assert (article.outlet, article.published, article.file) == ("Halden Post", "2026-03-02", "news.csv:1")
    assert "secret" not in repr(article)


def test_what_is_given_goes_first() -> None:
    """The caller knows better than the row; the row's date stays as a rival."""
    article = from_fields({"text": TEXT, "date": "2026-03-02"}, Given(published="2026-03-01", outlet="H"))
    assert (article.outlet, article.published) == ("H", "2026-03-01")
    assert [date.value for date in article.dates] == ["2026-03-01", "2026-03-02"]


@pytest.mark.parametrize(
    ("row", "key"), [({"id": 7}, "7"), ({"unit_id": " u7 "}, "u7"), ({"id": ""}, "news.csv:1")]
)
def test_a_record_is_known_by_its_own_key(row: dict[str, object], key: str) -> None:
    """A record without one is known by its file's name, without the folder, and its row."""
    assert from_fields({"text": TEXT, **row}, Given(), file="folder/news.csv:1").key == key


@pytest.mark.parametrize("row", [{}, {"text": ""}, {"text": None}, {"headline": "Dam holds"}, {"text": "  "}])
def test_a_row_without_text_is_no_article(row: dict[str, str | None]) -> None:
    """The error names the fields that were found."""
    with pytest.raises(NoArticle, match=r"no text in its fields|nothing in its field"):
        from_fields(row, Given())


@pytest.mark.parametrize("part", ["text", "authors"])
def test_a_field_nested_too_deep_costs_its_row_alone(part: str) -> None:
    """Lists in lists without end are no text; the other rows are read."""
    rows = [{"text": TEXT, part: json.loads("[" * 800 + '"x"' + "]" * 800)}, {"text": TEXT}]
    data = "\n".join(map(json.dumps, rows)).encode()
    bad, good = read_lines(io.BytesIO(data), "news.jsonl", Given())
    assert isinstance(bad, Unread)
    assert isinstance(bad.error, NoArticle)
    assert "more than 8 deep" in bad.reason
    assert isinstance(good, Article)


@pytest.mark.parametrize(
    ("value", "text"),
    [(["One.", "Two."], "One., Two."), (7, "7"), ("a\ud83d", "a\ufffd"), ({"name": "Dam"}, "Dam")],
)
def test_any_json_value_becomes_text(value: object, text: str) -> None:
    """Half of a surrogate pair, which no text can hold, becomes the replacement character."""
    assert from_fields({"text": value}, Given()).text == text
