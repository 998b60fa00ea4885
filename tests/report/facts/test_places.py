"""Places: paragraph and offsets."""

from dataclasses import replace

from sayso.model.article import BlockKind
from sayso.report.facts.places import Places
from tests.readings import ARTICLE, at

PLACES = Places(ARTICLE)


def test_title_is_not_counted() -> None:
    """The first paragraph after the title is ¶1."""
    assert PLACES.cite((at("dam will hold"),)) == "title 10–23"
    assert PLACES.cite((at("About 300"),)) == "¶1 24–33"


def test_every_piece_is_cited() -> None:
    """A statement in pieces has the offsets of all of them."""
    assert PLACES.cite((at("“The dam is safe,”"), at("“and it will stay safe.”"))) == "¶2 81–99, 158–182"


def test_captions_are_named() -> None:
    """A block that is no paragraph says what it is."""
    blocks = (ARTICLE.blocks[0], replace(ARTICLE.blocks[1], kind=BlockKind.CAPTION), *ARTICLE.blocks[2:])
    assert Places(replace(ARTICLE, blocks=blocks)).cite((at("About 300"),)) == "¶1 caption 24–33"


def test_nothing_to_cite() -> None:
    """No pieces, no place."""
    assert PLACES.cite(()) == ""
