"""Pulling: what is new in the feeds that are followed."""

import sys
from dataclasses import replace
from typing import Any

import pytest

from sayso.errors import MissingExtra, MustNotFetch, NotFetched
from sayso.ingest import Noted, Skipped, Unread
from sayso.ingest.fetching import Fetcher
from sayso.ingest.pulling import pull
from sayso.model.article import Article
from sayso.model.feed import KnownFeed
from tests.ingest.archives import page, text_of
from tests.ingest.serving import Given, Served, served

NOW = "2026-03-03T09:00:00+00:00"
SAID = "The dam above Halden is safe, mayor Ida Brook told the council on Monday evening."


class Feeds:
    """A list of feeds in memory."""

    def __init__(self, *feeds: KnownFeed) -> None:
        self.kept = {feed.url: feed for feed in feeds}

    def feeds(self) -> tuple[KnownFeed, ...]:
        """Return them in order."""
        return tuple(self.kept.values())

    def put_feed(self, feed: KnownFeed) -> bool:
        """Keep one."""
        new = feed.url not in self.kept
        self.kept[feed.url] = feed
        return new


def rss(server: str) -> bytes:
    """Return a feed of two entries: one of another outlet, one without words."""
    return f"""<rss version="2.0"><channel><title>Dams of the North</title>
<item><title>Dam at Halden holds</title><link>{server}/halden</link><guid>hp-1</guid>
<pubDate>Mon, 02 Mar 2026 18:00:00 GMT</pubDate>
<source url="https://halden-post.example/rss">The Halden Post</source>
<description>{SAID}</description></item>
<item><title>Velmouth</title><link>{server}/velmouth</link><guid>hp-2</guid></item>
</channel></rss>""".encode()


def pulled(feeds: Feeds, **settings: Any) -> list[Article | Unread | Skipped | Noted]:  # noqa: ANN401
    """Return all that is told while pulling."""
    one = Fetcher("0.1", allow_private=True, pause=0, seconds=5)
    return list(pull(feeds, one, now=lambda: NOW, **settings))


def start(paths: dict[str, Given], server: Served) -> Feeds:
    """Put a feed on the server and in a list."""
    server.paths |= {"/rss": (200, {"ETag": '"7"', "Last-Modified": "yesterday"}, rss(server.url)), **paths}
    return Feeds(KnownFeed(url=f"{server.url}/rss"))


def test_entries_become_articles() -> None:
    """The words of the feed; what its server said of its state is remembered."""
    with served({}) as server:
        feeds = start({}, server)
        article, bad = pulled(feeds)
        assert isinstance(article, Article)
        assert article.text == f"Dam at Halden holds\n\n{SAID}"
        assert (article.outlet, article.key, article.retrieved) == ("The Halden Post", "hp-1", NOW)
        assert article.file == f"{server.url}/rss:1"
        assert isinstance(bad, Unread)
        assert feeds.feeds() == (
            KnownFeed(
                url=f"{server.url}/rss",
                title="Dams of the North",
                etag='"7"',
                modified="yesterday",
                last_pulled=NOW,
                status="2 entries",
            ),
        )


def test_a_feed_as_it_was_gives_nothing() -> None:
    """The state last seen is asked about."""
    with served({}) as server:
        feeds = start({}, server)
        pulled(feeds)
        server.paths["/rss"] = (304, {}, b"")
        assert pulled(feeds) == []
        assert server.asked[-1][1]["if-none-match"] == '"7"'
        assert feeds.feeds()[0].status == "unchanged"
        assert feeds.feeds()[0].etag == '"7"'


def test_the_state_is_remembered_only_when_all_was_taken() -> None:
    """Who is interrupted asks again."""
    with served({}) as server:
        feeds = start({}, server)
        before = feeds.feeds()
        one = pull(feeds, Fetcher("0.1", allow_private=True, pause=0), now=lambda: NOW)
        next(one)
        one.close()
        assert feeds.feeds() == before


def test_a_server_is_left_in_peace_from_run_to_run() -> None:
    """It is asked nothing, robots.txt neither, until the time it told; then it is asked again."""
    with served({}) as server:
        feeds = start({}, server)
        server.paths["/rss"] = (429, {"Retry-After": "3600"}, b"")
        (bad,) = pulled(feeds)
        assert isinstance(bad, Unread)
        assert feeds.feeds()[0].retry_after == "2026-03-03T10:00:00+00:00"
        asked = len(server.asked)
        feeds.put_feed(KnownFeed(url=f"{server.url}/other"))
        for told in pulled(feeds):
            assert isinstance(told, Unread)
            assert "asks to be left in peace for 3,600 s more. Nothing was fetched" in told.reason
        assert len(server.asked) == asked
        assert [feed.retry_after for feed in feeds.feeds()] == ["2026-03-03T10:00:00+00:00"] * 2
        server.paths["/rss"] = (200, {}, rss(server.url))
        (feed, _) = feeds.feeds()
        feeds.kept = {feed.url: replace(feed, retry_after="2026-03-03T08:59:00+00:00")}
        assert isinstance(pulled(feeds)[0], Article)
        assert feeds.feeds()[0].retry_after is None


