"""About: the lines among an article's blocks that are no prose of it: bylines, dates, and furniture."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.ingest.byline import join_authors, opens_byline
from sayso.ingest.dates import find_date, first_date, iso_date, place_of_date
from sayso.ingest.words import labels, words
from sayso.model.article import Block, BlockKind, DateFound, FoundDate
from sayso.model.span import Span, trimmed

# Bylines and dates stand above the text, after the title and perhaps a standfirst.
HEAD_BLOCKS = 9
FEWEST_LABELS = 2
LONGEST_LINE = 160
LONGEST_FURNITURE = 300
LONGEST_NOTE_WORD = 24
# A line that is hardly more than a date dates the article.
DATE_SHARE = 0.3
# What stands so often in a text, word for word, is the head or foot of printed pages.
OFTEN = 3
SHORTEST_REPEATED, LONGEST_REPEATED = 12, 120

_LINES = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LEAD, BlockKind.LIST_ITEM)
# The foot that browsers print: an address and the page's number; the head: when, and the title.
_PRINTED = re.compile(
    r"(?:https?://\S+|file:///\S+)\s+\d{1,3}(?:/|\sof\s)\d{1,3}|(?:Page )?\d{1,3}(?:/|\sof\s)\d{1,3}"
)
_PRINTED_HEAD = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}(?: ?[AP]M)?(?:\s.{0,140})?")
_STOPS = (".", "!", "?", "”", '"', ":")
_SIGNS = re.compile(r"[—–-]{1,2}\s*[^\W\d_]")  # who posted above it, and when
_LABEL = re.compile(r"([^\W\d_]{3,12}):[ \t]+(?=\S)")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The blocks of an article with those that are no prose marked, and what they tell."""

    blocks: tuple[Block, ...]
    authors: tuple[str, ...] = ()
    dates: tuple[DateFound, ...] = ()
    outlet: str | None = None
    url: str | None = None
    notes: tuple[str, ...] = ()


def set_apart(text: str, blocks: tuple[Block, ...], language: str | None = None) -> About:
    r"""Return the blocks of an article with bylines, dates and furniture as blocks of those kinds.

    >>> from sayso.model.span import Span
    >>> text = "By Ida Frost\nThe pier burned.\nSign up for our newsletter"
    >>> spans = (Span(0, 12), Span(13, 29), Span(30, 56))
    >>> about = set_apart(text, tuple(Block(span=one, kind=BlockKind.PARAGRAPH) for one in spans))
    >>> [block.kind.value for block in about.blocks], about.authors
    (['header', 'paragraph', 'furniture'], ('Ida Frost',))
    """
    blocks, fields = _labelled(text, blocks)
    lines = [block.span.of(text) for block in blocks]
    head = {*_head(lines, blocks)}
    often = {*_often(lines, blocks)}
    noted = {*_noted(lines, blocks)}
    kinds = [
        BlockKind.HEADER
        if row in head or row in noted or (block.kind in _LINES and _is_owned(line, language))
        else BlockKind.FURNITURE
        if block.kind in _LINES and (_is_furniture(line, language) or line in often)
        else block.kind
        for row, (line, block) in enumerate(zip(lines, blocks, strict=True))
    ]
    if not any(kind in _LINES or kind is BlockKind.QUOTE for kind in kinds):
        kinds = [block.kind for block in blocks]  # all of it looks like furniture: then none is
        head = noted = set()
    told = [lines[row] for row in sorted(head)]
    dates = [fields["published"]] if "published" in fields else []
    dates += [date for line in told if not _is_changed(line) and (date := first_date(line))]
    changed = [fields["modified"]] if "modified" in fields else []
    changed += [date for line in told if (date := first_date(line, changed=True))]
    return About(
        blocks=tuple(replace(block, kind=kind) for block, kind in zip(blocks, kinds, strict=True)),
        authors=join_authors([*_field(fields, "authors"), *filter(opens_byline, told)]),
        dates=(
            *(DateFound(value=date, where=FoundDate.TEXT) for date in dates[:1]),
            *(DateFound(value=date, where=FoundDate.MODIFIED) for date in changed[:1]),
        ),
        outlet=fields.get("outlet"),
        url=fields.get("url"),
        notes=tuple(
            f"the outlet's own note: {' '.join(lines[row].split())}"
            for row in sorted(noted)
            if not _heads_note(lines[row])
        ),
    )


def _field(fields: Mapping[str, str], name: str) -> Iterator[str]:
    if name in fields:
        yield fields[name]


