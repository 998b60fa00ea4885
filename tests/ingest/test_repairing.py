"""Repairing: UTF-8 read as Windows-1252."""

import pytest

from sayso.ingest import open_article

WRECK = "Dam holds\n\nâ€œWe watch it,â€\x9d mayor JosÃ© Brook told the council on Monday â€“ twice."
WHOLE = "Dam holds\n\n“We watch it,” mayor José Brook told the council on Monday – twice."


def test_a_wreck_is_told_and_kept() -> None:
    """The words stay as they are, and the note says what they look like."""
    article = open_article(WRECK)
    assert article.text == WRECK
    assert article.notes[0].startswith("4 characters look like UTF-8 read as Windows-1252")


def test_a_wreck_is_mended_on_request() -> None:
    """Text, blocks and note fit each other."""
    article = open_article(WRECK, repair=True)
    assert article.text == WHOLE
    assert [block.span.of(article.text) for block in article.blocks] == WHOLE.split("\n\n")
    assert article.notes[0].endswith("repaired, as asked.")


@pytest.mark.parametrize("text", ["“Dam,” she said.", "São Tomé and Âge d’or", "50 â"])
def test_other_letters_are_no_wrecks(text: str) -> None:
    """Names have such letters too."""
    article = open_article(f"{text} The mayor told the council on Monday.", repair=True)
    assert article.text.startswith(text)
    assert not any("look" in note for note in article.notes)
