"""Databases: the articles in one file that a news database exported, each with the text of its own part."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import accumulate

from sayso.errors import EmptyInput, NoArticle
from sayso.ingest.building import Given, Parts, build_article
from sayso.ingest.caught import caught
from sayso.ingest.database_parts import Part, find_parts, is_export, may_be_export
from sayso.ingest.documents import document_text
from sayso.ingest.encoding import Decoded
from sayso.ingest.html import is_page
from sayso.ingest.limit import within
from sayso.ingest.page import read_page
from sayso.ingest.paragraphs import find_paragraphs
from sayso.ingest.source import from_decoded
from sayso.ingest.text import kind_of
from sayso.ingest.unread import Found
from sayso.model.article import Article, Block, BlockKind, DateFound, FoundDate
from sayso.model.span import Span

BETWEEN = "\n\n"


def read_export(
    decoded: Decoded, file: str, given: Given, *, places: Mapping[int, Span] | None = None
) -> Iterator[Found]:
    """Yield each article of an export, and each part that holds none.

    `places` leads from the beginning of a line to its place in the page that the text was made of.
    """
    number = 0
    for number, part in enumerate(find_parts(decoded.text), 1):
        name = f"{file}:{number}"
        yield caught(name, partial(_article, decoded, part, name, given, places or {}), limit=given.limit)
    if not number:
        raise EmptyInput("no article in it. Expected an export of articles. Nothing was read.")


def read_document(data: bytes, file: str, given: Given) -> Iterator[Found]:
    """Yield the articles of a DOCX or RTF file: those of an export, else the one it is."""
    decoded = Decoded(text=within(given.limit, partial(document_text, data)), encoding="document")
    if is_export(decoded.text):
        yield from read_export(decoded, file, given)
    else:
        digest = hashlib.sha256(data).hexdigest()
        yield within(given.limit, partial(from_decoded, decoded, given, sha256=digest, file=file))


def read_pages(decoded: Decoded, file: str, given: Given, *, suffix: str = "") -> Iterator[Found] | None:
    """Return the articles of an export given as a page of HTML or as text; None where it is no export."""
    if not may_be_export(decoded.text):
        return None
    if not is_page(decoded.text, suffix=suffix):
        return read_export(decoded, file, given) if is_export(decoded.text) else None
    lines = read_page(decoded.text).blocks
    starts = accumulate((len(line.text) + len(BETWEEN) for line in lines), initial=0)
    places = {start: line.span for start, line in zip(starts, lines, strict=False)}
    made = replace(decoded, text=BETWEEN.join(line.text for line in lines))
    return read_export(made, file, given, places=places) if is_export(made.text) else None


def _article(decoded: Decoded, part: Part, name: str, given: Given, places: Mapping[int, Span]) -> Article:
    if not part.body:
        raise NoArticle("no text below the head of this article. It was left out; look at the export.")
    date = [DateFound(value=part.published, where=FoundDate.RECORD)] if part.published else []
    parts = Parts(
        text=part.span.of(decoded.text),
        blocks=tuple(_blocks(decoded.text, part, places)),
        dates=tuple(date),
        outlet=part.outlet,
        authors=part.authors,
        notes=decoded.notes,
        file=name,
        key=part.key,
    )
    return build_article(parts, given)


def _blocks(text: str, part: Part, places: Mapping[int, Span]) -> Iterator[Block]:
    """Yield the blocks of a part; what it says of itself is no prose."""
    kinds = dict.fromkeys(part.about, BlockKind.HEADER)
    body = [span for stretch in part.body for span in _paragraphs(text, stretch)]
    kinds |= {span: kind_of(text, span, last=span == body[-1]) for span in body}
    if part.title is not None:
        kinds[part.title] = BlockKind.TITLE
    for span in sorted(kinds):
        inside = Span(span.start - part.span.start, span.end - part.span.start)
        yield Block(span=inside, kind=kinds[span], page=places.get(span.start))


def _paragraphs(text: str, stretch: Span) -> Iterator[Span]:
    for span in find_paragraphs(stretch.of(text)):
        yield Span(stretch.start + span.start, stretch.start + span.end)
