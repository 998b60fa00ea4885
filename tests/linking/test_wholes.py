"""What an article tells anywhere."""

import sayso
from sayso.linking.wholes import Whole, whole_of
from sayso.model.span import Span

TEXT = "The dam may have failed. It rained all day. At least 18 boats sank, Ida Brook said. Nobody knew why."


def at(word: str) -> Span:
    """Return where a word of the text stands."""
    return Span(TEXT.index(word), TEXT.index(word) + len(word))


def test_the_whole_of_a_reading() -> None:
    """Its day, its numbers, its hedges, and where somebody is reported."""
    whole = whole_of(sayso.read(TEXT, published="2026-03-02", language="en"))
    assert whole.day is not None
    assert (18, None) in whole.amounts
    assert [hedge.span.of(TEXT) for hedge in whole.hedges] == ["may"]
    beside = [word for word in ("dam", "rained", "boats", "knew") if whole.reports_beside(at(word))]
    assert beside == ["rained", "boats", "knew"]


def test_near_ends_with_the_paragraph() -> None:
    """What stands in the next paragraph is not near."""
    whole = Whole(text="Ida spoke.\nThe dam failed.\nKorvan spoke.")
    place = Span(whole.text.index("dam"), whole.text.index("dam") + 3)
    assert whole.near(place, 100) == {"the", "dam", "fail"}
    assert "dam" in whole.near(place, 2)
    assert "korvan" in whole.stems()
