"""Alike names: what could be one person's name."""

import pytest

from sayso.linking.alike import alike, name_as_compared, words_of_person
from sayso.model.party import PartyKind


@pytest.mark.parametrize(
    ("left", "right", "fits"),
    [
        ("Ana Ruiz", "Ana Ruiz", True),
        ("Ana Ruiz", "Ruiz", True),
        ("Engineers Ana Ruiz", "Ana Ruiz", True),
        ("Ana Ruiz", "Ana Maria Ruiz", True),
        ("Omar Abdelkarim", "Omar Abdulkarim", True),
        ("Ana Ruiz", "Ana", False),
        ("Ana Ruiz", "Carla Ruiz", False),
        ("Ana Ruiz", "Ana Holm", False),
    ],
)
def test_names_that_could_be_one(left: str, right: str, *, fits: bool) -> None:
    """The same, a longer one, or another spelling; a given name alone tells nothing."""
    names = [words_of_person(name, PartyKind.NAMED, "en") for name in (left, right)]
    assert alike(names, 2) == ({0: [1]} if fits else {})


def test_what_names_no_person() -> None:
    """Groups, bodies and languages that nobody knows have no words of a person."""
    assert words_of_person("Ana Ruiz", PartyKind.COLLECTIVE, "en") == ()
    assert words_of_person("Ana Ruiz", PartyKind.NAMED, "xx") == ()
    assert words_of_person("the engineer", PartyKind.NAMED, "en") == ()


@pytest.mark.parametrize(
    ("name", "kind", "language", "compared"),
    [
        ("Zoé Brook-Holm Jr.", PartyKind.NAMED, "en", "zoe brook holm"),
        ("the Ministry of Roads", PartyKind.ORGANISATION, "en", "ministry roads"),
        ("Local engineers", PartyKind.COLLECTIVE, "en", "local engineers"),
        ("Die Ingenieure", PartyKind.COLLECTIVE, "xx", "die ingenieure"),
    ],
)
def test_names_as_compared(name: str, kind: PartyKind, language: str, compared: str) -> None:
    """Capitals, accents, hyphens and small words do not tell names apart."""
    assert name_as_compared(name, kind, language) == compared
