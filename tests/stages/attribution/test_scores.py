"""Scores are the network's, word by word, whatever window a word was read in."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from sayso.model.statement import Act
from sayso.stages.attribution.scores import BEGINS, BEGINS_INSIDE, TURNS, Outputs, Scores, find_scores
from sayso.stages.attribution.windows import plan_windows
from tests.stages.attribution.network import VOCABULARY, words_of

IT = VOCABULARY.pieces["it"]


def told(arrays: Mapping[str, NDArray[np.generic]]) -> Outputs:
    """Play a network to which each "it" is a cue; the score of a pair is the distance of its words."""
    pieces, first = arrays["ids"][0], arrays["first"][0].astype(np.int64)
    likely = np.flatnonzero(pieces[first] == IT)
    marked, cue = np.zeros((len(first), 3)), np.zeros((len(first), 5))
    marked[likely, BEGINS] = 0.9
    cue[likely, BEGINS] = 0.8
    distance = (np.arange(len(first))[:, None] - likely[None]).astype(float)
    acts = np.zeros((len(likely), len(Act)))
    return Outputs(marked, cue, likely, distance, distance, -distance, acts, np.full(len(likely), 0.5))


def test_every_word_and_every_anchor_is_scored_once() -> None:
    """Where a long line is read in two windows, each word is that of the window it stands deeper in."""
    words = words_of("it rains so\n" * 90 + "it rains so " * 300)
    assert len(plan_windows(words)) > 3
    scores = find_scores(words, told, (1, 2))
    its = [row for row, pieces in enumerate(words.pieces) if pieces == (IT,)]
    assert np.flatnonzero(scores.marked[:, BEGINS]).tolist() == its
    assert [anchor.row for anchor in scores.anchors] == its


def test_the_scores_of_an_anchor_name_their_words() -> None:
    """The first word scored is `first`, and the scores of one word follow those of the one before."""
    words = words_of("it rains so\n" * 200)
    for anchor in find_scores(words, told, (1, 2)).anchors:
        assert anchor.content.tolist() == (np.arange(anchor.first, anchor.last) - anchor.row).tolist()
        assert anchor.source.tolist() == (-anchor.content).tolist()


def test_a_text_without_words_has_no_scores() -> None:
    """The network is not asked."""
    scores = find_scores(words_of(""), told, (1, 2))
    assert (len(scores.marked), len(scores.cue), scores.anchors) == (0, 0, ())


def test_a_statement_of_its_own_hangs_on_a_cue_or_on_a_name_before_a_turn() -> None:
    """Either scale may say so; what stands inside another's words is asked apart."""
    marked, cue = np.zeros((3, 3)), np.zeros((3, 5))
    marked[0, BEGINS], cue[1, [BEGINS, TURNS]], cue[2, BEGINS_INSIDE] = 0.7, (0.2, 0.3), 0.6
    scores = Scores(marked, cue, ())
    assert [round(scores.outer(row), 3) for row in range(3)] == [0.7, 0.5, 0.0]
    assert [scores.inner(row) for row in range(3)] == [0.0, 0.0, 0.6]
