"""Link: the points of articles brought together in claims."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.linking.claims.clusters import Pair
from sayso.linking.claims.components import UNIT, Scored, clusters_of, joined, together
from sayso.linking.claims.neighbours import neighbours
from sayso.linking.claims.scoring import LEAST_KEPT, score
from sayso.linking.claims.told import Document, Told
from sayso.linking.claims.weights import SURE, ClaimWeights, load_weights
from sayso.linking.near import originals

__all__ = ["LEAST_KEPT", "SURE", "Linked", "article_pairs", "link", "originals_of"]


class Linked(NamedTuple):
    """All points, in the order of the articles, the rows of those of each claim, and how alike pairs are.

    `first` gives for each article the row of the one that it is counted with, its own for most.
    """

    told: tuple[Told, ...]
    clusters: tuple[tuple[int, ...], ...]
    scores: dict[Pair, float]
    first: tuple[int, ...]


def link(
    documents: Sequence[Document],
    weights: ClaimWeights | None = None,
    *,
    near: Iterable[tuple[int, int, float]] | None = None,
    threshold: float | None = None,
) -> Linked:
    """Return which points of some articles are one claim; `near` are the articles to compare, if known.

    `threshold` is how alike the pairs of a claim are on average, if not as alike as the weights say.
    """
    weights = weights or load_weights("en")
    told = tuple(one for each in documents for one in each.told)
    first = originals_of(documents) if near is None else tuple(range(len(documents)))
    if not told:
        return Linked((), (), {}, first)
    compared = article_pairs(documents, weights, first) if near is None else near
    own = ((row, row, 1.0) for row, original in enumerate(first) if row == original)
    scored = together(score(documents, (*own, *compared), weights))
    threshold = threshold or weights.threshold
    return Linked(told, _clusters(documents, scored, first, threshold), _as_dict(scored), first)


def originals_of(documents: Sequence[Document]) -> tuple[int, ...]:
    """Return for each article the row of the one that it is counted with; one not printed is its own."""
    rows = [row for row, one in enumerate(documents) if one.printed]
    found = originals([one.printed for one in documents if one.printed])
    first = dict(zip(rows, (rows[at] for at in found), strict=True))
    return tuple(first.get(row, row) for row in range(len(documents)))


def article_pairs(
    documents: Sequence[Document], weights: ClaimWeights, first: Sequence[int]
) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs of articles to compare; a copy of another, its `first`, is compared with that alone.

    So 10,000 copies of one article are 10,000 pairs.
    """
    alone = [row for row, original in enumerate(first) if row == original]
    for left, right, share in neighbours([documents[row] for row in alone], weights):
        yield alone[left], alone[right], share
    for row, original in enumerate(first):
        if row != original:
            yield original, row, 1.0


def _clusters(
    documents: Sequence[Document], scored: Scored, first: Sequence[int], threshold: float
) -> tuple[tuple[int, ...], ...]:
    """Return the clusters of all points; which they are does not hang on the order of the articles."""
    ranks, rows, copied = _ranked(documents, first)
    pairs = Scored(ranks[scored.left], ranks[scored.right], scored.score)
    of_copies = copied[scored.left] | copied[scored.right]
    found = clusters_of(len(rows), Scored(*(column[~of_copies] for column in pairs)), threshold)
    swapped = copied[scored.left][of_copies]
    left, right, value = (column[of_copies] for column in pairs)
    copies = Scored(np.where(swapped, right, left), np.where(swapped, left, right), value)
    groups = with_copies(found, joined(copies, threshold))
    several = [tuple(sorted(rows[rank] for rank in group)) for group in groups]
    alone = set(range(len(rows))).difference(*several)
    return tuple(sorted([*several, *((row,) for row in alone)]))


def _ranked(
    documents: Sequence[Document], first: Sequence[int]
) -> tuple[NDArray[np.int64], list[int], NDArray[np.bool_]]:
    """Return the place of each point where articles stand by their ids, the reverse, and those of copies."""
    starts = [0, *accumulate(len(one.told) for one in documents)]
    order = sorted(range(len(documents)), key=lambda row: (documents[row].id, row))
    rows = [at for row in order for at in range(starts[row], starts[row + 1])]
    ranks = np.empty(len(rows), np.int64)
    ranks[rows] = np.arange(len(rows))
    counts = [len(one.told) for one in documents]
    copied = np.repeat(np.array([row != original for row, original in enumerate(first)], bool), counts)
    return ranks, rows, copied


def with_copies(clusters: Iterable[tuple[int, ...]], of: Mapping[int, int]) -> list[tuple[int, ...]]:
    """Return the clusters, each point of a copy with the point of the original that is most like it."""
    copies: dict[int, list[int]] = defaultdict(list)
    for copy, original in sorted(of.items()):
        copies[original].append(copy)
    found = [
        tuple(sorted([*rows, *(copy for row in rows for copy in copies.pop(row, ()))])) for rows in clusters
    ]
    return sorted([*found, *(tuple(sorted([original, *rows])) for original, rows in copies.items())])


def _as_dict(scored: Scored) -> dict[Pair, float]:
    left, right = np.minimum(scored.left, scored.right), np.maximum(scored.left, scored.right)
    rows = zip(left.tolist(), right.tolist(), strict=True)
    return dict(zip(rows, (scored.score / UNIT).tolist(), strict=True))
