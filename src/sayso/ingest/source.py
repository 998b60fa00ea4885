"""Sources: the article in one text or in the bytes of one file: a page, a record or plain text."""

import hashlib
import re
from dataclasses import replace
from pathlib import Path

from sayso.errors import EmptyInput, NoArticle, UnreadableInput
from sayso.ingest.building import Given, Parts, build_article, check_size
from sayso.ingest.encoding import Decoded, decode
from sayso.ingest.markdown import ENDINGS, is_markdown, markdown_blocks
from sayso.ingest.record import read_header
from sayso.ingest.text import date_line, find_blocks
from sayso.model.article import Article, BlockKind, DateFound, FoundDate

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")
_HEAD = 4096
_EMPTY = "no text in it. Expected the words of an article. Nothing was read; leave it out."


def from_bytes(
    data: bytes,
    given: Given,
    *,
    file: str | None = None,
    suffix: str = "",
    declared: str | None = None,
    notes: tuple[str, ...] = (),
) -> Article:
    """Return the article in the bytes of one file; `suffix` is its name's ending, which tells a page.

    `declared` is the encoding that whoever sent the bytes named.
    Raises `InputError` where there is none.
    """
    decoded = decode_file(data, declared=declared)
    decoded = replace(decoded, notes=(*notes, *decoded.notes))
    return from_decoded(decoded, given, sha256=hashlib.sha256(data).hexdigest(), file=file, suffix=suffix)


def decode_file(data: bytes, *, declared: str | None = None) -> Decoded:
    """Return the text of a file of one article, in the encoding `declared` or that it names itself."""
    check_size(len(data))
    inside = _CHARSET.search(data, 0, _HEAD) if not declared and b"<" in data[:_HEAD] else None
    return decode(data, declared=inside.group(1).decode("ascii") if inside else declared)


def from_decoded(
    decoded: Decoded, given: Given, *, sha256: str = "", file: str | None = None, suffix: str = ""
) -> Article:
    """Return the article in a text whose encoding is known."""
    from sayso.ingest.html import from_page, is_page  # noqa: PLC0415 — pages alone need it

    if not decoded.text.strip():
        raise EmptyInput(_EMPTY)
    marked = suffix in ENDINGS
    if not marked and is_page(decoded.text, suffix=suffix):
        return from_page(decoded, given, sha256=sha256, file=file)
    if is_markdown(decoded.text, suffix=suffix):
        return _from_markdown(decoded, given, sha256=sha256, file=file)
    return from_text(decoded, given, sha256=sha256, file=file)


def _from_markdown(decoded: Decoded, given: Given, *, sha256: str, file: str | None) -> Article:
    """Return the article in a Markdown text: its words without the marks, each block with its place."""
    from sayso.ingest.html import join_blocks  # noqa: PLC0415 — pages alone need it

    text, blocks = join_blocks(markdown_blocks(decoded.text))
    if not blocks:
        raise EmptyInput(_EMPTY)
    parts = Parts(text=text, blocks=blocks, notes=decoded.notes, sha256=sha256, file=file)
    return build_article(parts, given)


def from_text(decoded: Decoded, given: Given, *, sha256: str = "", file: str | None = None) -> Article:
    """Return the article in a plain text or record, whose characters stay as they are, tags and all."""
    if not decoded.text.strip():
        raise EmptyInput(_EMPTY)
    header = read_header(decoded.text)
    blocks = find_blocks(decoded.text)
    if all(block.kind is BlockKind.HEADER for block in blocks):
        raise NoArticle(
            "the first line of a record, and nothing after it. Expected a title and a body below. "
            "Nothing was read; leave it out."
        )
    recorded = DateFound(value=header.published, where=FoundDate.RECORD) if header else None
    parts = Parts(
        text=decoded.text,
        blocks=blocks,
        dates=tuple(date for date in (recorded, date_line(decoded.text, blocks)) if date),
        url=header.url if header else None,
        notes=decoded.notes,
        sha256=sha256,
        file=file,
    )
    return build_article(parts, given)


def read_bytes(path: Path, *, largest: int) -> bytes:
    """Return the bytes of a file; too large a file is refused before it is read."""
    try:
        check_size(path.stat().st_size, largest)
        with path.open("rb") as handle:
            data = handle.read(largest + 1)  # a pipe or device tells no size before
    except OSError as problem:
        raise UnreadableInput(
            f"{problem.strerror or problem}. Expected a file that may be opened. "
            "Nothing was read; check its name and its permissions."
        ) from problem
    check_size(len(data), largest)
    return data
