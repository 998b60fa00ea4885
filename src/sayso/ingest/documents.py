"""Documents: the text of DOCX and RTF files, paragraph by paragraph."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from sayso.errors import BinaryInput, DamagedArchive, MissingExtra
from sayso.ingest.building import check_size

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
_HEAD = 256
_ZIP = b"PK\x03\x04"
_RTF = b"{\\rtf"


def is_document(data: bytes) -> bool:
    """Tell by its bytes whether a file is RTF or DOCX."""
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
            return "\n\n".join(_paragraphs(package.read(_BODY)))
    except KeyError as problem:
        raise BinaryInput(
            "an archive without a Word document in it. Expected DOCX or RTF. Nothing was read."
        ) from problem
    except (*BROKEN_ZIP, ValueError) as problem:
        raise DamagedArchive(
            f"no whole DOCX file: {str(problem).rstrip('.')}. Nothing was read; save it again."
        ) from problem


def _paragraphs(xml: bytes) -> Iterator[str]:
    """Yield the paragraphs of a Word document in order, those of tables among them."""
    from lxml import etree  # noqa: PLC0415 — a heavy library

    pieces: list[str] = []
    try:
        # Entities stay unresolved: a short file could stand for a text without end.
        steps = etree.iterparse(io.BytesIO(xml), events=("end",), resolve_entities=False, no_network=True)
        for _, element in steps:
            if element.tag == f"{_WORDS}t":
                pieces.append(element.text or "")
            elif element.tag in {f"{_WORDS}tab", f"{_WORDS}br", f"{_WORDS}cr"}:
                pieces.append("\t" if element.tag.endswith("tab") else "\n")
            elif element.tag == f"{_WORDS}p":
                yield "".join(pieces)
                pieces = []
                element.clear()
    except etree.XMLSyntaxError as problem:
        raise DamagedArchive(f"no whole DOCX file: {problem}. Nothing was read; save it again.") from problem


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
        text: str = rtf_to_text(data.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, TypeError, OverflowError) as problem:  # what the library trips over
        raise DamagedArchive(
            f"no whole RTF file: {problem}. Nothing was read; save it again, or as DOCX."
        ) from problem
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
