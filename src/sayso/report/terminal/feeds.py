"""Feeds that are followed, as a listing for a person or a program."""

import dataclasses
import json

from sayso.model.feed import KnownFeed
from sayso.report.tables.csv import rows_to_csv
from sayso.report.tables.spec import report_columns


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
    return rows_to_csv(report_columns("feeds"), map(dataclasses.asdict, feeds))


def _head(feed: KnownFeed) -> str:
    return f"{feed.title}  {feed.url}" if feed.title else feed.url


def _state(feed: KnownFeed) -> str:
    return f"{feed.last_pulled}  {feed.status}" if feed.last_pulled else "never pulled"
