"""Mutating: inputs damaged, stretched and spliced, the same for the same seed."""

import gzip
import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence

LONGEST = 400_000
_DIGIT = re.compile(rb"[0-9]")
MOST_CHANGES = 6
MOST_REPEATS = 2_000
WIDE = 40
# So often a packed file is changed in what it holds, and not in its own bytes.
INSIDE = 0.8

# What has broken readers: numbers without end, odd characters, marks that open and are never closed.
TOKENS: Sequence[bytes] = (
    *(b"", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xe9", b"\r", b"\n", b"\r\n\r\n", b"\t"),
    *(b"-1", b"0", b"9" * 20, b"9" * 5_000, b"1e309", b"NaN", b"-0", b"2147483648", b"18446744073709551616"),
    *(b"99999999999999999999", b"0000-00-00", b"2026-02-30", b"9999-12-31T24:00:00Z", b"0001-01-01"),
    *(b"Mon, 02 Mar 99999999999999999999 10:00:00 GMT", b"2 Mar 2026 10:00:00 -9999999999", b"2026-W60"),
    *(b"4/5/2026", b"2026-03-02T25:61:61+99:99", "²³".encode(), "٣٤٥".encode(), "１２".encode()),
    *(b"<", b">", b"</", b"<p>", b"</p>", b"<div>", b"<b", b"<!--", b"]]>", b"<![CDATA[", b"&", b"&#0;"),
    *(b"&#1114112;", b"&#xd800;", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<?xml version='1.0'?>", b"<a x=1 "),
    *(b'"', b"'", b"\\", b"{", b"}", b"[", b"]", b":", b",", b";", b"|", b"#", b"*", b"_", b"> ", b"`"),
    *(
        b"null",
        b"true",
        b"{}",
        b"[]",
        b"\\u0000",
        b"\\ud800",
        b"\\'e9",
        b"{\\field{\\*\\fldinst ",
        b"\\bin9 ",
    ),
    *("“".encode(), "”".encode(), "‘".encode(), "’".encode(), "«".encode(), "—".encode(), "😀".encode()),
    *("\u2028".encode(), "\u202e".encode(), "\u200b".encode(), "a\u0301".encode(), "\ufffd".encode()),
    *(b"charset=undefined", b"charset=idna", b"encoding='utf-7'", b"gzip", b"chunked", b"Content-Length: 9"),
    *(b"said ", b"He said that ", b"(", b")", b"not ", b"by ", b"half a million ", b"last Monday "),
)


def mutant(seeds: Sequence[bytes], number: int, kind: str) -> bytes:
    """Return the input of a number: one of the seeds, changed in a few places; the first are the seeds."""
    if number < len(seeds):
        return seeds[number]
    draw = random.Random(f"{kind}:{number}")  # noqa: S311 — no secret
    seed = draw.choice(seeds)
    if draw.random() < INSIDE:
        if seed.startswith(b"PK\x03\x04"):
            return _zipped(seed, draw)
        if seed.startswith(b"\x1f\x8b"):
            return gzip.compress(changed(gzip.decompress(seed), seeds, draw), 1, mtime=0)
    return changed(seed, seeds, draw)


def changed(data: bytes, others: Sequence[bytes], draw: random.Random) -> bytes:
    """Return bytes with one to a few changes."""
    for _ in range(draw.randint(1, MOST_CHANGES)):
        data = draw.choice(_CHANGES)(data, draw, others)[:LONGEST]
    return data


def _zipped(seed: bytes, draw: random.Random) -> bytes:
    """Return a package one of whose files is changed."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(seed)) as package, zipfile.ZipFile(held, "w") as made:
        chosen = draw.choice(package.namelist())
        for name in package.namelist():
            data = package.read(name)
            if name == chosen:
                inner = data.startswith(b"\x1f\x8b")
                data = changed(gzip.decompress(data) if inner else data, [data], draw)
                data = gzip.compress(data, 1, mtime=0) if inner else data
            made.writestr(name, data)
    return held.getvalue()


Change = Callable[[bytes, random.Random, Sequence[bytes]], bytes]


def _stretch(data: bytes, draw: random.Random, longest: int = WIDE) -> tuple[int, int]:
    start = draw.randint(0, len(data))
    return start, min(len(data), start + draw.randint(0, longest))


def _cut(data: bytes, draw: random.Random, _others: Sequence[bytes]) -> bytes:
    start, end = _stretch(data, draw, draw.choice((1, WIDE, len(data))))
    return data[:start] + data[end:]


def _flip(data: bytes, draw: random.Random, _others: Sequence[bytes]) -> bytes:
    changed = bytearray(data)
    for _ in range(draw.randint(1, 8)):
        if changed:
            changed[draw.randrange(len(changed))] = draw.randrange(256)
    return bytes(changed)


def _insert(data: bytes, draw: random.Random, _others: Sequence[bytes]) -> bytes:
    place = draw.randint(0, len(data))
    return data[:place] + draw.choice(TOKENS) + data[place:]


def _replace(data: bytes, draw: random.Random, _others: Sequence[bytes]) -> bytes:
    start, end = _stretch(data, draw, 12)
    return data[:start] + draw.choice(TOKENS) + data[end:]


def _number(data: bytes, draw: random.Random, _others: Sequence[bytes]) -> bytes:
    """Put something else in the place of a run of digits."""
    places = [match.start() for match in _DIGIT.finditer(data)]
    if not places:
        return data
    start = end = draw.choice(places)
    while end < len(data) and 0x30 <= data[end] <= 0x39:
        end += 1
    return data[:start] + draw.choice(TOKENS) + data[end:]


def _repeat(data: bytes, draw: random.Random, _others: Sequence[bytes]) -> bytes:
    """Say a token, or a stretch, again and again."""
    start, end = _stretch(data, draw)
    again = draw.choice((data[start:end], draw.choice(TOKENS)))
    times = draw.choice((2, 10, 200, MOST_REPEATS))
    return data[:end] + again[:WIDE] * times + data[end:]


def _splice(data: bytes, draw: random.Random, others: Sequence[bytes]) -> bytes:
    other = draw.choice(others)
    return data[: draw.randint(0, len(data))] + other[draw.randint(0, len(other)) :]


def _swap(data: bytes, draw: random.Random, _others: Sequence[bytes]) -> bytes:
    one, two, three = sorted(draw.randint(0, len(data)) for _ in range(3))
    return data[:one] + data[two:three] + data[one:two] + data[three:]


_CHANGES: Sequence[Change] = (_cut, _flip, _insert, _insert, _replace, _number, _repeat, _splice, _swap)
