"""Unsaid: what somebody did not say is shown, and is nobody's words."""

from dataclasses import replace

import pytest

from sayso.model.statement import Act, Stance, Statement
from sayso.report.facts.phrases import presents, who_does, who_speaks
from sayso.report.facts.voices import VoiceKind, find_voices
from tests.readings import KORVAN, READING, STATEMENTS, TEXT, at

SAID = STATEMENTS[0]


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (replace(SAID, act=Act.SAY), "says"),
        (replace(SAID, act=Act.SAY, stance=Stance.UNSAID), "does not say"),
        (replace(SAID, act=Act.SAY, stance=Stance.UNSAID, speaker=None), "does not say"),  # a "they"
        (replace(SAID, act=Act.SAY, stance=Stance.UNSAID, speaker=None, source=()), "nobody says"),
        (replace(SAID, act=Act.BELIEVE, stance=Stance.DENIES), "does not believe"),
        (replace(SAID, act=Act.DENY, stance=Stance.DENIES), "denies"),
        (replace(SAID, act=Act.ASK, stance=Stance.ASKS), "asks"),
        (replace(STATEMENTS[4], content=SAID.content), "“declined to comment”"),
        (STATEMENTS[4], "declines"),
    ],
)
def test_words_for_a_stance(one: Statement, words: str) -> None:
    """A report says what the speaker does, and never a bare "negative"."""
    assert presents(TEXT, replace(one, certainty=None)) == words


def test_of_no_one_there_is_nobody_who_is_only_not_known() -> None:
    """Of what no one says nobody is named; where the text has a "they", it is not known who."""
    they = replace(SAID, act=Act.SAY, stance=Stance.UNSAID, speaker=None, candidates=(), certainty=None)
    no_one = replace(they, source=())
    assert (who_speaks(they), who_speaks(no_one)) == ("speaker not known", "nobody named")
    assert who_speaks(replace(no_one, stance=Stance.ASSERTS)) == "speaker not known"
    told = [who_does(who_speaks(one), presents(TEXT, one), ": ") for one in (they, no_one)]
    assert told == ["speaker not known: does not say", "nobody says"]


def test_who_is_silent_is_no_speaker() -> None:
    """Somebody who only declines, or of whom only something unsaid is told, has no words and no statement."""
    unsaid = replace(STATEMENTS[4], act=Act.SAY, content=(at("no repair is needed"),), stance=Stance.UNSAID)
    for one in (STATEMENTS[4], unsaid):
        reading = replace(READING, statements=(*STATEMENTS[:4], one, *STATEMENTS[5:]))
        (voice,) = (each for each in find_voices(reading).voices if each.party == KORVAN)
        assert (voice.kind, voice.statements, voice.words) == (VoiceKind.SILENT, 1, 0)
