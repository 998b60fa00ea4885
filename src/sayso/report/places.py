"""Places: how a span is cited — paragraph and offsets — in every report for people."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from sayso.model.article import Article, BlockKind
from sayso.model.span import Span, hull

_UNCOUNTED = (BlockKind.HEADER, BlockKind.TITLE)
_PROSE = (BlockKind.LEAD, BlockKind.PARAGRAPH)


@lru_cache(maxsize=8)
def block_names(article: Article) -> tuple[str, ...]:
    """Return the name of each block: "title", "¶1", "¶2 caption" …; title and header are not counted."""
    names, number = [], 0
    for block in article.blocks:
        if block.kind in _UNCOUNTED:
            names.append(str(block.kind))
            continue
        number += 1
        kind = "" if block.kind in _PROSE else f" {str(block.kind).replace('_', ' ')}"
        names.append(f"¶{number}{kind}")
    return tuple(names)


@lru_cache(maxsize=8)
def _starts(article: Article) -> tuple[int, ...]:
    return tuple(block.span.start for block in article.blocks)


def block_of(article: Article, span: Span) -> str:
    """Return the name of the block in which a span begins, or nothing where there is none."""
    row = bisect_right(_starts(article), span.start) - 1
    return block_names(article)[row] if row >= 0 else ""


def place(article: Article, spans: Sequence[Span]) -> str:
    """Return where the pieces stand: `¶2 188–214, 230–261`."""
    if not spans:
        return ""
    pieces = ", ".join(f"{span.start}–{span.end}" for span in spans)
    return f"{block_of(article, hull(spans))} {pieces}".strip()
