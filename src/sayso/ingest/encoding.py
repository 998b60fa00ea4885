"""Encoding: bytes to characters, one for one, with a note of what was odd."""

import codecs
import re
from typing import NamedTuple

from sayso.errors import BinaryInput, EmptyInput, InputTooLarge, UnknownEncoding

# The longest articles of our corpora are under 100 kB; ten million bytes are a book, or no text at all.
LARGEST = 10_000_000
# A text has a few stray control characters at most; a file with more is not text.
MOST_CONTROLS = 0.05
# Windows-1252 holds Western languages, in which few letters are beyond ASCII; more is another encoding.
MOST_HIGH = 0.3

_SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (or DOCX, XLSX)"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_CONTROL_BYTES = bytes(code for code in (*range(9), 11, *range(14, 32), 127) if code != 27)


class Decoded(NamedTuple):
    """The characters of an input, the encoding they were read by, and notes for the reader."""

    text: str
    encoding: str
    notes: tuple[str, ...]


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Return the characters of `data`; a byte-order mark is not part of them.

    Tried in turn: the byte-order mark, the `declared` encoding, UTF-16 by its NULs, UTF-8, Windows-1252.
    Raises `EmptyInput`, `InputTooLarge`, `BinaryInput` or `UnknownEncoding`.

    >>> decode(b"caf\\xe9 \\x81").text
    'café \\x81'
    """
    check_size(len(data))
    _check_signature(data)
    text, encoding, undefined = _characters(data, declared)
    if not text.strip():
        raise EmptyInput("no text in it. Expected an article. Nothing was read; leave the file out.")
    notes = [f"{undefined} bytes undefined in Windows-1252 are kept as U+0080–9F."] if undefined else []
    controls = len(_CONTROLS.findall(text))
    if controls:
        notes.append(f"{controls} control characters are kept, and read as white space.")
    return Decoded(text, encoding, tuple(notes))


def check_size(size: int) -> None:
    """Raise `InputTooLarge` for more bytes than an article can have."""
    if size > LARGEST:
        raise InputTooLarge(
            f"{size:,} bytes found. Expected one article of at most {LARGEST:,}. "
            "Nothing of it was read; split it, or give it as JSON Lines with one article a line."
        )


def _check_signature(data: bytes) -> None:
    found = next((name for signature, name in _SIGNATURES if data.startswith(signature)), None)
    if found:
        raise BinaryInput(f"{found} found. Expected text or HTML. Nothing was read; convert it to text first.")


def _characters(data: bytes, declared: str | None) -> tuple[str, str, int]:
    """Return (text, encoding, bytes undefined in it)."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding), encoding, 0
    known = _known(declared)
    if known is not None:
        try:
            return data.decode(known), known, 0
        except UnicodeDecodeError:
            pass  # the page lies about its encoding, as old ones do
    wide = _wide(data)
    if wide is not None:
        return _strictly(data, wide), wide, 0
    controls = len(data) - len(data.translate(None, _CONTROL_BYTES))
    if controls > MOST_CONTROLS * len(data):
        raise BinaryInput(
            "mostly control bytes found. Expected text or HTML. Nothing was read; convert it to text first."
        )
    try:
        return data.decode("utf-8"), "utf-8", 0
    except UnicodeDecodeError:
        return _windows(data)


def _windows(data: bytes) -> tuple[str, str, int]:
    letters = sum(byte > 0x7F or chr(byte).isalpha() for byte in data[:100_000])
    high = sum(byte > 0x7F for byte in data[:100_000])
    if high > MOST_HIGH * letters:
        raise UnknownEncoding(
            "bytes in no encoding we can name. Expected UTF-8, UTF-16 or Windows-1252. "
            "Nothing was read; save it as UTF-8 first."
        )
    undefined = sum(data.count(bytes([byte])) for byte in _UNDEFINED)
    return data.decode("cp1252", errors="sayso-keep"), "windows-1252", undefined


_UNDEFINED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)


def _keep(problem: UnicodeError) -> tuple[str, int]:
    """Keep a byte that the encoding leaves undefined as the control character of the same number."""
    if not isinstance(problem, UnicodeDecodeError):
        raise problem
    return "".join(map(chr, problem.object[problem.start : problem.end])), problem.end


codecs.register_error("sayso-keep", _keep)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        raise UnknownEncoding(
            f"a {encoding.upper()} mark, but other bytes from {problem.start:,} on. Expected one encoding. "
            "Nothing was read; save it as UTF-8 first."
        ) from problem


def _known(declared: str | None) -> str | None:
    try:
        return codecs.lookup(declared).name if declared else None
    except LookupError:
        return None


def _wide(data: bytes) -> str | None:
    """Tell UTF-16 without a byte-order mark by the NUL in every other byte of plain letters."""
    sample = data[:10_000]
    half = len(sample) // 2
    if half and sample[1::2].count(0) > half // 2 and sample[0::2].count(0) < half // 10:
        return "utf-16-le"
    if half and sample[0::2].count(0) > half // 2 and sample[1::2].count(0) < half // 10:
        return "utf-16-be"
    return None
