"""Following: the feeds that a store keeps."""

from sayso.model.feed import SUMMARY, FeedList, KnownFeed
from sayso.store import Store
from tests.stored import READING, under

FEED = KnownFeed(url="https://halden-post.example/rss", title="Halden Post", etag='"7"')


def test_feeds_are_kept_in_order(store: Store) -> None:
    """A feed put again stands in its place, with what is known of it now."""
    other = KnownFeed(url="https://dams.example/rss", retry_after="2026-03-03T10:00:00+00:00")
    later = KnownFeed(url=FEED.url, last_pulled="2026-03-03T09:00:00+00:00", status="unchanged")
    kept: FeedList = store
    assert [kept.put_feed(one) for one in (FEED, other, later)] == [True, True, False]
    assert kept.feeds() == (later, other)


def test_a_feed_can_be_dropped(store: Store) -> None:
    """Its articles stay."""
    store.put_feed(FEED)
    store.add(under(READING, url="https://halden-post.example/dam"))
    assert [store.drop_feed(FEED.url), store.drop_feed(FEED.url)] == [True, False]
    assert store.feeds() == ()
    assert store.has_url("https://halden-post.example/dam")
    assert not store.has_url("https://halden-post.example/other")
    assert store.doctor().findings == ()


def test_a_summary_is_not_the_page_of_its_address(store: Store) -> None:
    """The page may still be fetched, until it is there."""
    url = "https://halden-post.example/dam"
    store.add(under(READING, url=url, key="1", notes=("odd.", SUMMARY)))
    assert not store.has_url(url)
    store.add(under(READING, url=url, key="2", sha256="2" * 64, notes=("odd.",)))
    assert store.has_url(url)