def test_peace_that_the_server_behind_a_redirect_asks_for() -> None:
    """The feed is kept in peace that leads there."""
    with served({"/rss": (503, {"Retry-After": "90"}, b"")}) as behind, served({}) as server:
        server.paths["/rss"] = (301, {"Location": f"{behind.url}/rss"}, b"")
        feeds = Feeds(KnownFeed(url=f"{server.url}/rss", retry_after="soon"))
        pulled(feeds)
        assert feeds.feeds()[0].retry_after == "2026-03-03T09:01:30+00:00"
        asked = len(server.asked), len(behind.asked)
        pulled(feeds)
        assert (len(server.asked), len(behind.asked)) == asked


def test_pages_are_fetched_where_that_is_wanted() -> None:
    """The article is the page's; date, key and source are those of the feed; a page may be gone."""
    with served({}) as server:
        feeds = start({"/halden": (200, {"Content-Type": "text/html; charset=utf-8"}, page())}, server)
        article, gone, bad = pulled(feeds, pages=True)
        assert isinstance(article, Article)
        assert article.text == text_of()
        assert (article.outlet, article.key) == ("The Halden Post", "hp-1")
        assert (article.published, article.url) == ("2026-03-02T18:00:00+00:00", f"{server.url}/halden")
        assert isinstance(gone, Unread)
        assert isinstance(gone.error, NotFetched)
        assert isinstance(bad, Unread)


def test_a_relative_address_is_joined_to_that_of_the_feed() -> None:
    """So its page can be fetched; the feed may have moved."""
    with served({}) as server:
        moved: dict[str, Given] = {
            "/old": (301, {"Location": "/feeds/rss"}, b""),
            "/feeds/rss": (200, {}, rss("..")),
            "/halden": (200, {}, page()),
        }
        start(moved, server)
        article, *_ = pulled(Feeds(KnownFeed(url=f"{server.url}/old")), pages=True)
        assert isinstance(article, Article)
        assert (article.text, article.url) == (text_of(), f"{server.url}/halden")


def test_pages_that_are_known_are_not_fetched_again() -> None:
    """Their outlet is left in peace."""
    with served({}) as server:
        feeds = start({"/halden": (200, {}, page())}, server)
        found = pulled(feeds, pages=True, has=lambda url: url.endswith("/halden"))
        assert [one for one in found if isinstance(one, Article)] == []
        assert "/halden" not in [path for path, _ in server.asked]


def test_a_page_that_fails_leaves_the_words_of_the_feed() -> None:
    """Robots.txt may forbid pages and allow the feed."""
    with served({"/robots.txt": (200, {}, b"User-agent: *\nDisallow: /halden")}) as server:
        refused, article, *_ = pulled(start({}, server), pages=True)
        assert isinstance(refused, Unread)
        assert isinstance(refused.error, MustNotFetch)
        assert isinstance(article, Article)
        assert SAID in article.text


def test_a_feed_that_fails_does_not_stop_the_rest() -> None:
    """It is told, and what was known of it stays."""
    with served({"/bad": (200, {}, b"<p>no feed")}) as server:
        feeds = start({}, server)
        bad = KnownFeed(url=f"{server.url}/bad", etag='"1"', title="Bad")
        feeds.kept = {bad.url: bad, **feeds.kept}
        first, second, _ = pulled(feeds)
        assert isinstance(first, Unread)
        assert first.file == bad.url
        assert isinstance(second, Article)
        kept = feeds.kept[bad.url]
        assert kept == replace(bad, last_pulled=NOW, status=kept.status)
        assert "no feed of articles" in (kept.status or "")


def test_a_feed_that_needs_a_library_does_not_stop_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told like any other that cannot be read."""
    monkeypatch.setitem(sys.modules, "brotli", None)
    with served({"/br": (200, {"Content-Encoding": "br"}, b"\x0b\x02\x80dams\x03")}) as server:
        feeds = start({}, server)
        packed = KnownFeed(url=f"{server.url}/br")
        feeds.kept = {packed.url: packed, **feeds.kept}
        first, second, _ = pulled(feeds)
        assert isinstance(first, Unread)
        assert isinstance(first.error, MissingExtra)
        assert isinstance(second, Article)
        assert feeds.kept[packed.url].status == str(first.error)


def test_so_many_pages_of_a_feed_are_fetched() -> None:
    """Of the rest the words of the feed are kept and told, and the feed is asked for anew, changed or not."""
    with served({}) as server:
        body = (200, {"Content-Type": "text/html; charset=utf-8"}, page())
        feeds = start({"/halden": body, "/velmouth": body}, server)
        first, second, told = pulled(feeds, pages=True, most=1)
        assert isinstance(first, Article)
        assert isinstance(second, Unread)  # its entry has no words
        assert isinstance(told, Noted)
        assert told.note.startswith("1 pages more were not fetched, 1 are fetched of a feed at once.")
        assert [path for path, _ in server.asked] == ["/robots.txt", "/rss", "/halden"]
        assert (feeds.feeds()[0].etag, feeds.feeds()[0].modified) == (None, None)
        assert len(pulled(feeds, pages=True, most=1, has=lambda url: url.endswith("/halden"))) == 1
        assert feeds.feeds()[0].etag == '"7"'
