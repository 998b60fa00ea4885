"""Encoding: bytes to text, character for character, saying what was odd about them."""

import codecs
import re
from dataclasses import dataclass, replace

from sayso.errors import BinaryInput, EmptyInput, UnknownEncoding

# Of bytes that are no UTF-8: compressed data has 10 % control bytes, text hardly any.
CONTROL_SHARE = 0.02
# Of valid UTF-8: some old databases leave NULs between fields; beyond a third it is no text to read.
CONTROL_SHARE_UTF8 = 0.30
# Western European text has 2–10 % letters beyond ASCII; other single- and double-byte scripts over 50 %.
HIGH_SHARE = 0.30
# UTF-16 text without a mark: in Western scripts nearly every second byte is NUL.
FEWEST_HIGH = 20  # a few words tell nothing
UTF16_SHARE = 0.30
SAMPLE = 65_536

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a zstandard archive",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"RIFF": "a RIFF sound, film or picture",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"SQLite format 3": "an SQLite database",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"PAR1": "a Parquet file",
    b"{\\rtf": "an RTF document",
}
# What browsers read under a narrower name: the WHATWG's Encoding Standard, in the names of Python's codecs.
_WESTERN = "cp1252"
_BROWSERS = {
    **dict.fromkeys(("ascii", "iso8859-1"), _WESTERN),
    "iso8859-9": "cp1254",
    **dict.fromkeys(("iso8859-11", "tis-620"), "cp874"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
# Names that Python alone knows, and no page means.
_NO_TEXT = frozenset(
    {"undefined", "hex", "base64", "uu", "quopri", "rot-13", "zlib", "bz2", "idna", "punycode"}
    | {"unicode-escape", "raw-unicode-escape", "charmap", "utf-7"}
)
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\v\f\r\x1b"))
_ODD = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x9f]")
_HIGH = bytes(range(0x80, 0x100))


def _windows(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)  # one of the five that Windows-1252 leaves undefined


_WINDOWS = {byte: _windows(byte) for byte in range(0x80, 0xA0)}
_UNDEFINED = bytes(byte for byte, character in _WINDOWS.items() if ord(character) == byte)
_STRAY = {0xDC00 + byte: _windows(byte) for byte in range(0x80, 0x100)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of some bytes, the encoding that gave it, and what was odd, in plain sentences."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Return the text of `data`; `declared` is the encoding it names itself, used where it is no UTF-8.

    >>> decode("“Café”".encode("cp1252")).text
    '“Café”'
    >>> decode("Café".encode("utf-16")).encoding
    'utf-16-le'

    Raises `EmptyInput`, `BinaryInput` or `UnknownEncoding`.
    """
    if not data.strip():
        raise EmptyInput(
            "no byte in it. Expected the words of an article. Nothing was read; check how it was written."
        )
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_decoded(data.removeprefix(mark), encoding))
    kind = next((name for magic, name in _MAGIC.items() if data.startswith(magic)), None)
    if kind:
        raise BinaryInput(
            f"{kind} found. Expected text, HTML or JSON Lines. Nothing was read; take the text out first."
        )
    return _checked(_decoded(data, _utf16(data[:SAMPLE]) or "utf-8", declared))


def _checked(decoded: Decoded) -> Decoded:
    if not decoded.text.strip():
        raise EmptyInput(
            "white space alone. Expected the words of an article. Nothing was read; leave it out."
        )
    return decoded


def _decoded(data: bytes, encoding: str, declared: str | None = None) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as problem:
        if encoding != "utf-8":
            raise UnknownEncoding(
                f"{encoding.upper()} by its first bytes, and broken at byte {problem.start:,}. "
                "Expected UTF-8, UTF-16 or Windows-1252. Nothing was read; save it again as UTF-8."
            ) from problem
        return _not_utf8(data, declared)
    _check_controls(data if encoding == "utf-8" else text.encode(), CONTROL_SHARE_UTF8)
    return Decoded(text=text, encoding=encoding)


def _not_utf8(data: bytes, declared: str | None) -> Decoded:
    """Read the encoding it declares, else UTF-8 with stray bytes, else Windows-1252."""
    meant = _meant(declared) if declared else None
    if declared and meant not in {None, _WESTERN} and (text := _as_declared(data, meant)):
        return Decoded(text=text, encoding=declared)
    _check_controls(data, CONTROL_SHARE)
    decoded = _guessed(data, told=meant == _WESTERN)
    if declared is None or meant is not None:
        return decoded
    unknown = f"it calls its encoding {declared!r}, which nobody knows."
    return replace(decoded, notes=(unknown, *decoded.notes))


def _guessed(data: bytes, *, told: bool) -> Decoded:
    """Read UTF-8 with stray bytes, else Windows-1252, without a note where it was told so."""
    text = data.decode("utf-8", errors="surrogateescape")
    strays = sum(1 for character in text if "\udc80" <= character <= "\udcff")
    multibyte = sum(1 for character in text if character >= "\x80") - strays
    if multibyte > strays:
        note = f"{strays:,} bytes are not UTF-8: read as Windows-1252."
        text = text.translate(_STRAY)
        return Decoded(text=text, encoding="utf-8", notes=(note,))
    high = len(data) - len(data.translate(None, _HIGH))
    if high > max(FEWEST_HIGH, HIGH_SHARE * len(data)):
        raise UnknownEncoding(
            f"an unknown encoding: no UTF-8, and {high * 100 // len(data)} % of the bytes are beyond ASCII, "
            "too many for Windows-1252. Nothing was read; save it again as UTF-8."
        )
    text = data.decode("latin-1").translate(_WINDOWS)
    undefined = len(data) != len(data.translate(None, _UNDEFINED))
    notes = (_as_windows(data),) if undefined or not told else ()
    return Decoded(text=text, encoding="windows-1252", notes=notes)


def _as_windows(data: bytes) -> str:
    """Return the note for bytes read as Windows-1252, counting those that it leaves undefined."""
    undefined = len(data) - len(data.translate(None, _UNDEFINED))
    if not undefined:
        return "no UTF-8: read as Windows-1252."
    kept = (
        "1 byte it leaves undefined is" if undefined == 1 else f"{undefined:,} bytes it leaves undefined are"
    )
    return f"no UTF-8: read as Windows-1252; {kept} kept as U+0080–9F."


def _meant(declared: str) -> str | None:
    """Return the encoding meant by a name, as every browser takes it; None for a name of none."""
    try:
        name = codecs.lookup(declared).name
    except (LookupError, UnicodeError):
        return None
    return None if name in _NO_TEXT else _BROWSERS.get(name, name)


def _as_declared(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeError):
        return None


def _utf16(sample: bytes) -> str | None:
    """Return the UTF-16 byte order that the NULs of a sample show, or None."""
    half = len(sample) // 2
    if not half:
        return None
    if sample[1::2].count(0) > 2 * UTF16_SHARE * half and sample[0::2].count(0) < UTF16_SHARE * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 2 * UTF16_SHARE * half and sample[1::2].count(0) < UTF16_SHARE * half:
        return "utf-16-be"
    return None


def _check_controls(data: bytes, share: float) -> None:
    sample = data[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > share * len(sample):
        raise BinaryInput(
            f"no text: {controls * 100 // len(sample)} % of its bytes are control characters. "
            "Expected text, HTML or JSON Lines. Nothing was read; take the text out of it first."
        )


def odd_characters(text: str) -> tuple[str, ...]:
    r"""Return a note on control characters in the text, which are kept and read as white space.

    >>> odd_characters("a\x00b")
    ('1 control character is kept and read as white space (U+0000 at 1).',)
    """
    found = [*_ODD.finditer(text)]
    if not found:
        return ()
    count = "1 control character is" if len(found) == 1 else f"{len(found):,} control characters are"
    first = found[0]
    return (f"{count} kept and read as white space (U+{ord(first.group()):04X} at {first.start():,}).",)
