"""Slips: a quotation mark that nothing closes costs its own paragraph alone."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.model.article import Article
from sayso.model.attribution import Attribution
from sayso.model.quotation import Quotation
from sayso.model.span import Span


def within_paragraphs(
    article: Article, quotations: Sequence[Quotation], found: Iterable[Attribution]
) -> Iterator[Attribution]:
    """Yield the attributions without words of paragraphs that an open mark only leaks into.

    Where a quotation is left open and the next paragraph does not go on with it, nobody knows where it ends:
    what stands in later paragraphs is not said by who says that.
    """
    starts = [block.span.start for block in article.blocks]

    def block_of(span: Span) -> int:
        return bisect_right(starts, span.start) - 1

    leaking = {block_of(one.span) for one in _left_open(quotations)}
    for one in found:
        held = [block_of(span) for span in (*one.cue, *one.content)]
        last = min((block for block in held if block in leaking), default=None)
        content = one.content if last is None else tuple(span for span in one.content if block_of(span) <= last)
        if content or not one.content:
            yield replace(one, content=content)


def _left_open(quotations: Sequence[Quotation]) -> Iterator[Quotation]:
    """Yield each outermost quotation that is neither closed nor reopened in the next paragraph."""
    outer = [one for one in quotations if not one.depth]
    for one, after in pairwise((*outer, None)):
        if one is not None and not one.closed and (after is None or not after.continues):
            yield one
