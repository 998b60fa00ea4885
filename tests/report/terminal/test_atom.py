"""Atom: a feed that readers take, whose entries keep their ids."""

from dataclasses import replace

import feedparser

from sayso.report.terminal.atom import found_to_atom
from tests.report.terminal.test_found import FOUND, HIT

LINKED = replace(HIT, link='https://a.example/?a=1&b="2"#:~:text=dam', title="A <b>bold</b> & \x07 title")


def feed(*hits: object) -> feedparser.FeedParserDict:
    """Return the feed of some hits as a feed reader understands it."""
    parsed = feedparser.parse(
        found_to_atom(replace(FOUND, hits=hits), title="sayso: dam", name="dam").encode()
    )
    assert not parsed.bozo
    assert parsed.version == "atom10"
    return parsed


def test_an_entry_tells_who_and_what() -> None:
    """Title, words, link and date; all of it text, whatever it holds."""
    (entry,) = feed(LINKED).entries
    assert entry.title == f"Ana Ruiz denies · probable: {' '.join(HIT.snippet.split())}"
    assert entry.link == LINKED.link
    assert entry.updated == "2026-03-02T00:00:00Z"
    assert entry.content[0].type == "text/plain"
    assert "A <b>bold</b> & \\x07 title" in entry.content[0].value


def test_ids_stay() -> None:
    """A place has the same id each time, and another than any other place; the feed's is its name's."""
    other = replace(HIT, id="s2")
    first, again = feed(HIT, other), feed(other)
    assert first.entries[1].id == again.entries[0].id != first.entries[0].id
    assert first.feed.id == again.feed.id
    assert first.entries[0].id.startswith("urn:uuid:")


def test_dates_are_whole() -> None:
    """A feed wants an instant: of a month its first, of no date the oldest there is."""
    dates = {"2026-03": "2026-03-01T00:00:00Z", None: "1970-01-01T00:00:00Z"}
    dates |= {"2026": "2026-01-01T00:00:00Z", "2026-03-02T09:30:00+01:00": "2026-03-02T09:30:00+01:00"}
    for published, updated in dates.items():
        assert feed(replace(HIT, published=published)).entries[0].updated == updated


def test_nothing_found_is_a_feed_too() -> None:
    """A feed without entries is one."""
    assert feed().entries == []
