"""Posts: what no prose tells: a post or pulled quotation is the words of whom the line beside it names."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sayso.model.article import Article, Block, BlockKind
from sayso.model.attribution import Attribution, Manner
from sayso.model.span import Span, trimmed
from sayso.model.syntax import Syntax

POST = "embedded_post"
# The line that signs: — Ames Harbour Watch (@ameswatch) 9 March 2026
_SIGNED = re.compile(r"[—–-]{0,2}\s*(?P<name>[^\n(@,|]+?)\s*(?=\(@|[\n,|]|\(|@|\Z)")
# The last line of a post that older readings keep in one block with its words.
_LAST = re.compile(r"^[—–-]\s*(?P<name>[^\n(@]+?)\s*(?=\(@|\n|\Z)", re.MULTILINE)
# One signature signs a post or a pulled quotation, not a chapter.
MOST_QUOTED = 12
_SURE = 0.9  # a post names its author by its form; the rest is whether the name was read whole


def posts(article: Article, syntax: Syntax) -> Iterator[Attribution]:
    """Yield each post or pulled quotation that is signed: its words, and the name that signs it."""
    starts = syntax.starts
    for content, signed in _signed(article):
        name = Span(signed.start("name"), signed.end("name"))
        last = bisect_left(starts, name.end) - 1
        if last < 0 or starts[last] < name.start:
            continue
        yield Attribution(
            content=content,
            cue=(dash,) if (dash := _dash(article.text, signed)) else (),
            source=(name,),
            manner=Manner.DIRECT,
            lexeme=":",
            rule=POST,
            head=last,
            content_confidence=_SURE,
            source_confidence=_SURE,
        )


def _signed(article: Article) -> Iterator[tuple[tuple[Span, ...], re.Match[str]]]:
    """Yield the words of each signed block or run of blocks, with what signs them."""
    text, blocks = article.text, article.blocks
    for row, block in enumerate(blocks):
        if block.kind is BlockKind.EMBED:
            last = _LAST.search(text, block.span.start, block.span.end)
            content = trimmed(text, block.span.start, last.start()) if last else None
            if last and content:
                yield (content,), last
        elif block.kind is BlockKind.SIGNATURE and (words := _words_of(blocks, row)):
            signed = _SIGNED.match(text, block.span.start, block.span.end)
            if signed:
                yield words, signed


def _dash(text: str, signed: re.Match[str]) -> Span | None:
    """Return the dash before the name, where there is one."""
    place = signed.start()
    return Span(place, place + 1) if text[place] in "—–-" else None


def _words_of(blocks: Sequence[Block], row: int) -> tuple[Span, ...]:
    """Return the words that the signature of a row signs: those above it, else those below.

    Of two lines that sign together (a name, a handle) the first alone counts.
    """
    if row and blocks[row - 1].kind is BlockKind.SIGNATURE:
        return ()
    above = _run(blocks[max(0, row - MOST_QUOTED) : row][::-1])
    return above[::-1] or _run(
        [one for one in blocks[row + 1 : row + 1 + MOST_QUOTED] if one.kind is not BlockKind.SIGNATURE]
    )


def _run(blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Return the quoted blocks with which a row of blocks begins."""
    found = []
    for block in blocks:
        if block.kind is not BlockKind.QUOTE:
            break
        found.append(block.span)
    return tuple(found)
