"""Fragments: the address of exact words."""

from urllib.parse import unquote

import pytest

from sayso.model.fragment import text_fragment, web_address
from sayso.model.span import Span

URL = "https://valley.example/dam?a=1"


def named(text: str, words: str, nth: int = 1) -> str:
    """Return what the fragment for some words names, decoded."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    address = text_fragment(URL, text, Span(start, start + len(words)))
    assert address is not None
    assert address.startswith(f"{URL}#:~:text=")
    return unquote(address.partition(":~:text=")[2])


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "data:text/html,x", "ftp://a.example/", "a b"]
)
def test_only_the_web_is_linked(url: str | None) -> None:
    """An address that is none of the web leads nowhere."""
    assert web_address(url) is None
    assert text_fragment(url, "The dam holds.", Span(0, 3)) is None


def test_an_address_with_markup_in_it_is_none() -> None:
    """Quotation marks, angle brackets and line ends are no part of an address."""
    for url in ('https://a.example/"onload=x', "https://a.example/<b>", "https://a.example/\nx"):
        assert web_address(url) is None


def test_marks_at_the_ends_are_left_out() -> None:
    """The words are looked for, not the quotation marks around them."""
    assert named("Ida said: “It holds.” So.", "“It holds.”") == "It holds"


def test_what_has_a_meaning_is_encoded() -> None:
    """A hyphen, a comma and an ampersand in the words are not those of the fragment."""
    address = text_fragment(URL, "Well-built, dry & safe", Span(0, 22))
    assert address == f"{URL}#:~:text=Well%2Dbuilt%2C%20dry%20%26%20safe"


def test_long_words_are_named_by_their_ends() -> None:
    """A passage over several paragraphs, too, is found from its first words to its last."""
    text = " ".join(f"word{row}" for row in range(40))
    assert named(text, text) == "word0 word1 word2 word3 word4,word35 word36 word37 word38 word39"
    assert named("One line.\nTwo lines here.", "One line.\nTwo lines here.") == "One line.,Two lines here"


def test_words_that_stand_twice_are_named_with_their_neighbours() -> None:
    """What stands before and after on the same line tells which of them is meant."""
    text = "Ida Brook came.\nLater Ida Brook left."
    assert named(text, "Ida Brook") == "Ida Brook,-came."
    assert named(text, "Ida Brook", 2) == "Later-,Ida Brook,-left."


def test_words_are_whole() -> None:
    """A browser looks for whole words: a span inside one is made as wide, accents and all."""
    assert named("The cafe\u0301s closed.", "afe") == "cafe\u0301s"
    assert named("It cost 🙂 much", "🙂 much") == "🙂 much"


def test_an_apostrophe_ends_no_word() -> None:
    """For a browser a name and the ’s behind it are one word, of which it finds no part."""
    assert named("Then Ruiz’s dam broke.", "Ruiz") == "Ruiz’s"
    assert named("Then ‘Ruiz’ said so.", "Ruiz") == "Ruiz"


def test_marks_and_accents_are_alike() -> None:
    """Curly and straight marks, and letters with and without accents, are the same words for a browser."""
    text = "It’s José here.\nLater it's Jose again."
    assert named(text, "It’s José") == "It’s José,-here."


def test_nothing_but_marks() -> None:
    """Where there is no word to look for, the address is that of the page."""
    assert text_fragment(URL, "… and", Span(0, 1)) == URL


def test_a_fragment_that_is_there_stays() -> None:
    """A page's own anchor stands before the words; another passage's words go."""
    assert (
        text_fragment("https://a.example/#top", "It holds", Span(0, 8))
        == "https://a.example/#top:~:text=It%20holds"
    )
    address = "https://a.example/#:~:text=old"
    assert text_fragment(address, "It holds", Span(0, 8)) == "https://a.example/#:~:text=It%20holds"
