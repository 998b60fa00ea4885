"""The article's text as a page shows it: rows of whole paragraphs, cut into pieces that carry their marks."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.model.article import Article, Block, BlockKind
from sayso.model.reading import Reading
from sayso.model.span import Span, hull
from sayso.model.statement import Statement
from sayso.report.facts.marks import Piece, cut_pieces
from sayso.report.facts.phrases import number
from sayso.report.facts.voices import is_unsaid
from sayso.report.facts.when import time_words
from sayso.report.page.nouns import OTHERS, Looks

# A paragraph longer than this is laid out in parts, so that its notes stand beside their words.
_LONG, _PART = 700, 320
# The end of a sentence that no abbreviation is mistaken for: after a long or a small word, a figure, a mark.
_SENTENCE = re.compile(
    r"(?:\b[a-z]{3,}|\w{5}|[\d)\]])[.!?]+[”’\"')\]]*\s+(?=[“‘\"'(\[]?[A-Z0-9])|[.!?][”\"]\s+(?=[A-Z])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A piece of text with its look: the ids of what it is said, told and cited in, and its marks.

    `anchors` are the ids of what begins here, and `numbers` the ids and numbers of what ends here.
    """

    words: str
    look: str = ""
    said: str = ""
    cited: str = ""
    anchors: tuple[str, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()

    @property
    def plain(self) -> bool:
        """Return whether nothing marks it."""
        return not (self.look or self.said or self.cited or self.anchors)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A paragraph, or a part of a long one, and the place of its block in the article's text.

    `kind` is that of its block, "between" for what stands in none; `more` is True where it goes on with a
    paragraph that began in the row before.
    """

    span: Span
    kind: str
    more: bool
    at: str | None
    words: tuple[Words, ...]


def rows_of(
    reading: Reading, printed: Collection[str], quoted: Sequence[Span], looks: Looks
) -> tuple[Row, ...]:
    """Return the whole text in rows; the marks of `printed` statements show, those of all light up.

    `quoted` are the quotations that nobody is shown to say.
    """
    view = _View(reading, printed, sorted(quoted), looks)
    parts = list(_parts(reading))
    pieces = cut_pieces(
        reading, (edge for span in (*quoted, *(span for span, _ in parts)) for edge in (span.start, span.end))
    )
    held: dict[Span, list[Piece]] = {}
    for piece, span in _placed(pieces, [span for span, _ in parts]):
        held.setdefault(span, []).append(piece)
    blocks = dict(parts)
    return tuple(
        view.row(span, blocks.get(span), inside)
        for span, inside in sorted(held.items(), key=lambda item: item[0])
        if span in blocks or span.of(reading.article.text).strip()
    )


def _placed(pieces: Sequence[Piece], spans: Sequence[Span]) -> Iterator[tuple[Piece, Span]]:
    """Yield each piece with the span of its row; what stands between rows is a row of its own."""
    starts = [span.start for span in spans]
    for piece in pieces:
        row = bisect_right(starts, piece.span.start) - 1
        inside = row >= 0 and spans[row].covers(piece.span)
        yield piece, spans[row] if inside else piece.span


def _parts(reading: Reading) -> Iterator[tuple[Span, Block]]:
    """Yield the spans of rows with their blocks."""
    whole = [hull((*one.content, *one.cue, *one.source)) for one in reading.statements if one.content]
    whole += [hull(one.content) for one in reading.assertions]
    for block in reading.article.blocks:
        edges = [block.span.start, *_breaks(reading.article, block, whole), block.span.end]
        yield from ((Span(start, end), block) for start, end in pairwise(edges))


def _breaks(article: Article, block: Block, whole: Iterable[Span]) -> Iterator[int]:
    """Yield where a long paragraph is parted: at ends of sentences, inside nothing that is said or told."""
    if len(block.span) <= _LONG or block.kind is BlockKind.TITLE:
        return
    inside = [span for span in whole if span.overlaps(block.span)]
    start = block.span.start
    for found in _SENTENCE.finditer(article.text, block.span.start, block.span.end):
        at = found.end()
        far = at - start >= _PART and block.span.end - at >= _PART // 2
        if far and not any(span.start < at < span.end for span in inside):
            yield at
            start = at


class _View:
    """Gives pieces their look."""

    def __init__(
        self, reading: Reading, printed: Collection[str], quoted: Sequence[Span], looks: Looks
    ) -> None:
        self._text = reading.article.text
        self._printed = printed
        self._quoted = quoted
        self._looks = looks

    def row(self, span: Span, block: Block | None, pieces: Iterable[Piece]) -> Row:
        return Row(
            span=span,
            kind=block.kind.value if block else "between",
            more=block is not None and span.start > block.span.start,
            at=time_words(block.at) if block and block.at and span.start == block.span.start else None,
            words=tuple(map(self._words, pieces)),
        )

    def _words(self, piece: Piece) -> Words:
        shown = [one for one in piece.said if one.id in self._printed]
        quoted = self._quotation(piece)
        name = [f"q{quoted.start}"] if quoted else []
        begins = name if quoted and quoted.start == piece.span.start else []
        return Words(
            words=piece.span.of(self._text),
            look=" ".join(self._look(piece, shown, quoted=quoted is not None)),
            said=" ".join([*name, *(one.id for one in piece.told), *(one.id for one in piece.said)]),
            cited=" ".join(one.id for one in piece.cited),
            anchors=(*begins, *piece.begins),
            numbers=tuple(
                (one.id, number(one.id))
                for one in reversed(shown)
                if one.id in piece.ends and one.repeat_of is None
            ),
        )

    def _quotation(self, piece: Piece) -> Span | None:
        """Return the quotation that a piece is part of, if nobody is shown to say it."""
        row = bisect_right(self._quoted, piece.span.start, key=lambda span: span.start) - 1
        return self._quoted[row] if row >= 0 and self._quoted[row].covers(piece.span) else None

    def _look(self, piece: Piece, shown: Sequence[Statement], *, quoted: bool) -> Iterator[str]:
        """Yield the marks of a piece: whose words it is, else what else is to be told of it."""
        if shown:
            one = shown[-1]
            yield f"said {self._looks.said(one)}"
            yield from (["inner"] if len(shown) > 1 else [])
            yield from (["unsaid"] if is_unsaid(one) else [])
            yield from (["open"] if one.speaker is None else [])
            yield from (["again"] if one.repeat_of else [])
        elif quoted:
            yield f"said open {OTHERS}"
        elif any(not one.sourced_by for one in piece.told):
            yield "own"
        elif "unread" in piece.kinds:
            yield "unread"
        if {"hedge", "condition"} & set(piece.kinds):
            yield "hedge"
        if "again" in piece.kinds and not shown:
            yield "again"
