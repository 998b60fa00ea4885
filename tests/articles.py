"""Articles for tests, made from their text: one paragraph a line."""

import re

from sayso.model.article import Article, Block, BlockKind
from sayso.model.span import Span


def article(text: str, *, published: str | None = None, title: bool = False) -> Article:
    """Return an article whose blocks are the lines of `text`; the first is the title when asked."""
    lines = [match for match in re.finditer(r"[^\n]+", text) if match.group().strip()]
    blocks = tuple(
        Block(
            span=Span(*match.span()),
            kind=BlockKind.TITLE if title and number == 0 else BlockKind.PARAGRAPH,
        )
        for number, match in enumerate(lines)
    )
    return Article(text=text, blocks=blocks, language="en", published=published)
