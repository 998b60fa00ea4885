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
