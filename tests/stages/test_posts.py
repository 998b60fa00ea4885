"""An embedded post is the words of whom its last line names."""

from dataclasses import replace

from sayso.languages.pack import load_pack
from sayso.model.article import Article, BlockKind
from sayso.model.span import words
from sayso.stages.parse import parse
from sayso.stages.quotations import find_quotations
from sayso.stages.statements import find_attributions
from tests.articles import article

PACK = load_pack("en")


def posted(text: str) -> list[tuple[str, str, str]]:
    """Return (source, content, rule) of what an embedded post holds; the text is one block."""
    made = article(text)
    span = replace(made.blocks[0].span, end=len(text))
    post = Article(
        text=text, blocks=(replace(made.blocks[0], span=span, kind=BlockKind.EMBED),), language="en"
    )
    found = find_attributions(post, parse(post, PACK), find_quotations(post, PACK), PACK)
    return [(words(text, one.source), words(text, one.content), one.rule) for one in found]


def test_the_last_line_names_who_posts() -> None:
    """The words above the dash are the author's."""
    text = "All boats are in. Please stay home.\n— Ames Harbour Watch (@ameswatch) 9 March 2026"
    assert posted(text) == [("Ames Harbour Watch", "All boats are in. Please stay home.", "embedded_post")]


def test_an_unsigned_post_is_nobodys() -> None:
    """Without a name there is no source to give."""
    assert posted("All boats are in. Please stay home.") == []
