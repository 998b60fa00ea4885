"""Articles: one text that never changes, in blocks, with where it was published and when."""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sayso.errors import ArticleError
from sayso.model.span import Span

_SURROGATE = re.compile("[\ud800-\udfff]")
_ISO_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}(:\d{2}(:\d{2}(\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?")


class BlockKind(StrEnum):
    """What part of the article a block is."""

    HEADER = "header"  # a record's `date … URL` line: no article prose
    DATELINE = "dateline"  # "VELMOUTH (Northline) -", "4 March 2026": stands before a story, no prose either
    TITLE = "title"
    LEAD = "lead"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    CAPTION = "caption"
    EMBED = "embed"  # an embedded post and its signature in one, as earlier versions kept it
    SIGNATURE = "signature"  # who signs the post or pulled quotation beside it
    FURNITURE = "furniture"  # share lines, newsletters, related headlines: kept, never read

    @property
    def is_prose(self) -> bool:
        """Return whether the block holds sentences of the article."""
        return self not in (BlockKind.HEADER, BlockKind.DATELINE, BlockKind.FURNITURE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One part of an article; `page` is its place in the decoded HTML page, when there was one.

    `at` is when it was put up, ISO 8601, where it belongs to an entry of a live blog.
    """

    span: Span
    kind: BlockKind
    page: Span | None = None
    at: str | None = None


class FoundDate(StrEnum):
    """Where a publication date was found, most trusted first."""

    GIVEN = "given"
    RECORD = "record"
    JSON_LD = "json-ld"
    META = "meta"
    TIME_TAG = "time"
    URL = "url"
    TEXT = "text"
    MODIFIED = "modified"  # when it was last changed: told beside the others, never taken for the first


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFound:
    """One publication date as found: ISO 8601, exactly as precise as the place that gave it."""

    value: str
    where: FoundDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news article: its text is fixed, and every layer points into it by code point.

    `blocks` stand in text order and do not overlap.
    `published` is ISO 8601, exactly as precise as found; `dates` lists rival dates with where each was found.
    `sha256` is the hash of the input bytes; `notes` reports what was odd about them, in plain sentences.
    `sections` are what its page calls it, as written there ("Opinion", "LiveBlogPosting"): asked once,
    for the genre, and not kept with the reading.
    `own_columns` are cells of its record that were to be kept, each with the name of its column.
    `key` is the record's own key, or its file's name without the folder, with its row ("news.csv:7").
    `id` is made of the hash, the url or else the key, the outlet and the date: never of the text alone.
    Raises `ArticleError` when the parts do not fit together.
    """

    text: str
    blocks: tuple[Block, ...]
    language: str
    url: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    dates: tuple[DateFound, ...] = ()
    retrieved: str | None = None
    sha256: str = ""
    file: str | None = None
    key: str | None = None
    notes: tuple[str, ...] = ()
    own_columns: tuple[tuple[str, str], ...] = ()
    sections: tuple[str, ...] = field(default=(), compare=False)
    id: str = field(default="")

    def __post_init__(self) -> None:
        _check_text(self.text)
        _check_blocks(self.text, self.blocks)
        if self.published is not None:
            _check_date(self.published)
        if not self.sha256:
            object.__setattr__(self, "sha256", text_sha256(self.text))
        if not self.id:
            object.__setattr__(self, "id", _identity(self))

    def __hash__(self) -> int:
        """Return what equal articles share: stages are remembered by the article."""
        return hash((self.sha256, self.id))

    @property
    def title(self) -> Span | None:
        """The span of the headline, or None."""
        return next((block.span for block in self.blocks if block.kind is BlockKind.TITLE), None)


def text_sha256(text: str) -> str:
    """Return the hash of a text, which tells whether offsets made on it still hold.

    >>> text_sha256("So.")[:8]
    '12984637'
    """
    return hashlib.sha256(text.encode()).hexdigest()


def _check_date(published: str) -> None:
    if not _ISO_DATE.fullmatch(published) or not _in_calendar(published):
        raise ArticleError(
            f"Publication date {published!r} found. Expected ISO 8601 such as 2026-03-02, and a day that the "
            "calendar has. Give the date in that form or leave it out."
        )


def _in_calendar(published: str) -> bool:
    year, month, day = (*published[:10].split("-"), "1", "1")[:3]
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def _check_text(text: str) -> None:
    if half := _SURROGATE.search(text):
        raise ArticleError(
            f"Lone surrogate U+{ord(half[0]):04X} found at {half.start()}. Expected Unicode text. "
            "Decode the file's bytes with their own encoding first."
        )


def _check_blocks(text: str, blocks: tuple[Block, ...]) -> None:
    end = 0
    for block in blocks:
        if block.span.start < end or block.span.end > len(text):
            raise ArticleError(
                f"Block {block.span.start}–{block.span.end} found after {end} in a text of {len(text)}. "
                "Expected blocks in text order, inside the text, not overlapping. Sort or cut them."
            )
        end = block.span.end


def _identity(article: Article) -> str:
    """Return what an article is known by; the folder it lies in is no part of it."""
    parts = (article.sha256, article.url or article.key or "", article.outlet or "", article.published or "")
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
