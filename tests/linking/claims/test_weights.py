"""Weights: how alike a pair of points is by its signs."""

from typing import Any

import numpy as np
import pytest

from sayso.linking.claims.weights import SURE, ClaimWeights
from sayso.stages.boosted import Trees, build_trees


def trees(base: float, threshold: float = 0.0) -> Trees:
    """Return trees that give every pair these odds."""
    none: dict[str, list[Any]] = {name: [] for name in ("roots", "sign", "at_most", "left", "right", "value")}
    return build_trees(
        {"names": ["grams", "shorter", "article"], "base": base, "threshold": threshold, **none}
    )


@pytest.mark.parametrize(("odds", "grams", "sure"), [(5.0, 0.0, True), (-5.0, 0.0, False), (-5.0, 1.0, True)])
def test_what_the_guard_does_not_find_likely_is_not_sure(odds: float, grams: float, *, sure: bool) -> None:
    """It stays alike, and is linked where less is asked; the same words are sure."""
    weights = ClaimWeights({}, 1.0, trees(5.0), trees(odds, 0.5))
    (found,) = weights.likeness(np.array([[grams, 3.0, 0.1]])).tolist()
    assert (found >= SURE) is sure
    assert found > SURE - 0.001


@pytest.mark.parametrize(
    ("signs", "sure"),
    [
        ((0.8, np.log1p(5), 0.1), True),
        ((0.79, np.log1p(5), 0.1), False),
        ((0.8, np.log1p(4), 0.1), False),
        ((0.0, np.log1p(5), 1.0), True),
        ((0.0, np.log1p(5), 0.99), False),
    ],
)
def test_what_is_told_again_is_sure(signs: tuple[float, float, float], *, sure: bool) -> None:
    """Five words with four in five of their letters, or points of one text, need no guard."""
    weights = ClaimWeights({}, 1.0, trees(5.0), trees(-5.0, 0.5))
    (found,) = weights.likeness(np.array([signs])).tolist()
    assert (found >= SURE) is sure


def test_an_unlisted_stem_tells_as_much_as_is_said() -> None:
    """A word that stands everywhere tells nothing, one that nobody counted a given amount."""
    weights = ClaimWeights({"the": 0.0}, 1.5, trees(5.0, 0.4), trees(5.0))
    assert (weights.rarity("the"), weights.rarity("velmouth"), weights.threshold) == (0.0, 1.5, 0.4)
