"""Measured: a figure with what it is counted among, and its interval when articles are drawn anew.

A score that can be measured so keeps the counts of each of its articles, stories or sentences: its units.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, Protocol

from sayso.evaluation.figures import Counts, total
from sayso.evaluation.intervals import DRAWS, SEED, middle

_DIGITS = 2


class Measured(NamedTuple):
    """One figure in percent: its value, what it is counted among, and its 95 % interval."""

    value: float
    of: int
    low: float
    high: float


class Scored(Protocol):
    """A score of several units, figured from some of them as it is from all."""

    def figures(self) -> dict[str, float]:
        """Return every figure in percent, as the gate names it."""

    def counted(self) -> dict[str, int]:
        """Return what each figure is counted among: cases of a share, marks in gold of an F1."""

    def units(self) -> Sequence[Any]:
        """Return what is drawn anew: the counts of each article, story or sentence."""

    def figured(self, units: Sequence[Any]) -> dict[str, float]:
        """Return the figures of these units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedScore:
    """A score whose figures come from counts that add up; `parts` are those of each unit."""

    counts: Counts
    parts: tuple[Counts, ...] = ()

    def figures(self) -> dict[str, float]:
        """Return every figure in percent, as the gate names it."""
        raise NotImplementedError

    def units(self) -> tuple[Counts, ...]:
        """Return the counts of each unit."""
        return self.parts

    def figured(self, units: Sequence[Counts]) -> dict[str, float]:
        """Return the figures of these units."""
        return replace(self, counts=total(units)).figures()


def measure(score: Scored) -> dict[str, Measured]:
    """Return each figure of a score with its denominator and its interval."""
    counted, intervals = score.counted(), _intervals(score.units(), score.figured)
    return {
        name: Measured(value, counted[name], *intervals.get(name, (value, value)))
        for name, value in score.figures().items()
        if name in counted
    }


def _intervals(
    units: Sequence[Any], figured: Callable[[Sequence[Any]], Mapping[str, float]]
) -> dict[str, tuple[float, float]]:
    """Return the interval of every figure, all of them from the same draws."""
    draw = random.Random(SEED)  # noqa: S311 — a fixed sample, no secret
    drawn = defaultdict[str, list[float]](list)
    for _ in range(DRAWS if units else 0):
        for name, value in figured(draw.choices(units, k=len(units))).items():
            drawn[name].append(value)
    return {name: _rounded(values) for name, values in drawn.items()}


def _rounded(values: list[float]) -> tuple[float, float]:
    low, high = middle(values)
    return round(low, _DIGITS), round(high, _DIGITS)
