"""What the tests of times, quantities and places share: one paragraph, parsed."""

from functools import cache

from sayso.languages.pack import load_pack
from sayso.model.article import Article, Block, BlockKind
from sayso.model.span import Span
from sayso.model.syntax import Syntax
from sayso.stages.parse import parse

PACK = load_pack("en")
PUBLISHED = "2026-03-04"  # a Wednesday


def article_of(text: str, published: str | None = PUBLISHED) -> Article:
    """Return an article of one paragraph."""
    block = Block(span=Span(0, len(text)), kind=BlockKind.PARAGRAPH)
    return Article(text=text, blocks=(block,), language="en", published=published)


@cache
def parsed(text: str, published: str | None = PUBLISHED) -> tuple[Article, Syntax]:
    """Return that article with its parse."""
    article = article_of(text, published)
    return article, parse(article, PACK)
