"""Texts: the blocks of a plain text or a record, with its characters left as they are."""

import re

from sayso.ingest.dates import iso_date
from sayso.ingest.paragraphs import find_paragraphs
from sayso.ingest.record import read_header
from sayso.model.article import Block, BlockKind, DateFound, FoundDate
from sayso.model.span import Span, trimmed

BETWEEN = "\n\n"  # title and body that stand apart
# Of 840 headlines counted, the longest has 141 characters and 23 words.
LONGEST_TITLE = 160
MOST_TITLE_WORDS = 25
# Some archives end headlines with a full stop.  Such a line heads the page when its longer words are
# capitalised, when a dateline follows, or when it is short beside the first paragraph.
LONGEST_SMALL_WORD = 3
CAPITALS_SHARE = 0.75
FEW_WORDS = 13
MUCH_LONGER = 2
# A line is a heading only where it is short and the text goes on below.
LONGEST_HEADING = 80

# A date line stands under the title or the byline: "Monday, 2 March 2026, 10:15 GMT".
SHORTEST_DATE, LONGEST_DATE = 6, 40  # a year alone may be a heading
DATE_LINES = 4

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_ITEM = re.compile(r"(?:[-*•‣▪●·]|\d{1,2}[.)])[ \t]+\S")
_FINAL = '.!?…:;,"”’»)'
_WORD = re.compile(r"[^\W\d_]+")
_DATELINE = re.compile(
    r"([^\W\d_]{3,})[^\n\r—–-]{0,60}? ?[—–-]{1,2} |[^\n\r—–-]{1,60}\([^)\n\r]{1,30}\) ?[—–-]{1,2} "
)


def find_blocks(text: str) -> tuple[Block, ...]:
    r"""Return the blocks of a plain text or a record, in text order.

    >>> [(block.kind.value, block.span.of("Dam holds\n\nThe dam is safe, she said.")) for block
    ...  in find_blocks("Dam holds\n\nThe dam is safe, she said.")]
    [('title', 'Dam holds'), ('paragraph', 'The dam is safe, she said.')]
    """
    header = read_header(text)
    paragraphs = list(find_paragraphs(text, header.span.end if header else 0))
    first = [Block(span=header.span, kind=BlockKind.HEADER)] if header else []
    titled = len(paragraphs) > 1 and (header is not None or _is_title(text, paragraphs[0], paragraphs[1]))
    kinds = [BlockKind.TITLE] if titled else []
    kinds += [kind_of(text, span, last=span is paragraphs[-1]) for span in paragraphs[len(kinds) :]]
    return (*first, *(Block(span=span, kind=kind) for span, kind in zip(paragraphs, kinds, strict=True)))


def _is_title(text: str, first: Span, second: Span) -> bool:
    """Return whether the first line is a headline: alone, short, and no sentence of the story."""
    line = first.of(text)
    alone = any(mark in text[first.end : second.start] for mark in "\r\n")
    if (
        not alone
        or not _is_short(line)
        or _has_dateline(line)
        or _ITEM.match(line)
        or line.endswith((",", ":"))
    ):
        return False
    if line[-1] != ".":
        return True
    return _capitalised(line) or _has_dateline(second.of(text)) or _stands_out(line, second)


def _is_short(line: str) -> bool:
    return len(line) <= LONGEST_TITLE and line.count(" ") < MOST_TITLE_WORDS


def _capitalised(line: str) -> bool:
    """Return whether nearly all longer words begin with a capital, as in many headlines."""
    longer = [word for word in _WORD.findall(line) if len(word) > LONGEST_SMALL_WORD]
    return len([word for word in longer if word[0].isupper()]) >= CAPITALS_SHARE * len(longer)


def _has_dateline(line: str) -> bool:
    """Return whether a paragraph opens with a place in capitals, or an agency in brackets, and a dash."""
    match = _DATELINE.match(line)
    return match is not None and (match.group(1) is None or match.group(1).isupper())


def _stands_out(line: str, second: Span) -> bool:
    """Return whether a sentence is so much shorter than the next paragraph that it heads the page."""
    return line.count(" ") < FEW_WORDS and len(second) > MUCH_LONGER * len(line)


def date_line(text: str, blocks: tuple[Block, ...]) -> DateFound | None:
    """Return the date that one of the first blocks holds and nothing else, or None."""
    for block in blocks[:DATE_LINES]:
        if date := _date(block.span.of(text)):
            return DateFound(value=date, where=FoundDate.TEXT)
    return None


def _date(line: str) -> str | None:
    fits = SHORTEST_DATE <= len(line) <= LONGEST_DATE and _YEAR.search(line)
    return iso_date(line) if fits else None


def kind_of(text: str, span: Span, *, last: bool) -> BlockKind:
    """Return whether a paragraph is a date line, a list item, a heading (never the last) or plain."""
    line = span.of(text)
    if _date(line):
        return BlockKind.HEADER
    if _ITEM.match(line):
        return BlockKind.LIST_ITEM
    short = len(line) <= LONGEST_HEADING and not last and not _has_dateline(line)
    if short and line[0].isupper() and line[-1] not in _FINAL:
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def lay_out(title: str, body: str) -> tuple[str, tuple[Block, ...]]:
    r"""Return the text of an article whose title and body stand apart, and its blocks.

    >>> lay_out("Dam holds", "The dam is safe, she said.")[0]
    'Dam holds\n\nThe dam is safe, she said.'
    """
    text = f"{title}{BETWEEN}{body}" if title else body
    heading = trimmed(text, 0, len(title)) if title else None
    first = [Block(span=heading, kind=BlockKind.TITLE)] if heading else []
    spans = list(find_paragraphs(text, len(text) - len(body)))
    return text, (
        *first,
        *(Block(span=span, kind=kind_of(text, span, last=span is spans[-1])) for span in spans),
    )
