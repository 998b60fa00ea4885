"""Mentions of claims: who says so, and who only tells that somebody else denies it."""

import pytest

import sayso
from sayso.linking.claims.told import document_of
from sayso.model.statement import Stance
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
