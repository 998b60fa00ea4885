"""Passages: the same run of words in several articles."""

import pytest

import sayso
from sayso.linking.passages import find_passages
from sayso.model.claim import PassageKind
from sayso.model.reading import Reading

SHARED = "the gates of the Velmouth dam had been repaired"


def read(text: str, day: str = "2026-03-02") -> Reading:
    """Return the reading of a text of a day."""
    return sayso.read(text, published=day, language="en")


def found(*readings: Reading) -> list[tuple[PassageKind, list[str]]]:
    """Return the kind of each passage, and its words in each article."""
    return [
        (one.kind, [span.of(readings[row].article.text) for row, span in one.places])
        for one in find_passages(readings)
    ]


def test_the_same_prose_is_a_reprint() -> None:
    """Capitals and marks are ignored; each place is an exact slice of its article."""
    left, right = (
        read(f"It rained, and {SHARED}."),
        read(f"Police said that {SHARED.replace('the', 'The')} twice."),
    )
    assert found(left, right) == [(PassageKind.REPRINT, [SHARED, SHARED.replace("the", "The")])]


def test_the_same_quoted_words_are_a_quotation() -> None:
    """Words in quotation marks that two articles hold."""
    said = "“We checked every gate of the dam twice,”"
    passages = found(
        read(f"{said} mayor Ida Brook said."), read(f"Ida Brook told reporters: {said} and left.")
    )
    assert [kind for kind, _ in passages] == [PassageKind.QUOTATION]


def test_five_words_are_a_set_phrase() -> None:
    """Six words make a passage, five do not."""
    assert found(read("The gates of the dam fell."), read("She saw the gates of the dam hold.")) == []


def test_a_gap_ends_a_passage() -> None:
    """Nothing is joined over a word that differs."""
    left = read("They painted the gates of the dam and the wall was mended by Velmouth crews.")
    right = read("They painted the gates of the weir and the wall was mended by Velmouth crews.")
    words = [places[0] for _, places in found(left, right)]
    assert words == ["They painted the gates of the", "and the wall was mended by Velmouth crews"]


def test_a_name_with_its_title_is_a_set_phrase() -> None:
    """Six words in which nothing happens are no passage, however often they stand."""
    name = "the North Velmouth Observatory for Rivers"
    assert found(read(f"Boats sank, {name} said."), read(f"The mayor visited {name} on Sunday.")) == []


@pytest.mark.parametrize(("days", "kind"), [(3, PassageKind.REPRINT), (4, PassageKind.BACKGROUND)])
def test_what_recurs_for_days_is_background(days: int, kind: PassageKind) -> None:
    """The closing paragraph of an agency proves nothing of a claim."""
    readings = [read(f"Nothing new, but {SHARED}.", f"2026-03-0{day + 1}") for day in range(days)]
    assert {one for one, _ in found(*readings)} == {kind}


def test_few_words_that_stand_again_months_later_are_a_set_phrase() -> None:
    """How such things are told is no reprint; within days it is."""
    left, near, late = (
        read(f"{before} {SHARED}.", day)
        for before, day in (
            ("It rained, and", "2026-03-02"),
            ("Police said that", "2026-03-05"),
            ("No boats sank since", "2026-07-01"),
        )
    )
    assert found(left, late) == []
    assert [len(words) for _, words in found(left, near, late)] == [2]
