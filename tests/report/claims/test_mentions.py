"""Mentions of claims: who says so, and who only tells that somebody else denies it."""

from itertools import pairwise

import pytest

import sayso
from sayso.linking.claims.told import document_of
from sayso.model.statement import Certainty, Stance
from sayso.report.claims.mentions import Teller


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Director Tom Vale denied that the dam would burst.", "Tom Vale"),
        (
            "Director Tom Vale dismissed fears that the dam would burst, the Northline agency reported.",
            "somebody, as the Northline agency tells",
        ),
    ],
)
def test_whoever_tells_a_denial_does_not_deny(text: str, who: str) -> None:
    """An agency that says that fears were dismissed has denied nothing."""
    reading = sayso.read(text, language="en")
    teller = Teller(reading)
    denying = [one for one in document_of(reading, 0).told if one.stance is Stance.DENIES]
    assert {teller.tell(one)["who"] for one in denying} == {who}


@pytest.mark.parametrize(
    "text",
    [
        "The pier at Askerby was reportedly sold to Korvan Works on Monday.",
        "Three boats allegedly sank in the harbour of Askerby on Monday.",
        "Two guards were reported killed in Velmouth on Monday.",
        "About 130 people are believed to have left the camp at Velmouth.",
        "The mayor said the pier had possibly been sold. It may be shut on Monday.",
        "Director Tom Vale said the dam could burst if it rained, and that the crew might leave.",
        "Ida Frost doubted that the mill would close. Police fear that two men drowned.",
    ],
)
def test_no_hedge_is_lost(text: str) -> None:
    """What is not certain says so beside its words, and no hedge stands in a gap between them."""
    reading = sayso.read(text, language="en")
    teller = Teller(reading)
    unsure = [one for one in document_of(reading, 0).told if one.certainty not in {None, Certainty.CERTAIN}]
    assert unsure
    for one in unsure:
        shown = teller.tell(one)
        assert str(one.certainty) in f"{shown['does']}"
        gaps = [text[left.end : right.start] for left, right in pairwise(one.content)]
        assert not any(word in gap for gap in gaps for word in ("reported", "alleged", "believed"))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The pier was sold to Korvan Works.", True),
        ("The mayor confirmed clashes with guards at the pier on Sunday.", False),
    ],
)
def test_a_whole_clause(text: str, whole: bool) -> None:  # noqa: FBT001 — a table
    """A clause with its subject before its verb can be a heading; a noun with what hangs on it cannot."""
    reading = sayso.read(text, language="en")
    last = document_of(reading, 0).told[-1]
    assert (Teller(reading).wholeness(last) == (True, True)) is whole
