"""Scoring: how alike the points of pairs of articles are, each pair by itself, whatever else is read."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from sayso.linking.claims.columns import columns_of
from sayso.linking.claims.components import UNIT, Scored
from sayso.linking.claims.pairs import all_pairs, kept_apart
from sayso.linking.claims.told import Document
from sayso.linking.claims.weights import ClaimWeights

LEAST_KEPT = 0.15  # a pair this unlikely counts as none
# Of 100 pairs of points 74 have sketches less alike; of those that are one claim by .45 or more 7 in 1,000,
# by .6 or more 2.  To leave them out takes a quarter of the time.
LEAST_SKETCH = 0.05


def score(
    documents: Sequence[Document], near: Iterable[tuple[int, int, float]], weights: ClaimWeights
) -> Iterator[Scored]:
    """Yield the pairs of points of these pairs of articles that are not too unlikely; rows are of all points.

    An article beside itself is a pair like others.  Of two articles the one with the lower id is the left
    one in every computation, so that the scores are the same in any order.
    """
    order = sorted(range(len(documents)), key=lambda row: (documents[row].id, row))
    rank = {row: place for place, row in enumerate(order)}
    columns = columns_of([documents[row] for row in order], weights)
    ends = np.cumsum([0, *(len(one.told) for one in documents)])
    rows = np.concatenate([np.arange(ends[row], ends[row + 1]) for row in order])
    ranked = sorted(
        (min(rank[left], rank[right]), max(rank[left], rank[right]), share) for left, right, share in near
    )
    for pairs in all_pairs(columns, ranked, own=False, least=LEAST_SKETCH):
        likeness = weights.likeness(pairs.signs)
        kept = (likeness >= LEAST_KEPT) & ~kept_apart(pairs)
        yield Scored(
            rows[pairs.left[kept]], rows[pairs.right[kept]], np.rint(likeness[kept] * UNIT).astype(np.int64)
        )
