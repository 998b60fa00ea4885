"""WARC: the pages in a web archive, each with its address and the time it was fetched."""

import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import IO

from sayso.errors import DamagedArchive, EmptyInput, InputTooLarge, NoArticle, UnreadableInput
from sayso.ingest.answers import Answer, charset, dechunked, media_type, read_answer, unpacked
from sayso.ingest.building import LARGEST, Given
from sayso.ingest.caught import caught
from sayso.ingest.digests import digest_holds
from sayso.ingest.names import names
from sayso.ingest.source import from_bytes
from sayso.ingest.unread import Item, Noted, Skipped, Unread
from sayso.ingest.warc_records import Damage, Record, read_record_at, read_records

OK = 200

Open = Callable[[], IO[bytes]]


@dataclass(slots=True)
class Archive:
    """What is remembered of the archives read so far: where each payload stands, and what was passed over.

    `pages` are the addresses that are pages, None where nothing tells.
    `doubted` is set for files that are not what their package says: only records with digests are read.
    """

    file: str
    given: Given
    pages: Collection[str] | None = None
    doubted: bool = False
    records: int = 0
    passed: Counter[str] = field(default_factory=Counter)
    places: dict[str, tuple[Open, tuple[int, int]]] = field(default_factory=dict)


class _Passed(Exception):
    """A record that is no page."""


def read_warc(path: Path, file: str, given: Given) -> Iterator[Item]:
    """Yield the article of each page in an archive, plain or of gzip members, and all that is wrong in it."""
    archive = Archive(file, given)
    try:
        yield from read_archive(archive, lambda: path.open("rb"))
    except OSError as problem:
        raise UnreadableInput(
            f"{problem.strerror or problem}. Expected a file that may be opened. "
            "Nothing more was read; check its name and its permissions."
        ) from problem
    if not archive.records:
        raise EmptyInput("no record in it. Expected a web archive. Nothing was read; copy it again.")
    yield from what_was_passed(archive)


def read_archive(archive: Archive, opened: Open) -> Iterator[Item]:
    """Yield what the records of one file of an archive hold."""
    before = archive.records
    with opened() as handle:
        for found in read_records(handle):
            archive.records = before + found.number
            file = f"{archive.file}:{archive.records}"
            if isinstance(found, Damage):
                yield Unread(archive.file, found.error)
                continue
            _remember(archive, opened, found)
            one = caught(file, partial(_item, archive, found, file), limit=archive.given.limit)
            if one is not None:
                yield one


def what_was_passed(archive: Archive) -> Iterator[Noted]:
    """Yield one note that counts the records that are no pages, by what they are instead."""
    if archive.passed:
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in sorted(archive.passed.items()))
        total = sum(archive.passed.values())
        yield Noted(archive.file, f"{total:,} of {archive.records:,} records are no articles: {kinds}.")


def _item(archive: Archive, record: Record, file: str) -> Item | None:
    """Return the article in a record, or that it holds none; None for records of other things."""
    try:
        return _article(archive, record, file)
    except _Passed as passed:
        archive.passed[str(passed)] += 1
        return None
    except (NoArticle, EmptyInput) as problem:
        return Skipped(file, str(problem))
    except (zipfile.BadZipFile, zlib.error, EOFError) as problem:  # of an earlier record in a package
        raise DamagedArchive(
            f"the record that it refers to is damaged: {problem}. It was left out; copy the archive again."
        ) from problem


def _article(archive: Archive, record: Record, file: str) -> Item:
    """Return the article in a record; raises `_Passed` for records of other things."""
    headers = record.headers
    _check_address(archive, headers)
    fetched = record
    notes: tuple[str, ...] = ()
    if headers["warc-type"] == "revisit":
        fetched = _revisited(archive, record)
        notes = (f"found unchanged: its bytes are those fetched at {fetched.headers.get('warc-date')}.",)
    if cut := fetched.headers.get("warc-truncated"):
        notes = (*notes, f"the crawler kept a part of it only ({cut}).")
    answer, data = _payload(archive, fetched)
    given = replace(
        archive.given,
        url=archive.given.url or target(headers) or None,
        key=headers.get("warc-record-id", "").strip("<>") or None,
        retrieved=headers.get("warc-date") or None,
    )
    page = media_type(answer.headers) in names("media")["pages"]
    suffix = names("files")["pages"][0] if page else ""
    return from_bytes(data, given, file=file, suffix=suffix, declared=charset(answer.headers), notes=notes)


