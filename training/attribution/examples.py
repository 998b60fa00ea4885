"""Examples: stretches of articles as batches of arrays, with what the network should say of them."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from sayso.stages.attribution.windows import SIZE, Window, plan_windows, window_arrays
from sayso.stages.attribution.words import FIRST_IN_LINE, GLUED, NOT_FIRST, Words
from training.attribution.corpus import UNKNOWN, Document, Labels

IGNORED = -100
CASE, QUOTE, BREAK, TAG, RELATION = range(5)
# How often a stretch is changed, so that other typography does not break the network.
RECASED, UNPARSED, UNBROKEN, STRAIGHT = 0.07, 0.04, 0.05, 0.15
SHORTEST = 60  # pieces of the shortest windows that an article is cut into
_CURLY = {"“": '"', "”": '"', "‘": "'", "’": "'"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A window of a document, in the words it is shown in and the labels that fit them."""

    words: Words
    labels: Labels
    window: Window


def cut(document: Document, source: random.Random | None, straight: Mapping[int, int]) -> list[Stretch]:
    """Return stretches that cover the document, in windows of varied size; with no `source` as it is read."""
    if source is None:
        words, labels, size = document.words, document.labels, SIZE
    else:
        words, labels = varied(document, source, straight)
        size = source.choice((SIZE, SIZE, source.randint(SHORTEST, SIZE)))
    return [Stretch(words, labels, window) for window in plan_windows(words, size)]


def varied(document: Document, source: random.Random, straight: Mapping[int, int]) -> tuple[Words, Labels]:
    """Return the words, now and then in another case, without parse, line breaks or curly marks."""
    chance = source.random()
    words, labels = document.words, document.labels
    if chance < RECASED:
        words, labels = document.recased, document.relabels
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
    return words, labels


def straight_marks(pieces: Mapping[str, int]) -> dict[int, int]:
    """Return the number of the straight mark for each curly one."""
    return {pieces[curly]: pieces[straight] for curly, straight in _CURLY.items()}


def _with(words: Words, column: int, values: NDArray[np.int64]) -> Words:
    features = words.features.copy()
    features[:, column] = values
    return replace(words, features=features)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What the network reads, which rows are real words, and what it should say.

    `sources` lists example, row of the anchor and rows of its source; `acts` the accepted acts of an anchor;
    `must` whether its statement must be told.
    """

    inputs: tuple[Tensor, ...]
    real: Tensor
    marked: Tensor
    cue: Tensor
    content: Tensor
    source: Tensor
    said_by: Tensor
    nested_by: Tensor
    sources: list[tuple[int, int, list[int]]]
    acts: list[tuple[int, int, tuple[int, ...]]]
    must: list[tuple[int, int, bool]]


def collate(stretches: Sequence[Stretch], ends: tuple[int, int]) -> Batch:
    """Return stretches as one batch, padded."""
    arrays = [window_arrays(one.words, one.window, ends) for one in stretches]
    width = -(-max(a["ids"].shape[1] for a in arrays) // 8) * 8
    rows = max(a["first"].shape[1] for a in arrays)
    ids, features = (_padded([a[key][0] for a in arrays], width) for key in ("ids", "features"))
    mask = np.zeros(ids.shape, dtype=np.float32)
    for place, array in enumerate(arrays):
        mask[place, : array["ids"].shape[1]] = 1
    first, head, line = (_padded([a[key][0] for a in arrays], rows) for key in ("first", "head", "line"))
    real = np.zeros((len(arrays), rows), dtype=bool)
    for place, array in enumerate(arrays):
        real[place, : array["first"].shape[1]] = True
    targets = {
        name: np.full((len(arrays), rows), IGNORED, dtype=np.int64)
        for name in ("marked", "cue", "content", "source", "said_by", "nested_by")
    }
    told = _Told([], [], [])
    for place, stretch in enumerate(stretches):
        _fill(place, stretch, targets, told)
    return Batch(
        inputs=tuple(torch.from_numpy(array) for array in (ids, features, mask, first, head, line)),
        real=torch.from_numpy(real),
        sources=told.sources,
        acts=told.acts,
        must=told.must,
        **{name: torch.from_numpy(target) for name, target in targets.items()},
    )


def _padded(arrays: Sequence[NDArray[np.generic]], length: int) -> NDArray[np.int64]:
    found = np.zeros((len(arrays), length, *arrays[0].shape[1:]), dtype=np.int64)
    for place, array in enumerate(arrays):
        found[place, : len(array)] = array
    return found


@dataclass(frozen=True, slots=True)
class _Told:
    sources: list[tuple[int, int, list[int]]]
    acts: list[tuple[int, int, tuple[int, ...]]]
    must: list[tuple[int, int, bool]]


def _fill(place: int, stretch: Stretch, targets: Mapping[str, NDArray[np.int64]], told: _Told) -> None:
    """Write the labels of one stretch; a content whose cue stands outside teaches nothing about the pair."""
    (first, last), labels = stretch.window, stretch.labels
    here = slice(1, last - first + 1)
    for name in ("marked", "cue", "content", "source"):
        targets[name][place, here] = getattr(labels, name)[first:last]
    for name in ("said_by", "nested_by"):
        own = getattr(labels, name)[first:last]
        inside = (own >= first) & (own < last)
        targets[name][place, here] = np.where(
            own == UNKNOWN, IGNORED, np.where(own < 0, 0, np.where(inside, own - first + 1, IGNORED))
        )
    for anchor, rows in labels.sources.items():
        if first <= anchor < last:
            held = [row - first + 1 for row in sorted(rows) if first <= row < last]
            told.sources.append((place, anchor - first + 1, held))
    for anchor, acts in labels.acts.items():
        if first <= anchor < last:
            told.acts.append((place, anchor - first + 1, acts))
            told.must.append((place, anchor - first + 1, labels.must[anchor]))
