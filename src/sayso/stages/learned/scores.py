"""Scores: what the network holds of each word, and of each pair of a cue and a word near it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.stages.learned.windows import Window, plan_windows, window_arrays
from sayso.stages.learned.words import Rows, Words

Floats = NDArray[np.float64]
# Of one window: cue chances, rows of likely cues, content and source scores by word and likely cue.
Outputs = tuple[Floats, Rows, Floats, Floats]
Run = Callable[[Mapping[str, NDArray[np.generic]]], Outputs]

OTHER, BEGINS, GOES_ON = range(3)
# A word less likely than this to begin a cue is not followed up in its window (set at export), nor over all.
LEAST_IN_WINDOW = 0.02
LEAST = 0.05
# Where windows overlap, a word deep inside one counts more; from so many words on, depth adds nothing.
DEEP = 64.0
EDGE = 8.0


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word that may begin a cue, with a score for each word of `[first, first + len(content))`.

    `content` is the score of being said by this cue over being said by nobody, `source` of being its source.
    """

    row: int
    first: int
    content: Floats
    source: Floats

    @property
    def last(self) -> int:
        """The row after the last one scored."""
        return self.first + len(self.content)


@dataclass(frozen=True, slots=True)
class Scores:
    """The chance of each word to begin or go on a cue, and the anchors in text order."""

    cue: Floats
    anchors: tuple[Anchor, ...]


def find_scores(words: Words, run: Run, ends: tuple[int, int]) -> Scores:
    """Return the network's scores of all words, windows joined by a weighted mean."""
    tags = np.zeros((len(words), 3))
    weight = np.zeros((len(words), 1))
    columns: dict[int, list[_Column]] = {}
    for window in plan_windows(words):
        outputs = run(window_arrays(words, window, ends))
        chance = outputs[0][1:]
        depth = _depth(window, len(words))
        tags[window.first : window.last] += depth[:, None] * chance
        weight[window.first : window.last] += depth[:, None]
        for column in _columns(window, outputs, depth):
            columns.setdefault(column.row, []).append(column)
    cue = tags / np.maximum(weight, 1e-9)
    rows = sorted(row for row in columns if cue[row, BEGINS] > LEAST)
    return Scores(cue, tuple(_joined(columns[row]) for row in rows))


@dataclass(frozen=True, slots=True)
class _Column:
    row: int
    first: int
    content: Floats
    source: Floats
    weight: Floats


def _columns(window: Window, outputs: Outputs, depth: Floats) -> Iterable[_Column]:
    _, likely, content, source = outputs
    for column, place in enumerate((likely - 1).tolist()):
        yield _Column(
            window.first + place,
            window.first,
            content[1:, column],
            source[1:, column],
            np.minimum(depth, depth[place]),
        )


def _depth(window: Window, length: int) -> Floats:
    """Return how far inside the window each word stands; the article's own ends are no edges."""
    places = np.arange(window.first, window.last)
    left = places - window.first + EDGE if window.first else np.full(len(places), DEEP)
    right = window.last - places + EDGE if window.last < length else np.full(len(places), DEEP)
    depth: Floats = np.minimum(np.minimum(left, right), DEEP)
    return depth


def _joined(columns: list[_Column]) -> Anchor:
    if len(columns) == 1:
        return Anchor(columns[0].row, columns[0].first, columns[0].content, columns[0].source)
    first = min(column.first for column in columns)
    last = max(column.first + len(column.content) for column in columns)
    content, source, weight = (np.zeros(last - first) for _ in range(3))
    for column in columns:
        here = slice(column.first - first, column.first - first + len(column.content))
        content[here] += column.weight * column.content
        source[here] += column.weight * column.source
        weight[here] += column.weight
    weight = np.maximum(weight, 1e-9)
    return Anchor(columns[0].row, first, content / weight, source / weight)
