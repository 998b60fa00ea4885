"""Layout: what no prose tells: an embedded post is the words of whom its last line names."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from sayso.model.article import Article, BlockKind
from sayso.model.attribution import Attribution, Manner
from sayso.model.span import Span, trimmed
from sayso.model.syntax import Syntax

POST = "embedded_post"
# The last line: — Ames Harbour Watch (@ameswatch) 9 March 2026
_SIGNED = re.compile(r"^[—–-]\s*(?P<name>[^\n(@]+?)\s*(?=\(@|\n|\Z)", re.MULTILINE)
_SURE = 0.9  # a post names its author by its form; the rest is whether the name was read whole


def posts(article: Article, syntax: Syntax) -> Iterator[Attribution]:
    """Yield each embedded post that is signed: its words, and the name behind the dash."""
    starts = [token.start for token in syntax.tokens]
    for block in article.blocks:
        if block.kind is not BlockKind.EMBED:
            continue
        signed = _SIGNED.search(block.span.of(article.text))
        if signed is None:
            continue
        dash = block.span.start + signed.start()
        content = trimmed(article.text, block.span.start, dash)
        name = Span(block.span.start + signed.start("name"), block.span.start + signed.end("name"))
        last = bisect_left(starts, name.end) - 1
        if content is None or last < 0 or starts[last] < name.start:
            continue
        yield Attribution(
            content=(content,),
            cue=(Span(dash, dash + 1),),
            source=(name,),
            manner=Manner.DIRECT,
            lexeme=":",
            rule=POST,
            head=last,
            content_confidence=_SURE,
            source_confidence=_SURE,
        )
