"""Neighbours: the articles that may tell the same, by their heaviest words within days of each other."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log1p, sqrt

from sayso.linking.claims.stems import stems
from sayso.linking.claims.told import Document
from sayso.linking.claims.weights import ClaimWeights

# Of 96 pairs of articles of one story among 852 articles, 92 are among these; keys on single points lose
# 44 to 97 of 100 links.
HEAVIEST = 40
DAYS = 14
LEAST = 0.05
MOST = 20
# A word that more articles share tells nothing of a story, and comparing all of them would be quadratic.
COMMON = 400


def neighbours(documents: Sequence[Document], weights: ClaimWeights) -> tuple[tuple[int, int, float], ...]:
    """Return pairs of articles, the earlier read first, with how like they are; copies are told by `copies`.

    Each article has the `MOST` that are most like it, and is that of others too.
    """
    profiles = [_profile(one, weights) for one in documents]
    holders: dict[str, list[int]] = defaultdict(list)
    found: dict[tuple[int, int], float] = {}
    for row, profile in enumerate(profiles):
        for word in profile:
            holders[word].append(row)
    for row, profile in enumerate(profiles):
        likeness: dict[int, float] = defaultdict(float)
        for word, weight in profile.items():
            if len(holders[word]) <= COMMON:
                for other in holders[word]:
                    likeness[other] += weight * profiles[other][word]
        near = (
            (share, -other)
            for other, share in likeness.items()
            if other != row and share >= LEAST and _close(documents[row].day, documents[other].day)
        )
        for share, other in sorted(near, reverse=True)[:MOST]:
            found[min(row, -other), max(row, -other)] = share
    return tuple((left, right, share) for (left, right), share in sorted(found.items()))


def _profile(one: Document, weights: ClaimWeights) -> dict[str, float]:
    """Return the heaviest words of an article, as a vector of length 1."""
    counts = Counter(stems(one.words, one.language))
    heavy = {word: (1 + log1p(times - 1)) * weights.rarity(word) for word, times in counts.items()}
    top = sorted(heavy, key=lambda word: (-heavy[word], word))[:HEAVIEST]
    length = sqrt(sum(heavy[word] ** 2 for word in top)) or 1.0
    return {word: heavy[word] / length for word in top}


def _close(left: int | None, right: int | None) -> bool:
    """Tell whether two days are near; one that is not known is near all."""
    return left is None or right is None or abs(left - right) <= DAYS
