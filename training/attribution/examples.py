"""Examples: stretches of articles as batches of arrays, with what the network should say of them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from sayso.stages.learned.windows import SIZE, Window, window_arrays
from sayso.stages.learned.words import (
    FIRST_IN_LINE,
    GLUED,
    NOBODY,
    NOT_FIRST,
    UNRULED,
    Words,
)
from training.attribution.corpus import Document, Labels

IGNORED = -100
CASE, QUOTE, BREAK, TAG, RELATION, ROLE = range(6)
# How often a stretch is changed, so that other typography does not break the network.
RECASED, UNPARSED, UNBROKEN, STRAIGHT = 0.09, 0.06, 0.06, 0.15
# How often it does not see what the rules found: they were counted on these articles and know them too well.
RULELESS = 0.2
_CURLY = {"“": '"', "”": '"', "‘": "'", "’": "'"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A window of a document."""

    document: Document
    window: Window


def cut(document: Document, source: random.Random | None) -> list[Stretch]:
    """Return stretches that cover the document; the first is of random length, to vary the cuts."""
    counts = np.array([len(pieces) for pieces in document.words.pieces], dtype=np.int64)
    before = np.concatenate([[0], np.cumsum(counts)])
    length = SIZE if source is None else source.randint(40, SIZE)
    first, found = 0, []
    while first < len(counts):
        last = max(int(np.searchsorted(before, before[first] + length, side="right")) - 1, first + 1)
        found.append(Stretch(document, Window(first, min(last, len(counts)))))
        first, length = last, SIZE
    return found


def varied(document: Document, source: random.Random, straight: dict[int, int]) -> Words:
    """Return the words, now and then in another case, without parse, line breaks, curly marks or rules."""
    chance = source.random()
    words = document.words
    if chance < RECASED:
        words = document.recased
    elif chance < RECASED + UNPARSED:
        nothing = np.zeros(len(words), dtype=np.int64)
        words = replace(_with(_with(words, TAG, nothing), RELATION, nothing), head=np.arange(len(words)))
    if source.random() < UNBROKEN:
        breaks = words.features[:, BREAK]
        other = source.choice((NOT_FIRST, GLUED))
        words = _with(words, BREAK, np.where(breaks == FIRST_IN_LINE, other, breaks))
    if source.random() < STRAIGHT:
        pieces = tuple(tuple(straight.get(piece, piece) for piece in of_word) for of_word in words.pieces)
        words = replace(words, pieces=pieces)
    if source.random() < RULELESS:
        nobody = np.full(len(words), NOBODY)
        words = replace(_with(words, ROLE, np.full(len(words), UNRULED)), said_by=nobody, source_of=nobody)
    return words


def straight_marks(pieces: dict[str, int]) -> dict[int, int]:
    """Return the number of the straight mark for each curly one."""
    return {pieces[curly]: pieces[straight] for curly, straight in _CURLY.items()}


def _with(words: Words, column: int, values: NDArray[np.int64]) -> Words:
    features = words.features.copy()
    features[:, column] = values
    return replace(words, features=features)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What the network reads, which rows are real words, and what it should say."""

    inputs: tuple[Tensor, ...]
    real: Tensor
    cue: Tensor
    content: Tensor
    source: Tensor
    said_by: Tensor
    sources: list[tuple[int, int, list[int]]]  # example, row of the cue, rows of its source


def collate(stretches: Sequence[Stretch], words: Sequence[Words], ends: tuple[int, int]) -> Batch:
    """Return stretches as one batch, padded."""
    arrays = [window_arrays(w, s.window, ends) for s, w in zip(stretches, words, strict=True)]
    width = -(-max(a["ids"].shape[1] for a in arrays) // 8) * 8
    rows = max(a["first"].shape[1] for a in arrays)
    ids, features, mask = (_padded([a[key][0] for a in arrays], width) for key in ("ids", "features", "ids"))
    mask = np.zeros(ids.shape, dtype=np.float32)
    for place, array in enumerate(arrays):
        mask[place, : array["ids"].shape[1]] = 1
    first, head, line, ruled = (
        _padded([a[key][0] for a in arrays], rows) for key in ("first", "head", "line", "ruled")
    )
    real = np.zeros((len(arrays), rows), dtype=bool)
    for place, array in enumerate(arrays):
        real[place, : array["first"].shape[1]] = True
    targets = [np.full((len(arrays), rows), IGNORED, dtype=np.int64) for _ in range(4)]
    sources: list[tuple[int, int, list[int]]] = []
    for place, stretch in enumerate(stretches):
        _fill(place, stretch, targets, sources)
    tensors = tuple(torch.from_numpy(array) for array in (ids, features, mask, first, head, line, ruled))
    cue, content, source, said_by = (torch.from_numpy(target) for target in targets)
    return Batch(
        inputs=tensors,
        real=torch.from_numpy(real),
        cue=cue,
        content=content,
        source=source,
        said_by=said_by,
        sources=sources,
    )


def _padded(arrays: Sequence[NDArray[np.generic]], length: int) -> NDArray[np.int64]:
    found = np.zeros((len(arrays), length, *arrays[0].shape[1:]), dtype=np.int64)
    for place, array in enumerate(arrays):
        found[place, : len(array)] = array
    return found


def _fill(
    place: int,
    stretch: Stretch,
    targets: Sequence[NDArray[np.int64]],
    sources: list[tuple[int, int, list[int]]],
) -> None:
    """Write the labels of one stretch; a content whose cue stands outside teaches nothing about the pair."""
    (first, last), labels = stretch.window, stretch.document.labels
    kept, here = labels.kept[first:last], slice(1, last - first + 1)
    own = labels.said_by[first:last]
    inside = (own >= first) & (own < last)
    said_by = np.where(own < 0, 0, np.where(inside, own - first + 1, IGNORED))
    for target, values in zip(
        targets,
        (labels.cue[first:last], labels.content[first:last], labels.source[first:last], said_by),
        strict=True,
    ):
        target[place, here] = np.where(kept, values, IGNORED)
    sources.extend(_sources(place, stretch.window, labels))


def _sources(place: int, window: Window, labels: Labels) -> list[tuple[int, int, list[int]]]:
    first, last = window
    return [
        (place, cue - first + 1, [row - first + 1 for row in sorted(rows) if first <= row < last])
        for cue, rows in labels.sources.items()
        if first <= cue < last and labels.kept[cue]
    ]
