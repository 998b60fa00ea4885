"""Components: points that likely pairs hold together; each is clustered by itself."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.linking.claims.clusters import cluster

Ints = NDArray[np.int64]


class Scored(NamedTuple):
    """Pairs of points by their rows, with how alike they are in ten-thousandths."""

    left: Ints
    right: Ints
    score: Ints


def together(parts: Iterable[Scored]) -> Scored:
    """Return several parts as one."""
    none = np.empty(0, np.int64)
    every = [Scored(none, none, none), *parts]
    return Scored(*(np.concatenate([part[at] for part in every]) for at in range(3)))


UNIT = 10_000  # scores are kept as whole numbers: sums then hang on no order


def clusters_of(size: int, pairs: Scored, threshold: float) -> tuple[tuple[int, ...], ...]:
    """Return the clusters of two points or more, each in order.

    Points are clustered among those that pairs of `threshold` or more hold together, so that one article
    more changes nothing where it has no such pair.

    >>> pairs = Scored(*np.array([(0, 1, 9000), (2, 3, 8000), (1, 2, 3000)]).T)
    >>> clusters_of(4, pairs, 0.5)
    ((0, 1), (2, 3))
    """
    found: list[tuple[int, ...]] = []
    for rows, own in components(size, pairs, threshold):
        places = {row: at for at, row in enumerate(rows)}
        scores = {
            (places[left], places[right]): score / UNIT
            for left, right, score in zip(*(column.tolist() for column in own), strict=True)
        }
        groups = cluster(len(rows), scores, threshold)
        found += [tuple(rows[at] for at in group) for group in groups if len(group) > 1]
    return tuple(sorted(found))


def components(size: int, pairs: Scored, threshold: float) -> Iterator[tuple[list[int], Scored]]:
    """Yield the rows of each component of two points or more, in order, with all pairs inside it."""
    label = _labels(size, pairs, threshold)
    inside = label[pairs.left] == label[pairs.right]
    left, right, score = (column[inside] for column in pairs)
    by_label = np.lexsort((right, left, label[left]))
    left, right, score = left[by_label], right[by_label], score[by_label]
    of = label[left]
    edges = np.flatnonzero(np.r_[True, of[1:] != of[:-1], True]) if of.size else np.empty(0, np.int64)
    for start, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        own = Scored(left[start:end], right[start:end], score[start:end])
        yield np.unique(np.concatenate((own.left, own.right))).tolist(), own


def _labels(size: int, pairs: Scored, threshold: float) -> Ints:
    """Return for each point the lowest row that likely pairs lead to."""
    likely = pairs.score >= round(threshold * UNIT)
    parent = list(range(size))
    for left, right in zip(pairs.left[likely].tolist(), pairs.right[likely].tolist(), strict=True):
        one, other = _root(parent, left), _root(parent, right)
        if one != other:
            parent[max(one, other)] = min(one, other)
    return np.array([_root(parent, row) for row in range(size)], np.int64)


def _root(parent: list[int], row: int) -> int:
    while parent[row] != row:
        parent[row] = parent[parent[row]]
        row = parent[row]
    return row


def joined(pairs: Scored, threshold: float) -> dict[int, int]:
    """Return for each point of copies the one of the originals that is most like it; `left` are originals."""
    best: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for original, copy, score in zip(*(column.tolist() for column in pairs), strict=True):
        if score >= round(threshold * UNIT):
            best[copy] = max(best[copy], (score, -original))
    return {copy: -original for copy, (_, original) in best.items()}
