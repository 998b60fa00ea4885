"""Windows: the stretches of an article that the network reads at once."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.stages.learned.words import FIRST_IN_LINE, Words

SIZE = 252  # word pieces, without the two marks at the ends: what the network was trained on
OVERLAP = 48  # pieces that two windows share: 99 % of contents end within that of their cue


class Window(NamedTuple):
    """The words `[first, last)`."""

    first: int
    last: int


def plan_windows(words: Words) -> tuple[Window, ...]:
    """Return windows that cover every word, overlapping, beginning with a line where one is near."""
    counts = np.array([len(pieces) for pieces in words.pieces], dtype=np.int64)
    before = np.concatenate([[0], np.cumsum(counts)])
    breaks = np.flatnonzero(words.features[:, 2] == FIRST_IN_LINE)
    found: list[Window] = []
    first = 0
    while first < len(words):
        last = max(int(np.searchsorted(before, before[first] + SIZE, side="right")) - 1, first + 1)
        found.append(Window(first, last))
        if last >= len(words):
            break
        first = max(_next(before, breaks, first, last), first + 1)
    return tuple(found)


def _next(before: NDArray[np.int64], breaks: NDArray[np.int64], first: int, last: int) -> int:
    """Return where the window after `[first, last)` begins."""
    latest = int(np.searchsorted(before, before[last] - OVERLAP))
    earliest = max(int(np.searchsorted(before, before[last] - 2 * OVERLAP)), first + 1)
    place = int(np.searchsorted(breaks, latest, side="right")) - 1
    return int(breaks[place]) if place >= 0 and breaks[place] >= earliest else latest


def window_arrays(words: Words, window: Window, ends: tuple[int, int]) -> dict[str, NDArray[np.generic]]:
    """Return what the network reads of one window: row 0 stands for "nobody", row k for its k-th word.

    `ends` are the numbers of the two marks the encoder expects at the ends.
    """
    first, last = window
    inside = words.pieces[first:last]
    counts = np.array([len(pieces) for pieces in inside], dtype=np.int64)
    ids = np.array([ends[0], *(piece for pieces in inside for piece in pieces), ends[1]], dtype=np.int64)
    features = np.zeros((len(ids), words.features.shape[1]), dtype=np.int64)
    features[1:-1] = np.repeat(words.features[first:last], counts, axis=0)
    place = np.concatenate([[0], 1 + np.cumsum(counts) - counts])
    head, said_by, source_of = (
        _within(rows, window) for rows in (words.head, words.said_by, words.source_of)
    )
    line = words.line[first:last]
    return {
        "ids": ids[None],
        "features": features[None],
        "first": place[None],
        "head": head[None],
        "line": np.concatenate([line[:1], line])[None],
        "ruled": np.stack([said_by, source_of], axis=1)[None],
    }


def _within(rows: NDArray[np.int64], window: Window) -> NDArray[np.int64]:
    """Return which row of the window each of its words points to; 0 for one outside, and for "nobody"."""
    first, last = window
    found = rows[first:last] - first + 1
    return np.concatenate([[0], np.where((found < 1) | (found > last - first), 0, found)])
