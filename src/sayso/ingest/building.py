"""Building: the parts found in a source become an article; what the caller gives goes first."""

from dataclasses import dataclass, field, replace
from pathlib import PurePath

from sayso.errors import InputTooLarge
from sayso.ingest.about import set_apart
from sayso.ingest.columns import ColumnMap
from sayso.ingest.dateline import apart_from_datelines
from sayso.ingest.dates import best_date, date_in_url
from sayso.ingest.day_line import day_line
from sayso.ingest.encoding import odd_characters
from sayso.ingest.heads import apart_from_heads
from sayso.ingest.language import find_language
from sayso.ingest.limit import LIMIT
from sayso.ingest.outlet import outlet_of
from sayso.ingest.repairing import mended, note_of, repaired, wrecks
from sayso.ingest.secrets import without_secrets
from sayso.model.article import Article, Block, DateFound, FoundDate

# A saved page with its pictures inside has several MB; the longest articles have 200 kB, long novels 3 MB.
LARGEST = 20_000_000
LARGEST_TEXT = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the caller knows about an article; it goes before what the source says.

    `repair` mends UTF-8 that was read as Windows-1252, which is told in any case.
    `limit` is the processor time in seconds that one article may take to open; None is no limit.
    `tells_columns`: of each table it is noted which columns were taken.
    """

    published: str | None = None
    url: str | None = None
    language: str | None = None
    outlet: str | None = None
    key: str | None = None
    retrieved: str | None = None
    columns: ColumnMap = field(default_factory=ColumnMap)
    repair: bool = False
    limit: float | None = LIMIT
    tells_columns: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a source says: the text, its blocks, and what is known about them."""

    text: str
    blocks: tuple[Block, ...]
    dates: tuple[DateFound, ...] = ()
    url: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    notes: tuple[str, ...] = ()
    sha256: str = ""
    file: str | None = None
    key: str | None = None
    own_columns: tuple[tuple[str, str], ...] = ()
    sections: tuple[str, ...] = ()


def build_article(parts: Parts, given: Given) -> Article:
    """Return the article of these parts; its address may tell its outlet and its date."""
    check_size(len(parts.text), LARGEST_TEXT)
    parts = _told_of_wrecks(parts, repair=given.repair)
    dates = [DateFound(value=given.published, where=FoundDate.GIVEN)] if given.published else []
    dates += parts.dates
    language, notes = _language(parts, given)
    about = set_apart(parts.text, parts.blocks, language)
    opening = day_line(parts.text, about.blocks)
    dates += [date for date in (*about.dates, *filter(None, [opening])) if date not in dates]
    url = given.url or parts.url or about.url
    url = without_secrets(url) if url else None
    by_url = date_in_url(url)
    dates += [DateFound(value=by_url, where=FoundDate.URL)] if by_url else []
    return Article(
        text=parts.text,
        blocks=apart_from_datelines(parts.text, apart_from_heads(parts.text, about.blocks)),
        language=language,
        url=url,
        outlet=given.outlet or parts.outlet or about.outlet or outlet_of(url),
        authors=parts.authors or about.authors,
        published=best_date(dates),
        retrieved=given.retrieved,
        dates=tuple(dates),
        sha256=parts.sha256,
        file=parts.file,
        key=given.key or parts.key or (PurePath(parts.file).name if parts.file else None),
        notes=(*parts.notes, *about.notes, *odd_characters(parts.text), *notes),
        own_columns=parts.own_columns,
        sections=parts.sections,
    )


def _told_of_wrecks(parts: Parts, *, repair: bool) -> Parts:
    """Return the parts with a note on UTF-8 read as Windows-1252; its characters are mended when asked."""
    count = wrecks(parts.text)
    if not count:
        return parts
    notes = (*parts.notes, note_of(count, repaired=repair))
    if not repair:
        return replace(parts, notes=notes)
    text, blocks = repaired(parts.text, parts.blocks)
    return replace(
        parts,
        text=text,
        blocks=blocks,
        outlet=mended(parts.outlet) if parts.outlet else None,
        authors=tuple(map(mended, parts.authors)),
        notes=notes,
    )


def check_size(size: int, largest: int = LARGEST) -> None:
    """Raise `InputTooLarge` for more bytes or characters than an article can have."""
    if size > largest:
        raise InputTooLarge(
            f"{size:,} bytes or more found. Expected one article of at most {largest:,}. "
            "Nothing of it was read; give one article a file, or one a line of JSON Lines."
        )


def _language(parts: Parts, given: Given) -> tuple[str, tuple[str, ...]]:
    if given.language:
        return given.language.lower(), ()
    prose = " ".join(block.span.of(parts.text) for block in parts.blocks if block.kind.is_prose)
    return find_language(prose, declared=parts.language)
