"""Opening: one source, one article."""

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import ArticleError, EmptyInput, InputError, InputTooLarge
from sayso.ingest import open_article
from sayso.model.article import Article

EXAMPLES = sorted((Path(__file__).parents[2] / "src" / "sayso" / "examples").iterdir())
SAID = "Dam holds\r\n\r\nThe dam above Halden is “safe”, mayor Ida Brook told the council.\rShe left.\n"


def test_text_is_kept_character_for_character() -> None:
    """Whatever the source, the text is the same, line ends and all."""
    assert open_article(SAID).text == SAID
    assert open_article(SAID.encode()).text == SAID
    assert open_article(SAID.encode("utf-16")).text == SAID


def test_the_hash_is_that_of_the_bytes() -> None:
    """Anybody can check that a reading belongs to a file."""
    data = SAID.encode("cp1252")
    assert open_article(data).sha256 == hashlib.sha256(data).hexdigest()


def test_what_is_given_goes_first() -> None:
    """Date, address, language and outlet from the caller go before those of the source."""
    record = f"date 2026-03-02 https://halden-post.example/dam\n{SAID}"
    article = open_article(
        record, published="2026-03-01", url="https://a.example/x", language="DE", outlet="A"
    )
    assert (article.published, article.url, article.language, article.outlet) == (
        "2026-03-01",
        "https://a.example/x",
        "de",
        "A",
    )


def test_a_date_line_gives_the_date_of_a_plain_text() -> None:
    """A line that is a date and nothing else counts where nothing better does."""
    article = open_article(SAID.replace("\r\n\r\n", "\r\n2 March 2026\r\n"))
    assert article.published == "2026-03-02"


def test_a_file_of_several_articles_is_not_one(tmp_path: Path) -> None:
    """The error says how to read them all."""
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"text": SAID}) + "\n" + json.dumps({"text": SAID}))
    with pytest.raises(InputTooLarge, match="read_paths"):
        open_article(path)


def test_a_file_of_one_article_is_one(tmp_path: Path) -> None:
    """One line of JSON Lines is one article."""
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"text": SAID}))
    assert open_article(path).text == SAID


def test_an_endless_text_is_refused() -> None:
    """A text longer than any article is refused before any of it is read."""
    with pytest.raises(InputTooLarge, match="Nothing of it was read"):
        open_article("x" * 50_000_000)


def test_an_empty_text_is_refused() -> None:
    """White space is no article."""
    with pytest.raises(EmptyInput):
        open_article(" \n")


def test_a_lone_surrogate_is_refused_at_the_door() -> None:
    """Half of a pair is no character."""
    with pytest.raises(ArticleError, match="Lone surrogate"):
        open_article("The dam \ud83d is safe.")


def test_control_characters_are_kept_and_told() -> None:
    """They stay in the text, so that offsets agree with other programs."""
    article = open_article(f"{SAID}\x00\x07")
    assert article.text == f"{SAID}\x00\x07"
    assert article.notes == ("2 control characters are kept and read as white space (U+0000 at 89).",)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_shipped_examples_are_articles(path: Path) -> None:
    """Each has a title, a date and English words, and nothing odd about it."""
    article = open_article(path)
    assert article.title is not None
    assert article.published is not None
    assert (article.language, article.notes) == ("en", ())


def test_the_examples_share_one_paragraph_word_for_word() -> None:
    """Two outlets print the same paragraph, so that a reprint can be shown."""
    paragraphs = [
        {block.span.of(article.text) for block in article.blocks if len(block.span) > 100}
        for article in map(open_article, EXAMPLES)
    ]
    assert [len(paragraphs[1] & paragraphs[2]), len(paragraphs[0] & paragraphs[1])] == [1, 0]


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200)))
def test_any_source_gives_an_article_or_a_clear_error(source: bytes | str) -> None:
    """Nothing that can be given ends in a fault of ours, and no character of a text is lost."""
    try:
        article = open_article(source)
    except (InputError, ArticleError):
        return
    assert isinstance(article, Article)
    if isinstance(source, str) and not source.lstrip().startswith("<"):
        assert article.text == source
