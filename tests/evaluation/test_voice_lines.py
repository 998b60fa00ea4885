"""The score of own voice by sentence asks each sentence for an assertion, on a reading of our own."""

from dataclasses import replace
from pathlib import Path

from sayso.evaluation.lines_gold import LinesGold
from sayso.evaluation.voice_lines import score
from sayso.model.reading import Reading
from sayso.model.span import Span
from tests.articles import article
from tests.readings import READING

TEXT = "The dam failed. Ruiz said it held. By Ida Brook. The crew left, Ruiz said. All wept."
SENTENCES = (
    "The dam failed.",
    "Ruiz said it held.",
    "By Ida Brook.",
    "The crew left, Ruiz said.",
    "All wept.",
)


def spot(words: str) -> Span:
    """Return where the words stand."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def reading(*asserted: str) -> Reading:
    """Return a reading in which the outlet asserts these words."""
    one = READING.assertions[0]
    return replace(
        READING,
        article=article(TEXT),
        statements=(),
        assertions=tuple(replace(one, content=(spot(words),)) for words in asserted),
    )


def gold(letters: str) -> LinesGold:
    """Return the sentences with these letters."""
    sentences = tuple((spot(words), letter) for words, letter in zip(SENTENCES, letters, strict=True))
    return LinesGold(name="dam", path=Path("dam.txt"), text=TEXT, lines=(), parties=(), sentences=sentences)


def test_an_assertion_is_right_in_what_the_outlet_says_and_wrong_elsewhere() -> None:
    """Of three sentences with an assertion two are the outlet's, and it has a third without one."""
    found = score([(gold("OAFMO"), reading("The dam failed", "it held", "All wept"))])
    assert found.figure.to_dict() == {
        "precision": 0.6667,
        "recall": 0.6667,
        "f1": 0.6667,
        "tp": 2,
        "predicted": 3,
        "gold": 3,
    }
    assert found.figures() == {
        "voice_lines.precision": 66.67,
        "voice_lines.recall": 66.67,
        "voice_lines.f1": 66.67,
    }
    assert [one["words"] for one in found.to_dict()["wrong"]] == [
        "Ruiz said it held.",
        "The crew left, Ruiz said.",
    ]
    assert found.table().splitlines()[-1] == "  furniture: right 100.0 (1 of 1)"
