"""Weights: how alike a pair of points is by its signs."""

from typing import Any

import numpy as np
import pytest

from sayso.linking.claims.weights import SURE, ClaimWeights
from sayso.stages.boosted import Trees, build_trees


def trees(base: float, threshold: float = 0.0) -> Trees:
    """Return trees that give every pair these odds."""
    none: dict[str, list[Any]] = {
        name: [] for name in ("names", "roots", "sign", "at_most", "left", "right", "value")
    }
    return build_trees({"base": base, "threshold": threshold, **none})


@pytest.mark.parametrize(("odds", "sure"), [(5.0, True), (-5.0, False)])
def test_what_the_guard_does_not_find_likely_is_not_sure(odds: float, *, sure: bool) -> None:
    """It stays alike, and is linked where less is asked."""
    weights = ClaimWeights({}, 1.0, trees(5.0), trees(odds, 0.5))
    (found,) = weights.likeness(np.zeros((1, 0))).tolist()
    assert (found >= SURE) is sure
    assert found > SURE - 0.001
