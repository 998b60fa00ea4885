"""Link: the points of articles brought together in claims."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sayso.linking.claims.clusters import Pair, cluster
from sayso.linking.claims.columns import columns_of
from sayso.linking.claims.neighbours import neighbours
from sayso.linking.claims.pairs import all_pairs, kept_apart
from sayso.linking.claims.told import Document, Told
from sayso.linking.claims.weights import ClaimWeights, load_weights
from sayso.linking.near import copies

# From here on reports show a link.  Of links between marked mentions 92 to 97 in 100 are right then, and of
# the ten most retold claims of 804 articles eight are one claim, three of these with a stray mention.
SURE = 0.6
LEAST_KEPT = 0.15  # a pair this unlikely counts as none


class Linked(NamedTuple):
    """All points, in the order of the articles, the rows of those of each claim, and how alike pairs are."""

    told: tuple[Told, ...]
    clusters: tuple[tuple[int, ...], ...]
    scores: dict[Pair, float]


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
    if not told:
        return Linked((), (), {})
    threshold = threshold or weights.threshold
    first = copies([one.words for one in documents]) if near is None else tuple(range(len(documents)))
    columns = columns_of(documents, weights)
    scores: dict[Pair, float] = {}
    for pairs in all_pairs(columns, article_pairs(documents, weights, first) if near is None else near):
        likeness = weights.likeness(pairs.signs)
        kept = (likeness >= LEAST_KEPT) & ~kept_apart(pairs)
        rows = zip(pairs.left[kept].tolist(), pairs.right[kept].tolist(), strict=True)
        scores.update(zip(rows, likeness[kept].tolist(), strict=True))
    copied = {row for row, place in enumerate(columns.article.tolist()) if first[place] != place}
    between = {pair: score for pair, score in scores.items() if copied.isdisjoint(pair)}
    clusters = cluster(len(told), between, threshold)
    return Linked(told, _with_copies(clusters, copied, scores, threshold), scores)


def _with_copies(
    clusters: Iterable[tuple[int, ...]], copied: set[int], scores: Mapping[Pair, float], threshold: float
) -> tuple[tuple[int, ...], ...]:
    """Return the clusters, each point of a copy with the point of the original that is most like it."""
    best: dict[int, tuple[float, int]] = {}
    for (left, right), score in scores.items():
        original, copy = (left, right) if right in copied else (right, left)
        if copy in copied and original not in copied and score >= threshold:
            best[copy] = max(best.get(copy, (0.0, 0)), (score, -original))
    joined: dict[int, list[int]] = defaultdict(list)
    for copy, (_, original) in sorted(best.items()):
        joined[-original].append(copy)
    found = (
        tuple(sorted([*rows, *(copy for row in rows for copy in joined.get(row, ()))]))
        for rows in clusters
        if rows[0] not in best
    )
    return tuple(sorted(found))


def article_pairs(
    documents: Sequence[Document], weights: ClaimWeights, first: Sequence[int]
) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs of articles to compare; a copy of another, its `first`, is compared with that alone.

    So 10,000 copies of one article are 10,000 pairs.
    """
    originals = [row for row, original in enumerate(first) if row == original]
    for left, right, share in neighbours([documents[row] for row in originals], weights):
        yield originals[left], originals[right], share
    for row, original in enumerate(first):
        if row != original:
            yield original, row, 1.0
