"""Boosted: trees as they are kept, and the chance of each row of signs."""

from collections.abc import Mapping
from itertools import product

import numpy as np
import pytest

from sayso.stages.boosted import build_trees, named_signs, odds_of

# The first tree asks whether sign 0 is at most 2, then whether sign 1 is at most .5; the second asks nothing.
KEPT: Mapping[str, object] = {
    "names": ["tokens", "nested"],
    "threshold": 0.6,
    "base": 0.5,
    "roots": [0, 5],
    "sign": [0, -1, 1, -1, -1, -1],
    "at_most": [2.0, 0.0, 0.5, 0.0, 0.0, 0.0],
    "left": [1, -1, 3, -1, -1, -1],
    "right": [2, -1, 4, -1, -1, -1],
    "value": [0.0, -1.0, 0.0, 2.0, 1.0, -0.5],
}


def odds(chance: float) -> float:
    """Return the log-odds of a chance."""
    return float(np.log(chance / (1 - chance)))


@pytest.mark.parametrize(
    ("signs", "leaves"),
    [((1.0, 9.0), -1.5), ((2.0, 0.0), -1.5), ((3.0, 0.0), 1.5), ((3.0, 0.5), 1.5), ((3.0, 1.0), 0.5)],
)
def test_a_chance_is_the_sum_of_one_leaf_a_tree(signs: tuple[float, float], leaves: float) -> None:
    """What is at most the threshold goes left; leaves and base add up to log-odds."""
    (chance,) = build_trees(KEPT).chance(np.array([signs]))
    assert odds(chance) == pytest.approx(leaves + 0.5)


def test_rows_are_scored_apart() -> None:
    """Many rows have the chances that each has alone."""
    trees, rows = build_trees(KEPT), np.array(list(product((1.0, 2.5), (0.0, 1.0))))
    assert trees.chance(rows).tolist() == [float(trees.chance(row[None])[0]) for row in rows]


def test_without_trees_the_base_is_all() -> None:
    """No sign is asked for, and no row is no chance."""
    trees = build_trees({name: [] for name in KEPT} | {"threshold": 0.5, "base": 0.0})
    assert trees.chance(np.zeros((2, 0))).tolist() == [0.5, 0.5]
    assert trees.chance(np.zeros((0, 0))).tolist() == []


def test_trees_are_read_as_they_are_kept() -> None:
    """Names, threshold and base stand beside the nodes."""
    trees = build_trees(KEPT)
    assert (trees.names, trees.threshold, trees.base) == (("tokens", "nested"), 0.6, 0.5)
    assert (trees.roots.tolist(), trees.at_most[2], trees.value[4]) == ([0, 5], 0.5, 1.0)


def test_named_signs_are_picked_by_name() -> None:
    """Signs beyond those that the trees know are not looked at."""
    trees = build_trees(KEPT)
    (chance,) = trees.chances([{"other": 7.0, "nested": 1.0, "tokens": 3.0}])
    assert chance == trees.chance(np.array([[3.0, 1.0]]))[0]
    assert trees.chances([]) == []


def test_signs_of_a_value_and_of_a_chance() -> None:
    """One of the names is 1, and no chance is so sure that its odds have no end."""
    assert named_signs("kind", "b", ("a", "b")) == {"kind_a": 0.0, "kind_b": 1.0}
    assert odds_of(0.5) == 0.0
    assert np.isfinite(odds_of(1.0))
