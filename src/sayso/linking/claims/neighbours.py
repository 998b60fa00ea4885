"""Neighbours: the articles that may tell the same, by their heaviest words within days of each other."""

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
    profile_of,
    share,
    stacked,
)
from sayso.linking.claims.told import Document
from sayso.linking.claims.weights import ClaimWeights

__all__ = ["DAYS", "MOST", "lists_of", "neighbours"]


def neighbours(documents: Sequence[Document], weights: ClaimWeights) -> tuple[tuple[int, int, float], ...]:
    """Return pairs of articles, the earlier read first, with how like they are; copies are told apart before.

    Each article has the `MOST` that are most like it, and is that of others too.
    """
    profiles, ids = [profile_of(one, weights) for one in documents], [one.id for one in documents]
    found = {
        (min(row, other), max(row, other)): share(like)
        for row, own in enumerate(lists_of(profiles, ids))
        for like, _, other in own
    }
    return tuple((left, right, value) for (left, right), value in sorted(found.items()))


def lists_of(profiles: Sequence[Profile], ids: Sequence[str]) -> Iterator[list[tuple[int, str, int]]]:
    """Yield for each profile those most like it, as `nearest` gives them.

    Which they are does not hang on the order of the articles.
    """
    index = _Index(profiles)
    for row in range(len(profiles)):
        yield nearest((like, ids[other], other) for like, other in index.near(row))


class _Index:
    """The articles by each of their words and half months; words that are common then lead to none."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._profiles = profiles
        self._words, self._weights = stacked(profiles)
        self._own_periods = np.array([one.period for one in profiles], np.int64)
        rows, places = np.nonzero(self._words >= 0)
        words, periods = self._words[rows, places], self._own_periods[rows]
        order = np.lexsort((rows, periods, words))
        self._held, self._when, self._rows = words[order], periods[order], rows[order]
        starts = (
            np.flatnonzero(
                np.r_[True, (self._held[1:] != self._held[:-1]) | (self._when[1:] != self._when[:-1])]
            )
            if order.size
            else np.empty(0, np.int64)
        )
        sizes = np.diff(np.r_[starts, order.size])
        self._rare = np.repeat(sizes, sizes) <= COMMON

    def near(self, row: int) -> Iterator[tuple[int, int]]:
        """Yield (likeness, row) of each article near in time that shares a word that is not common."""
        own = self._profiles[row]
        rows: Ints = np.unique(np.concatenate([np.empty(0, np.int64), *self._holders(own)]))
        alike = likeness(own, self._words[rows], self._weights[rows])
        for other, like in zip(rows.tolist(), alike.tolist(), strict=True):
            if other != row and close(own.day, self._profiles[other].day):
                yield like, other

    def _holders(self, own: Profile) -> Iterator[Ints]:
        starts = np.searchsorted(self._held, own.words, "left").tolist()
        ends = np.searchsorted(self._held, own.words, "right").tolist()
        for start, end in zip(starts, ends, strict=True):
            when = self._when[start:end]
            if not self._rare[start + int(np.searchsorted(when, own.period))]:
                continue
            if own.period == UNDATED:
                yield self._rows[start:end][self._rare[start:end]]
                continue
            for first, after in ((own.period - 1, own.period + 2), (UNDATED, UNDATED + 1)):
                low, high = np.searchsorted(when, (first, after)).tolist()
                yield self._rows[start + low : start + high][self._rare[start + low : start + high]]
