"""The article's text in HTML: each block with its marks, each mark with letter, number and line style."""

from bisect import bisect_right
from collections.abc import Iterator
from html import escape

from sayso.model.article import Article, Block, BlockKind
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.report.facts.layout import visible
from sayso.report.facts.marks import Piece, cut_pieces
from sayso.report.facts.phrases import number
from sayso.report.facts.voices import Voices

COLOURS, LINES = 6, 5  # two numbers without a common divisor: thirty speakers before a look recurs


def text_html(reading: Reading, voices: Voices, prefix: str) -> str:
    """Return the whole text, block by block; what stands between blocks is shown too, in grey."""
    view = _View(reading, voices, prefix)
    parts, waiting = [], list(reversed(reading.article.blocks))
    inside: list[Piece] = []
    for piece in cut_pieces(reading):
        while waiting and waiting[-1].span.end <= piece.span.start:
            parts.append(view.block(waiting.pop(), inside))
            inside = []
        if waiting and waiting[-1].span.covers(piece.span):
            inside.append(piece)
        elif piece.span.of(reading.article.text).strip():
            parts.append(f'<p class="between">{view.piece(piece)}</p>\n')
    if waiting:
        parts.append(view.block(waiting.pop(), inside))
    return '<div class="text">\n' + "".join(parts) + "</div>\n"


def block_anchor(article: Article, span: Span, prefix: str) -> str:
    """Return where a link to the paragraph of a span leads: to the block it begins in, else to the top."""
    row = bisect_right(article.blocks, span.start, key=lambda block: block.span.start) - 1
    return f"#{prefix}b{article.blocks[row].span.start}" if row >= 0 else f"#{prefix}top"


class _View:
    """Writes pieces and blocks; knows the letters and the colours of the speakers."""

    def __init__(self, reading: Reading, voices: Voices, prefix: str) -> None:
        self._text = reading.article.text
        self._language = escape(reading.article.language)
        self._letters = voices.letters
        self._rows = {party: row for row, party in enumerate(voices.letters)}
        self._prefix = prefix

    def block(self, block: Block, pieces: list[Piece]) -> str:
        tag = "h3" if block.kind in {BlockKind.TITLE, BlockKind.HEADING} else "p"
        margin = " ".join(self._margin(pieces))
        inner = "".join(map(self.piece, pieces))
        return (
            f'<{tag} class="{block.kind.value}" id="{self._prefix}b{block.span.start}" '
            f'lang="{self._language}" dir="auto">'
            f'<span class="margin" data-letters="{margin}"></span>{inner}</{tag}>\n'
        )

    def piece(self, piece: Piece) -> str:
        words = shown(piece.span.of(self._text))
        kinds = [kind for kind in piece.kinds if kind != "said"]
        if piece.statement is None:
            return f'<span class="{" ".join(kinds)}">{words}</span>' if kinds else words
        one = piece.statement
        classes = ["said", *kinds, *self._look(piece)]
        begin = ""
        if piece.begins:
            begin = f' id="{self._prefix}{one.id}" data-n="{self._letter(piece)}{number(one.id)}"'
        target = one.repeat_of or one.id
        return f'<a class="{" ".join(classes)}"{begin} href="#{self._prefix}l{target}">{words}</a>'

    def _look(self, piece: Piece) -> Iterator[str]:
        one = piece.statement
        if one and one.speaker:
            row = self._rows[one.speaker.id]
            yield from (f"v{row % COLOURS}", f"l{row % LINES}")
        if one and one.nested_in:
            yield "nested"
        if one and one.repeat_of:
            yield "again"

    def _letter(self, piece: Piece) -> str:
        one = piece.statement
        return self._letters[one.speaker.id] if one and one.speaker else "·"

    def _margin(self, pieces: list[Piece]) -> Iterator[str]:
        yield from dict.fromkeys(self._letter(piece) for piece in pieces if piece.statement)


def shown(text: str) -> str:
    """Return the text escaped; characters that control the display stand as visible escapes."""
    if text.isprintable():
        return escape(text)
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character in "\t\n\r":
        return character
    seen = visible(character)
    return escape(seen) if seen == character else f'<span class="control">{seen}</span>'
