"""Health: whether a store is whole, every row has its article, and every word stands where it says."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from sayso.errors import SaysoError
from sayso.linking.near import shingles
from sayso.model.article import Article, text_sha256
from sayso.model.from_dict import spans
from sayso.model.reading import Reading
from sayso.model.span import Span, words
from sayso.model.statement import Hedge
from sayso.model.stored import Health
from sayso.store.checking import is_as_written
from sayso.store.connection import INDEXES, query
from sayso.store.file import shared_with
from sayso.store.rebuilding import rebuild

_MOST = 20  # lines of one sort; a broken file would fill pages

Check = Callable[[sqlite3.Connection], Iterator[str]]


def examine(connection: sqlite3.Connection, path: Path, *, read_only: bool) -> Health:
    """Return everything that is wrong, a line each; SQLite checks the word index only where it may write.

    What is not wrong, and should be known, is among the notes.
    """
    findings: list[str] = []
    checks = {name: check for name, check in CHECKS.items() if not (read_only and check is _in_step)}
    for check in checks.values():
        try:
            lines = list(check(connection))
        except sqlite3.DatabaseError as problem:
            lines = [f"A check could not be ended: {problem}."]
        findings += lines[:_MOST]
        findings += [f"… and {len(lines) - _MOST:,} more of this sort."] if len(lines) > _MOST else []
    return Health(findings=tuple(findings), checked=tuple(checks), notes=tuple(_notes(connection, path)))


def first_finding(connection: sqlite3.Connection) -> str | None:
    """Return the first thing that is wrong, as far as a look tells that writes nothing, if anything is."""
    with suppress(sqlite3.Error, UnicodeDecodeError):
        looks = (check(connection) for check in CHECKS.values() if check is not _in_step)
        return next((line for lines in looks for line in lines), None)
    return None


def _notes(connection: sqlite3.Connection, path: Path) -> Iterator[str]:
    if rights := shared_with(path):
        yield (
            f"Others than its owner may open the file (its rights are {rights}). "
            f"Keep it to yourself: chmod 600 {path}"
        )
    if count := connection.execute(query("unsummed")).fetchone()[0]:
        yield f"{count:,} articles were added before checksums were kept: not every damage to them is seen."


def _whole(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield f"The file is damaged: {line}."


def _belonging(connection: sqlite3.Connection) -> Iterator[str]:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"A row of {table} ({row if row is not None else 'no number'}) has no row in {parent}."


def _orphans(connection: sqlite3.Connection) -> Iterator[str]:
    for sort, count in connection.execute(query("orphans")):
        if count:
            yield f"{count:,} {sort}."


def _misshapen(connection: sqlite3.Connection) -> Iterator[str]:
    for table, count in connection.execute(query("misshapen")):
        if count:
            yield f"{count:,} rows of {table} are none that sayso makes."


def _in_step(connection: sqlite3.Connection) -> Iterator[str]:
    for index, table in INDEXES.items():
        try:
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 — names of our own
        except sqlite3.DatabaseError as problem:
            if problem.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
                raise
            yield f"The word index of {table} is not in step with them."


def _versions(connection: sqlite3.Connection) -> Iterator[str]:
    for url, version in connection.execute(query("double_versions")):
        yield f"Version {version} of {url} stands for two different texts."


def _readings(connection: sqlite3.Connection) -> Iterator[str]:
    for number, name in connection.execute("SELECT article, id FROM articles ORDER BY article"):
        for line in article_findings(connection, number):
            yield f"Article {name} {line}" if line.startswith("cannot") else f"Article {name}: {line}"


def article_findings(connection: sqlite3.Connection, number: int) -> Iterator[str]:
    """Yield what is wrong with one article."""
    try:
        readings = [rebuild(connection, number, corrected=one) for one in _layers(connection, number)]
    except (SaysoError, KeyError, ValueError, TypeError) as problem:
        yield f"cannot be read back: {problem!r}."
        return
    found = list(_about(connection, number, readings))
    yield from found
    if not found and not is_as_written(connection, number):
        yield "its rows are not as they were written."


def _layers(connection: sqlite3.Connection, number: int) -> tuple[bool, ...]:
    """Return in which ways an article is read back: as the machine left it, and as people corrected it."""
    row = connection.execute(query("is_corrected"), (number,)).fetchone()
    return (False, True) if row else (False,)


def _about(connection: sqlite3.Connection, number: int, readings: list[Reading]) -> Iterator[str]:
    article = readings[0].article
    if _identity(article) != article.id:
        yield "its id is not that of its text, address, outlet and date."
    stored = connection.execute("SELECT text_sha256 FROM articles WHERE article = ?", (number,)).fetchone()
    if stored[0] != text_sha256(article.text):
        yield "its text_sha256 is not that of its text."
    for reading in readings:
        outside = [span for span in _all_spans(reading) if span.end > len(article.text)]
        if outside:
            yield f"{len(outside):,} spans end after its text, such as {outside[0].start}–{outside[0].end}."
            return
    if (
        not connection.execute(query("can_be_found"), {"article": number}).fetchone()
        and shingles(article.text).size
    ):
        yield "it has no fingerprint and repeats no other."
    yield from _words(connection, number, article.text)


def _identity(article: Article) -> str:
    return Article(
        text=article.text,
        blocks=article.blocks,
        language=article.language,
        url=article.url,
        outlet=article.outlet,
        published=article.published,
        sha256=article.sha256,
        key=article.key,
    ).id


def _hedged(hedges: Iterable[Hedge]) -> Iterator[Span]:
    for hedge in hedges:
        yield from (hedge.span, *filter(None, [hedge.over]))


def _all_spans(reading: Reading) -> Iterator[Span]:
    for party in reading.parties:
        yield from (*party.roles, *party.affiliations, *party.mentions)
    for one in reading.statements:
        yield from (*one.content, *one.cue, *one.source, *one.condition, *_hedged(one.hedges))
    for each in reading.assertions:
        yield from (*each.content, *each.trigger, *_hedged(each.hedges))
    for layer in (reading.quotations, reading.times, reading.quantities, reading.places, reading.wording):
        yield from (one.span for one in layer)
    yield from (span for repeat in reading.repeats for span in repeat.mentions)
    yield from reading.coverage.unread


def _words(connection: sqlite3.Connection, number: int, text: str) -> Iterator[str]:
    """Yield the rows whose stored words are not those that stand in the text."""
    for sort, name, place, stored in connection.execute(query("stored_words"), {"article": number}):
        if words(text, spans(_pairs(place))) != stored:
            yield f"the {sort} of {name} are not the words at their place."


def _pairs(place: str) -> list[tuple[int, int]]:
    return [tuple(pair) for pair in json.loads(place)]


CHECKS: dict[str, Check] = {
    "the file": _whole,
    "rows that belong to others": _belonging,
    "rows left over": _orphans,
    "what is made of articles": _misshapen,
    "the word index": _in_step,
    "versions": _versions,
    "ids, places and words": _readings,
}
