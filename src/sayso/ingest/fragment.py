"""Fragments: a piece of a page, as feeds and tables hold it, below a title that stands apart."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from sayso.errors import NoArticle
from sayso.ingest.choosing import choose_blocks
from sayso.ingest.html import is_page, join_blocks
from sayso.ingest.page import PageBlock, read_page
from sayso.ingest.text import lay_out
from sayso.model.article import Block, BlockKind
from sayso.model.span import Span

_WRAPPED = re.compile(r"<!\[CDATA\[|\]\]>")
_ESCAPED = re.compile(
    r"&(?:lt|#60|#x3c);/?(?:p|br|div|a|span|em|strong|b|i|ul|li|h[1-6]|img)\b", re.IGNORECASE
)
_TAG = re.compile(r"<[a-zA-Z/!]")


def unwrapped(body: str) -> str:
    """Return HTML without what software that escapes twice left about it.

    >>> unwrapped("<![CDATA[<p>Shut.</p>]]>"), unwrapped("&lt;p&gt;Shut.&lt;/p&gt;")
    ('<p>Shut.</p>', '<p>Shut.</p>')
    """
    body = _WRAPPED.sub("", body)
    return unescape(body) if _ESCAPED.search(body) and not _TAG.search(body) else body


def from_html(title: str, body: str) -> tuple[str, tuple[Block, ...]]:
    """Return the text of a fragment of HTML below its title, block by block."""
    text, found = join_blocks(_below(title, body))
    if not found:
        raise NoArticle("pictures alone in this entry. Expected words. It was left out.")
    if not title:
        return text, tuple(replace(one, page=None) for one in found)
    above, heading = lay_out(title, text)
    moved = len(above) - len(text)
    spans = (Span(one.span.start + moved, one.span.end + moved) for one in found)
    below = (replace(one, span=span, page=None) for one, span in zip(found, spans, strict=True))
    return above, (heading[0], *below)


def _below(title: str, body: str) -> Iterator[PageBlock]:
    """Yield the blocks of a fragment, or of the article on a whole page, but for the title again."""
    page = read_page(body)
    blocks = choose_blocks(page) if is_page(body) else page.blocks
    for row, block in enumerate(blocks):
        if row or block.text != title:
            yield block._replace(kind=BlockKind.HEADING) if block.kind is BlockKind.TITLE else block
