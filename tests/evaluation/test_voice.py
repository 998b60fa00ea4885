"""The score of voice asks what covers each mention, on a reading of our own."""

from dataclasses import replace
from pathlib import Path

import pytest

from sayso.evaluation.retold import RetoldArticle, RetoldMention
from sayso.evaluation.voice import Covered, VoiceScore, count_voices, voice_at
from sayso.model.span import Span
from tests.readings import READING, at


def mention(voice: str) -> RetoldMention:
    """Return a mention in that voice."""
    article = RetoldArticle(story="dam", name="brook", path=Path("brook.txt"), text="The dam held.")
    return RetoldMention(
        article=article,
        claim="dam c1",
        span=Span(0, 12),
        voice=voice,
        certainty="certain",
        source=None,
        stance="asserts",
    )


@pytest.mark.parametrize(
    ("words", "covered"),
    [
        ("the wall would probably crack", Covered("attributed", mostly=True)),
        ("left their homes in Oberfeld", Covered("outlet", mostly=True)),
        ("Ruiz claimed that engineers", Covered("attributed", mostly=True)),
        ("Korvan declined to comment", Covered(None, mostly=False)),
        (
            "Two officials said the wall would probably crack if the rain went on",
            Covered("attributed", mostly=True),
        ),
        ("accused the builder", Covered("attributed", mostly=True)),
        ("They accused the builder", Covered("attributed", mostly=False)),
    ],
)
def test_the_innermost_that_holds_half_of_it_answers(words: str, covered: Covered) -> None:
    """Half of the mention is enough; less counts as covered in part; nothing there is no voice."""
    assert voice_at(READING, at(words)) == covered


def test_the_shorter_of_two_is_the_inner_one() -> None:
    """A clause of the outlet's own inside what somebody is said to say is the outlet's."""
    inner = replace(READING.assertions[0], content=(at("the wall would probably crack"),))
    reading = replace(READING, assertions=(inner,))
    assert voice_at(reading, at("the wall would probably crack")).voice == "outlet"


def test_each_voice_has_its_counts() -> None:
    """A mention without a voice is wrong for the voice it has, and counts apart."""
    pairs = [
        (mention("outlet"), Covered("outlet", mostly=True)),
        (mention("outlet"), Covered("attributed", mostly=False)),
        (mention("attributed"), Covered("attributed", mostly=True)),
        (mention("attributed"), Covered(None, mostly=False)),
    ]
    score = VoiceScore(counts=count_voices(pairs))
    assert score.accuracy == 0.5
    assert score.figure("outlet").to_dict() | score.figure("attributed").to_dict() == {
        "precision": 0.5,
        "recall": 0.5,
        "f1": 0.5,
        "tp": 1,
        "predicted": 2,
        "gold": 2,
    }
    assert (score.counts.count("partly"), score.counts.count("uncovered")) == (1, 1)
    assert score.table().splitlines()[-1] == "covered less than half: 1, by nothing: 1"
