"""Choose which lines are printed and which speakers are left open, across folds of the labelled articles.

Of all pairs of thresholds that keep the bounds below, the one with the most of what must be told right.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import NamedTuple

import numpy as np

from sayso.evaluation.lines import Weighed, calibration_error
from sayso.evaluation.lines_judging import COUNTED, Judged, Part
from training.boosting import Flags, Floats

HARMFUL = 0.025  # the most printed lines, of all articles and of those held out, that give words to another
OPEN = 0.08  # the most that are left open
RIGHT = 0.84  # the least of those held out that are right in everything
PRINTED = tuple(round(float(one), 2) for one in np.arange(0.2, 0.72, 0.02))
NAMED = tuple(round(float(one), 2) for one in np.arange(0.3, 0.94, 0.02))
TOLD = ((0.03, 0.76), (0.03, 0.8), (0.025, 0.76), (0.025, 0.8), (0.025, 0.84), (0.02, 0.8), (0.02, 0.82))


class Thresholds(NamedTuple):
    """From which chance a line is printed, and from which its speaker is named."""

    printed_from: float
    named_from: float


class Shares(NamedTuple):
    """What printed lines come to: shares of them, but `must` (right) and `found` of what must be told."""

    printed: int
    right: float
    harmful: float
    open: float
    must: float
    found: float
    named: float  # of found lines that name somebody, those with the right name


@dataclass(frozen=True)
class Crossed:
    """Every line judged, its two chances by trees that did not see its fold, and what must be told."""

    judged: Sequence[Judged]
    own: Flags  # of an article held out from the network
    speaker: Floats
    whole: Floats
    musts: Mapping[str, int]
    held_out: frozenset[str]

    @cached_property
    def flags(self) -> dict[str, Flags]:
        """Return by name what holds of each line."""
        told: dict[str, Callable[[Judged], bool]] = {
            "right": lambda one: one.right,
            "right_open": _right_open,
            "harmful": lambda one: one.harmful,
            "known": lambda one: one.line.speaker is not None,
            "found": lambda one: one.found,
            "must": _must,
            "named": lambda one: Part.SPEAKER in one.agreeing,
        }
        return {name: np.array([tells(one) for one in self.judged]) for name, tells in told.items()}

    def shares(self, at: Thresholds, *, own: bool) -> Shares:
        """Return what is printed at these thresholds, of the articles held out or of all."""
        of, printed = self.flags, (self.whole >= at.printed_from) & (self.own | (not own))
        opened = of["known"] & (self.speaker < at.named_from)
        right = printed & np.where(opened, of["right_open"], of["right"])
        names = printed & of["found"] & of["known"] & ~opened
        musts = sum(many for name, many in self.musts.items() if not own or name in self.held_out)
        return Shares(
            printed=int(printed.sum()),
            right=_share(right, printed.sum()),
            harmful=_share(printed & ~opened & of["harmful"], printed.sum()),
            open=_share(printed & opened, printed.sum()),
            must=_share(right & of["must"], musts),
            found=_share(printed & of["found"] & of["must"], musts),
            named=_share(names & of["named"], names.sum()),
        )

    @cached_property
    def grid(self) -> list[tuple[Thresholds, Shares, Shares]]:
        """Return what all pairs of thresholds come to, of all articles and of those held out."""
        pairs = map(Thresholds._make, product(PRINTED, NAMED))
        return [(at, self.shares(at, own=False), self.shares(at, own=True)) for at in pairs]


def _share(counted: Flags, of: int) -> float:
    return float(counted.sum()) / max(int(of), 1)


def choose(across: Crossed, harmful: float = HARMFUL, right: float = RIGHT) -> Thresholds:
    """Return the thresholds that keep all bounds with the most of what must be told right."""
    kept = [
        (every.must + own.must, at)
        for at, every, own in across.grid
        if max(every.harmful, own.harmful) <= harmful
        and max(every.open, own.open) <= OPEN
        and own.right >= right
    ]
    return max(kept)[1] if kept else Thresholds(1.0, 1.0)


def tell(across: Crossed, chosen: Thresholds) -> None:
    """Print how well both chances hold, and what other bounds would come to."""
    for name, own in (("all", False), ("held out", True)):
        rows = [row for row in range(len(across.judged)) if across.own[row] or not own]
        met = [row for row in rows if across.judged[row].found and across.judged[row].line.speaker]
        named = [Part.SPEAKER in across.judged[row].agreeing for row in met]
        whole = [across.judged[row].right for row in rows]
        print(
            f"{name}: {len(rows)} lines; calibration error of lines {_error(across.whole[rows], whole):.3f}, "
            f"of {len(met)} speakers {_error(across.speaker[met], named):.3f}"
        )
    for harmful, right in dict.fromkeys((*TOLD, (HARMFUL, RIGHT))):
        at = choose(across, harmful, right)
        mark = "*" if at == chosen else " "
        print(
            f"{mark} harmful ≤ {harmful:.3f}, right ≥ {right:.2f}: printed from {at[0]}, named from {at[1]}"
        )
        for name, own in (("all", False), ("held out", True)):
            print(f"    {name:<9}{_told(across.shares(at, own=own))}")


def _right_open(one: Judged) -> bool:
    """Return whether a line left open is right: where in truth nobody is named."""
    nobody = one.gold is not None and one.gold.speaker is None
    return nobody and one.found and one.agreeing >= COUNTED - {Part.SPEAKER}


def _must(one: Judged) -> bool:
    return one.gold is not None and one.gold.must


def _error(chances: Sequence[float] | Floats, right: Sequence[bool]) -> float:
    return calibration_error(Weighed(float(c), r) for c, r in zip(chances, right, strict=True))


def _told(of: Shares) -> str:
    return (
        f"{of.printed} printed, right {of.right:.3f}, harmful {of.harmful:.3f}, open {of.open:.3f}; "
        f"must found {of.found:.3f}, right {of.must:.3f}; speaker of named {of.named:.3f}"
    )
