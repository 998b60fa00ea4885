"""Pulling: what is new in the feeds that are followed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from sayso.ingest.answers import charset
from sayso.ingest.building import Given
from sayso.ingest.caught import caught
from sayso.ingest.feed import Entry, Feed, entry_article, parse_feed
from sayso.ingest.fetching import UNCHANGED, Fetched, Fetcher
from sayso.ingest.limit import LIMIT
from sayso.ingest.source import from_bytes
from sayso.ingest.unread import Item, Noted, Unread
from sayso.model.article import Article
from sayso.model.feed import FeedList, KnownFeed

Has = Callable[[str], bool]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def pull(
    feeds: FeedList,
    fetcher: Fetcher,
    *,
    pages: bool = False,
    has: Has = lambda _: False,
    now: Callable[[], str] = _now,
) -> Iterator[Item]:
    """Yield the article of each entry of each feed that changed, and each feed that cannot be read.

    With `pages` the page that an entry leads to is fetched too, unless the store `has` its address;
    where that fails, the words of the feed are kept, and it is told.  A summary is not the page: `has` says
    no of it, so that the page is tried again as long as the feed lists it.
    What a feed said of its state is remembered once all its entries were taken.
    """
    for feed in feeds.feeds():
        seen = replace(feed, last_pulled=now())
        read = caught(feed.url, partial(_fetched, feed, fetcher), limit=LIMIT)
        if isinstance(read, Unread):
            feeds.put_feed(replace(seen, status=read.reason))
            yield read
            continue
        if read is None:
            feeds.put_feed(replace(seen, status="unchanged"))
            continue
        found, parsed = read
        given = Given(retrieved=seen.last_pulled)
        for number, entry in enumerate(parsed.entries, 1):
            if not (pages and has(entry.parts.url or "")):
                yield from _entry(entry, f"{feed.url}:{number}", given, fetcher if pages else None)
        yield from (Noted(feed.url, note) for note in parsed.notes)
        feeds.put_feed(_remembered(seen, found, parsed.title, len(parsed.entries)))


def _fetched(feed: KnownFeed, fetcher: Fetcher) -> tuple[Fetched, Feed] | None:
    """Return what a feed answers, and the entries in it; None where nothing changed."""
    found = fetcher.fetch(feed.url, etag=feed.etag, modified=feed.modified)
    return None if found.status == UNCHANGED else (found, parse_feed(found.body, found.url))


def _entry(entry: Entry, name: str, given: Given, fetcher: Fetcher | None) -> Iterator[Item]:
    """Yield the article of an entry: its page where that is wanted, else its words in the feed."""
    if fetcher is not None and entry.parts.url:
        page = caught(entry.parts.url, partial(_page, entry, name, given, fetcher), limit=given.limit)
        yield page
        if not isinstance(page, Unread):
            return
    yield caught(name, partial(entry_article, entry, given, name), limit=given.limit)


def _page(entry: Entry, name: str, given: Given, fetcher: Fetcher) -> Article:
    """Return the article on the page of an entry; its date and its source are those of the feed."""
    found = fetcher.fetch(entry.parts.url or "")
    dates = [date.value for date in entry.parts.dates]
    known = replace(
        given,
        url=entry.parts.url,
        key=entry.parts.key,
        outlet=entry.parts.outlet,
        published=dates[0] if dates else None,
    )
    return from_bytes(found.body, known, file=name, declared=charset(found.headers))


def _remembered(seen: KnownFeed, found: Fetched, title: str | None, entries: int) -> KnownFeed:
    return replace(
        seen,
        title=seen.title or title,
        etag=found.headers.get("etag"),
        modified=found.headers.get("last-modified"),
        status=f"{entries:,} entries",
    )
