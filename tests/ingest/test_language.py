"""Language: seen, declared or assumed, in this order."""

import pytest

from sayso.ingest.language import find_language

ENGLISH = "The river will rise by Sunday, the mayor of the town said on Friday morning."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, "en"),
        ("Der Fluss wird bis Sonntag steigen, sagte die Bürgermeisterin der Stadt am Freitagmorgen.", "de"),
        ("Река поднимется к воскресенью, сказала мэр города журналистам в пятницу утром.", "ru"),
        (f"{ENGLISH}\x00\x1f\x81\ufffe", "en"),
    ],
)
def test_the_language_is_seen(text: str, code: str) -> None:
    """A sentence is enough, and control characters do no harm."""
    assert find_language(text, declared="fr") == (code, ())


def test_a_declared_language_helps_a_short_text() -> None:
    """Where there is too little to see, the page is believed."""
    assert find_language("Oui.", declared="fr-FR") == ("fr", ())


def test_a_short_text_is_read_as_what_it_is_likeliest() -> None:
    """Where a pack knows the likeliest language of a short text it is read so, and it is said so."""
    told = "its language could not be told surely: read as 'en', the likeliest."
    assert find_language("Dam holds.") == ("en", (told,))


@pytest.mark.parametrize("text", ["Der Damm hält.", "Il a dit non.", "El dique aguanta.", "…"])
def test_no_text_is_read_as_the_first_pack_for_want_of_another(text: str) -> None:
    """Latin letters that look like a language without a pack, or like none, are read as none."""
    assert find_language(text) == ("und", ("its language could not be told.",))


def test_other_letters_are_not_assumed() -> None:
    """A short text in other letters has no language that we could read."""
    assert find_language("Мост.")[0] == "und"
