"""A post or pulled quotation is the words of whom the line beside it names."""

from dataclasses import replace

from sayso.languages.pack import load_pack
from sayso.model.article import Article, Block, BlockKind
from sayso.model.span import Span, words
from sayso.stages.laid.posts import posts
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


def blocks_of(*lines: tuple[str, BlockKind]) -> list[tuple[str, str]]:
    """Return (source, content) of what lines of given kinds hold that layout alone tells."""
    text = "\n\n".join(line for line, _ in lines)
    made, start = [], 0
    for line, kind in lines:
        made.append(Block(span=Span(start, start + len(line)), kind=kind))
        start += len(line) + 2
    page = Article(text=text, blocks=tuple(made), language="en")
    return [(words(text, one.source), words(text, one.content)) for one in posts(page, parse(page, PACK))]


def test_a_signature_signs_the_quotation_above() -> None:
    """With or without a dash; what the person is stands behind the name."""
    assert blocks_of(
        ("The pier is shut.", BlockKind.PARAGRAPH),
        ("We carry the same load.", BlockKind.QUOTE),
        ("— Rosa Lind, crane driver", BlockKind.SIGNATURE),
        ("“Nobody called.”", BlockKind.QUOTE),
        ("Joran Pell", BlockKind.SIGNATURE),
    ) == [("Rosa Lind", "We carry the same load."), ("Joran Pell", "“Nobody called.”")]


def test_a_signature_above_signs_the_post_below() -> None:
    """A post may begin with the name and the handle of whose it is."""
    assert blocks_of(
        ("The pier is shut.", BlockKind.PARAGRAPH),
        ("Joran Pell", BlockKind.SIGNATURE),
        ("@joranpell", BlockKind.SIGNATURE),
        ("Come and work one night with us.", BlockKind.QUOTE),
    ) == [("Joran Pell", "Come and work one night with us.")]
