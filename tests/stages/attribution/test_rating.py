"""The network's chances become calibrated ones."""

from dataclasses import replace

import numpy as np
import pytest

from sayso.model.statement import Act
from sayso.stages.attribution.decoding import Found
from sayso.stages.attribution.rating import EVIDENCE, evidence, rate
from sayso.stages.attribution.scores import Scores
from tests.stages.attribution.network import decoded, scores_for, words_of

TEXT = "Brook said it rains. Lind declined to comment. She said: “It pours.”"
CONTENTS = {"said": ["it rains"], "declined": [], ": “": ["“It pours.”"]}
SOURCES = {"said": "Brook", "declined": "Lind"}
NO_SOURCE, QUOTED, NESTED, SILENT = range(9, 13)  # the signs behind the nine log-odds
EVEN = (0.0,) * (1 + EVIDENCE)


def played(sure: float = 6.0) -> tuple[Scores, list[Found]]:
    """Return the scores of the text and what is found with them."""
    scores = scores_for(TEXT, CONTENTS, SOURCES, acts={"declined": Act.DECLINE}, sure=sure)
    return scores, list(decoded(TEXT, scores))


def test_the_evidence_of_every_statement_is_finite() -> None:
    """Also of a refusal without words, and of what is as good as certain."""
    scores, found = played(sure=500.0)
    assert len(found) == 3
    seen = evidence(words_of(TEXT), scores, found)
    assert seen.shape == (3, EVIDENCE)
    assert np.isfinite(seen).all()


def test_the_evidence_tells_source_marks_depth_and_silence() -> None:
    """Each is a value of its own."""
    scores, (said, declined, quoted) = played()
    signs = evidence(words_of(TEXT), scores, (said, declined, quoted))[:, NO_SOURCE:]
    assert signs.tolist() == [[0, 0, 0, 0], [0, 0, 0, 1], [1, 1, 0, 0]]
    assert evidence(words_of(TEXT), scores, [replace(said, nested=True)])[0, NESTED] == 1


@pytest.mark.parametrize(("bias", "chance"), [(0.0, 0.5), (2.0, 0.881), (-50.0, 0.0)])
def test_the_curves_are_the_cards(bias: float, chance: float) -> None:
    """The first weight is what is held without any evidence."""
    scores, (said, *_) = played()
    (rated,) = rate(words_of(TEXT), scores, [said], (bias, *EVEN[1:]), EVEN)
    assert (rated.content, rated.source) == (chance, 0.5)


def test_surer_words_are_likelier_right() -> None:
    """A weight on the words' own chances does what it says."""
    by_words = (0.0, 0.0, 0.0, 1.0, *(0.0,) * (EVIDENCE - 3))
    chances = []
    for sure in (1.0, 3.0):
        scores, (said, *_) = played(sure)
        chances.extend(one.content for one in rate(words_of(TEXT), scores, [said], by_words, EVEN))
    assert chances[0] < chances[1]


def test_what_the_network_says_is_told_beside() -> None:
    """The chances of cue, words, edges, source and acts are the network's."""
    scores, (said, declined, _) = played()
    rated, refused = rate(words_of(TEXT), scores, [said, declined], EVEN, EVEN)
    assert (rated.marked, rated.outer, rated.inner, rated.must) == (0.95, 0.95, 0.0, 0.9)
    assert (rated.words, rated.edges, rated.sayer) == (0.998, 0.998, 0.998)
    assert rated.acts == tuple(float(act is Act.SAY) for act in Act)
    assert (refused.words, refused.edges, refused.acts[tuple(Act).index(Act.DECLINE)]) == (0.0, 1.0, 1.0)
