"""Articles: what one is known by."""

import dataclasses

import pytest

from sayso.errors import ArticleError
from sayso.model.article import Article
from tests.articles import article

TEXT = "Dam holds\nThe dam is safe, mayor Ida Brook said."


def made(**fields: str | None) -> Article:
    """Return an article of one text with these fields."""
    return dataclasses.replace(article(TEXT), id="", **fields)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ({"file": "a/news.csv:7", "key": "news.csv:7"}, {"file": "b/news.csv:7", "key": "news.csv:7"}, True),
        ({"key": "7"}, {"key": "8"}, False),
        ({"url": "https://a.example/1", "key": "7"}, {"url": "https://a.example/1", "key": "8"}, True),
        ({"url": "https://a.example/1"}, {"url": "https://a.example/2"}, False),
        ({"outlet": "Daily Brook"}, {"outlet": "Valley Post"}, False),
        ({"published": "2026-03-02"}, {"published": "2026-03-03"}, False),
        ({"retrieved": "2026-03-02"}, {"retrieved": "2026-03-03"}, True),
    ],
)
def test_identity(left: dict[str, str], right: dict[str, str], same: bool) -> None:  # noqa: FBT001
    """An article is known by its text, its address or else its key, its outlet and its date."""
    assert (made(**left).id == made(**right).id) is same


def test_a_folder_is_no_part_of_it() -> None:
    """Moving a folder changes no id."""
    assert made(file="old/dam.txt", key="dam.txt").id == made(file="new/dam.txt", key="dam.txt").id


@pytest.mark.parametrize(
    "published", ["2026-02-30", "2026-13", "2026-00-01", "0000", "2026-02-30T10:00:00Z", "Monday"]
)
def test_a_day_that_no_calendar_has(published: str) -> None:
    """A date of publication is a real one, or none."""
    with pytest.raises(ArticleError, match="a day that the calendar has"):
        article("So.", published=published)
