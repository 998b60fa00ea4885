"""Dating: which day is sure, and which of two articles is surely earlier."""

from dataclasses import replace

import pytest

from sayso.linking.dating import other_day, surely_earlier
from sayso.model.article import Article, DateFound, FoundDate
from tests.articles import article


def of(published: str | None, text: str = "", where: FoundDate = FoundDate.TEXT) -> Article:
    """Return an article of a day, whose text may state another."""
    dates = (DateFound(value=published, where=FoundDate.RECORD),) if published else ()
    stated = (DateFound(value=text, where=where),) if text else ()
    return replace(article("The pier burned.", published=published), dates=(*dates, *stated))


@pytest.mark.parametrize(
    ("published", "text", "clash"),
    [
        ("2026-03-02", "2026-03-04", True),
        ("2026-03-02", "2026-03-01", True),
        ("2026-03-02", "2026-03-02", False),
        ("2026-03-02T23:40:00Z", "2026-03-03", False),  # it may be past midnight there
        ("2026-03-02T23:40:00Z", "2026-03-04", True),
        ("2026-03", "2026-04-02", False),
        (None, "2026-03-02", False),
    ],
)
def test_another_day_in_the_text(published: str | None, text: str, clash: bool) -> None:  # noqa: FBT001 — a table
    """The text states another day than the one that the article goes by."""
    assert (other_day(of(published, text)) is not None) is clash


def test_a_later_change_is_another_day() -> None:
    """What was changed days later may tell of these days."""
    assert other_day(of("2026-03-02", "2026-03-09", FoundDate.MODIFIED))


def test_an_address_is_no_word_of_the_text() -> None:
    """Only the text and its changes gainsay the day."""
    assert other_day(of("2026-03-02", "2026-03-09", FoundDate.URL)) is None


@pytest.mark.parametrize(
    ("left", "right", "earlier"),
    [
        (of("2026-03-02"), of("2026-03-03"), True),
        (of("2026-03-03"), of("2026-03-02"), False),
        (of("2026-03-02"), of("2026-03-02"), False),
        (of("2026-03-02T08:00Z"), of("2026-03-02T09:00Z"), True),
        (of("2026-03-02T08:00Z"), of("2026-03-02T09:00"), False),  # of no known zone
        (of("2026-03-02", "2026-03-05"), of("2026-03-03"), False),
        (of("2026-03"), of("2026-04-03"), False),
        (of(None), of("2026-03-02"), False),
    ],
)
def test_surely_earlier(left: Article, right: Article, earlier: bool) -> None:  # noqa: FBT001 — a table
    """Both days are sure, and in this order; on one day the hours decide."""
    assert surely_earlier(left, right) is earlier
