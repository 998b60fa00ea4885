"""Opening: one source becomes one article, whose text is fixed from then on."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.errors import EmptyInput, InputTooLarge, NoArticle, UnreadableInput
from sayso.ingest.encoding import Decoded, decode, odd_characters
from sayso.ingest.language import find_language
from sayso.ingest.outlet import outlet_of
from sayso.ingest.record import read_header
from sayso.ingest.text import find_blocks
from sayso.model.article import Article, BlockKind, DateFound, FoundDate

# The longest news articles have 200 kB and a saved page with its pictures inside several MB.
LARGEST = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the caller knows about an article; it goes before what the source says."""

    published: str | None = None
    url: str | None = None
    language: str | None = None
    outlet: str | None = None


def open_article(
    source: str | Path | bytes,
    *,
    published: str | None = None,
    url: str | None = None,
    language: str | None = None,
    outlet: str | None = None,
) -> Article:
    """Return the article in `source`: its text, the path of its file, or the bytes of a file.

    >>> article = open_article("Dam holds\\n\\nThe dam is safe, mayor Ida Brook said on Monday.")
    >>> article.title.of(article.text), article.language
    ('Dam holds', 'en')

    Raises `InputError` where there is no article to read.
    """
    given = Given(published=published, url=url, language=language, outlet=outlet)
    if isinstance(source, Path):
        return _from_file(source, given)
    if isinstance(source, bytes):
        return from_bytes(source, given)
    _check_size(len(source))
    if not source.strip():
        raise EmptyInput("The text is empty. Expected the text of an article. Give its words.")
    return from_text(Decoded(text=source, encoding="str", notes=odd_characters(source)), given)


def from_bytes(data: bytes, given: Given, *, file: str | None = None) -> Article:
    """Return the article in the bytes of a file."""
    _check_size(len(data))
    article = from_text(decode(data), given, sha256=hashlib.sha256(data).hexdigest())
    return replace(article, file=file, id="") if file else article


def from_text(decoded: Decoded, given: Given, *, sha256: str = "") -> Article:
    """Return the article in a plain text or a record, its text character for character."""
    text = decoded.text
    header = read_header(text)
    blocks = find_blocks(text)
    if all(block.kind is BlockKind.HEADER for block in blocks):
        raise NoArticle("A record's first line and nothing after it. Expected a title and a body below it.")
    dates = [DateFound(value=given.published, where=FoundDate.GIVEN)] if given.published else []
    dates += [DateFound(value=header.published, where=FoundDate.RECORD)] if header else []
    found, notes = find_language(text[header.span.end if header else 0 :])
    language, notes = (given.language, ()) if given.language else (found, notes)
    url = given.url or (header.url if header else None)
    return Article(
        text=text,
        blocks=blocks,
        language=language,
        url=url,
        outlet=given.outlet or outlet_of(url),
        published=dates[0].value if dates else None,
        dates=tuple(dates),
        sha256=sha256,
        notes=(*decoded.notes, *notes),
    )


def _from_file(path: Path, given: Given) -> Article:
    try:
        _check_size(path.stat().st_size)
        data = path.read_bytes()
    except OSError as problem:
        raise UnreadableInput(
            f"The file cannot be opened: {problem.strerror or problem}. Check its place and permissions."
        ) from problem
    return from_bytes(data, given, file=str(path))


def _check_size(size: int) -> None:
    if size > LARGEST:
        raise InputTooLarge(
            f"It has {size:,} bytes; an article has at most {LARGEST:,}. "
            "Nothing of it was read. Give one article a file, or one a line of JSON Lines."
        )
