"""Refusals: silence is not the same as turning something down."""

from dataclasses import replace

import pytest

from sayso.model.span import Span
from sayso.model.statement import Act, Statement
from sayso.report.refusals import refuses_to_speak
from tests.articles import article
from tests.readings import KORVAN, READING, STATEMENTS


def refused(text: str, cue: str, lexeme: str, content: str = "", act: Act = Act.DECLINE) -> bool:
    """Tell whether what stands in `text` is a refusal to speak."""

    def at(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),) if words else ()

    one: Statement = replace(STATEMENTS[4], cue=at(cue), content=at(content), lexeme=lexeme, act=act)
    reading = replace(READING, article=article(text), statements=(one,))
    return refuses_to_speak(reading, replace(one, speaker=KORVAN))


@pytest.mark.parametrize(
    ("text", "cue", "lexeme", "content"),
    [
        ("Korvan declined to comment.", "declined to comment", "decline:verb", ""),
        ("Korvan refused to give any details.", "refused", "refuse:verb", "to give any details"),
        ("Korvan declined an interview.", "declined", "decline:verb", "an interview"),
        ("Korvan declined requests.", "declined", "decline:verb", "requests"),
        ("Korvan would not say.", "say", "say:verb", ""),
        ("Korvan wouldn’t confirm the sale.", "confirm", "confirm:verb", "the sale"),
    ],
)
def test_not_speaking(text: str, cue: str, lexeme: str, content: str) -> None:
    """Whoever is asked to speak and does not is not heard."""
    assert refused(text, cue, lexeme, content)


@pytest.mark.parametrize(
    ("text", "cue", "lexeme", "content"),
    [
        ("Korvan rejected the offer.", "rejected", "reject:verb", "the offer"),
        ("Korvan refused to sell the mill.", "refused", "refuse:verb", "to sell the mill"),
        ("Korvan said it would not accept.", "said", "say:verb", "it would not accept"),
        ("“We will not accept it,” Korvan said.", "said", "say:verb", "“We will not accept it,”"),
    ],
)
def test_turning_something_down(text: str, cue: str, lexeme: str, content: str) -> None:
    """Whoever rejects an offer has said so."""
    assert not refused(text, cue, lexeme, content)


def test_other_acts() -> None:
    """No reply is none; a denial is heard."""
    assert refused("Korvan did not respond.", "respond", "respond:verb", act=Act.NO_REPLY)
    assert not refused("Korvan denied it.", "denied", "deny:verb", "it", act=Act.DENY)
