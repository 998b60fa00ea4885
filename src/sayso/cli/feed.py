"""`sayso feed`: follow feeds, and pull what is new in them; the one command that uses the network."""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

from sayso import __version__
from sayso.cli.add import told_as_text
from sayso.cli.exits import Exit
from sayso.cli.inputs import Tally, read_found, teller
from sayso.cli.link import showing
from sayso.cli.output import open_output
from sayso.cli.progress import Progress
from sayso.cli.stores import opened, store_path
from sayso.cli.tell import note, tell
from sayso.engine.adding import Adding
from sayso.errors import MustNotFetch
from sayso.ingest.addresses import read_target
from sayso.ingest.building import LARGEST
from sayso.ingest.feed import FeedNamed, read_opml
from sayso.ingest.fetching import Fetcher
from sayso.ingest.paths import tell_apart
from sayso.ingest.pulling import pull
from sayso.ingest.secrets import shown
from sayso.ingest.source import read_bytes
from sayso.model.feed import KnownFeed
from sayso.report.facts.phrases import many
from sayso.report.terminal.feeds import feeds_to_csv, feeds_to_json, feeds_to_text
from sayso.store import Store


def run(options: argparse.Namespace) -> int:
    """Do what is asked of the feeds that a store follows."""
    actions = {"add": _add, "list": _list, "pull": _pull, "remove": _remove}
    if options.action in {"add", "remove"} and not options.feeds:
        tell(f"no feed is named. Give an address. Try: sayso feed {options.action} https://…")
        return Exit.USAGE
    return actions[options.action](options)


def _add(options: argparse.Namespace) -> int:
    """Follow the feeds named; a list of feeds names all that it holds.  Nothing is fetched."""
    named = [feed for given in options.feeds for feed in _named(given)]
    allowed = [feed for feed in named if _is_allowed(feed)]
    if not allowed:
        return Exit.NOTHING
    with Store(store_path(options)) as store:
        known = {feed.url for feed in store.feeds()}
        new = {feed.url: feed for feed in allowed if feed.url not in known}
        for feed in new.values():
            store.put_feed(KnownFeed(url=feed.url, title=feed.title))
        note(f"{many(len(new), 'feed')} added to {store.path}, which follows {len(known) + len(new):,}.")
    return Exit.SOME_UNREAD if len(allowed) < len(named) else Exit.DONE


def _named(given: str) -> tuple[FeedNamed, ...]:
    """Return the feed of an address, or the feeds of an OPML file; those of other kinds are told."""
    if "://" in given:
        return (FeedNamed(given, None),)
    listed = read_opml(read_bytes(Path(given), largest=LARGEST))
    if not listed:
        tell(f"no feed in {given}. Expected an address, or OPML. Nothing was added.")
        sys.exit(Exit.USAGE)
    return listed


def _is_allowed(feed: FeedNamed) -> bool:
    """Return whether a feed may be followed; one that may not is told, whoever named it."""
    try:
        read_target(feed.url)
    except MustNotFetch as problem:
        tell(f"not added: {problem}")
        return False
    return True


def _list(options: argparse.Namespace) -> int:
    forms = {"text": feeds_to_text, "json": feeds_to_json, "csv": feeds_to_csv}
    with open_output(None) as stream, opened(options) as store:
        stream.write(forms[options.format](tuple(replace(one, url=shown(one.url)) for one in store.feeds())))
    return Exit.DONE


def _remove(options: argparse.Namespace) -> int:
    """Follow some feeds no longer; their articles stay."""
    with opened(options, read_only=False) as store:
        unknown = [url for url in options.feeds if not _dropped(store, url)]
        for url in unknown:
            tell(f"{shown(url)} is not followed. See: sayso feed list")
        note(f"{len(options.feeds) - len(unknown):,} feeds are followed no longer; their articles stay.")
    return Exit.NOTHING if len(unknown) == len(options.feeds) else Exit.DONE


def _dropped(store: Store, url: str) -> bool:
    """Follow a feed no longer, by its address or as it is shown; return whether it was followed."""
    return any(store.drop_feed(feed.url) for feed in store.feeds() if url in {feed.url, shown(feed.url)})


class _Following:
    """The feeds to pull; what is to be remembered of them is written once their articles are."""

    def __init__(self, store: Store, wanted: list[str]) -> None:
        self._chosen = tuple(
            feed for feed in store.feeds() if not wanted or feed.url in wanted or shown(feed.url) in wanted
        )
        self.seen: list[KnownFeed] = []

    def feeds(self) -> tuple[KnownFeed, ...]:
        return self._chosen

    def put_feed(self, feed: KnownFeed) -> bool:
        self.seen.append(feed)
        return False


def _pull(options: argparse.Namespace) -> int:
    """Fetch what is new, read it, and keep it."""
    tally, progress = Tally(), Progress("pull", None)
    with open_output(None) as stream, opened(options, read_only=False) as store:
        following = _Following(store, options.feeds)
        if not following.feeds():
            tell("no such feed is followed. See: sayso feed list; add one: sayso feed add URL")
            return Exit.NOTHING
        adding = Adding(store, store.start_run({"feeds": [shown(feed.url) for feed in following.feeds()]}))
        fetcher = Fetcher(__version__, allow_private=options.allow_private)
        items = pull(following, fetcher, pages=options.pages, most=options.most, has=store.has_url)
        found = tell_apart(items, skipped=teller(progress), noted=teller(progress))
        try:
            for reading in read_found(
                found, options, tally, progress, wanted=adding.is_new, unread=adding.note
            ):
                adding.take(reading)
            adding.write()
        except KeyboardInterrupt:
            progress.clear()
            adding.write()
            tell(f"interrupted. {adding.kept:,} articles are kept; the same command goes on from there.")
            return Exit.INTERRUPTED
        finally:
            adding.write()  # what was read is kept, whatever ended the reading
        progress.clear()
        for feed in following.seen:
            store.put_feed(feed)
        with showing() as progress:
            adding.finish(tell=lambda done: progress.show(done, 0))
        told = adding.to_dict()
        stream.write(json.dumps(told, indent=1) + "\n" if options.format == "json" else told_as_text(told))
    return Exit.SOME_UNREAD if tally.unread else Exit.DONE
