"""What covers a place most narrowly is found among statements and assertions alike."""

from sayso.evaluation.covering import innermost
from tests.readings import READING, at


def test_the_innermost_statement_counts() -> None:
    """Words said within something said are the inner statement's."""
    inner = innermost(READING, at("no repair is needed"))
    outer = innermost(READING, at("engineers had said"))
    assert inner is not None
    assert outer is not None
    assert sum(map(len, inner.content)) < sum(map(len, outer.content))


def test_a_place_mostly_outside_is_covered_by_nothing() -> None:
    """Less than half of it in any words that are put forward is not enough."""
    assert innermost(READING, at("Korvan declined to comment")) is None
