"""Evidence: what a reader is shown for a link, and which words only one of two points has."""

from dataclasses import replace

import pytest

from sayso.linking.claims.evidence import evidence_of, only_in
from sayso.linking.claims.told import Told
from sayso.linking.claims.weights import load_weights
from sayso.model.article import Article
from sayso.model.span import Span

WEIGHTS = load_weights("en")


def told(words: str, **fields: object) -> Told:
    """Return one point with these fields."""
    return replace(Told(row=0, content=(Span(0, len(words)),), words=words), **fields)


def evidence(left: Told, right: Told) -> tuple[str, ...]:
    """Return what speaks for it that two points are one claim."""
    return evidence_of(left, right, "en", WEIGHTS)


def only(words: str, other: str) -> list[str]:
    """Return the stretches of a point that another does not have."""
    article = Article(text=f"{words}.", blocks=(), language="en")
    return [span.of(article.text) for span in only_in(article, told(words), told(other), WEIGHTS)]


def test_shared_words_are_told_in_their_order() -> None:
    """Whatever its ending, a word of both is told as the first has it; what every text has is not."""
    found = evidence(told("the Velmouth dams failed"), told("failing, the dam of Velmouth"))
    assert found == ("words: velmouth, dams, failed",)


def test_six_words_are_enough() -> None:
    """Of many shared words the rarest are told."""
    words = "the Velmouth dam failed and boats sank in Askerby harbour near Tarn"
    (found,) = evidence(told(words), told(words))
    shown = found.removeprefix("words: ").split(", ")
    assert len(shown) == 6
    assert {"velmouth", "askerby"} <= {*shown}


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ({"numbers": ((40, 40, "boats"), (3.5, 3.5, "m"))}, {"numbers": ((3.5, 4, ""),)}, ("number: 3.5",)),
        ({"numbers": ((40, 40, "boats"),)}, {"numbers": ((43, 43, "boats"),)}, ()),
        ({"when": "2026-03-01"}, {"when": "2026-03-01"}, ("time: 2026-03-01",)),
        ({"when": "2026-03-01"}, {"when": "2026-03-02"}, ()),
        ({"speaker": "Ida Brook"}, {"speaker": "Ida Brook"}, ("speaker: Ida Brook",)),
        ({"speaker": "Ida Brook"}, {"speaker": "Tom Vale"}, ()),
        ({"speaker": "Ida Brook"}, {}, ()),
        ({}, {}, ()),
    ],
)
def test_number_time_and_speaker_speak_for_a_link(
    left: dict[str, object], right: dict[str, object], expected: tuple[str, ...]
) -> None:
    """Each is told where both have the same, and only then."""
    assert evidence(told("sank", **left), told("burned", **right)) == expected


def test_nothing_in_common_is_no_evidence() -> None:
    """Two points that share neither words nor facts have nothing to show."""
    assert evidence(told("the dam failed"), told("the bridge burned")) == ()


def test_words_of_one_alone_are_marked_as_they_stand() -> None:
    """Each stretch of them is one; plain words and those that the other has in another form part it."""
    assert only("boats sank in Askerby harbour", "boat sinks") == ["sank", "Askerby harbour"]
    assert only("the dam failed", "dams fail") == []
    assert only("the dam failed in Askerby", "the dam failed") == ["Askerby"]
    assert only("Velmouth dam failed", "failed") == ["Velmouth dam"]
