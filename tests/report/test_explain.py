"""The explanation of a statement."""

from dataclasses import replace

from sayso.report.explain import cue_entry, explain_dict, explain_text
from tests.readings import READING

TOLD = READING.statements[1]


def test_rule_and_rivals() -> None:
    """The rule that found it and what it was chosen over are named."""
    told = explain_dict(READING, TOLD)
    assert (told["rule"], told["over"]) == ("verb", [{"rule": "continuation", "score": 0.22}])


def test_cue_entry() -> None:
    """The entry of the language pack is shown with its example and source."""
    entry = cue_entry(READING, TOLD)
    assert entry is not None
    assert entry["lemma"] == "tell"
    assert str(entry["source"]) in " ".join(explain_text(READING, TOLD).split())


def test_how_the_speaker_is_known() -> None:
    """How the speaker is known stands beside the name."""
    assert "Two officials, known by pronoun:nearest" in explain_text(READING, READING.statements[3])


def test_how_sure() -> None:
    """The words that make it less than certain are named, with whose they are."""
    assert "conditional · positive stance · probably (probable, the speaker's)" in explain_text(
        READING, READING.statements[2]
    )


def test_statement_without_cue() -> None:
    """A statement whose cue is no entry is explained all the same."""
    assert cue_entry(READING, replace(READING.statements[0], lexeme="")) is None
    assert "rule          colon" in explain_text(READING, READING.statements[0])
