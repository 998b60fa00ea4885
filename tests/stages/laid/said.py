"""What layout alone tells of a text, as (who, words, rule)."""

from sayso.languages.pack import load_pack
from sayso.model.span import words
from sayso.stages.laid.find import find_laid
from sayso.stages.parse import parse
from tests.articles import article

PACK = load_pack("en")


def laid(text: str) -> list[tuple[str, str, str]]:
    """Return what the layout gives to somebody, in the order found."""
    made = article(text, title=True)
    found = find_laid(made, parse(made, PACK), PACK)
    return [(words(text, one.source), words(text, one.content), one.rule) for one in found]
