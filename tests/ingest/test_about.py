"""About: bylines, dates, notes and furniture stand apart from the prose."""

import pytest

from sayso.ingest import open_article
from sayso.languages.pack import load_pack
from sayso.model.article import Article

SAID = (
    "The ferry will not sail this week, captain Nils Aune said on Tuesday. It was never inspected, he said."
)


def kinds(article: Article) -> list[tuple[str, str]]:
    """Return kind and words of each block."""
    return [(block.kind.value, block.span.of(article.text)) for block in article.blocks]


def test_lines_above_a_text_fill_its_fields() -> None:
    """Who wrote it and when is told, and is no prose."""
    head = (
        "Ferry tied up\nBy Priya Rao and Abby Byers\nHerald Staff Writers\n"
        "Posted: April 8, 2026 | 6:02 a.m. EDT"
    )
    article = open_article(f"{head}\n\n{SAID}\n\nFollow us on X @herald.")
    assert (article.authors, article.published) == (("Priya Rao", "Abby Byers"), "2026-04-08T06:02-04:00")
    assert [kind for kind, _ in kinds(article)] == [
        "title",
        "header",
        "header",
        "header",
        "paragraph",
        "furniture",
    ]


def test_labelled_lines_head_a_text() -> None:
    """Title, date, author, source and address stand in their fields."""
    head = (
        "Title: Ferry tied up\nDate: 8 April 2026\nAuthor: Priya Rao\n"
        "Source: Kestrel Herald\nURL: https://k.example/f"
    )
    article = open_article(f"{head}\n\n{SAID}")
    assert article.title is not None
    assert article.title.of(article.text) == "Ferry tied up"
    assert (article.published, article.authors) == ("2026-04-08", ("Priya Rao",))
    assert (article.outlet, article.url) == ("Kestrel Herald", "https://k.example/f")
    assert [words for kind, words in kinds(article) if kind == "paragraph"] == [SAID]


def test_a_sentence_with_a_colon_heads_nothing() -> None:
    """One such line is none of a file's head."""
    assert open_article(f"Source: nobody would say.\n\n{SAID}").outlet is None


def test_the_feet_of_printed_pages_are_furniture() -> None:
    """An address with the number of the page, and what stands again and again."""
    text = (
        f"Ferry tied up\n\n{SAID}\n\nhttps://k.example/f.html 1/6\n\n"
        f"{SAID} So.\n\n3/2/26, 10:15 AM Ferry tied up"
    )
    assert [kind for kind, _ in kinds(open_article(text))][2::2] == ["furniture", "furniture"]


def test_a_correction_is_the_outlets_note() -> None:
    """It is told with its words, and is no statement of the article."""
    article = open_article(f"Ferry tied up\n\n{SAID}\n\nCorrection: An earlier version gave a wrong name.")
    assert article.notes == ("the outlet's own note: Correction: An earlier version gave a wrong name.",)
    assert kinds(article)[-1][0] == "header"


def test_an_editors_note_is_the_outlets_own_voice() -> None:
    """What it says of the world is read as all prose is."""
    article = open_article(f"Ferry tied up\n\n{SAID}\n\nEditor’s note: The owner of the ferry is a liar.")
    assert kinds(article)[-1][0] == "paragraph"


def test_who_signs_a_post_is_no_date_line() -> None:
    """The day behind a name and a handle is that of the post."""
    article = open_article(
        f"Ferry tied up\n\nIt sails.\n\n— Kestrel Council (@kestrel) April 8, 2026\n\n{SAID}"
    )
    assert article.published is None


def test_a_text_of_furniture_alone_is_prose() -> None:
    """Something is read, whatever it looks like."""
    assert [kind for kind, _ in kinds(open_article("Share this"))] == ["paragraph"]


@pytest.mark.parametrize("row", load_pack("en").table("furniture")["opens"], ids=lambda row: str(row["text"]))
def test_each_opening_of_furniture_shows_itself(row: dict[str, str]) -> None:
    """A line that begins so is found as furniture."""
    line = f"{row['text'].capitalize()} The ferry of Halden"
    article = open_article(f"Ferry tied up\n\n{SAID}\n\n{line}", language="en")
    assert kinds(article)[-1] == ("furniture", line)


@pytest.mark.parametrize("row", load_pack("en").table("furniture")["whole"], ids=lambda row: str(row["text"]))
def test_each_whole_line_of_furniture_shows_itself(row: dict[str, str]) -> None:
    """A line of these words alone is found as furniture."""
    line = row["text"].capitalize()
    article = open_article(f"Ferry tied up\n\n{SAID}\n\n{line}", language="en")
    assert kinds(article)[-1] == ("furniture", line)


@pytest.mark.parametrize(
    "key", ["by", "end", "between", "post", "dated", "changed", "label", "owned", "note"]
)
def test_each_word_of_bylines_stands_in_its_example(key: str) -> None:
    """An entry shows the word that it is about."""
    for row in (row for row in load_pack("en").table("bylines")[key] if "example" in row):
        assert str(row["text"]) in str(row["example"]).lower()
