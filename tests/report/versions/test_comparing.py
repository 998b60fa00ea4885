"""Comparing: what two articles both tell, and what one tells alone."""

import pytest

import sayso

HEARD = "Guests of the Halden inn said they heard the blast."
POST = sayso.read(f"{HEARD} The mayor opened a pier in Velmouth.", outlet="Halden Post")
SAME = "A lorry burned out on the coast road on Sunday."


@pytest.mark.parametrize(
    ("theirs", "both", "alone"),
    [
        (HEARD, ["they heard the blast"], []),
        (HEARD.replace("Guests of the Halden inn", "Fishermen"), [], ["they heard the blast"]),
    ],
)
def test_the_same_words_of_the_same_speaker(
    theirs: str, both: list[str], alone: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What both tell word for word stands in neither alone, however unlikely a link of so few words is."""
    monkeypatch.setattr("sayso.report.versions.comparing.ONE_EVENT", 0.999)
    found = sayso.compare(POST, sayso.read(f"{SAME} {theirs}", outlet="Lowmarket News"))
    assert [pair.left.words for pair in found.shared] == both
    assert [one.words for one in found.only_left if one.statement] == alone
    assert [one.words for one in found.only_right if one.statement] == alone
