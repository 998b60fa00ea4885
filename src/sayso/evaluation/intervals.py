"""Intervals: between which values a figure stays when the articles are drawn anew."""

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

DRAWS = 1000
SEED = 20260302


_T = TypeVar("_T")


class Interval(NamedTuple):
    """The middle 95 % of a figure over many draws."""

    low: float
    high: float

    def __str__(self) -> str:
        """Return both ends in percent."""
        return f"{100 * self.low:.1f}–{100 * self.high:.1f}"


def by_article(articles: Sequence[_T], figure: Callable[[Sequence[_T]], float]) -> Interval:
    """Return the 95 % bootstrap interval of `figure`, articles drawn whole and always the same way.

    >>> by_article([1.0, 1.0, 1.0], lambda drawn: sum(drawn) / len(drawn))
    Interval(low=1.0, high=1.0)
    """
    draw = random.Random(SEED)  # noqa: S311 — a fixed sample, no secret
    return middle([figure(draw.choices(articles, k=len(articles))) for _ in range(DRAWS)])


def middle(values: Sequence[float]) -> Interval:
    """Return between which values the middle 95 % lie.

    >>> middle([float(value) for value in range(1000)])
    Interval(low=25.0, high=974.0)
    """
    cut = len(values) // 40
    ordered = sorted(values)
    return Interval(ordered[cut], ordered[-1 - cut])


def with_interval(name: str, articles: Sequence[_T], figure: Callable[[Sequence[_T]], float]) -> str:
    """Return a line of a table: a figure in percent with its interval."""
    return f"{name}: {100 * figure(articles):.1f} (95 % interval {by_article(articles, figure)})"
