"""Answers: what a web server sent, its head and its body, unpacked no further than a page can be long."""

import re
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import NamedTuple

from sayso.errors import DamagedArchive, MissingExtra, NoArticle
from sayso.ingest.building import LARGEST, check_size
from sayso.ingest.inflating import CHUNK
from sayso.ingest.warc_records import read_headers

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})")
_CHUNK_SIZE = re.compile(rb"\s*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_GZIP = b"\x1f\x8b"
_GZIP_BITS = 31


class Answer(NamedTuple):
    """The head of an answer and its body as sent: perhaps in chunks, perhaps compressed."""

    status: int
    headers: Mapping[str, str]
    sent: bytes


def read_answer(block: bytes) -> Answer:
    r"""Return the answer in the bytes of a record.

    >>> answer = read_answer(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nDam holds")
    >>> answer.status, answer.headers, answer.sent
    (200, {'content-type': 'text/plain'}, b'Dam holds')
    """
    match = _STATUS.match(block)
    if match is None:
        raise DamagedArchive("no answer of a web server in the record. It was left out; fetch it again.")
    stream = BytesIO(block)
    stream.readline()
    headers = read_headers(stream)
    return Answer(int(match.group(1)), headers, stream.read())


def media_type(headers: Mapping[str, str]) -> str:
    """Return the kind of a body without its parameters.

    >>> media_type({"content-type": "text/HTML; charset=utf-8"})
    'text/html'
    """
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def charset(headers: Mapping[str, str]) -> str | None:
    """Return the encoding that a head names."""
    match = _CHARSET.search(headers.get("content-type", ""))
    return match.group(1) if match else None


def dechunked(sent: bytes, headers: Mapping[str, str]) -> bytes:
    r"""Return a body without the lengths of its chunks; a body that only claims to have some is as it is.

    >>> dechunked(b"3\r\nDam\r\n6\r\n holds\r\n0\r\n\r\n", {"transfer-encoding": "chunked"})
    b'Dam holds'
    """
    if "chunked" not in headers.get("transfer-encoding", "").lower() or not _CHUNK_SIZE.match(sent):
        return sent
    pieces, at = [], 0
    while (match := _CHUNK_SIZE.match(sent, at)) and (size := int(match.group(1), 16)):
        pieces.append(sent[match.end() : match.end() + size])
        at = match.end() + size
    return b"".join(pieces)


def unpacked(body: bytes, coding: str) -> bytes:
    """Return a body without its compression (gzip, deflate, br), of no more bytes than a page can have.

    A body that only claims to be compressed is as it is.
    Raises `InputTooLarge`, `DamagedArchive`, `NoArticle`.
    """
    for name in reversed([name.strip().lower() for name in coding.split(",")]):
        if name in {"gzip", "x-gzip"} and body.startswith(_GZIP):
            body = _inflated(body, _GZIP_BITS)
        elif name == "deflate":
            body = _inflated(body, 15 if body[:1] == b"x" else -15)
        elif name == "br":
            body = _unbrotli(body)
        elif name not in {"", "identity", "none", "utf-8", "gzip", "x-gzip"}:
            raise NoArticle(f"compressed as {name!r}. Expected gzip, deflate or br. It was left out.")
    return body


def _inflated(body: bytes, bits: int) -> bytes:
    """Return a body inflated, all its gzip members; other bytes behind them are left out, as browsers do."""
    data = bytearray()
    at = _inflate_member(body, 0, bits, data)
    while bits == _GZIP_BITS and body.startswith(_GZIP, at):
        at = _inflate_member(body, at, bits, data)
    return bytes(data)


def _inflate_member(body: bytes, at: int, bits: int, data: bytearray) -> int:
    """Add what the member that begins at a place holds; return where it ends."""
    inflate = zlib.decompressobj(bits)
    while not inflate.eof:
        piece = body[at : at + CHUNK]
        try:
            data += inflate.decompress(piece, LARGEST + 1 - len(data))
        except zlib.error as problem:
            raise _damaged() from problem
        check_size(len(data))
        if not piece:
            raise _damaged()
        at += len(piece) - len(inflate.unused_data)
    return at


def _unbrotli(body: bytes) -> bytes:
    try:
        import brotli  # noqa: PLC0415 — pages so compressed alone need it
    except ImportError as problem:
        raise MissingExtra(
            "a page compressed as br needs brotli, which is not installed. `pip install brotli`."
        ) from problem
    unpack = brotli.Decompressor()
    try:
        data: bytes = unpack.process(body, output_buffer_limit=LARGEST + 1)
    except brotli.error as problem:
        raise _damaged() from problem
    check_size(len(data))
    if not unpack.is_finished():
        raise _damaged()
    return data


def _damaged() -> DamagedArchive:
    return DamagedArchive("a body whose compressed bytes are damaged. It was left out; fetch it again.")
