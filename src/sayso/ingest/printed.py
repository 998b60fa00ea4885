"""Printed: the text of a PDF file, page by page; `Block.page` leads back to the page."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from sayso.errors import DamagedArchive, InputTooLarge, MissingExtra, NoArticle
from sayso.ingest.building import LARGEST_TEXT, Given, Parts, build_article
from sayso.ingest.limit import within
from sayso.ingest.paragraphs import find_paragraphs
from sayso.ingest.source import read_bytes
from sayso.ingest.text import find_blocks, kind_of
from sayso.ingest.unread import Item
from sayso.model.article import Article, Block, BlockKind
from sayso.model.span import Span

PDF = b"%PDF-"
# A PDF with its pictures is larger than its words.
LARGEST_PDF = 100_000_000
LONGEST_EDGE = 120
_HEAD = 1024  # readers take a PDF whose head stands within so many bytes
BETWEEN_PAGES = "\n\n"

_HYPHEN = re.compile("[\ufffe\u0002]\r?\n?|\u00ad\r?\n")  # how a word broken at a line end is marked
_LINE_END = re.compile(r"\r\n?")


def read_printed(path: Path, file: str, given: Given) -> Iterator[Item]:
    """Yield the article in a PDF file."""
    data = read_bytes(path, largest=LARGEST_PDF)
    yield within(given.limit, partial(printed_article, data, file, given))


def printed_article(data: bytes, file: str, given: Given) -> Article:
    """Return the article in the bytes of a PDF; `Block.page` is the number of its page from 0, `[2, 3)`.

    Raises `NoArticle` where it has no text, as a scan has none, `MissingExtra` without pypdfium2.
    """
    pages = [*_pages(data)]
    bare = [number for number, text in enumerate(pages, 1) if not text.strip()]
    if len(bare) == len(pages):
        raise NoArticle(
            f"{len(pages):,} pages without text, as a scan has none. Expected a PDF whose words can be "
            "marked. Nothing was read; recognise its text first."
        )
    text = BETWEEN_PAGES.join(pages)
    notes = (
        [f"of its {len(pages):,} pages, {len(bare):,} have no text, as scans: {_listed(bare)}."]
        if bare
        else []
    )
    parts = Parts(
        text=text,
        blocks=tuple(_blocks(text, pages)),
        notes=tuple(notes),
        sha256=hashlib.sha256(data).hexdigest(),
        file=file,
    )
    return build_article(parts, given)


def _blocks(text: str, pages: list[str]) -> Iterator[Block]:
    """Yield the blocks of each page: a paragraph never runs over two, for a foot may stand between."""
    start = 0
    title = next((one.span for one in find_blocks(text) if one.kind is BlockKind.TITLE), None)
    edges = {*_edges(pages)}
    for number, page in enumerate(pages):
        found = [*find_paragraphs(page)]
        for span in found:
            place = Span(start + span.start, start + span.end)
            kind = BlockKind.TITLE if place == title else kind_of(text, place, last=span is found[-1])
            if span in (found[0], found[-1]) and _bare(span.of(page)) in edges:
                kind = BlockKind.FURNITURE
            yield Block(span=place, kind=kind, page=Span(number, number + 1))
        start += len(page) + len(BETWEEN_PAGES)


def _edges(pages: list[str]) -> Iterator[str]:
    """Yield the heads and feet of pages: what stands first or last on several, but for its numbers."""
    times = Counter(
        edge
        for page in pages
        if (lines := [span.of(page) for span in find_paragraphs(page)])
        for edge in {_bare(lines[0]), _bare(lines[-1])}
    )
    yield from (edge for edge, count in times.items() if count > 1 and len(edge) <= LONGEST_EDGE)


def _bare(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _listed(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:_MOST_LISTED]))
    return f"{shown} …" if len(numbers) > _MOST_LISTED else shown


_MOST_LISTED = 10


def _pages(data: bytes) -> Iterator[str]:
    if PDF not in data[:_HEAD]:
        raise DamagedArchive(
            "no PDF file, whatever its name says: it does not begin with %PDF-. Expected a PDF. "
            "Nothing was read; name the file after what it is."
        )
    try:
        import pypdfium2  # noqa: PLC0415 — an extra
    except ImportError as problem:
        raise MissingExtra(
            "PDF files need pypdfium2, which is not installed. Install it with `pip install 'sayso[pdf]'`."
        ) from problem
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        raise DamagedArchive(
            f"no whole PDF file, or one behind a password: {str(problem).rstrip('.')}. "
            "Nothing was read; save it again without one."
        ) from problem
    try:
        length = 0
        for number in range(len(document)):
            words = _words(document, number, pypdfium2)
            length += len(words)
            if length > LARGEST_TEXT:
                raise InputTooLarge(
                    f"more than {LARGEST_TEXT:,} characters in it. Nothing was read; part it."
                )
            yield words
    finally:
        document.close()


def _words(document: Any, number: int, pypdfium2: Any) -> str:  # noqa: ANN401 — of a library without types
    """Return the text of a page with plain line ends; a page that is broken has none."""
    try:
        held = document[number].get_textpage()
        words = str(held.get_text_bounded())
    except pypdfium2.PdfiumError:
        return ""
    words = words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _LINE_END.sub("\n", _HYPHEN.sub("", words))
