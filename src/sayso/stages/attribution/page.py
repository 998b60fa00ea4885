"""The page as the rules see it: words, tree and quotation marks side by side."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.model.article import Article
from sayso.model.quotation import Quotation, QuotationKind
from sayso.model.span import Span, trimmed
from sayso.model.syntax import Syntax, Token
from sayso.stages.attribution.lexicon import Lexicon

# Marks that never belong to the edge of an indirect content.
_EDGES = frozenset(" \t\r\n\v\f\xa0.,;:–—-")
_CLIMB = 12  # no clause of real prose is deeper; keeps every walk up the tree short


@dataclass(frozen=True, slots=True)
class Page:
    """One article with its parse and its outermost quotations, in text order."""

    article: Article
    syntax: Syntax
    quotations: tuple[Quotation, ...]
    starts: tuple[int, ...] = field(repr=False)
    opens: tuple[int, ...] = field(repr=False)
    lexicon: Lexicon = field(repr=False)

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def token(self, row: int) -> Token:
        """Return the token of `row`."""
        return self.syntax.tokens[row]

    def word(self, row: int) -> str:
        """Return the word of `row` in lower case, as written."""
        token = self.syntax.tokens[row]
        return self.article.text[token.start : token.end].lower()

    def children(self, row: int, *deps: str) -> tuple[int, ...]:
        """Return the dependents of `row` with one of the relations `deps`, or all."""
        every = self.syntax.children[row]
        return tuple(child for child in every if self.syntax.tokens[child].dep in deps) if deps else every

    def child(self, row: int, *deps: str) -> int | None:
        """Return the first dependent of `row` with one of the relations `deps`."""
        return next(
            (child for child in self.syntax.children[row] if self.syntax.tokens[child].dep in deps), None
        )

    def above(self, row: int) -> Iterator[int]:
        """Yield the heads of `row`, nearest first."""
        for _ in range(_CLIMB):
            head = self.syntax.tokens[row].head
            if head == row:
                return
            yield head
            row = head

    def rows(self, span: Span) -> range:
        """Return the rows of the tokens that begin inside `span`."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def sentence(self, row: int) -> Span:
        """Return the span of the sentence of `row`."""
        return self.syntax.sentence_span(self.syntax.sentence_of[row])

    def quotation_at(self, place: int) -> Quotation | None:
        """Return the outermost quotation that covers the character at `place`."""
        row = bisect_right(self.opens, place) - 1
        if row >= 0 and self.quotations[row].span.end > place:
            return self.quotations[row]
        return None

    def quotations_in(self, start: int, end: int) -> tuple[Quotation, ...]:
        """Return the outermost quotations that share a character with `[start, end)`."""
        first = max(bisect_right(self.opens, start) - 1, 0)
        last = bisect_left(self.opens, end)
        return tuple(q for q in self.quotations[first:last] if q.span.end > start)

    def piece(self, start: int, end: int) -> Span | None:
        """Return `[start, end)` without edge punctuation, quotation marks kept with their quotation."""
        while start < end and self.text[start] in _EDGES:
            start += 1
        while end > start and self.text[end - 1] in _EDGES and self._loose(end - 1):
            end -= 1
        return trimmed(self.text, start, end)

    def stretch(self, first: int, last: int) -> Span | None:
        """Return the words from row `first` to row `last` without edge punctuation."""
        return (
            self.piece(self.syntax.tokens[first].start, self.syntax.tokens[last].end)
            if first <= last
            else None
        )

    def _loose(self, place: int) -> bool:
        """Tell whether the mark at `place` is a token of its own, no part of an abbreviation."""
        row = bisect_right(self.starts, place) - 1
        return row < 0 or self.starts[row] == place or self.syntax.tokens[row].end <= place


def lay_page(article: Article, syntax: Syntax, quotations: tuple[Quotation, ...], lexicon: Lexicon) -> Page:
    """Return the page of an article; only the outermost quotations count, book titles left out."""
    outer = tuple(q for q in quotations if q.depth == 0 and q.kind is not QuotationKind.TITLE)
    return Page(
        article,
        syntax,
        outer,
        tuple(token.start for token in syntax.tokens),
        tuple(q.span.start for q in outer),
        lexicon,
    )
