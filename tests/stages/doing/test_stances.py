"""Stances: what a source does with a content."""

import pytest

from sayso.model.statement import Stance
from tests.stages.said import said

Marked = tuple[str, str, str, str]


@pytest.mark.parametrize(
    ("text", "marked", "stance"),
    [
        ("Ruiz said it fell.", ("Ruiz", "said", "say:verb", "it fell"), Stance.ASSERTS),
        (
            "‘No money’ for pier, says union",
            ("union", "says", "say:verb", "‘No money’ for pier"),
            Stance.ASSERTS,
        ),
        ("Ruiz said it did not fall.", ("Ruiz", "said", "say:verb", "it did not fall"), Stance.ASSERTS),
        ("Ruiz denied that it fell.", ("Ruiz", "denied", "deny:verb", "that it fell"), Stance.DENIES),
        ("Ruiz did not say it fell.", ("Ruiz", "did not say", "say:verb", "it fell"), Stance.UNSAID),
        (
            "Ruiz would not say whether it fell.",
            ("Ruiz", "would not say", "say:verb", "whether it fell"),
            Stance.UNSAID,
        ),
        (
            "Ruiz declined to say whether it fell.",
            ("Ruiz", "declined to say", "decline:verb", "whether it fell"),
            Stance.UNSAID,
        ),
        (
            "Ruiz could not confirm that it fell.",
            ("Ruiz", "could not confirm", "confirm:verb", "that it fell"),
            Stance.UNSAID,
        ),
        (
            "Ruiz was not able to verify that it fell.",
            ("Ruiz", "was not able to verify", "verify:verb", "that it fell"),
            Stance.UNSAID,
        ),
        (
            "Ruiz failed to mention that it fell.",
            ("Ruiz", "mention", "mention:verb", "that it fell"),
            Stance.UNSAID,
        ),
        (
            "Ruiz did not confirm or deny that it fell.",
            ("Ruiz", "deny", "deny:verb", "that it fell"),
            Stance.UNSAID,
        ),
        (
            "Ruiz did not deny that it fell.",
            ("Ruiz", "did not deny", "deny:verb", "that it fell"),
            Stance.UNSAID,
        ),
        ("Nobody said that it fell.", ("Nobody", "said", "say:verb", "that it fell"), Stance.UNSAID),
        (
            "Ruiz left without saying when it fell.",
            ("Ruiz", "left without saying", "say:verb", "when it fell"),
            Stance.UNSAID,
        ),
        (
            "Ruiz added without giving details that it fell.",
            ("Ruiz", "added without giving details", "add:verb", "that it fell"),
            Stance.ASSERTS,
        ),
        (
            "No official said that it fell.",
            ("No official", "said", "say:verb", "that it fell"),
            Stance.UNSAID,
        ),
        (
            "Ruiz does not believe that it fell.",
            ("Ruiz", "does not believe", "believe:verb", "that it fell"),
            Stance.DENIES,
        ),
        (
            "Ruiz not only said that it fell.",
            ("Ruiz", "said", "say:verb", "that it fell"),
            Stance.ASSERTS,
        ),
        ("Ruiz said no.", ("Ruiz", "said", "say:verb", "no"), Stance.ASSERTS),
        ("Ruiz asked whether it fell.", ("Ruiz", "asked", "ask:verb", "whether it fell"), Stance.ASKS),
        (
            "Ruiz declined to affirm her support for the mill.",
            ("Ruiz", "declined", "decline:verb", "to affirm her support for the mill"),
            Stance.UNSAID,
        ),
        ("Ruiz declined to comment.", ("Ruiz", "declined to comment", "decline:verb", ""), Stance.UNSAID),
        ("Ruiz rejected the offer.", ("Ruiz", "rejected", "reject:verb", "the offer"), Stance.DENIES),
        (
            "Ruiz refused to sell the mill.",
            ("Ruiz", "refused", "refuse:verb", "to sell the mill"),
            Stance.DENIES,
        ),
    ],
)
def test_stance(text: str, marked: Marked, stance: Stance) -> None:
    """A source asserts, denies or asks what is told, or leaves it unsaid."""
    assert said(text, marked).acts[0].stance is stance
