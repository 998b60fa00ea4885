"""Texts: the blocks of a plain text or a record, with its characters left as they are."""

import re

from sayso.ingest.paragraphs import find_paragraphs
from sayso.ingest.record import read_header
from sayso.languages.pack import LanguagePack
from sayso.model.article import Block, BlockKind
from sayso.model.span import Span

# A headline fits on two lines of a page; the longest in 900 news articles has 200 characters.
LONGEST_TITLE = 200
# A line is a heading only where it is short and the text goes on below.
LONGEST_HEADING = 80

_ITEM = re.compile(r"(?:[-*•‣▪●·]|\d{1,2}[.)])[ \t]+\S")
_FINAL = ".!?…:;,\"”’»)"
_DATELINE = re.compile(r"[^\W\d_][^\n\r]{0,80}? ?[—–-]{1,2} ")


def find_blocks(text: str, pack: LanguagePack | None = None) -> tuple[Block, ...]:
    """Return the blocks of a plain text or a record, in text order.

    >>> [(block.kind.value, block.span.of("Dam holds\\n\\nThe dam is safe, she said.")) for block
    ...  in find_blocks("Dam holds\\n\\nThe dam is safe, she said.")]
    [('title', 'Dam holds'), ('paragraph', 'The dam is safe, she said.')]
    """
    header = read_header(text)
    paragraphs = list(find_paragraphs(text, header.span.end if header else 0))
    first = [Block(span=header.span, kind=BlockKind.HEADER)] if header else []
    titled = len(paragraphs) > 1 and (header is not None or _is_title(text, paragraphs[0], paragraphs[1]))
    kinds = [BlockKind.TITLE] if titled else []
    kinds += [_kind(text, span, last=span is paragraphs[-1]) for span in paragraphs[len(kinds) :]]
    del pack
    return (*first, *(Block(span=span, kind=kind) for span, kind in zip(paragraphs, kinds, strict=True)))


def _is_title(text: str, first: Span, second: Span) -> bool:
    """Tell whether the first line is a headline: short, alone on its line, and no sentence."""
    line = first.of(text)
    alone = any(mark in text[first.end : second.start] for mark in "\r\n")
    return alone and len(line) <= LONGEST_TITLE and line[-1] not in ".,;:" and not _DATELINE.match(line)


def _kind(text: str, span: Span, *, last: bool) -> BlockKind:
    line = span.of(text)
    if _ITEM.match(line):
        return BlockKind.LIST_ITEM
    if len(line) <= LONGEST_HEADING and not last and line[0].isupper() and line[-1] not in _FINAL:
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH
