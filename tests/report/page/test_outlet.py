"""The page of an outlet: every share with its whole and its interval, and never a score."""

import re

from sayso.report.audit import audit
from sayso.report.page.outlet import outlet_page, outlet_to_html
from tests.stored import of_text, under

READINGS = [
    under(published=f"2026-03-0{day}", outlet="Valley Post", url=f"https://v.example/{day}")
    for day in range(1, 8)
]
AUDIT = audit(READINGS, copies=True)


def test_words_come_to_the_whole() -> None:
    """The shares of words part all words of the articles among voices."""
    words = outlet_page(AUDIT, "Valley Post").groups[0]
    assert (
        sum(row.part for row in words.rows) == words.rows[0].whole == sum(one.words for one in AUDIT.articles)
    )


def test_every_share_has_its_interval() -> None:
    """Seven articles give every share an interval that holds it."""
    for group in outlet_page(AUDIT, "Valley Post").groups:
        for row in group.rows:
            if row.whole:
                assert row.low is not None
                assert row.high is not None
                assert row.low <= row.bar <= row.high


def test_few_articles() -> None:
    """Of two articles no interval is told, and the page says why."""
    few = audit(READINGS[:2], copies=True)
    page = outlet_to_html(few, "Valley Post", of=7)
    assert "Too few articles for an interval." in page
    assert "the newest 2 of 7 articles" in page


def test_accusations() -> None:
    """What became of accusations is counted by its end."""
    page = outlet_page(AUDIT, "Valley Post")
    fact = page.facts[2]
    assert fact.answer == "7 of 7"
    assert page.accused[0].name == "Korvan Ltd"


def test_no_score() -> None:
    """Nothing on the page rates the outlet."""
    page = outlet_to_html(AUDIT, "<b>Valley</b> Post")
    assert '<h1 dir="auto">&lt;b&gt;Valley&lt;/b&gt; Post</h1>' in page
    shown = re.sub("<[^>]+>", " ", page.partition("<main")[2].partition("<script>")[0]).casefold()
    assert not {"score", "rating", "bias", "reliable", "trust", "rank"} & set(shown.split())


def test_no_article() -> None:
    """An outlet without articles has a page that says what to do."""
    assert "Add some: sayso add FILE" in outlet_to_html(audit([]), "Nobody")


def test_quiet_articles() -> None:
    """Articles without accusations have no table of them."""
    quiet = audit([of_text("The pier is open.", outlet="Valley Post", published="2026-03-01")])
    assert [group.key for group in outlet_page(quiet, "Valley Post").groups] == [
        "words",
        "statements",
        "speakers",
    ]
