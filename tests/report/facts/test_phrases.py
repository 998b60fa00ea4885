"""Phrases: what a line says of a statement, in words."""

from dataclasses import replace

import pytest

from sayso.model.span import Span
from sayso.report.facts.phrases import called_here
from tests.readings import READING


@pytest.mark.parametrize(("source", "told"), [("Pell's", ""), ("Pell’s", ""), ("the owner", "the owner")])
def test_an_owner_is_called_by_the_name(source: str, told: str) -> None:
    """The 's of an owner makes no other name of it."""
    spoken = next(one for one in READING.statements if one.speaker)
    one = replace(spoken, source=(Span(0, len(source)),), how="name")
    assert one.speaker is not None
    one = replace(one, speaker=replace(one.speaker, name="Joran Pell"))
    assert called_here(source, one) == told
