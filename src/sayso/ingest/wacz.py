"""WACZ: web archives packed with the list of their pages and the digests of their files."""

import io
import json
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import IO, Any

from sayso.errors import DamagedArchive, EmptyInput, NoArticle, UnreadableInput
from sayso.ingest.building import LARGEST, Given, check_size
from sayso.ingest.digests import file_digest_holds
from sayso.ingest.documents import BROKEN_ZIP, LARGEST_UNPACKED
from sayso.ingest.unread import Item, Unread
from sayso.ingest.warc import Archive, read_archive, what_was_passed

_PACKAGE = "datapackage.json"
_PACKAGE_DIGEST = "datapackage-digest.json"
_PAGES = ("pages/pages.jsonl", "pages/extraPages.jsonl")
_ENDINGS = (".warc", ".warc.gz")
_LOCAL_HEADER = 30
_ENCRYPTED = 1


def read_wacz(path: Path, file: str, given: Given) -> Iterator[Item]:
    """Yield the article of each page of a package, and all that is wrong in it.

    Where the package lists its pages, they alone are articles.
    """
    try:
        with path.open("rb") as handle, zipfile.ZipFile(handle) as package:
            yield from _articles(package, path, file, given)
    except BROKEN_ZIP as problem:
        raise DamagedArchive(
            f"no whole WACZ: {str(problem).rstrip('.')}. Its directory stands at its end. "
            "Nothing more was read; copy it again."
        ) from problem
    except OSError as problem:
        raise UnreadableInput(
            f"{problem.strerror or problem}. Expected a file that may be opened. "
            "Nothing more was read; check its name and its permissions."
        ) from problem


def _articles(package: zipfile.ZipFile, path: Path, file: str, given: Given) -> Iterator[Item]:
    inside = {info.filename: info for info in package.infolist()}
    archives = [inside[name] for name in sorted(inside) if _is_archive(name)]
    if not archives:
        raise NoArticle("no archive/*.warc.gz in it. Expected a WACZ. Nothing was read.")
    archive = Archive(file, given, pages=_pages(package, inside))
    digests = _digests(package, inside)
    for name in (_PACKAGE, *_PAGES):
        if name in inside and _lies(_stored(path, package, inside[name]), digests.get(name)):
            yield Unread(file, _changed(name, digests[name], "It was read all the same."))
    for info in archives:
        name = info.filename
        archive.doubted = _lies(_stored(path, package, info), digests.get(name))
        if archive.doubted:
            rest = "Of its records those were read whose own digests hold."
            yield Unread(file, _changed(name, digests[name], rest))
        yield from read_archive(archive, partial(_stored, path, package, info))
    yield from what_was_passed(archive)
    if not archive.records:
        raise EmptyInput("no record in its archives. Expected a page. Nothing was read; copy it again.")


def _is_archive(name: str) -> bool:
    return name.startswith("archive/") and name.lower().endswith(_ENDINGS)


def _changed(name: str, digest: str, rest: str) -> DamagedArchive:
    return DamagedArchive(f"{name} in it is not what the package says ({digest}). {rest}")


def _stored(path: Path, package: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    """Return a file of the package to read; those stored as they are can be read from anywhere at once."""
    if info.flag_bits & _ENCRYPTED or info.compress_type != zipfile.ZIP_STORED:
        return _opened(package, info)
    if info.header_offset < 0:
        raise zipfile.BadZipFile(f"{info.filename} lies before its beginning")
    handle = path.open("rb")
    handle.seek(info.header_offset)
    head = handle.read(_LOCAL_HEADER)
    begin = _LOCAL_HEADER + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
    return io.BufferedReader(_Part(handle, info.header_offset + begin, info.file_size))


def _opened(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    try:
        return package.open(info)
    except ValueError as problem:  # a place before the beginning of the file
        raise zipfile.BadZipFile(str(problem)) from problem


class _Part(io.RawIOBase):
    """A stretch of a file as a file of its own."""

    def __init__(self, handle: IO[bytes], begin: int, size: int) -> None:
        self._handle, self._begin, self._size, self._at = handle, begin, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 — any writable buffer
        self._handle.seek(self._begin + self._at)
        data = self._handle.read(min(len(buffer), max(0, self._size - self._at)))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def close(self) -> None:
        self._handle.close()
        super().close()


def _pages(package: zipfile.ZipFile, inside: dict[str, zipfile.ZipInfo]) -> frozenset[str] | None:
    """Return the addresses that the package lists as pages, None where it lists none."""
    urls = set()
    for name in _PAGES:
        if name in inside:
            check_size(inside[name].file_size, LARGEST_UNPACKED)
            with _opened(package, inside[name]) as handle:
                while line := handle.readline(LARGEST):
                    url = _object(line).get("url")
                    urls |= {url} if isinstance(url, str) else set()
    return frozenset(urls) or None


def _digests(package: zipfile.ZipFile, inside: dict[str, zipfile.ZipInfo]) -> dict[str, str]:
    """Return the digest that the package tells for each of its files, by name."""
    listed = _json(package, inside, _PACKAGE).get("resources")
    rows = [row for row in listed if isinstance(row, dict)] if isinstance(listed, list) else []
    rows.append(_json(package, inside, _PACKAGE_DIGEST))
    told = ((row.get("path"), row.get("hash")) for row in rows)
    return {path: digest for path, digest in told if isinstance(path, str) and isinstance(digest, str)}


def _json(package: zipfile.ZipFile, inside: dict[str, zipfile.ZipInfo], name: str) -> dict[str, Any]:
    if name not in inside:
        return {}
    with _opened(package, inside[name]) as handle:
        return _object(handle.read(LARGEST))


def _object(data: bytes) -> dict[str, Any]:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _lies(handle: IO[bytes], digest: str | None) -> bool:
    """Return whether the bytes of a file are not those of the digest told; True only where it is told."""
    with handle:
        if digest is None:
            return False
        return file_digest_holds(digest, handle) is False
