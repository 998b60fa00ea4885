"""Markdown: words without marks."""

import pytest

from sayso.ingest import open_article
from sayso.ingest.markdown import is_markdown, markdown_blocks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Dam\n\nIt *held*.", [("title", "Dam"), ("paragraph", "It held.")]),
        ("Dam\n===\nIt held.", [("title", "Dam"), ("paragraph", "It held.")]),
        ("## One\n\n---\n\n- a\n- b", [("heading", "One"), ("list_item", "a"), ("list_item", "b")]),
        ("> We go.\n> Now.\n>\n> — Ida", [("quote", "We go.\nNow."), ("signature", "— Ida")]),
        ("[Ida **Brook**](https://a.example) said `so`.", [("paragraph", "Ida Brook said so.")]),
        ("![dam](d.jpg)\n\nA \\*star\\* and a_b_c.", [("paragraph", "A *star* and a_b_c.")]),
        ("One line\nand its end.", [("paragraph", "One line\nand its end.")]),
    ],
)
def test_blocks_have_words_and_a_kind(text: str, expected: list[tuple[str, str]]) -> None:
    """Marks tell the kind of a block and are no words of it."""
    assert [(block.kind.value, block.text) for block in markdown_blocks(text)] == expected


def test_a_block_keeps_its_place() -> None:
    """The span runs over the marks inside, not over those before."""
    (block,) = markdown_blocks("> It *held*.")
    assert block.span.of("> It *held*.") == "It *held*."


def test_a_plain_text_with_a_star_is_none() -> None:
    """One kind of mark is a chance."""
    assert not is_markdown("* One\n* Two\n\n5 * 3 * 2")
    assert is_markdown("anything", suffix=".md")


def test_markdown_is_read_as_such() -> None:
    """No mark stands in the text of the article."""
    article = open_article(
        "# Dam holds\n\nBy **Ida Frost** | 8 April 2026\n\n*“It is safe,”* said [Aune](https://a.example)."
    )
    assert article.text.endswith("“It is safe,” said Aune.")
    assert (article.authors, article.published) == (("Ida Frost",), "2026-04-08")
