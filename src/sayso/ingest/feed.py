"""Feeds: the entries of RSS and Atom, and the feeds that an OPML file lists."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from sayso.errors import NoArticle, SaysoError
from sayso.ingest.building import Given, Parts, build_article, check_size
from sayso.ingest.caught import caught
from sayso.ingest.dates import iso_date
from sayso.ingest.fields import lay_out_marked, unread_date
from sayso.ingest.fragment import from_html, unwrapped
from sayso.ingest.limit import within
from sayso.ingest.page import read_page
from sayso.ingest.secrets import without_secrets
from sayso.ingest.unread import Item, Noted, Unread
from sayso.model.article import Article, DateFound, FoundDate
from sayso.model.feed import SUMMARY

_PLAIN = "text/plain"
# A tag with more letters than any feed writes: the library's time grows with the square of its attributes.
_LONG_TAG = re.compile(rb"<(/?[A-Za-z_][^\s<>/]{0,100})[^<>]{20000,}>")


class FeedNamed(NamedTuple):
    """A feed that a list names."""

    url: str
    title: str | None


class Entry(NamedTuple):
    """One entry of a feed: its words, and what the feed says of it; or the error that it met with."""

    title: str
    body: str
    html: bool
    whole: bool
    parts: Parts
    error: SaysoError | None = None


class Feed(NamedTuple):
    """A feed as read: its title, its entries, and what was odd about it."""

    title: str | None
    entries: tuple[Entry, ...]
    notes: tuple[str, ...]


def read_feed(data: bytes, file: str, given: Given) -> Iterator[Item]:
    """Yield the article of each entry, the whole of it or its summary, and each entry without words.

    Raises `NoArticle` where the bytes are no feed.
    """
    feed = within(given.limit, partial(parse_feed, data))
    for number, entry in enumerate(feed.entries, 1):
        name = f"{file}:{number}"
        yield caught(name, partial(entry_article, entry, given, name), limit=given.limit)
    for note in feed.notes:
        yield Noted(file, note)
    if not feed.entries:
        raise NoArticle("a feed without an entry. Expected one article an entry. Nothing was read.")


def parse_feed(data: bytes, url: str | None = None) -> Feed:
    """Return the entries of a feed that was found at `url`.  Nothing is fetched.

    Raises `NoArticle`, `InputTooLarge`.
    """
    import feedparser  # noqa: PLC0415 — a heavy library

    check_size(len(data))
    # A stream is only ever read; bytes could be taken for the name of a file.
    try:
        plain = io.BytesIO(_LONG_TAG.sub(rb"<\1>", data))
        found = feedparser.parse(plain, sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as problem:
        raise NoArticle(f"no feed that can be read: {_reason(problem)}. Nothing was read.") from problem
    if not found.get("version") and not found.entries:
        listed = read_opml(data)
        raise NoArticle(
            f"a list of {len(listed):,} feeds. Expected articles. Nothing was read; give the feeds."
            if listed
            else "no feed of articles. Expected RSS or Atom. Nothing was read."
        )
    title = _plain(found.feed.get("title_detail"))
    language = found.feed.get("language") or None
    bases = [one for one in (url, found.feed.get("link")) if one]
    trouble = found.get("bozo_exception")
    broken = f"not well-formed: {_reason(trouble)}. {len(found.entries):,} entries were read."
    return Feed(
        title=title or None,
        entries=tuple(_whole_entry(one, title, language, bases) for one in found.entries),
        notes=(broken,) if found.bozo and _is_broken(trouble) else (),
    )


def entry_article(entry: Entry, given: Given, file: str) -> Article:
    """Return the article of one entry."""
    if entry.error is not None:
        raise entry.error
    if not entry.body.strip():
        raise NoArticle(
            "no words in this entry. Expected a content or a summary. It was left out; "
            "`sayso feed pull --pages` reads the page that it leads to."
        )
    text, blocks = (from_html if entry.html else lay_out_marked)(entry.title, entry.body)
    return build_article(replace(entry.parts, text=text, blocks=blocks, file=file), given)


def read_opml(data: bytes) -> tuple[FeedNamed, ...]:
    """Return the feeds that an OPML file lists, each once; none where it is no such list."""
    from lxml import etree  # noqa: PLC0415 — a heavy library

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(data, parser) if data.strip() else None
    except etree.XMLSyntaxError:  # not one character of XML, which nothing recovers
        return ()
    if root is None or root.tag != "opml":
        return ()
    found: dict[str, FeedNamed] = {}
    for outline in root.iter("outline"):
        fields = dict(_fields(outline))
        if url := fields.get("xmlurl"):
            found.setdefault(url, FeedNamed(url, fields.get("title") or fields.get("text") or None))
    return tuple(found.values())


def _fields(outline: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 — of a library without types
    """Yield the attributes of an outline, but for those that hold half a character, as no text can."""
    for name in outline.attrib:
        with suppress(UnicodeDecodeError):
            yield name.lower(), outline.attrib[name].strip()


def _whole_entry(entry: Mapping[str, Any], feed: str, language: str | None, bases: Iterable[str]) -> Entry:
    """Return an entry; one that we cannot read does not spoil the others."""
    found = caught("", lambda: _entry(entry, feed, language, _address(entry, bases)))
    if isinstance(found, Unread):
        return Entry("", "", html=False, whole=False, parts=Parts(text="", blocks=()), error=found.error)
    return found


def _address(entry: Mapping[str, Any], bases: Iterable[str]) -> str | None:
    """Return the whole address of an entry: a relative one is joined to the first base that is whole."""
    url = (entry.get("feedburner_origlink") or entry.get("link") or "").strip()
    # Where no link is given, the library takes for one a key that does not say it is none.
    only_key = entry.get("guidislink") and url == entry.get("id") and "/" not in url
    try:
        if not url or urlsplit(url).scheme:
            return url or None
        base = next((one for one in bases if urlsplit(one).netloc and urlsplit(one).scheme), None)
        return urljoin(base, url) if base and not only_key else None
    except ValueError:  # brackets around what is no number of a computer
        return None


def _entry(entry: Mapping[str, Any], feed: str, language: str | None, url: str | None) -> Entry:
    """Return an entry: its content, else its summary; the outlet is the source that it names itself."""
    contents = [one for one in entry.get("content", []) if (one.get("value") or "").strip()]
    detail = max(contents, key=lambda one: len(one["value"]), default=entry.get("summary_detail") or {})
    source = _plain(
        entry.get("source", {}).get("title_detail") or {"value": entry.get("source", {}).get("title")}
    )
    # The library's own `get` gives one date for the other, with a warning.
    written = [dict(entry).get(name) or "" for name in ("published", "updated")]
    date = next(filter(None, map(iso_date, written)), None)
    told = [f"found in the feed {feed!r}."] if source and feed and source != feed else []
    told += [] if contents else [SUMMARY]
    told += unread_date(next(filter(None, written), ""), date)
    names = ((author.get("name") or "").strip() for author in entry.get("authors", []))
    parts = Parts(
        text="",
        blocks=(),
        dates=(DateFound(value=date, where=FoundDate.RECORD),) if date else (),
        url=url,
        outlet=source or (None if url else feed or None),
        authors=tuple(dict.fromkeys(filter(None, names))),
        language=detail.get("language") or language,
        notes=tuple(told),
        key=without_secrets(entry.get("id") or "") or None,
    )
    html = detail.get("type", _PLAIN) != _PLAIN
    body = unwrapped(detail.get("value") or "")
    return Entry(_plain(entry.get("title_detail")), body, html, bool(contents), parts)


def _plain(detail: Mapping[str, Any] | None) -> str:
    """Return the words of a short text, without the marks of HTML where it has some."""
    value = ((detail or {}).get("value") or "").strip()
    if (detail or {}).get("type", _PLAIN) == _PLAIN and "<" not in value and "&" not in value:
        return " ".join(value.split())
    return " ".join(" ".join(block.text for block in read_page(value).blocks).split())


def _is_broken(problem: object) -> bool:
    """Return whether a problem is that a feed is not well-formed, not that it is served as other text."""
    return type(problem).__name__ not in {"NonXMLContentType", "CharacterEncodingOverride"}


def _reason(problem: object) -> str:
    return str(problem).split("\n", 1)[0].rstrip(".")
