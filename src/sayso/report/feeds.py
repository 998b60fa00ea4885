"""Feeds that are followed, as a listing for a person or a program."""

import csv
import dataclasses
import io
import json

from sayso.model.feed import KnownFeed
from sayso.report.csv import guarded

COLUMNS = ("url", "title", "last_pulled", "status", "etag", "modified")


def feeds_to_text(feeds: tuple[KnownFeed, ...]) -> str:
    """Return a feed in two lines: its title and address, when it was pulled and how that went."""
    if not feeds:
        return "no feed is followed. Try: sayso feed add URL\n"
    return "".join(f"{_head(feed)}\n  {_state(feed)}\n" for feed in feeds)


def feeds_to_json(feeds: tuple[KnownFeed, ...]) -> str:
    """Return the feeds as a list of objects."""
    return json.dumps([dataclasses.asdict(feed) for feed in feeds], ensure_ascii=False, indent=1) + "\n"


def feeds_to_csv(feeds: tuple[KnownFeed, ...]) -> str:
    """Return the feeds as a table."""
    stream = io.StringIO(newline="")
    table = csv.writer(stream, lineterminator="\r\n")
    table.writerow(COLUMNS)
    table.writerows([guarded(getattr(feed, column)) for column in COLUMNS] for feed in feeds)
    return stream.getvalue()


def _head(feed: KnownFeed) -> str:
    return f"{feed.title}  {feed.url}" if feed.title else feed.url


def _state(feed: KnownFeed) -> str:
    return f"{feed.last_pulled}  {feed.status}" if feed.last_pulled else "never pulled"
