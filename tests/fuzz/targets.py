"""Targets: every reader and every grammar, each with seeds of our own words and what it is given to do."""

import gzip
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from sayso.errors import SaysoError
from sayso.ingest.answers import charset, dechunked, read_answer, unpacked
from sayso.ingest.brat import read_brat
from sayso.ingest.building import Given
from sayso.ingest.columns import ColumnMap
from sayso.ingest.dates import date_in_url, find_date, first_date, iso_date
from sayso.ingest.feed import read_opml
from sayso.ingest.files import read_file
from sayso.ingest.held import read_held
from sayso.ingest.labelstudio import read_labelstudio
from sayso.ingest.unread import Unread
from sayso.linking.periods import period_of
from sayso.model.from_dict import reading_from_dict
from sayso.model.reading import Reading
from sayso.report.exporting.export import export
from sayso.report.exporting.labelstudio import task
from sayso.store import Store
from tests.fuzz.questions import questions
from tests.fuzz.target import Target, folder, written
from tests.ingest.forms import FORMS, PAGE, SAID
from tests.readings import READING
from tests.stored import under

DATES = (
    *("2026-03-02", "2026-03-02T10:00:00.5+01:00", "Mon, 02 Mar 2026 10:00:00 GMT", "4/25/2026", "20260302"),
    *("Tue Mar 10 2026 07:15:20 GMT+0000", "Updated April 8, 2026 | 6:02 a.m. EDT", "2 March 2026", "2026"),
)
TIMES = (
    "The ferry left last Monday at 10:15 pm, three weeks after the fire of March 2, 2026, he said.",
    "By the end of 2025/26, from May to September, in the 1990s and two Fridays ago, nobody sailed.",
)
NUMBERS = (
    "Some 40 to 45 percent of 1.2 million people, half the town, paid $3.5bn (€20m) for 12-year-old boats.",
    "Nine out of ten, one-in-three, a dozen of 1,000,000.5 tonnes, 3-1, 5 ft 11 in and two thirds rose.",
)
QUERIES = ('"the dam" brid* AND NEAR(a b, 3)', "“no repair” -river", "* speaker:Ruiz", "dam OR (safe NOT x)")
FILTERS = ({"speaker": "Ruiz", "since": "2026-03", "act": "deny"}, {"outlet": "Post", "certainty": "certain"})
STORY = """The bridge at Halden stays shut, mayor Ida Brook said on Monday, though engineers disagree.

“We will not open it before May,” Brook told the council. “Not for 40,000 crowns, and not for 4 million.”

Tomas Reyl, who has led the works since 2019, denied that the north pier is cracked; two people familiar with
the report said it is. According to the Halden Post, “at least three of the twelve cables” may have to go.

Asked whether she had known, Brook said: “No.” Her office did not reply by Tuesday evening.

It was not clear who pays. Shares of Norvane, the builder, fell 3.4 % after the news.
"""
OPML = '<opml version="2.0"><body><outline text="Post" xmlUrl="https://halden.example/rss"/></body></opml>'
ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"3\r\nDam\r\n6\r\n holds\r\n0\r\n\r\n"
)


def targets() -> dict[str, Target]:
    """Return every target by its name."""
    found = [*_readers(), *_corrections(), *_grammars(), *questions()]
    return {one.name: one for one in found}


def faults(outcomes: Iterable[object]) -> Iterator[Exception]:
    """Yield the faults that were caught on the way, as they stand in what could not be read."""
    for one in outcomes:
        if isinstance(one, Unread) and type(one.error).__name__ == "Fault":
            yield one.error


def _readers() -> Iterator[Target]:
    for name, make in FORMS.items():
        stem, _, ending = name.partition(".")

        def run(data: bytes, name: str = f"news.{ending}") -> Iterator[object]:
            yield from read_file(written(name, data), Given(language=None))

        yield Target(f"read {stem}.{ending}", lambda make=make: _widened(make()), run)  # type: ignore[misc]
    yield Target("bytes of any form", lambda: [make() for make in FORMS.values()], _held)
    yield Target("columns named", lambda: [FORMS["table.csv"](), FORMS["cloud.csv"]()], _named)


