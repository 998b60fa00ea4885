"""The coverage report: what was missed, with its words."""

from sayso.report.coverage import coverage_dict, coverage_text, missed
from tests.readings import READING, TEXT


def test_missed_words_are_shown() -> None:
    """A sentence that was not understood is shown with its place."""
    assert "¶6 399–473 Nobody knows" in coverage_text(READING)


def test_dates_without_value() -> None:
    """A date that could not be resolved is listed."""
    assert [span.of(TEXT) for span in missed(READING)["dates without a value"]] == ["on Monday"]


def test_attributed_quotations_are_not_missed() -> None:
    """A quotation inside a statement is not listed as missed; a scare quote is no speech."""
    assert missed(READING)["quotations that nobody was found to say"] == ()


def test_low_confidence() -> None:
    """Low confidences are listed with statement and field."""
    assert coverage_dict(READING)["low_confidence"] == [
        {"statement": "s4", "field": "speaker", "value": 0.41}
    ]
