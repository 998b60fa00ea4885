"""Pieces: the words, figures and marks of an article's prose, cut without a parser."""

import re
from functools import lru_cache, partial
from typing import NamedTuple

from sayso.model.article import Article, BlockKind

# Each alternative takes one run of characters and never gives any back: linear on any text.
_PIECE = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+|\S")


class Piece(NamedTuple):
    """One word, figure or mark; `word` is it in lower case, `block` the row of its block."""

    start: int
    end: int
    word: str
    block: int


@lru_cache(maxsize=2)  # times, quantities and places read the same article one after the other
def cut_pieces(article: Article) -> tuple[Piece, ...]:
    """Return the pieces of all blocks but headers and furniture, in text order.

    Figures keep their inner points and commas; letters and figures are parted ("2" "GB", "1990" "s").
    """
    pieces: list[Piece] = []
    make = partial(tuple.__new__, Piece)  # half the time of calling the class, for each word of the article
    for row, block in enumerate(article.blocks):
        if block.kind not in (BlockKind.HEADER, BlockKind.FURNITURE):
            found = _PIECE.finditer(article.text, block.span.start, block.span.end)
            pieces.extend([make((*match.span(), match[0].lower(), row)) for match in found])
    return tuple(pieces)


def split_words(words: str) -> tuple[str, ...]:
    """Return the pieces of a lexicon entry, in lower case.

    >>> split_words("a.m.")
    ('a', '.', 'm', '.')
    """
    return tuple(found[0].lower() for found in _PIECE.finditer(words))
