"""Sources: whose words a cue reports, as the likeliest stretch of words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sayso.stages.attribution.owning import bounded
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


def source_chances(anchors: Sequence[Anchor]) -> list[Floats]:
    """Return the chances of the words near each anchor to be part of its source."""
    return bounded([anchor.source for anchor in anchors], lambda scores: 1 / (1 + np.exp(-scores)))


def find_source(
    words: Words, anchor: Anchor, chance: Floats, cue: Run | None, *, least: float, faint: float
) -> Sourced:
    """Return the stretch with most expected source words, none of them of `cue`.

    There is none where the best is fainter than `faint`.  `chance` is one of `source_chances`; of words
    that cannot be its source it becomes 0.
    """
    if cue is not None:
        chance[max(cue.first - anchor.first, 0) : max(cue.last + 1 - anchor.first, 0)] = 0.0
    best = int(chance.argmax())
    first, after = _line(words, anchor, best)
    chance[:first] = chance[after:] = 0.0  # a source never runs over the end of a line
    if chance[best] <= faint:
        return Sourced(None, float(1 - chance[best]), _rivals(words, anchor, chance, None))
    rows = (chance > least).nonzero()[0]
    if not len(rows):
        rows = (chance > chance[best] * _STRAY).nonzero()[0]
        rows = rows[abs(rows - best) <= _NEAR]
    runs = _stretches(rows.tolist())
    first, last = runs[0]
    if len(runs) > 1:
        first, last = max(runs, key=lambda run: (chance[run.first : run.last + 1].sum(), -run.first))
    run = _trimmed(words, Run(first + anchor.first, last + anchor.first))
    top = float(chance[run.first - anchor.first : run.last + 1 - anchor.first].max())
    return Sourced(run, top, _rivals(words, anchor, chance, run))


def _line(words: Words, anchor: Anchor, place: int) -> tuple[int, int]:
    """Return where, from the anchor's first word on, the line of the word at `place` begins and ends."""
    line = words.line[anchor.first + place]
    first, after = words.line.searchsorted((line, line + 1)).tolist()
    return max(first - anchor.first, 0), after - anchor.first


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
    rows = (chance > _RIVAL).nonzero()[0] + anchor.first
    if chosen is not None:
        rows = rows[(rows < chosen.first) | (rows > chosen.last)]
    if not len(rows):
        return ()
    runs = [_trimmed(words, run) for run in _stretches(rows.tolist())]
    rated = [
        (run, float(chance[run.first - anchor.first : run.last + 1 - anchor.first].max())) for run in runs
    ]
    return tuple(sorted(rated, key=lambda pair: (-pair[1], pair[0]))[:2])


def _trimmed(words: Words, run: Run) -> Run:
    first, last = run
    case = words.features[first : last + 1, 0].tolist()
    while first < last and case[first - run.first] == MARK:
        first += 1
    while last > first and case[last - run.first] == MARK:
        last -= 1
    return Run(first, last)
