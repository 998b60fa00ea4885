"""Parse: words, tags and dependencies of an article, as plain rows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.languages.pack import LanguagePack
from sayso.languages.parser import load_parser
from sayso.model.article import Article
from sayso.model.syntax import Sentence, Syntax, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc

# No news paragraph is longer; a longer one is cut so that memory stays flat (200,000 words: under 1 GB).
LONGEST_PIECE = 10_000
PIECES_PER_BATCH = 64

_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029), " ")


def parse(article: Article, pack: LanguagePack) -> Syntax:
    """Return the tokens and sentences of every block, in text order; a sentence never crosses a block.

    Control characters count as white space.  Headers and datelines are not parsed: they hold no prose.
    """
    pieces = list(_pieces(article))
    parser = load_parser(pack)
    docs = parser.pipe((text for _, _, text in pieces), batch_size=PIECES_PER_BATCH)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for (start, block, _), doc in zip(pieces, docs, strict=True):
        _append(doc, start, block, tokens, sentences)
    return Syntax(tokens=tuple(tokens), sentences=tuple(sentences))


def _pieces(article: Article) -> Iterator[tuple[int, int, str]]:
    """Yield (offset, block row, text) of each piece to parse."""
    for row, block in enumerate(article.blocks):
        if not block.kind.is_prose:
            continue
        text = block.span.of(article.text).translate(_CONTROLS)
        start = 0
        while start < len(text):
            end = _cut(text, start)
            if not text[start:end].isspace():
                yield block.span.start + start, row, text[start:end]
            start = end


def _cut(text: str, start: int) -> int:
    """Return where the piece that begins at `start` ends: after a sentence, else a word, else anywhere."""
    limit = start + LONGEST_PIECE
    if limit >= len(text):
        return len(text)
    for mark in (". ", " "):
        found = text.rfind(mark, start + LONGEST_PIECE // 2, limit)
        if found >= 0:
            return found + len(mark)
    return limit


def _append(doc: "Doc", start: int, block: int, tokens: list[Token], sentences: list[Sentence]) -> None:
    """Add the rows of one parsed piece, leaving white space out."""
    from spacy.attrs import DEP, HEAD, IDX, LEMMA, LENGTH, POS, SENT_START, TAG  # noqa: PLC0415

    table = doc.to_array([IDX, LENGTH, LEMMA, POS, TAG, DEP, HEAD, SENT_START]).tolist()
    names = doc.vocab.strings
    kept = [row for row, token in enumerate(doc) if not token.is_space]
    renumbered = {row: len(tokens) + place for place, row in enumerate(kept)}
    first = len(tokens)
    fresh = False
    size = 1 << 64
    for row in range(len(table)):
        offset, length, lemma, pos, tag, dep, head, begins = table[row]
        fresh = fresh or begins == 1
        if row not in renumbered:
            continue
        if fresh and len(tokens) > first:
            sentences.append(Sentence(first, len(tokens), block))
            first = len(tokens)
        fresh = False
        above = row + (head - size if head > size >> 1 else head)
        tokens.append(
            Token(
                start=start + offset,
                end=start + offset + length,
                lemma=names[lemma] if lemma else doc[row].lower_,
                pos=names[pos] if pos else "X",
                tag=names[tag] if tag else "XX",
                dep=names[dep] if dep else "dep",
                head=renumbered.get(above, renumbered[row]),
            )
        )
    if len(tokens) > first:
        sentences.append(Sentence(first, len(tokens), block))
