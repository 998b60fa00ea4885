"""The coverage report: what was missed, with its words."""

from sayso.report.facts.folding import fold
from sayso.report.terminal.coverage import coverage_dict, coverage_text, missed
from tests.readings import READING, TEXT, weakened


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
    """Low confidences are listed, of the line and of its parts."""
    assert coverage_dict(READING)["low_confidence"] == [
        {"statement": "s4", "field": "line", "value": 0.41},
        {"statement": "s4", "field": "speaker", "value": 0.41},
    ]


def test_weak_statements_are_left_out() -> None:
    """What is too weak to be printed is told in a line, and listed where it is asked for."""
    doubted = weakened("s3")
    assert coverage_text(doubted).endswith(
        "low confidence: 4 line 0.41, 4 speaker 0.41\n  1 weaker reading: --all\n"
    )
    assert coverage_text(doubted, weak=True).endswith(
        "low confidence: 3 line 0.23, 4 line 0.41, 4 speaker 0.41\n"
    )
    told = coverage_dict(doubted)
    assert (told["left_out_as_weak"], len(told["low_confidence"])) == (1, 2)
    assert coverage_dict(doubted, weak=True)["left_out_as_weak"] == 0


def test_a_quotation_in_a_weak_statement_has_nobody_sure_to_say_it() -> None:
    """Its words are listed without a name rather than not at all."""
    quoted = missed(fold(weakened("s6", "s7")).reading)["quotations that nobody was found to say"]
    assert [span.of(TEXT) for span in quoted] == ["“no repair is needed”"]