def _labelled(text: str, blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], dict[str, str]]:
    """Return the blocks with the lines `Title: …`, `Date: …` that head a text set apart, and what they tell.

    One such line alone is a sentence; two of them, or a title or an address, head a text.
    """
    fields: dict[str, str] = {}
    made: list[Block] = []
    rest = 0
    for row, block in enumerate(blocks[:HEAD_BLOCKS]):
        match = _LABEL.match(text, block.span.start, block.span.end) if block.page is None else None
        field = labels().get(match.group(1).lower()) if match else None
        value = trimmed(text, match.end(), block.span.end) if match else None
        told = _value(field, value.of(text)) if field and value else None
        if told is None or field is None or value is None:
            if fields or row or block.kind is not BlockKind.TITLE:
                break
            made.append(block)
        else:
            fields.setdefault(field, told)
            made += _parted(block, value) if field == "title" else [replace(block, kind=BlockKind.HEADER)]
        rest = row + 1
    if len(fields) < FEWEST_LABELS and not fields.keys() & {"title", "url"}:
        return blocks, {}
    below = [*blocks[rest:]]
    titled = any(block.kind is BlockKind.TITLE for block in made)
    if not titled and below and below[0].kind is BlockKind.HEADING:
        below[0] = replace(below[0], kind=BlockKind.TITLE)
    return (*made, *below), fields


def _parted(block: Block, value: Span) -> Iterator[Block]:
    """Yield the label of a title and the title itself."""
    yield replace(block, span=Span(block.span.start, value.start), kind=BlockKind.HEADER)
    yield replace(block, span=value, kind=BlockKind.TITLE)


def _value(field: str | None, written: str) -> str | None:
    """Return what a labelled line gives, None where it is nothing of the kind."""
    if field in {"published", "modified"}:
        return find_date(written) or iso_date(written)
    if field == "url":
        return written if written.startswith(("http://", "https://")) and " " not in written else None
    return written


def _head(lines: Sequence[str], blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the rows above the text that say who wrote it and when."""
    byline = False
    for row, (line, block) in enumerate(zip(lines[:HEAD_BLOCKS], blocks, strict=False)):
        if block.kind not in _LINES:
            byline = False
            continue
        says = len(line) <= LONGEST_LINE and (opens_byline(line) or _dates(line))
        if says or (byline and _is_post(line)):
            yield row
        byline = says or (byline and _is_post(line))


def _noted(lines: Sequence[str], blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the rows of the outlet's notes on its article: corrections, with the paragraph that one heads."""
    heads = False
    for row, (line, block) in enumerate(zip(lines, blocks, strict=True)):
        opened = (
            f"{line[:LONGEST_NOTE_WORD].lower().partition(':')[0]}" if ":" in line[:LONGEST_NOTE_WORD] else ""
        )
        if (
            block.kind in _LINES
            and row
            and (heads or _heads_note(line) or opened in words("bylines", "note"))
        ):
            yield row
        heads = _heads_note(line)


def _heads_note(line: str) -> bool:
    return line.lower().strip().rstrip(":") in words("bylines", "note")


def _often(lines: Sequence[str], blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the lines that stand again and again in a plain text, as the heads of printed pages do."""
    times = Counter(line for line, block in zip(lines, blocks, strict=True) if block.page is None)
    for line, count in times.items():
        if (
            count >= OFTEN
            and SHORTEST_REPEATED <= len(line) <= LONGEST_REPEATED
            and not line.endswith(_STOPS)
        ):
            yield line


def _dates(line: str) -> bool:
    """Return whether a line is there to date the article: it says so, or is hardly more than a date."""
    place = place_of_date(line)
    if place is None or line.endswith(("!", "?", "”", '"')) or _SIGNS.match(line):
        return False
    says_so = line.lower().startswith((*words("bylines", "dated"), *words("bylines", "changed")))
    alone = place[1] - place[0] >= DATE_SHARE * len(line) and not re.search(
        r"[^\W\d]\.\Z", line.rstrip("m.") + "."
    )
    return says_so or (alone and not _has_sentence(line))


def _has_sentence(line: str) -> bool:
    """Return whether small words stand in a line, as in a sentence about a day."""
    return sum(word.islower() and len(word) > 1 for word in line.split()) > 2  # noqa: PLR2004 — "at", "a.m."


def _is_changed(line: str) -> bool:
    return line.lower().startswith(words("bylines", "changed"))


def _is_post(line: str) -> bool:
    """Return whether a line below a byline says what its people are: "Herald Staff Writers"."""
    return (
        len(line) <= LONGEST_LINE
        and line.lower().rsplit(" ", 1)[-1] in words("bylines", "post")
        and line[:1].isupper()
    )


def _is_owned(line: str, language: str | None) -> bool:
    """Return whether a line says whose the article is."""
    return len(line) <= LONGEST_FURNITURE and line.lower().startswith(words("bylines", "owned", language))


def _is_furniture(line: str, language: str | None) -> bool:
    """Return whether a line is the page's and not the article's, by its words or by how browsers print."""
    if len(line) > LONGEST_FURNITURE:
        return False
    if _PRINTED.fullmatch(line) or _PRINTED_HEAD.fullmatch(line):
        return True
    small = line.lower().strip()
    return _EDGES.sub("", small) in words("furniture", "whole", language) or small.startswith(
        words("furniture", "opens", language)
    )
