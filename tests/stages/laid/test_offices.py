"""A label that is an office is whoever the lines above give that office."""

import pytest

from sayso import pipeline
from tests.articles import article

TALK = (
    "PRIME MINISTER: We are hiring nurses.\n\nJOURNALIST: When do they start?\n\n"
    "PM: They start in July.\n\nJOURNALIST: And what of the rest?\n\nPRIME MINISTER: I say they come."
)


def holders(above: str) -> set[str]:
    """Return who speaks under the labels of the office."""
    read = pipeline.read(article(f"{above}\n\n{TALK}", title=True))
    told = [one for one in read.statements if one.rule == "turn" and one.act.value != "ask"]
    return {one.speaker.name for one in told if one.speaker}


@pytest.mark.parametrize(
    "above",
    [
        "Transcript of Prime Minister Cora Weld",
        "Press conference with Cora Weld, Prime Minister",
        "The talk of the Prime Minister, the Hon. Cora Weld, in Pell",
        "Former Prime Minister Bo Rask meets Prime Minister Cora Weld",
    ],
)
def test_an_office_is_who_holds_it_above(above: str) -> None:
    """The name stands behind the office or before it, with or without a comma; a former holder is none."""
    assert holders(above) == {"Cora Weld"}


@pytest.mark.parametrize(
    "above",
    ["Prime Minister Opens New Harbour Bridge", "Prime minister visits Cora Bay", "Prime Minister in Pell"],
)
def test_what_a_headline_goes_on_with_is_no_name(above: str) -> None:
    """Where nobody is named the label stays an office."""
    assert {who.casefold() for who in holders(above)} <= {"prime minister", "pm"}
