"""Pulling: what is new in the feeds that are followed."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from math import ceil

from sayso.errors import MustNotFetch, SaysoError
from sayso.ingest.answers import charset
from sayso.ingest.building import Given
from sayso.ingest.caught import caught
from sayso.ingest.feed import Entry, Feed, entry_article, parse_feed
from sayso.ingest.fetching import UNCHANGED, Fetched, Fetcher
from sayso.ingest.limit import LIMIT
from sayso.ingest.secrets import shown, without_secrets
from sayso.ingest.source import from_bytes
from sayso.ingest.unread import Item, Noted, Unread
from sayso.model.article import Article
from sayso.model.feed import FeedList, KnownFeed

Has = Callable[[str], bool]

# Pages of a feed that are fetched at once: more than any outlet puts up in a day, and no burden to a server.
MOST_PAGES = 100


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def pull(
    feeds: FeedList,
    fetcher: Fetcher,
    *,
    pages: bool = False,
    most: int = MOST_PAGES,
    has: Has = lambda _: False,
    now: Callable[[], str] = _now,
) -> Iterator[Item]:
    """Yield the article of each entry of each feed that changed, and each feed that cannot be read.

    With `pages` the page that an entry leads to is fetched too, `most` of a feed, unless the store `has` its
    address; where that fails, the words of the feed are kept, and it is told.  A summary is not the page:
    `has` says no of it, so that the page is tried again as long as the feed lists it.
    What a feed said of its state is remembered once all its entries were taken, and until when its server
    wants to be left in peace: a run started sooner waits for it, or tells so and asks nothing.
    """
    for feed in feeds.feeds():
        _hold_off(feed, fetcher, now())
    for feed in feeds.feeds():
        seen = replace(feed, last_pulled=now())
        name = shown(feed.url)
        read = caught(name, partial(_fetched, feed, fetcher), limit=LIMIT)
        if isinstance(read, Unread):
            feeds.put_feed(_with_retry_after(replace(seen, status=read.reason), fetcher, now()))
            yield read
            continue
        if read is None:
            feeds.put_feed(_with_retry_after(replace(seen, status="unchanged"), fetcher, now()))
            continue
        found, parsed = read
        paging = _Pages(fetcher, most) if pages else None
        given = Given(retrieved=seen.last_pulled)
        for number, entry in enumerate(parsed.entries, 1):
            if not (pages and has(without_secrets(entry.parts.url or ""))):
                yield from _entry(entry, f"{name}:{number}", given, paging)
        yield from (Noted(name, note) for note in parsed.notes)
        if paging and paging.left_out:
            yield Noted(name, paging.told())
        whole = paging is None or not paging.failed
        kept = _remembered(seen, found, parsed.title, len(parsed.entries), whole=whole)
        feeds.put_feed(_with_retry_after(kept, fetcher, now()))


def _hold_off(feed: KnownFeed, fetcher: Fetcher, now: str) -> None:
    """Let the fetcher know for how long the server of a feed wants to be left in peace."""
    if feed.retry_after is None:
        return
    with suppress(
        ValueError, TypeError, MustNotFetch
    ):  # no date, or an address that is refused where it is read
        left = datetime.fromisoformat(feed.retry_after) - datetime.fromisoformat(now)
        fetcher.hold_off(feed.url, max(left.total_seconds(), 0.0))


def _with_retry_after(feed: KnownFeed, fetcher: Fetcher, now: str) -> KnownFeed:
    """Return a feed with the time until which its server wants to be left in peace."""
    left = fetcher.seconds_to_wait(feed.url)
    until = datetime.fromisoformat(now) + timedelta(seconds=ceil(left))
    return replace(feed, retry_after=until.isoformat(timespec="seconds") if left else None)


def _fetched(feed: KnownFeed, fetcher: Fetcher) -> tuple[Fetched, Feed] | None:
    """Return what a feed answers, and the entries in it; None where nothing changed."""
    found = fetcher.fetch(feed.url, etag=feed.etag, modified=feed.modified)
    return None if found.status == UNCHANGED else (found, parse_feed(found.body, found.url))


class _Pages:
    """The pages of one feed: so many are fetched, and counted where that fails or where there are more."""

    def __init__(self, fetcher: Fetcher, most: int) -> None:
        self._fetcher = fetcher
        self._most = most
        self._asked = 0
        self.failed = self.left_out = 0

    def wants(self) -> bool:
        """Return whether one more may be fetched."""
        if self._asked < self._most:
            self._asked += 1
            return True
        self.failed += 1
        self.left_out += 1
        return False

    def fetch(self, url: str) -> Fetched:
        """Return a page."""
        try:
            return self._fetcher.fetch(url)
        except SaysoError:
            self.failed += 1
            raise

    def told(self) -> str:
        """Return what is told of pages that were not fetched."""
        return (
            f"{self.left_out:,} pages more were not fetched, {self._most:,} are fetched of a feed at once. "
            "Their summaries were kept; pull again, or fetch more: --most N."
        )


def _entry(entry: Entry, name: str, given: Given, pages: _Pages | None) -> Iterator[Item]:
    """Yield the article of an entry: its page where that is wanted, else its words in the feed."""
    if pages is not None and entry.parts.url and pages.wants():
        page = caught(shown(entry.parts.url), partial(_page, entry, name, given, pages), limit=given.limit)
        yield page
        if not isinstance(page, Unread):
            return
    yield caught(name, partial(entry_article, entry, given, name), limit=given.limit)


def _page(entry: Entry, name: str, given: Given, pages: _Pages) -> Article:
    """Return the article on the page of an entry; its date and its source are those of the feed."""
    found = pages.fetch(entry.parts.url or "")
    dates = [date.value for date in entry.parts.dates]
    known = replace(
        given,
        url=entry.parts.url,
        key=entry.parts.key,
        outlet=entry.parts.outlet,
        published=dates[0] if dates else None,
    )
    return from_bytes(found.body, known, file=name, declared=charset(found.headers))


def _remembered(
    seen: KnownFeed, found: Fetched, title: str | None, entries: int, *, whole: bool
) -> KnownFeed:
    """Return what is known of a feed; one whose pages are not all there is asked for anew, changed or not."""
    return replace(
        seen,
        title=seen.title or title,
        etag=found.headers.get("etag") if whole else None,
        modified=found.headers.get("last-modified") if whole else None,
        status=f"{entries:,} entries",
    )