def _widened(seed: bytes) -> Sequence[bytes]:
    """Return a seed, and one with two dates and a second article where the form has room for them."""
    if seed.startswith(b"id,text"):
        return [
            seed,
            seed.replace(b"id,text\n1,", b"id,date,text\n1,2026-03-02,") + b'2,4/5/2026,"So it is."\n',
        ]
    if seed.startswith(b'{"text"'):
        return [seed, seed[:-1] + b', "date": "Mon, 02 Mar 2026 10:00:00 GMT", "title": "Dam"}\n' + seed]
    if b"<item>" in seed:
        dated = b"<item><pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate><link>https://halden.example/a</link>"
        return [
            seed,
            seed.replace(b"<item>", dated),
            seed.replace(b"</item>", b"</item>" + dated + b"</item>"),
        ]
    if seed.startswith(b"<!doctype"):
        return [seed, _RICH, seed.replace(b"<html>", b"<html><head><meta charset='iso-8859-1'></head>")]
    if seed.startswith((b"WARC", b"\x1f\x8b")):
        return [seed, _more(seed)]
    return [seed]


def _more(seed: bytes) -> bytes:
    body = ANSWER.split(b"\r\n\r\n", 1)[0].replace(b"chunked", b"identity") + b"\r\n\r\n" + PAGE.encode()
    record = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://halden.example/2026/03/02/dam\r\n"
        b"WARC-Date: 2026-03-02T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n%b\r\n\r\n" % (len(body), body)
    )
    return seed + (gzip.compress(record, mtime=0) if seed.startswith(b"\x1f\x8b") else record)


_RICH = (
    "<!doctype html><html lang=en class='category-opinion'><head><title>Dam holds | Halden Post</title>"
    "<meta property='og:title' content='Dam holds'><meta name=author content='Ida Frost and Tom Vane'>"
    "<meta property='article:published_time' content='2026-03-02T10:00:00Z'>"
    "<script type='application/ld+json'>"
    + json.dumps(
        {
            "@type": "LiveBlogPosting",
            "headline": "Dam holds",
            "datePublished": "2026-03-02",
            "author": [{"@type": "Person", "name": "Ida Frost"}],
            "publisher": {"name": "Halden Post"},
            "liveBlogUpdate": [{"headline": "Fire out", "datePublished": "2026-03-02T12:40:00Z"}],
        }
    )
    + "</script></head><body><nav><a href='/'>Home</a></nav><main><article><h1>Dam holds</h1>"
    "<p class=byline>By Ida Frost</p><time datetime='2026-03-02T10:00:00Z'>10:00</time>"
    f"<p>{SAID}</p><blockquote><p>“We <q>watch</q> it.”</p><cite>Nils Aune</cite></blockquote>"
    f"<figure><img alt='Ida Frost' src=a.jpg><figcaption>The dam</figcaption></figure>"
    f"<p>{SAID}<br><br>So.</p>"
    "<ul><li>One thing that stands in a list.</li></ul><table><tr><td>A cell</td></tr></table>"
    "</article></main></body></html>"
).encode()


def _held(data: bytes) -> Iterator[object]:
    try:
        yield from read_held(data, "-", Given(repair=True))
    except SaysoError:
        return


def _named(data: bytes) -> Iterator[object]:
    given = Given(columns=ColumnMap(text="text", published="publish_date", outlet="media_name"))
    yield from read_file(written("named.csv", data), given)


def _corrections() -> Iterator[Target]:
    yield Target("corrections of brat", lambda: [_notes()], _brat)
    yield Target("corrections of Label Studio", lambda: [_tasks()], _labelstudio)
    yield Target("feeds listed in OPML", lambda: [OPML.encode()], read_opml)
    yield Target("answer of a server", lambda: [ANSWER, ANSWER.replace(b"chunked", b"")], _answer)
    yield Target("reading as JSON", lambda: [json.dumps(READING.to_dict()).encode()], _plain)
    yield Target("store", lambda: [_store()], _database)


def _known(_article: str) -> Reading:
    return READING


@cache
def _notes() -> bytes:
    notes = folder() / "notes"
    notes.mkdir(exist_ok=True)
    export([READING], "brat", notes, full_text=True)
    return next(notes.glob("*.ann")).read_bytes()


def _brat(data: bytes) -> Iterator[object]:
    _notes()
    path = next((folder() / "notes").glob("*.ann"))
    path.write_bytes(data)
    yield from read_brat(path, _known)


@cache
def _tasks() -> bytes:
    made = task(READING)
    annotation = {"result": made["predictions"][0]["result"], "updated_at": "2026-03-05T10:00:00Z"}
    return json.dumps([{"id": 1, **made, "annotations": [annotation]}]).encode()


def _labelstudio(data: bytes) -> Iterator[object]:
    try:
        yield from read_labelstudio(written("tasks.json", data), _known)
    except SaysoError:
        return


def _answer(data: bytes) -> Iterator[object]:
    try:
        found = read_answer(data)
        body = dechunked(found.sent, found.headers)
        unpacked(body, found.headers.get("content-encoding", ""))
        yield charset(found.headers)
    except SaysoError:
        return


