"""Sources: whose words a cue reports, as the likeliest stretch of words."""

from dataclasses import dataclass

import numpy as np

from sayso.stages.attribution.scores import Anchor, Floats
from sayso.stages.attribution.words import MARK, Run, Words

_NEAR = 12  # words from the best one, when none is sure
_STRAY = 0.6  # then, least chance relative to the best one's
_GAP = 2  # unsure words inside a source
_RIVAL = 0.05  # least chance of a source that was not taken to be told


@dataclass(frozen=True, slots=True)
class Sourced:
    """The source, if any, the chance that this is right, and the stretches it was chosen over."""

    run: Run | None
    chance: float
    over: tuple[tuple[Run, float], ...] = ()


def find_source(words: Words, anchor: Anchor, cue: Run | None, *, least: float, faint: float) -> Sourced:
    """Return the stretch with most expected source words, none of them of `cue`.

    There is none where the best is fainter than `faint`.
    """
    chance = 1 / (1 + np.exp(-np.clip(anchor.source, -30, 30)))
    if cue is not None:
        chance[max(cue.first - anchor.first, 0) : max(cue.last + 1 - anchor.first, 0)] = 0.0
    best = int(chance.argmax())
    line = words.line[anchor.first : anchor.last]
    chance = np.where(line == line[best], chance, 0.0)  # a source never runs over the end of a line
    if chance[best] <= faint:
        return Sourced(None, float(1 - chance[best]), _rivals(words, anchor, chance, None))
    rows = np.flatnonzero(chance > least)
    if not len(rows):
        rows = np.flatnonzero(chance > chance[best] * _STRAY)
        rows = rows[abs(rows - best) <= _NEAR]
    runs = _stretches(rows.tolist())
    first, last = runs[0]
    if len(runs) > 1:
        first, last = max(runs, key=lambda run: (chance[run.first : run.last + 1].sum(), -run.first))
    run = _trimmed(words, Run(first + anchor.first, last + anchor.first))
    top = float(chance[run.first - anchor.first : run.last + 1 - anchor.first].max())
    return Sourced(run, top, _rivals(words, anchor, chance, run))


def _stretches(rows: list[int]) -> list[Run]:
    runs: list[Run] = []
    for row in rows:
        if runs and row - runs[-1].last <= _GAP + 1:
            runs[-1] = Run(runs[-1].first, row)
        else:
            runs.append(Run(row, row))
    return runs


def _rivals(
    words: Words, anchor: Anchor, chance: Floats, chosen: Run | None
) -> tuple[tuple[Run, float], ...]:
    """Return the two best other stretches, best first."""
    rows = np.flatnonzero(chance > _RIVAL) + anchor.first
    if chosen is not None:
        rows = rows[(rows < chosen.first) | (rows > chosen.last)]
    runs = [_trimmed(words, run) for run in _stretches(rows.tolist())]
    rated = [
        (run, float(chance[run.first - anchor.first : run.last + 1 - anchor.first].max())) for run in runs
    ]
    return tuple(sorted(rated, key=lambda pair: (-pair[1], pair[0]))[:2])


def _trimmed(words: Words, run: Run) -> Run:
    first, last = run
    case = words.features[:, 0]
    while first < last and case[first] == MARK:
        first += 1
    while last > first and case[last] == MARK:
        last -= 1
    return Run(first, last)
