"""Fit boosted trees, predict across folds, and keep the trees as plain values."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier

FOLDS = 5
TREES_GROWN, DEPTH, RATE, SHARE, LEAF = 250, 3, 0.05, 0.6, 30

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


def fitted(signs: Floats, right: Flags) -> GradientBoostingClassifier:
    """Return small trees fitted to tell what is right from what is wrong."""
    trees = GradientBoostingClassifier(
        n_estimators=TREES_GROWN,
        max_depth=DEPTH,
        learning_rate=RATE,
        subsample=SHARE,
        min_samples_leaf=LEAF,
        max_features=0.3,
        random_state=1,
    )
    return trees.fit(signs, right)


def crossed(signs: Floats, right: Flags, fold: NDArray[np.int64], used: Flags) -> Floats:
    """Return the chance of each row by trees that did not see its fold, learned from the rows `used`."""
    chances = np.zeros(len(right))
    for number in range(FOLDS):
        own = fold == number
        others = ~own & used
        chances[own] = fitted(signs[others], right[others]).predict_proba(signs[own])[:, 1]
    return chances


def grown(names: Sequence[str], fit: GradientBoostingClassifier, threshold: float) -> dict[str, Any]:
    """Return the trees as plain values, all nodes in one list, with the last of the signs always 0.

    That one tells, while trees are fitted, the articles that the network was trained on.
    """
    kept: dict[str, list[float]] = {key: [] for key in ("sign", "at_most", "left", "right", "value")}
    roots = []
    for one in fit.estimators_[:, 0]:
        tree, first = one.tree_, len(kept["sign"])
        roots.append(first + _unseen(tree, 0, len(names) - 1))
        kept["sign"] += [int(sign) if 0 <= sign < len(names) - 1 else -1 for sign in tree.feature]
        kept["at_most"] += [round(float(value), 6) for value in tree.threshold]
        for side, children in (("left", tree.children_left), ("right", tree.children_right)):
            kept[side] += [
                first + _unseen(tree, int(child), len(names) - 1) if child >= 0 else -1 for child in children
            ]
        kept["value"] += [round(RATE * float(value), 6) for value in tree.value[:, 0, 0]]
    base = float(fit.init_.class_prior_[1])
    return {
        "names": list(names[:-1]),
        "threshold": threshold,
        "base": round(float(np.log(base / (1 - base))), 6),
        "roots": roots,
        **kept,
    }


def _unseen(tree: Any, node: int, seen: int) -> int:  # noqa: ANN401 — scikit-learn names no type
    """Return the node that an article not seen comes to from `node`."""
    while tree.feature[node] == seen:
        node = int(tree.children_left[node])
    return node
