"""Posts: an embedded post is the words of whom its last line names."""

import re
from collections.abc import Iterator

from sayso.model.article import BlockKind
from sayso.model.span import Span, trimmed
from sayso.stages.attribution.candidate import Candidate, Source
from sayso.stages.attribution.page import Page

# The last line: — Ames Harbour Watch (@ameswatch) 9 March 2026
_SIGNED = re.compile(r"^[—–-]\s*(?P<name>[^\n(@]+?)\s*(?=\(@|\n|\Z)", re.MULTILINE)


def post_candidates(page: Page) -> Iterator[Candidate]:
    """Yield each embedded post that is signed: its words, and the name behind the dash."""
    for block in page.article.blocks:
        if block.kind is not BlockKind.EMBED:
            continue
        signed = _SIGNED.search(page.text[block.span.start : block.span.end])
        if signed is None:
            continue
        content = trimmed(page.text, block.span.start, block.span.start + signed.start())
        name = Span(block.span.start + signed.start("name"), block.span.start + signed.end("name"))
        rows = page.rows(name)
        if content is not None and rows:
            yield _post(page, block.span.start + signed.start(), content, name, rows[-1])


def _post(page: Page, dash: int, content: Span, name: Span, head: int) -> Candidate:
    rows = page.rows(Span(dash, name.end))
    return Candidate(
        row=rows[0],
        cue=(Span(dash, dash + 1),),
        lexeme=":",
        frame="mark",
        rule="embedded_post",
        content=(content,),
        source=Source(spans=(name,), head=head),
        confidence=_SURE,
    )


_SURE = 0.9  # a post names its author by its form; the rest is whether the name was read whole
