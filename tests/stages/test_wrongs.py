"""Wrongs: an accusation that only the content shows."""

from dataclasses import replace

import pytest

from sayso.model.statement import Act
from sayso.stages.acts import find_acts
from tests.stages.said import ENGLISH, said


def act_and_target(source: str, content: str, cue: str = "said") -> tuple[Act, list[str]]:
    """Return what is done by saying `content`, and to whom."""
    lexeme = {"said": "say:verb", "claimed": "claim:verb", "confirmed": "confirm:verb"}[cue]
    found = said(f"{source} {cue} {content}.", (source, cue, lexeme, content))
    return found.read[0].act, found.words(found.acts[0].target)


@pytest.mark.parametrize(
    ("content", "target"),
    [
        ("the bill was written by lobbyists", "lobbyists"),
        ("the bill was drafted by lobbyists for Korvan", "lobbyists for Korvan"),
        ("the mayor was bribed by Korvan Mills", "Korvan Mills"),
        ("two farmers were killed by Ostland troops", "Ostland troops"),
        ("government forces shelled the hospital", "government forces"),
        ("Ostland has been shelling the hospital", "Ostland"),
        ("Ostland continued to shell the hospital", "Ostland"),
        ("the mill owner lied to the council", "the mill owner"),
        ("the company covered up the fraud", "the company"),
        ("Korvan Mills broke the law", "Korvan Mills"),
        ("the police fired on the crowd", "the police"),
        ("Ostland sealed the road and executed two prisoners", "Ostland"),
        ("regime air strikes killed two farmers", "regime"),
        ("a Westmark-led coalition strike killed two farmers", "coalition"),
        ("Sunday's Ostland air strikes killed two farmers", "Ostland"),
        ("Ostland used poison gas", "Ostland"),
        ("Ostland was responsible for the attack", "Ostland"),
        ("Ostland was behind the killing", "Ostland"),
    ],
)
def test_telling_a_wrong_of_somebody_accuses_him(content: str, target: str) -> None:
    """Under a cue that only reports, whoever did what is harmful or improper is accused of it."""
    assert act_and_target("Ruiz", content) == (Act.ACCUSE, [target])


@pytest.mark.parametrize(
    "content",
    [
        "the council cut taxes",  # policy
        "the storm killed two farmers",  # nobody's deed
        "Hurricane Ida killed two farmers",
        "two farmers were killed in a crash",
        "the bridge killed the view",
        "gunmen shot two farmers",  # nobody knows whose
        "a company dumped waste in the river",
        "two farmers were killed on Tuesday",
        "Air strikes killed two farmers",
        "Ostland executed a plan that hurt the town",
        "the owner is no more corrupt than Lind",
        "Tuesday's strikes killed two farmers",
        "Ostland troops killed two fighters",  # war, not a wrong
        "Ostland bombed a rebel base",
        "Ostland launched an attack to retake the town",
        "Orr beat Lind in the vote",  # a figure of speech
        "Orr attacked Lind over taxes",
        "Ostland did not shell the hospital",  # not told as done
        "Ostland may have shelled the hospital",
        "whether Ostland shelled the hospital",
        "why Ostland shelled the hospital",
        "Ostland never broke the law",
        "the owner is responsible for the budget",
        "she lied to the council",  # she may be the speaker
        "its troops shelled the hospital",
        "we killed two farmers",
        "people think the owners are thieves",  # what others think
    ],
)
def test_what_is_no_accusation(content: str) -> None:
    """Accidents, war among fighters, policy, figures of speech and what was not done accuse nobody."""
    assert act_and_target("Ruiz", content)[0] is not Act.ACCUSE


def test_a_court_finds() -> None:
    """What a court says somebody did is no accusation, but a finding."""
    found = said(
        "The court said the owner stole the money.",
        ("The court", "said", "say:verb", "the owner stole the money"),
    )
    court = replace(found.attributions[0], head=1)
    assert find_acts(found.article, found.syntax, (court,), ENGLISH)[0].act is Act.SAY


@pytest.mark.parametrize(
    ("source", "content"),
    [
        ("The Ostland army", "Ostland troops shelled the hospital"),
        ("Korvan Mills", "Korvan broke the law"),
    ],
)
def test_nobody_accuses_himself(source: str, content: str) -> None:
    """A body that tells its own deeds accuses nobody."""
    assert act_and_target(source, content)[0] is Act.SAY


def test_a_cue_that_does_more_than_report_keeps_its_act() -> None:
    """To confirm that somebody did wrong is to confirm it."""
    assert act_and_target("Ruiz", "Ostland shelled the hospital", "confirmed")[0] is Act.CONFIRM
    assert act_and_target("Ruiz", "Ostland shelled the hospital", "claimed")[0] is Act.ACCUSE


def test_he_in_quotation_marks_is_somebody_else() -> None:
    """The speaker of a quotation speaks of himself as I."""
    found = said(
        "“He lied to the council,” Ruiz said.", ("Ruiz", "said", "say:verb", "“He lied to the council,”")
    )
    assert (found.read[0].act, found.words(found.acts[0].target)) == (Act.ACCUSE, ["He"])


def test_nobody_is_found_guilty_by_whoever_reports_it() -> None:
    """The verdict was the court's."""
    assert act_and_target("Ruiz", "a guard was found guilty of theft")[0] is Act.SAY
