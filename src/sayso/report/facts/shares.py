"""Shares: how much of a whole something is over several articles, with an interval where there are enough."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Fewer articles tell too little of how much articles differ.
FEWEST = 5
_Z = 1.959964  # of 95 %


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`part` of `whole`, over the `articles` that have any of the whole; the interval is one of 95 %.

    `low` and `high` are None where too few articles tell.
    """

    part: int
    whole: int
    articles: int
    low: float | None
    high: float | None

    @property
    def share(self) -> float | None:
        """The share, None of nothing."""
        return self.part / self.whole if self.whole else None


def share_of(pairs: Iterable[tuple[int, int]]) -> Share:
    """Return the share of the parts in the wholes of some articles.

    Words and statements of one article are not drawn one by one: what is drawn are articles.  So the interval
    is that of Wilson for as many independent draws as give the variance that the articles show (Korn and
    Graubard), with the quantile of as many articles.

    >>> found = share_of([(1, 4), (0, 3), (2, 5), (1, 4), (1, 4), (0, 4)])
    >>> found.part, found.whole, found.articles, round(found.low, 2), round(found.high, 2)
    (5, 24, 6, 0.07, 0.47)
    >>> share_of([(1, 4)]).low is None
    True
    """
    every = [(part, whole) for part, whole in pairs if whole]
    part, whole = sum(one for one, _ in every), sum(other for _, other in every)
    low, high = _interval(every, part, whole) if len(every) >= FEWEST else (None, None)
    return Share(part=part, whole=whole, articles=len(every), low=low, high=high)


def _interval(every: Sequence[tuple[int, int]], part: int, whole: int) -> tuple[float, float]:
    count, share = len(every), part / whole
    draws = float(min(whole, count))  # nothing or all: the articles tell nothing of how they differ
    if 0 < part < whole:
        spread = sum((one - share * of) ** 2 for one, of in every)
        variance = count / (count - 1) * spread / whole**2
        draws = min(float(whole), share * (1 - share) / variance) if variance else float(whole)
    quantile = _quantile(count - 1)
    middle = (share + quantile**2 / (2 * draws)) / (1 + quantile**2 / draws)
    half = (
        quantile
        / (1 + quantile**2 / draws)
        * math.sqrt(share * (1 - share) / draws + quantile**2 / (4 * draws**2))
    )
    return max(0.0, middle - half), min(1.0, middle + half)


def _quantile(freedom: int) -> float:
    """Return the 97.5 % quantile of Student's t, by the expansion of Cornish and Fisher; good from 4 on.

    >>> round(_quantile(4), 2), round(_quantile(30), 2)
    (2.77, 2.04)
    """
    z = _Z
    return (
        z
        + (z**3 + z) / (4 * freedom)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)
    )
