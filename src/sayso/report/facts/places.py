"""Places: how a span is cited — paragraph and offsets — in every report for people."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from sayso.model.article import Article, BlockKind
from sayso.model.span import Span, hull

_UNCOUNTED = (BlockKind.HEADER, BlockKind.DATELINE, BlockKind.FURNITURE, BlockKind.TITLE)
_PROSE = (BlockKind.LEAD, BlockKind.PARAGRAPH)


class Places:
    """Names the blocks of one article and cites spans in them: `¶2 188–214, 230–261`."""

    def __init__(self, article: Article) -> None:
        self._starts = [block.span.start for block in article.blocks]
        self._names = tuple(_names(article))

    def block(self, span: Span) -> str:
        """Return the name of the block in which a span begins, or nothing where there is none."""
        row = bisect_right(self._starts, span.start) - 1
        return self._names[row] if row >= 0 else ""

    def cite(self, spans: Sequence[Span]) -> str:
        """Return where the pieces stand."""
        if not spans:
            return ""
        pieces = ", ".join(f"{span.start}–{span.end}" for span in spans)
        return f"{self.block(hull(spans))} {pieces}".strip()


def _names(article: Article) -> Iterator[str]:
    """Yield the name of each block: "title", "¶1", "¶2 caption" …; title and header are not counted."""
    number = 0
    for block in article.blocks:
        if block.kind in _UNCOUNTED:
            yield str(block.kind)
            continue
        number += 1
        kind = "" if block.kind in _PROSE else f" {block.kind.value.replace('_', ' ')}"
        yield f"¶{number}{kind}"
