"""Articles: what one is known by."""

import dataclasses

import pytest

from sayso.errors import ArticleError
from sayso.model.article import Article, Block, BlockKind, text_sha256
from sayso.model.span import Span
from tests.articles import article

TEXT = "Dam holds\nThe dam is safe, mayor Ida Brook said."


def made(**fields: str | None) -> Article:
    """Return an article of one text with these fields."""
    return dataclasses.replace(article(TEXT), id="", **fields)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ({"file": "a/news.csv:7", "key": "news.csv:7"}, {"file": "b/news.csv:7", "key": "news.csv:7"}, True),
        ({"key": "7"}, {"key": "8"}, False),
        ({"url": "https://a.example/1", "key": "7"}, {"url": "https://a.example/1", "key": "8"}, True),
        ({"url": "https://a.example/1"}, {"url": "https://a.example/2"}, False),
        ({"outlet": "Daily Brook"}, {"outlet": "Valley Post"}, False),
        ({"published": "2026-03-02"}, {"published": "2026-03-03"}, False),
        ({"retrieved": "2026-03-02"}, {"retrieved": "2026-03-03"}, True),
    ],
)
def test_identity(left: dict[str, str], right: dict[str, str], same: bool) -> None:  # noqa: FBT001
    """An article is known by its text, its address or else its key, its outlet and its date."""
    assert (made(**left).id == made(**right).id) is same


def test_an_id_is_the_same_in_every_version() -> None:
    """Stores and links keep it."""
    assert (
        made(url="https://a.example/1", outlet="Valley Post", published="2026-03-02").id == "31696a1f3b690092"
    )


def test_the_headline_is_the_first_title() -> None:
    """Whatever stands before it; an article without a title has none."""
    kinds = (BlockKind.HEADER, BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.TITLE)
    spans = [Span(at, at + 1) for at in range(4)]
    blocks = tuple(Block(span=span, kind=kind) for span, kind in zip(spans, kinds, strict=True))
    assert Article(text="abcd", blocks=blocks, language="en").title == Span(1, 2)
    assert Article(text="abcd", blocks=blocks[2:3], language="en").title is None


def test_what_is_no_prose() -> None:
    """A record's header, a dateline and the furniture of a page hold no sentences of the article."""
    kept = {kind for kind in BlockKind if kind.is_prose}
    assert {*BlockKind} - kept == {BlockKind.HEADER, BlockKind.DATELINE, BlockKind.FURNITURE}


def test_half_a_character_is_no_text() -> None:
    """A text that no file can hold is refused, with the place and what to do."""
    with pytest.raises(ArticleError, match=r"Lone surrogate U\+D83C found at 4.*Decode the file's bytes"):
        article("The \ud83c dam.")


def test_the_hash_is_that_of_the_input() -> None:
    """Where no file was read it is that of the text, and a hash that is given stays."""
    assert made().sha256 == text_sha256(TEXT)
    assert dataclasses.replace(made(), sha256="ab").sha256 == "ab"


def test_a_folder_is_no_part_of_it() -> None:
    """Moving a folder changes no id."""
    assert made(file="old/dam.txt", key="dam.txt").id == made(file="new/dam.txt", key="dam.txt").id


@pytest.mark.parametrize(
    "published", ["2026-02-30", "2026-13", "2026-00-01", "0000", "2026-02-30T10:00:00Z", "Monday"]
)
def test_a_day_that_no_calendar_has(published: str) -> None:
    """A date of publication is a real one, or none."""
    with pytest.raises(ArticleError, match="a day that the calendar has"):
        article("So.", published=published)


@pytest.mark.parametrize(
    ("spans", "fits"),
    [
        ([(0, 3), (3, 6)], True),
        ([(0, 3), (4, 6)], True),
        ([(0, 4), (3, 6)], False),
        ([(4, 6), (0, 3)], False),
        ([(0, 3), (4, 7)], False),
        ([(2, 7)], False),
    ],
)
def test_blocks_stand_in_order_in_the_text(spans: list[tuple[int, int]], *, fits: bool) -> None:
    """They may touch, but neither overlap nor reach beyond the text."""
    blocks = tuple(Block(span=Span(*one), kind=BlockKind.PARAGRAPH) for one in spans)
    if fits:
        assert Article(text="So so.", blocks=blocks, language="en").blocks == blocks
    else:
        with pytest.raises(ArticleError, match="Expected blocks in text order"):
            Article(text="So so.", blocks=blocks, language="en")
