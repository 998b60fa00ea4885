"""Boosted: regression trees that tell how likely something is right (gradient boosting, Friedman 2001).

They are learned on articles whose every statement people labelled; `training/lines` makes them.  Reading
needs no library for it: a tree is a handful of arrays, walked with numpy.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.languages.pack import LanguagePack
from sayso.languages.recorded import read_model

LEAST = 1e-3  # no chance is taken as surer than this


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """Boosted regression trees over named signs: per node the sign, the threshold, the children, the value.

    A node without a sign (−1) is a leaf.  The sum of one leaf a tree, and `base`, is a log-odds.
    What is less likely than `threshold` is not shown.

    `steps` are walked down from every root: `asked` and `below` are the signs and the children once more,
    right and left in turn, but a leaf asks for the first sign and is its own child.
    """

    names: tuple[str, ...]
    threshold: float
    base: float
    roots: NDArray[np.int64]
    sign: NDArray[np.int64]
    at_most: NDArray[np.float64]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: NDArray[np.float64]
    steps: int
    asked: NDArray[np.intp]
    below: NDArray[np.intp]

    def chance(self, signs: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the chance of each row of signs."""
        rows = np.arange(len(signs))[:, None] * signs.shape[1]
        node = np.tile(self.roots, (len(signs), 1))
        for _ in range(self.steps):
            goes_left = signs.take(self.asked.take(node) + rows) <= self.at_most.take(node)
            node = self.below.take(2 * node + goes_left)
        odds = self.base + self.value[node].sum(axis=1)
        found: NDArray[np.float64] = 1 / (1 + np.exp(-odds))
        return found

    def chances(self, signs: Sequence[Mapping[str, float]]) -> list[float]:
        """Return the chance of each row of named signs."""
        values = itemgetter(*self.names)
        table = np.array([values(row) for row in signs], dtype=float)
        return [float(chance) for chance in self.chance(table.reshape(len(signs), len(self.names)))]


@cache
def load_trees(pack: LanguagePack, name: str) -> Trees:
    """Return the trees in a file of a language, loaded once per process."""
    return build_trees(read_model(pack.code, name))


def build_trees(kept: Mapping[str, Any]) -> Trees:
    """Return the trees as `training/lines` writes them."""
    roots, sign, left, right = (
        np.array(kept[name], dtype=np.int64) for name in ("roots", "sign", "left", "right")
    )
    leaf, own = sign < 0, np.arange(len(sign))
    below = np.stack([np.where(leaf, own, right), np.where(leaf, own, left)], axis=1)
    return Trees(
        names=tuple(kept["names"]),
        threshold=float(kept["threshold"]),
        base=float(kept["base"]),
        roots=roots,
        sign=sign,
        at_most=np.array(kept["at_most"], dtype=np.float64),
        left=left,
        right=right,
        value=np.array(kept["value"], dtype=np.float64),
        steps=_steps(roots, below),
        asked=np.where(leaf, 0, sign).astype(np.intp),
        below=below.astype(np.intp).ravel(),
    )


def _steps(roots: NDArray[np.int64], below: NDArray[np.int64]) -> int:
    """Return how many steps down the deepest leaf is."""
    steps, level = 0, np.unique(roots)
    while len(deeper := np.setdiff1d(below[level], level)):
        steps, level = steps + 1, deeper
    return steps


def odds_of(chance: float) -> float:
    """Return the log-odds of a chance, bounded so that none is infinite."""
    bounded = min(max(chance, LEAST), 1 - LEAST)
    return math.log(bounded / (1 - bounded))


def named_signs(of: str, value: str, names: Sequence[str]) -> dict[str, float]:
    """Return one sign for each name a value can have: 1 for the one it has."""
    signs = _no_signs(of, tuple(names)).copy()
    name = f"{of}_{value}"
    if name in signs:
        signs[name] = 1.0
    return signs


@cache
def _no_signs(of: str, names: tuple[str, ...]) -> dict[str, float]:
    return {f"{of}_{name}": 0.0 for name in names}
