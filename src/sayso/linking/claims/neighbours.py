"""Neighbours: the articles that may tell the same, by their heaviest words within days of each other."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from sayso.linking.claims.profiles import (
    COMMON,
    DAYS,
    MOST,
    UNDATED,
    Ints,
    Profile,
    close,
    likeness,
    nearest,
    periods_near,
    profile_of,
    share,
    stacked,
)
from sayso.linking.claims.told import Document
from sayso.linking.claims.weights import ClaimWeights

__all__ = ["DAYS", "MOST", "neighbours", "neighbours_of"]


def neighbours(documents: Sequence[Document], weights: ClaimWeights) -> tuple[tuple[int, int, float], ...]:
    """Return pairs of articles, the earlier read first, with how like they are; copies are told apart before.

    Each article has the `MOST` that are most like it, and is that of others too.
    """
    return neighbours_of([profile_of(one, weights) for one in documents], [one.id for one in documents])


def neighbours_of(profiles: Sequence[Profile], ids: Sequence[str]) -> tuple[tuple[int, int, float], ...]:
    """Return the pairs of some profiles; which they are does not hang on the order of the articles."""
    index = _Index(profiles)
    found: dict[tuple[int, int], float] = {}
    for row in range(len(profiles)):
        for like, _, other in nearest((like, ids[other], other) for like, other in index.near(row)):
            found[min(row, other), max(row, other)] = share(like)
    return tuple((left, right, value) for (left, right), value in sorted(found.items()))


class _Index:
    """The articles by each of their words and half months."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._profiles = profiles
        self._words, self._weights = stacked(profiles)
        holders: dict[tuple[int, int], list[int]] = defaultdict(list)
        periods: dict[int, list[int]] = defaultdict(list)
        for row, one in enumerate(profiles):
            for word in one.words.tolist():
                holders[word, one.period].append(row)
        self._holders = {
            key: np.array(rows, np.int64) for key, rows in holders.items() if len(rows) <= COMMON
        }
        for word, period in self._holders:
            periods[word].append(period)
        self._periods = periods

    def near(self, row: int) -> Iterator[tuple[int, int]]:
        """Yield (likeness, row) of each article near in time that shares a word that is not common."""
        own = self._profiles[row]
        parts = [
            self._holders[word, period]
            for word in own.words.tolist()
            if (word, own.period) in self._holders
            for period in (self._periods[word] if own.period == UNDATED else periods_near(own.period))
            if (word, period) in self._holders
        ]
        rows: Ints = np.unique(np.concatenate(parts)) if parts else np.empty(0, np.int64)
        alike = likeness(own, self._words[rows], self._weights[rows])
        for other, like in zip(rows.tolist(), alike.tolist(), strict=True):
            if other != row and close(own.day, self._profiles[other].day):
                yield like, other
