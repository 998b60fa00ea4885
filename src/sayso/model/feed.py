"""Feeds: which are followed, and what is remembered of each."""

from dataclasses import dataclass
from typing import Protocol

# The note of an article that is no more than what its feed says of it.
SUMMARY = "the summary that its feed gives, not the whole article."


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFeed:
    """One feed that is followed.

    `etag` and `modified` are what its server said of the state last seen; `last_pulled` is ISO 8601,
    None where it was never pulled; `status` is how that went, in a few words.
    `retry_after` is until when its server asked to be left in peace, ISO 8601, None where it did not.
    """

    url: str
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    last_pulled: str | None = None
    status: str | None = None
    retry_after: str | None = None


class FeedList(Protocol):
    """Where the feeds that are followed are kept: the store, or a list in memory."""

    def feeds(self) -> tuple[KnownFeed, ...]:
        """Return every feed, in the order added."""

    def put_feed(self, feed: KnownFeed) -> bool:
        """Keep a feed, in place of the one with its address; tell whether it is a new one."""
