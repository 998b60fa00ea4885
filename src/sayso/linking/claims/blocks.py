"""Blocks: all points of two articles side by side, and what is told of each pair among the others.

Words that many points of the two articles have tell of their story; words that few have tell of one claim.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.linking.claims.columns import Columns

Floats = NDArray[np.float64]
Rows = tuple[int, int]

TOLD = (
    "left",
    "right",
    "article",
    "same_article",
    "sketch",
    "sketch_over_left",
    "sketch_over_right",
    "below_best_left",
    "below_best_right",
    "local",
    "local_over_left",
    "local_over_right",
    "local_below_left",
    "local_below_right",
    "local_of_shorter",
    "local_of_longer",
)
# What is told of the left and of the right one; which is which must not depend on the order of reading.
BOTH_WAYS = (
    ("sketch_over_left", "sketch_over_right"),
    ("below_best_left", "below_best_right"),
    ("local_over_left", "local_over_right"),
    ("local_below_left", "local_below_right"),
)


class _Local(NamedTuple):
    """How alike the points of two articles are by the words that few of them have."""

    cosine: Floats
    of_shorter: Floats
    of_longer: Floats


def block(columns: Columns, left: Rows, right: Rows, share: float, least: float) -> Floats:
    """Return the pairs of two articles, one row each with the columns `TOLD`; a bare name makes none."""
    same = left == right
    if left[0] == left[1] or right[0] == right[1] or (same and left[1] - left[0] == 1):
        return np.empty((0, len(TOLD)))
    sketch = (columns.sketch[slice(*left)] @ columns.sketch[slice(*right)].T).astype(np.float64)
    local = _local(columns, left, right)
    chosen = (sketch >= least) & ~columns.bare[slice(*left)][:, None] & ~columns.bare[slice(*right)]
    if same:
        chosen = np.triu(chosen, 1)
    rows, others = np.nonzero(chosen)
    told = (
        rows + left[0],
        others + right[0],
        np.full(len(rows), share),
        np.full(len(rows), same),
        sketch[rows, others],
        *(one[rows, others] for one in _among(sketch, same=same)),
        local.cosine[rows, others],
        *(one[rows, others] for one in _among(local.cosine, same=same)),
        local.of_shorter[rows, others],
        local.of_longer[rows, others],
    )
    return np.column_stack(told)


def _among(alike: Floats, *, same: bool) -> tuple[Floats, Floats, Floats, Floats]:
    """Return how much each pair is over the mean of each of both, and how far below the best of each."""
    others = alike.copy()
    if same:
        np.fill_diagonal(others, np.nan)
    of_left, of_right = np.nanmean(others, axis=1)[:, None], np.nanmean(others, axis=0)
    best_left, best_right = np.nanmax(others, axis=1)[:, None], np.nanmax(others, axis=0)
    return alike - of_left, alike - of_right, best_left - alike, best_right - alike


def _local(columns: Columns, left: Rows, right: Rows) -> _Local:
    both = [slice(*left)] if left == right else [slice(*left), slice(*right)]
    stems = np.concatenate([columns.stems[part] for part in both])
    weights = np.concatenate([columns.weights[part] for part in both]).astype(np.float64)
    row, slot = np.nonzero(stems >= 0)
    words, places, counts = np.unique(stems[row, slot], return_inverse=True, return_counts=True)
    heavy = np.zeros((len(stems), len(words)))
    heavy[row, places] = weights[row, slot] * np.log((len(stems) + 1) / counts)[places]
    ones, others = heavy[: left[1] - left[0]], heavy[-(right[1] - right[0]) :]
    common = ones @ (others > 0).T
    totals = ones.sum(axis=1)[:, None], others.sum(axis=1)[None, :]
    norms = np.linalg.norm(ones, axis=1)[:, None] * np.linalg.norm(others, axis=1)[None, :]
    return _Local(
        _share(ones @ others.T, norms),
        np.minimum(_share(common, np.minimum(*totals)), 1),
        _share(common, np.maximum(*totals)),
    )


def _share(part: Floats, whole: Floats) -> Floats:
    return np.divide(part, whole, out=np.zeros(part.shape), where=whole > 0)
