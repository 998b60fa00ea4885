"""Scores: what the network holds of each word, and of each pair of an anchor and a word near it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.stages.attribution.windows import plan_windows, window_arrays
from sayso.stages.attribution.words import Rows, Words

Floats = NDArray[np.float64]


class Outputs(NamedTuple):
    """What the network says of one window, row 0 standing for nobody.

    `marked` and `cue` are chances by word; `likely` are the rows of likely anchors, and `content`, `nested`
    and `source` score each pair of a word and one of them; `act` and `must` hold a row for each.
    """

    marked: Floats
    cue: Floats
    likely: Rows
    content: Floats
    nested: Floats
    source: Floats
    act: Floats
    must: Floats


Run = Callable[[Mapping[str, NDArray[np.generic]]], Outputs]

# What a word is to cues: nothing, the anchor (the head) of one, a word of one; the anchor of one inside
# another's words, and of a name that is itself the cue, as before the turns of a talk.
OTHER, BEGINS, GOES_ON, BEGINS_INSIDE, TURNS = range(5)
# A word less likely than this to be an anchor is not followed up in its window (set at export).
LEAST_IN_WINDOW = 0.03


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A word that may be the head of a cue, with a score for each word of `[first, last)`.

    `content` is the score of being said by this cue over being said by nobody, `nested` the same inside
    another's words, `source` of being its source.  `act` holds the chance of each act, `must` the chance that
    a reader has to know the statement.
    """

    row: int
    first: int
    content: Floats
    nested: Floats
    source: Floats
    act: Floats
    must: float

    @property
    def last(self) -> int:
        """The row after the last one scored."""
        return self.first + len(self.content)


@dataclass(frozen=True)
class Scores:
    """By word the chances of cues, as PolNeAR marks them and as lines do; and the anchors in text order."""

    marked: Floats
    cue: Floats
    anchors: tuple[Anchor, ...]

    def outer(self, row: int) -> float:
        """Return the chance that a statement of its own hangs on the word."""
        return self._outer[row]

    def inner(self, row: int) -> float:
        """Return the chance that a statement inside another's words hangs on the word."""
        return self._inner[row]

    @cached_property
    def _outer(self) -> list[float]:
        found: list[float] = np.maximum(
            self.cue[:, BEGINS] + self.cue[:, TURNS], self.marked[:, BEGINS]
        ).tolist()
        return found

    @cached_property
    def _inner(self) -> list[float]:
        found: list[float] = self.cue[:, BEGINS_INSIDE].tolist()
        return found


def find_scores(words: Words, run: Run, ends: tuple[int, int]) -> Scores:
    """Return the network's scores of all words; where windows overlap, each word's from the middle of one."""
    marked, cue = np.zeros((len(words), 3)), np.zeros((len(words), 5))
    depth = np.full(len(words), -1)
    anchors: dict[int, Anchor] = {}
    for window in plan_windows(words):
        outputs = run(window_arrays(words, window, ends))
        here = slice(window.first, window.last)
        place = np.arange(window.last - window.first)
        inside = np.minimum(place, place[::-1])
        better = inside > depth[here]
        for row in (window.first + np.flatnonzero(better & (depth[here] >= 0))).tolist():
            anchors.pop(row, None)
        depth[here][better] = inside[better]
        marked[here][better] = outputs.marked[1:][better]
        cue[here][better] = outputs.cue[1:][better]
        pairs = [
            np.ascontiguousarray(each[1:].T) for each in (outputs.content, outputs.nested, outputs.source)
        ]
        for column, row in enumerate((outputs.likely - 1).tolist()):
            if row >= 0 and better[row]:
                content, nested, source = (each[column] for each in pairs)
                anchors[window.first + row] = Anchor(
                    row=window.first + row,
                    first=window.first,
                    content=content,
                    nested=nested,
                    source=source,
                    act=outputs.act[column],
                    must=float(outputs.must[column]),
                )
    return Scores(marked, cue, tuple(anchors[row] for row in sorted(anchors)))
