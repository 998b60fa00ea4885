"""The explanation of a statement."""

from dataclasses import replace

from sayso.report.terminal.explain import cue_entry, explain_dict, explain_text
from tests.readings import READING, weakened

TOLD = READING.statements[1]


def test_rule_and_rivals() -> None:
    """The rule that found it and what it was chosen over are named."""
    told = explain_dict(READING, TOLD)
    assert (told["rule"], told["over"]) == ("verb", [{"rule": "continuation", "score": 0.22}])


def test_cue_entry() -> None:
    """The entry of the language pack is shown with its act."""
    entry = cue_entry(READING, TOLD)
    assert entry is not None
    assert entry["lemma"] == "tell"
    assert explain_dict(READING, TOLD)["entry"] == {"lemma": "tell", "class": "verb", "act": "say"}
    assert "told — entry tell:verb, whose act is say" in explain_text(READING, TOLD)


def test_how_the_speaker_is_known() -> None:
    """How the speaker is known stands beside the name."""
    assert "Two officials, known by pronoun:nearest" in explain_text(READING, READING.statements[3])


def test_how_sure() -> None:
    """The words that make it less than certain are named, with whose they are."""
    assert "conditional · put forward as so · probably (probable, the speaker's)" in explain_text(
        READING, READING.statements[2]
    )


def test_statement_without_cue() -> None:
    """A statement whose cue is no entry is explained all the same."""
    assert cue_entry(READING, replace(READING.statements[0], lexeme="")) is None
    assert "rule          colon" in explain_text(READING, READING.statements[0])


def test_how_sure_the_line_is() -> None:
    """The chance that all of it is right stands first, then that of each part."""
    told = explain_text(READING, READING.statements[3])
    assert told.endswith(
        "confidence    line 0.41 · content 0.90 · source 0.90 · speaker 0.41 · act 0.90 · certainty 0.90\n"
    )
    assert "weak" not in told
    assert explain_dict(READING, READING.statements[3])["confidence"] == {
        "line": 0.41,
        "content": 0.9,
        "source": 0.9,
        "speaker": 0.41,
        "act": 0.9,
        "certainty": 0.9,
    }


def test_a_weak_statement() -> None:
    """One that is not printed is explained like any other, and told as such."""
    reading = weakened("s2")
    told = explain_text(reading, reading.statements[1])
    assert "weak          too likely wrong to be printed: reports leave it out but with --all" in told
    assert (explain_dict(reading, reading.statements[1])["weak"], explain_dict(READING, TOLD)["weak"]) == (
        True,
        False,
    )
