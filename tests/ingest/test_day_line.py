"""Day lines: the date with which a text begins, where no line break parts it from the story."""

import pytest

from sayso.ingest.building import Given
from sayso.ingest.day_line import day_line
from sayso.ingest.fields import from_fields
from sayso.model.article import Article, Block, BlockKind, DateFound, FoundDate
from sayso.model.span import Span

STORY = "The pier of Askerby burned."


def article(body: str, title: str = "Pier burns") -> Article:
    """Return an article of a record that bears another day."""
    return from_fields({"title": title, "text": body, "date": "2026-03-02", "source": "Herald"}, Given())


@pytest.mark.parametrize(
    ("opening", "value"),
    [
        ("Wed 4 Mar 2026", "2026-03-04"),
        ("Wednesday, March 4, 2026", "2026-03-04"),
        ("Published March 4 2026", "2026-03-04"),
        ("Date of publication 4 March 2026", "2026-03-04"),
        ("Posted on March 4 2026 by Ida Frost", "2026-03-04"),
        ("NORTHLINE Wednesday 4 Mar 2026", "2026-03-04"),
        ("Pier burns NORTHLINE Wed 4 Mar 2026", "2026-03-04"),
        ("24.02.2026 (updated 18:40 24.02.2026)", "2026-02-24"),
        ("24-02-2026", "2026-02-24"),
    ],
)
def test_a_date_that_opens_the_text(opening: str, value: str) -> None:
    """A label, an agency, a weekday and the headline again may stand before it."""
    found = article(f"{opening} {STORY}").dates
    assert DateFound(value=value, where=FoundDate.TEXT) in found


@pytest.mark.parametrize(
    "opening",
    [
        "On 4 March 2026 there was wind.",
        "4 March 2026 was a day of wind.",
        "The mill closed on 4 March 2026.",
        "02-03-2026",  # of March or of February
        "March 2026",
        "",
    ],
)
def test_a_day_in_a_sentence_dates_no_article(opening: str) -> None:
    """What happened on a day was not printed on it; a date that could be two is none."""
    assert all(date.where is FoundDate.RECORD for date in article(f"{opening} {STORY}").dates)


def test_a_day_of_the_last_change() -> None:
    """An update is told as one; the comma that a copy lost is no loss."""
    found = article(f"Last updated at Mar 042026 {STORY}").dates
    assert DateFound(value="2026-03-04", where=FoundDate.MODIFIED) in found


def test_the_headline_of_a_page_with_the_name_of_its_site() -> None:
    """The text repeats the headline without what the site hangs behind it."""
    found = article(f"Pier burns Wed 4 Mar 2026 {STORY}", "Pier burns - World - Herald Online").dates
    assert DateFound(value="2026-03-04", where=FoundDate.TEXT) in found


def test_the_record_goes_first() -> None:
    """The article keeps the day of its record; without one that of its text is better than none."""
    assert article(f"Wed 4 Mar 2026 {STORY}").published == "2026-03-02"
    bare = from_fields({"title": "Pier burns", "text": f"Wed 4 Mar 2026 {STORY}"}, Given())
    assert bare.published == "2026-03-04"


def test_no_paragraph() -> None:
    """A headline alone has no opening."""
    assert day_line("4 Mar 2026", (Block(span=Span(0, 10), kind=BlockKind.TITLE),)) is None