def target(headers: Mapping[str, str]) -> str:
    """Return the address of a record; old archives put it in angle brackets."""
    return headers.get("warc-target-uri", "").strip("<> ")


def _check_address(archive: Archive, headers: Mapping[str, str]) -> None:
    """Pass over what the crawler wrote for itself, and what its list of pages leaves out."""
    url = target(headers)
    if headers.get("warc-type") not in {"response", "resource", "conversion", "revisit"}:
        raise _Passed("requests and notes of the crawler")
    scheme, _, rest = url.partition(":")
    if scheme == "dns":
        raise _Passed("answers of name servers")
    if scheme not in {"http", "https", "file"}:
        raise _Passed("requests and notes of the crawler")
    if rest.partition("?")[0].endswith("/robots.txt"):
        raise _Passed("robots.txt")
    if archive.pages is not None and url not in archive.pages:
        raise _Passed("not among the pages listed")


def _payload(archive: Archive, record: Record) -> tuple[Answer, bytes]:
    """Return the answer in a record and its body unpacked; its digests must hold."""
    if record.block is None:
        raise InputTooLarge(f"more than {LARGEST:,} bytes in the record. It was left out.")
    answer = _answer(record.block, record.headers)
    _check_kind(answer)
    body = dechunked(answer.sent, answer.headers)
    data = unpacked(body, answer.headers.get("content-encoding", ""))
    # Crawlers disagree on whether a payload is meant with its chunks and its compression.
    told = {"warc-block-digest": (record.block,), "warc-payload-digest": (answer.sent, body, data)}
    held = [digest_holds(record.headers.get(name, ""), bodies) for name, bodies in told.items()]
    if False in held and "warc-truncated" not in record.headers:
        named = ", ".join(record.headers[name] for name in told if name in record.headers)
        raise DamagedArchive(
            f"bytes that are not those of its digest ({named}). "
            "They were changed after the crawl; the record was left out."
        )
    if archive.doubted and True not in held:
        raise DamagedArchive("no digest in an archive that was changed. The record was left out.")
    return answer, data


def _answer(block: bytes, headers: Mapping[str, str]) -> Answer:
    if headers.get("warc-type") == "response" and block.startswith(b"HTTP/"):
        return read_answer(block)
    return Answer(OK, {"content-type": headers.get("content-type", "")}, block)


def _check_kind(answer: Answer) -> None:
    """Pass over everything but pages and plain text."""
    if answer.status != OK:
        raise _Passed("redirects and errors")
    kind = media_type(answer.headers)
    if kind not in (*names("media")["pages"], *names("media")["texts"]):
        found = (what for what, kinds in names("passed").items() if kind.startswith(kinds))
        raise _Passed(next(found, "other data"))


def _remember(archive: Archive, opened: Open, record: Record) -> None:
    """Keep where an answer stands, by its digest, its address, and its address and date."""
    headers = record.headers
    if headers.get("warc-type") in {"response", "resource"}:
        place = (opened, record.place)
        url, digest = target(headers), headers.get("warc-payload-digest", "").strip()
        if digest:
            archive.places.setdefault(digest, place)
        archive.places[f"{url} {headers.get('warc-date', '')}"] = archive.places[url] = place


def _revisited(archive: Archive, record: Record) -> Record:
    """Return the earlier record whose bytes a revisit found unchanged."""
    headers = record.headers
    url = headers.get("warc-refers-to-target-uri", "").strip("<> ") or target(headers)
    digest = headers.get("warc-payload-digest", "").strip()
    dated = f"{url} {headers.get('warc-refers-to-date', '')}"
    place = next((archive.places[name] for name in (digest or url, dated) if name in archive.places), None)
    if place is None:
        _check_kind(_revisit_answer(record))
        raise DamagedArchive(
            f"a revisit of {url}, whose page is not in this archive. "
            "It was left out; the archive of the first visit has it."
        )
    with place[0]() as handle:
        earlier = read_record_at(handle, place[1], record.number)
    if digest and earlier.headers.get("warc-payload-digest", digest).strip() != digest:
        raise DamagedArchive(f"a revisit of {url} whose digest is not that of the page. It was left out.")
    return earlier


def _revisit_answer(record: Record) -> Answer:
    """Return what a revisit says of the page: mostly its head alone, without the status of a first visit."""
    block = record.block or b""
    answer = read_answer(block) if block.startswith(b"HTTP/") else Answer(OK, {}, b"")
    kind = answer.headers.get("content-type", "text/html")
    return Answer(OK, {"content-type": kind}, b"")
