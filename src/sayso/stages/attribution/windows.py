"""Windows: the stretches of an article that the network reads at once."""

from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.stages.attribution.words import FIRST_IN_LINE, Words

SIZE = 252  # word pieces, without the two marks at the ends: what the network was trained on
# Pieces that two windows share where one line is longer than a window: 99 % of contents end within that of
# their cue.  Other windows end where a line ends and share nothing, which costs no accuracy (78.1 → 78.2).
OVERLAP = 48


class Window(NamedTuple):
    """The words `[first, last)`."""

    first: int
    last: int


def plan_windows(words: Words, size: int = SIZE) -> tuple[Window, ...]:
    """Return windows that cover every word and end where a line ends; a longer line is cut, overlapping."""
    counts = np.array(list(map(len, words.pieces)), dtype=np.int64)
    before = np.concatenate([[0], np.cumsum(counts)])
    breaks = np.append(np.flatnonzero(words.features[:, 2] == FIRST_IN_LINE), len(words))
    found: list[Window] = []
    first = 0
    while first < len(words):
        last = max(int(np.searchsorted(before, before[first] + size, side="right")) - 1, first + 1)
        place = int(np.searchsorted(breaks, last, side="right")) - 1
        whole = place >= 0 and breaks[place] > first
        last = int(breaks[place]) if whole else last
        found.append(Window(first, last))
        if whole or last >= len(words):
            first = last
        else:
            first = max(int(np.searchsorted(before, before[last] - OVERLAP)), first + 1)
    return tuple(found)


def window_arrays(words: Words, window: Window, ends: tuple[int, int]) -> dict[str, NDArray[np.generic]]:
    """Return what the network reads of one window: row 0 stands for "nobody", row k for its k-th word.

    `ends` are the numbers of the two marks the encoder expects at the ends.
    """
    first, last = window
    inside = words.pieces[first:last]
    counts = np.array(list(map(len, inside)), dtype=np.int64)
    ids = np.array([ends[0], *chain.from_iterable(inside), ends[1]], dtype=np.int64)
    features = np.zeros((len(ids), words.features.shape[1]), dtype=np.int64)
    features[1:-1] = np.repeat(words.features[first:last], counts, axis=0)
    place = np.concatenate([[0], 1 + np.cumsum(counts) - counts])
    line = words.line[first:last]
    return {
        "ids": ids[None],
        "features": features[None],
        "first": place[None],
        "head": _within(words.head, window)[None],
        "line": np.concatenate([line[:1], line])[None],
    }


def _within(rows: NDArray[np.int64], window: Window) -> NDArray[np.int64]:
    """Return which row of the window each of its words points to; 0 for one outside, and for "nobody"."""
    first, last = window
    found = rows[first:last] - first + 1
    return np.concatenate([[0], np.where((found < 1) | (found > last - first), 0, found)])
