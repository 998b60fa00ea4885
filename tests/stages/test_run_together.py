"""Names of a text that lost its marks, cut where one ends."""

import pytest

from sayso.languages.pack import load_pack
from sayso.stages.parse import parse
from sayso.stages.quotations import find_quotations
from sayso.stages.who.lexicon import lexicon_of
from sayso.stages.who.names import find_names
from sayso.stages.who.scene import set_scene
from tests.articles import article
from tests.stages.cast import Cast

ENGLISH = load_pack("en")


def names(text: str) -> list[str]:
    """Return the names of a text of one paragraph."""
    one = article(text)
    quoted = find_quotations(one, ENGLISH)
    scene = set_scene(one, parse(one, ENGLISH), quoted, lexicon_of(ENGLISH))
    return [" ".join(name.words) for name in find_names(scene)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two boats sank off rebel-held Aleppo Reuters reported.", ["aleppo", "reuters"]),
        ("Speaking to Anadolu Agency Yusuf Vale said so.", ["anadolu agency", "yusuf vale"]),
        ("The Halden Observatory AP reported.", ["halden observatory", "ap"]),
        ("Gen. Omar Vale Syrias interior minister told us so.", ["omar vale", "syrias"]),
        ("The SANA News Agency said so.", ["sana news agency"]),
        ("It was told by Ana Petra on Monday.", ["ana petra"]),
    ],
)
def test_names_are_cut_apart(text: str, found: list[str]) -> None:
    """A place, an agency and a person that run together are three, and a name that holds one is whole."""
    assert names(text) == found


def test_marks_keep_a_run_whole() -> None:
    """Where the text has its commas, what stands together is one name."""
    text = "On Monday, as he said, Reuters Harbour Prize winner Ida Brook spoke, at noon, in Orme, to us."
    assert "reuters harbour prize" in names(text)


HEADLINE = "Three boats sink near Damascus Monitor AFP Monday Three boats sank {a monitor} said."


def test_the_label_of_a_headline_is_no_name() -> None:
    """What stands before the agency is the observatory that the text names, as "a monitor" is."""
    cast = Cast(f"{HEADLINE} {{The Halden Observatory for Rights}} counted two more.")
    assert cast.names == ["Halden Observatory for Rights"] * 2


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("A bomb went off in {Aleppo Syrian state television} said.", "Syrian state television"),
        ("{Norvian state TV} said so.", "Norvian state TV"),
        ("A bomb went off in Aleppo {Vale Radio} said.", "Vale Radio"),
        ("The raid was the third in Syria {Russias Foreign Ministry} said.", "Russias Foreign Ministry"),
        ("It was the third in {Aleppo Media Centre} said.", "Aleppo Media Centre"),
    ],
)
def test_a_source_begins_behind_what_ran_into_it(marked: str, name: str) -> None:
    """The place before a source is no part of its name."""
    assert Cast(marked).party().name == name


def test_a_body_ends_where_another_name_begins() -> None:
    """A body that the text names by itself ends there."""
    text = "The Halden Network for Fair Ports Ana Ruiz Vale said so. The Halden Network for Fair Ports met."
    assert names(text) == ["halden network for fair ports", "ana ruiz vale", "halden network for fair ports"]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("The gas is one of the nerve agents {WHO} said. The World Health Organization met.", "World Health"),
        ("All wards are closed to the population {the WHO} said on Monday.", "WHO"),
        ("They were told by {Ida Frost WHO envoy in Halden} on Monday.", "Ida Frost"),
        ("They were told by the guards {who} said so.", "the guards"),
    ],
)
def test_initials_that_spell_a_pronoun_are_a_name(marked: str, name: str) -> None:
    """Among small letters "WHO" is no relative pronoun for the noun before it."""
    assert Cast(marked).party().name.startswith(name)
