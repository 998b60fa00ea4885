"""The listing of feeds."""

import json

from sayso.model.feed import KnownFeed
from sayso.report.terminal.feeds import feeds_to_csv, feeds_to_json, feeds_to_text

FEEDS = (
    KnownFeed(url="https://a.example/rss", title="=Dams", last_pulled="2026-03-03", status="2 entries"),
    KnownFeed(url="https://b.example/rss"),
)


def test_text() -> None:
    """Two lines a feed."""
    assert feeds_to_text(FEEDS) == (
        "=Dams  https://a.example/rss\n  2026-03-03  2 entries\nhttps://b.example/rss\n  never pulled\n"
    )
    assert "sayso feed add" in feeds_to_text(())


def test_json_and_csv() -> None:
    """Every field; no cell is computed by a spreadsheet."""
    assert [one["url"] for one in json.loads(feeds_to_json(FEEDS))] == [one.url for one in FEEDS]
    assert feeds_to_csv(FEEDS).splitlines()[1] == "https://a.example/rss,'=Dams,2026-03-03,2 entries,,,"
