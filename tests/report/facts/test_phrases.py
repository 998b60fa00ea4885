"""Phrases: what a line says of a statement, in words."""

from dataclasses import replace

import pytest

from sayso.model.party import PartyKind
from sayso.model.span import Span
from sayso.model.statement import Act
from sayso.report.facts.phrases import called_here, doing
from tests.readings import READING


@pytest.mark.parametrize(("source", "told"), [("Pell's", ""), ("Pell’s", ""), ("the owner", "the owner")])
def test_an_owner_is_called_by_the_name(source: str, told: str) -> None:
    """The 's of an owner makes no other name of it."""
    spoken = next(one for one in READING.statements if one.speaker)
    one = replace(spoken, source=(Span(0, len(source)),), how="name")
    assert one.speaker is not None
    one = replace(one, speaker=replace(one.speaker, name="Joran Pell"))
    assert called_here(source, one) == told


@pytest.mark.parametrize(
    ("name", "kind", "told"),
    [
        ("Two officials", PartyKind.UNNAMED, "accuse"),
        ("people close to the mayor", PartyKind.COLLECTIVE, "accuse"),
        ("a source at two ministries", PartyKind.UNNAMED, "accuses"),
        ("the crowd", PartyKind.COLLECTIVE, "accuses"),
        ("Edda Hughes", PartyKind.NAMED, "accuses"),
        ("Vale Brothers", PartyKind.ORGANISATION, "accuses"),
    ],
)
def test_the_verb_fits_who_speaks(name: str, kind: PartyKind, told: str) -> None:
    """Several accuse, and one accuses."""
    spoken = next(one for one in READING.statements if one.speaker)
    assert spoken.speaker is not None
    party = replace(spoken.speaker, name=name, kind=kind, members=())
    assert doing(READING.article.text, replace(spoken, speaker=party, act=Act.ACCUSE)) == told
    together = replace(party, members=("p7", "p8"))
    assert doing(READING.article.text, replace(spoken, speaker=together, act=Act.ACCUSE)) == "accuse"
