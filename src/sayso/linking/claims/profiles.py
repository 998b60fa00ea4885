"""Profiles: the heaviest words of an article as whole numbers, so that likeness is the same in any order."""

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from math import log1p, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.linking.claims.stems import stems
from sayso.linking.claims.told import Document
from sayso.linking.claims.weights import ClaimWeights

Ints = NDArray[np.int64]

# Of 96 pairs of articles of one story among 852 articles, 92 are neighbours by these; keys on single points
# lose 44 to 97 of 100 links.
HEAVIEST = 40
DAYS = 14
LEAST = 0.05
MOST = 20
# A word that more articles of half a month share leads to none of them: comparing all would be quadratic.
COMMON = 400
PERIOD = DAYS + 1  # days: who is near stands in the same period, the one before or the one after
UNDATED = -1
SCALE = 1 << 15  # sums of whole numbers do not hang on their order
_NO_WORD = -1


class Profile(NamedTuple):
    """The heaviest words of an article by their hashes, in order, with their weights; and its day."""

    words: Ints
    weights: Ints
    day: int | None

    @property
    def period(self) -> int:
        """The half month of its day."""
        return UNDATED if self.day is None else self.day // PERIOD


def profile_of(one: Document, weights: ClaimWeights) -> Profile:
    """Return the profile of an article."""
    counts = Counter(stems(one.words, one.language))
    heavy = {word: (1 + log1p(times - 1)) * weights.rarity(word) for word, times in counts.items()}
    top = sorted(heavy, key=lambda word: (-heavy[word], word))[:HEAVIEST]
    length = sqrt(sum(heavy[word] ** 2 for word in top)) or 1.0
    pairs = sorted((_hashed(word), round(SCALE * heavy[word] / length)) for word in top)
    found = np.array(pairs, np.int64).reshape(-1, 2)
    return Profile(found[:, 0].copy(), found[:, 1].copy(), one.day)


def _hashed(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big") >> 1


def stacked(profiles: Sequence[Profile]) -> tuple[Ints, Ints]:
    """Return the words and weights of several profiles, a row each."""
    words = np.full((len(profiles), HEAVIEST), _NO_WORD, np.int64)
    weights = np.zeros((len(profiles), HEAVIEST), np.int64)
    for row, one in enumerate(profiles):
        words[row, : one.words.size] = one.words
        weights[row, : one.words.size] = one.weights
    return words, weights


def likeness(own: Profile, words: Ints, weights: Ints) -> Ints:
    """Return how like other profiles are, as whole numbers up to about `SCALE` squared."""
    if not own.words.size:
        return np.zeros(len(words), np.int64)
    places = np.minimum(np.searchsorted(own.words, words), own.words.size - 1)
    found: Ints = ((own.words[places] == words) * own.weights[places] * weights).sum(axis=1)
    return found


def share(likeness: int) -> float:
    """Return the cosine of two profiles."""
    return likeness / SCALE**2


def close(left: int | None, right: int | None) -> bool:
    """Return whether two days are near; one that is not known is near all."""
    return left is None or right is None or abs(left - right) <= DAYS


def periods_near(period: int) -> tuple[int, ...]:
    """Return the periods in which the neighbours of an article of this one stand, if it has a day."""
    return (period - 1, period, period + 1, UNDATED)


def nearest(found: Iterable[tuple[int, str, int]]) -> list[tuple[int, str, int]]:
    """Return the `MOST` that are most like an article of (likeness, id, row), the likest first."""
    enough = (one for one in found if share(one[0]) >= LEAST)
    return sorted(enough, key=lambda one: (-one[0], one[1], one[2]))[:MOST]