def _plain(data: bytes) -> Iterator[object]:
    """Read what sayso wrote itself, damaged: a part that somebody changed."""
    try:
        plain = json.loads(data)
    except (ValueError, RecursionError):
        return
    if isinstance(plain, dict):
        try:
            yield reading_from_dict(plain)
        except (SaysoError, LookupError, TypeError, ValueError, AttributeError):
            return  # it is read in the net of its record


@cache
def _store() -> bytes:
    path = folder() / "seed.db"
    with Store(path) as store:
        store.add(READING)
        store.add(under(READING, published="2026-03-09", url="https://halden.example/9"))
    with sqlite3.connect(path) as whole:
        whole.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        whole.execute("PRAGMA journal_mode=DELETE")
    return path.read_bytes()


def _database(data: bytes) -> Iterator[object]:
    path = written("fuzz.db", data)
    for beside in ("-wal", "-shm"):
        path.with_name(path.name + beside).unlink(missing_ok=True)
    try:
        with Store(path, read_only=True) as store:
            yield store.info()
            yield from store.readings()
            yield store.search("dam")
            yield store.who("ruiz")
            yield store.claims()
            yield store.articles()
            yield store.feeds()
            yield store.saved_searches()
            yield store.to_review()
            yield store.doctor()
    except SaysoError:
        return


def _grammars() -> Iterator[Target]:
    yield Target("dates", lambda: [one.encode() for one in DATES], _dates)
    yield Target("times and numbers", lambda: [one.encode() for one in (*TIMES, *NUMBERS)], _measures, 30)
    yield Target(
        "whole reading", lambda: [STORY.encode(), SAID.encode(), *(one.encode() for one in TIMES)], _whole, 60
    )
    yield Target("search", lambda: [one.encode() for one in QUERIES], _search)
    yield Target("filters", lambda: [json.dumps(one).encode() for one in FILTERS], _filters)


def _dates(data: bytes) -> Iterator[object]:
    text = data.decode("utf-8", "replace")
    for first in (None, True, False):
        yield iso_date(text, day_first=first)
    yield find_date(text)
    yield first_date(text, changed=True)
    yield date_in_url(f"https://halden.example/{text}/")
    yield period_of(text)


@cache
def _pack():  # type: ignore[no-untyped-def]  # noqa: ANN202
    from sayso.languages.pack import load_pack

    return load_pack("en")


def _measures(data: bytes) -> Iterator[object]:
    from sayso.stages.parse import parse
    from sayso.stages.quantities import find_quantities
    from sayso.stages.times import find_times
    from tests.articles import article

    text = data.decode("utf-8", "replace")[:1_000]
    if not text.strip():
        return
    made = article(text, published="2026-03-02")
    syntax = parse(made, _pack())
    times = find_times(made, syntax, _pack())
    yield find_quantities(made, syntax, times, _pack())


def _whole(data: bytes) -> Iterator[object]:
    """Read a text, and give it back from its JSON form and from a store."""
    from sayso.ingest.encoding import Decoded
    from sayso.ingest.source import from_text
    from sayso.pipeline import read

    text = data.decode("utf-8", "replace")[:2_000]
    try:
        found = read(from_text(Decoded(text=text, encoding="str"), Given(published="2026-03-02")))
    except SaysoError:
        return
    assert reading_from_dict(json.loads(json.dumps(found.to_dict()))) == found
    (folder() / "whole.db").unlink(missing_ok=True)
    with Store(folder() / "whole.db") as store:
        store.add(found)
        assert store.reading(found.article.id) == found
    yield found


@cache
def _searched() -> Store:
    path = folder() / "searched.db"
    path.write_bytes(_store())
    return Store(path, read_only=True)


def _search(data: bytes) -> Iterator[object]:
    try:
        yield _searched().search(data.decode("utf-8", "surrogateescape"))
    except SaysoError:
        return


def _filters(data: bytes) -> Iterator[object]:
    try:
        given = json.loads(data)
    except (ValueError, RecursionError):
        return
    names = ("speaker", "outlet", "since", "until", "kind", "act", "certainty")
    if not isinstance(given, dict):
        return
    try:
        yield _searched().search("*", **{name: str(given[name]) for name in names if name in given})  # type: ignore[arg-type]
    except (SaysoError, ValueError):  # a choice that there is not: the command line lets none through
        return


def seeds_of(target: Target) -> Sequence[bytes]:
    """Return the seeds of a target."""
    return target.seeds()


__all__ = ["Target", "faults", "seeds_of", "targets"]
