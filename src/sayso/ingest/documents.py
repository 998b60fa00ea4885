"""Documents: the text of DOCX and RTF files, paragraph by paragraph."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from sayso.errors import BinaryInput, DamagedArchive, MissingExtra
from sayso.ingest.building import check_size
from sayso.ingest.inflating import CHUNK
from sayso.ingest.text import BETWEEN

# What a document of 20 MB may hold once it is unpacked: the marks around the words are ten times the words.
LARGEST_UNPACKED = 200_000_000

# What a damaged archive makes of the standard library.
BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
)

_BODY = "word/document.xml"
_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BLANKS = {f"{_WORDS}tab": "\t", f"{_WORDS}br": "\n", f"{_WORDS}cr": "\n"}
_HEAD = 256
_ZIP = b"PK\x03\x04"
_RTF = b"{\\rtf"
# The library looks for the address of a link in time that grows with the cube of what is open, and puts it
# among the words.  A line end, which is nothing in RTF, keeps it from looking.
_FIELD = re.compile(r"(\{\\field)(?=\{)", re.IGNORECASE)
# It reads the table of fonts as slowly: what it wants of each, its number and its letters, is put there.
_FONTS = re.compile(r"\{[^{}]*\\fonttbl")
_FONT = re.compile(r"\\f(\d{1,6})(?!\d)[^;]{0,300}?\\fcharset(\d{1,3})(?!\d)")
_BRACE = re.compile(r"[{}]")


def is_document(data: bytes) -> bool:
    """Return by its bytes whether a file is RTF or DOCX."""
    return _is_rtf(data) or (data.startswith(_ZIP) and _BODY.encode() in data)


def document_text(data: bytes) -> str:
    """Return the text of a document, paragraph by paragraph.

    Raises `BinaryInput`, `DamagedArchive`, `InputTooLarge`, and `MissingExtra` for RTF without striprtf.
    """
    if _is_rtf(data):
        return _rtf_text(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            check_size(package.getinfo(_BODY).file_size, LARGEST_UNPACKED)
            with package.open(_BODY) as stream:
                return BETWEEN.join(_paragraphs(stream))
    except KeyError as problem:
        raise BinaryInput(
            "an archive without a Word document in it. Expected DOCX or RTF. Nothing was read."
        ) from problem
    except (*BROKEN_ZIP, ValueError) as problem:
        raise DamagedArchive(
            f"no whole DOCX file: {str(problem).rstrip('.')}. Nothing was read; save it again."
        ) from problem


def _paragraphs(stream: IO[bytes]) -> Iterator[str]:
    """Yield the paragraphs of a Word document in order, those of tables among them; no tree is built."""
    from lxml import etree  # noqa: PLC0415 — a heavy library

    words = _Words()
    parser = etree.XMLParser(target=words, resolve_entities=False, no_network=True)
    try:
        while piece := stream.read(CHUNK):
            parser.feed(piece)
            yield from words.taken()
        parser.close()
    except etree.XMLSyntaxError as problem:
        raise DamagedArchive(f"no whole DOCX file: {problem}. Nothing was read; save it again.") from problem
    yield from words.taken()


class _Words:
    """Gathers paragraphs from the marks of a Word document as they come.

    Raises `InputTooLarge` for more characters than a file can have, `DamagedArchive` for what Word never
    writes: a short document type could stand for a text without end.
    """

    def __init__(self) -> None:
        self._done: list[str] = []
        self._pieces: list[str] = []
        self._within = False
        self._length = 0

    def taken(self) -> list[str]:
        """Return the paragraphs that ended since they were last taken."""
        done, self._done = self._done, []
        return done

    def start(self, tag: str, _attributes: object) -> None:
        self._within = tag == f"{_WORDS}t"
        if tag in _BLANKS:
            self._add(_BLANKS[tag])

    def data(self, text: str) -> None:
        if self._within:
            self._add(text)

    def end(self, tag: str) -> None:
        self._within = False
        if tag == f"{_WORDS}p":
            self._count(BETWEEN)
            self._done.append("".join(self._pieces))
            self._pieces = []

    def doctype(self, *_: object) -> None:
        raise DamagedArchive("no DOCX file: a document type in it. Nothing was read; save it again.")

    def close(self) -> None:
        """Build nothing."""

    def _add(self, piece: str) -> None:
        self._count(piece)
        self._pieces.append(piece)

    def _count(self, piece: str) -> None:
        self._length += len(piece)
        check_size(self._length)


def _is_rtf(data: bytes) -> bool:
    return data[:_HEAD].lstrip().startswith(_RTF)


def _rtf_text(data: bytes) -> str:
    try:
        from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 — an extra
    except ImportError as problem:
        raise MissingExtra(
            "RTF files need striprtf, which is not installed. Install it with `pip install 'sayso[nexis]'`."
        ) from problem
    try:
        marked = _FIELD.sub(r"\1\n", _with_plain_fonts(data.decode("latin-1")))
        text: str = rtf_to_text(marked, errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, TypeError, OverflowError) as problem:  # what the library trips over
        raise DamagedArchive(
            f"no whole RTF file: {problem}. Nothing was read; save it again, or as DOCX."
        ) from problem
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _with_plain_fonts(text: str) -> str:
    """Return RTF whose table of fonts says of each its number and its letters, and no more."""
    start = _FONTS.search(text)
    if start is None:
        return text
    depth, end = 1, len(text)
    for brace in _BRACE.finditer(text, start.end()):
        depth += 1 if brace.group() == "{" else -1
        if not depth:
            end = brace.end()
            break
    fonts = dict(_FONT.findall(text, start.start(), end))
    plain = "".join(f"{{\\f{number}\\fcharset{letters} x;}}" for number, letters in fonts.items())
    return f"{text[: start.start()]}{{\\fonttbl{plain}}}{text[end:]}"
