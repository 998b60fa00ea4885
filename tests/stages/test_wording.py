"""Wording: loaded words in the outlet's own voice."""

import pytest

from sayso.languages.pack import Entry
from sayso.model.measure import Wording, WordingKind
from sayso.stages.quotations import find_quotations
from sayso.stages.wording import find_wording
from tests.stages.said import ENGLISH, Said, said


def wording(found: Said) -> list[tuple[str, WordingKind]]:
    """Return each marked wording with its kind."""
    quotations = find_quotations(found.article, ENGLISH)
    marked: tuple[Wording, ...] = find_wording(
        found.article, found.syntax, quotations, found.attributions, ENGLISH
    )
    return [(each.span.of(found.article.text), each.kind) for each in marked]


def test_labels_and_intensifiers_are_marked() -> None:
    """Loaded words of the outlet are marked with why."""
    assert wording(said("The brutal regime fell.")) == [
        ("brutal", WordingKind.INTENSIFIER),
        ("regime", WordingKind.LABEL),
    ]


def test_speakers_wording_is_not_the_outlets() -> None:
    """What a speaker says stays the speaker's."""
    content = "the brutal regime fell"
    assert wording(said(f"Ruiz said {content}.", ("Ruiz", "said", "say:verb", content))) == []


def test_scare_quotes_are_marked_with_their_marks() -> None:
    """A word kept at a distance is marked."""
    assert wording(said("The council met its “friends” in May.")) == [("“friends”", WordingKind.SCARE_QUOTE)]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("An explosive report said so.", ["explosive"]),
        ("An explosive device was found.", []),
        ("Explosives were found in a mill.", []),
        ("It stands in the historic centre.", []),
        ("The station dropped “Harbour Tonight” in May.", []),
        ("Brook starred in “Taken” in May.", []),
        ("The crew left the “Lowmere Republic” in May.", ["“Lowmere Republic”"]),
    ],
)
def test_plain_use_and_names_of_works_are_not_marked(text: str, marked: list[str]) -> None:
    """A device is explosive by nature; a film's name is set in marks, a name kept at a distance has "the"."""
    assert [words for words, _ in wording(said(text))] == marked


@pytest.mark.parametrize(
    "row",
    [row for row in ENGLISH.table("loaded")["word"] if "example" in row],
    ids=lambda row: row["example"],
)
def test_each_loaded_word_is_marked_in_its_example(row: Entry) -> None:
    """The outlet's own loaded word is marked where it stands."""
    assert wording(said(row["example"]))
