"""Columns: all points as numpy arrays, so that many pairs of them are compared at once."""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sayso.linking.claims.stems import folded, grams, stem
from sayso.linking.claims.told import Document, Told, day_of
from sayso.linking.claims.weights import ClaimWeights
from sayso.model.statement import Polarity, Stance

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

WORDS = 28  # stems of a point that are compared, the rarest; one point in 200 has more
NUMBERS = 4
# So few words that are all names tell nothing: of 51 links of points of up to three, 6 were right, and three
# may be a whole headline.
BARE = 2
GRAM = 4
BITS = 2048  # in which the runs of four letters of a point are kept: a point has about a hundred
SKETCH = 384  # dimensions in which all points of two articles are compared before the likely pairs are
_ONCE = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Columns:
    """One row a point, in the order of the articles; what a point does not have is -1, NaN or no bit."""

    article: Ints
    stems: Ints
    weights: Floats
    names: Floats
    joints: Ints
    joined: Floats
    bits: NDArray[np.uint8]
    sketch: Floats
    around: Floats
    numbers: NDArray[np.float64]
    counted: Ints
    trigger: Ints
    speaker: Ints
    day: Ints
    negative: NDArray[np.bool_]
    denies: NDArray[np.bool_]
    asks: NDArray[np.bool_]
    outlet: NDArray[np.bool_]
    length: Floats
    starts: Ints
    ends: Ints
    place: Floats
    bare: NDArray[np.bool_]


def columns_of(documents: Sequence[Document], weights: ClaimWeights) -> Columns:
    """Return the columns of all points of these articles."""
    told = [(place, one, each.language) for place, each in enumerate(documents) for one in each.told]
    ids = _Ids()
    split = [_split(one.words, language) for _, one, language in told]
    stems, kept, names = _padded(len(told)), _padded(len(told), float), _padded(len(told), float)
    joints, joined = _padded(len(told)), _padded(len(told), float)
    bits, sketch = np.zeros((len(told), BITS // 8), np.uint8), np.zeros((len(told), SKETCH), np.float32)
    for row, (words, capital) in enumerate(split):
        rare = {one: weights.rarity(one) for one in dict.fromkeys(words)}
        top = sorted(rare, key=lambda one: (-rare[one], one))[:WORDS]
        stems[row, : len(top)] = [ids.of(one) for one in top]
        kept[row, : len(top)] = [rare[one] for one in top]
        names[row, : len(top)] = [rare[one] * (one in capital) for one in top]
        pairs = dict.fromkeys(pairwise(words))
        both = sorted(((rare[a] + rare[b], a, b) for a, b in pairs), reverse=True)[:WORDS]
        joints[row, : len(both)] = [ids.of(f"{a} {b}") for _, a, b in both]
        joined[row, : len(both)] = [weight for weight, *_ in both]
        runs = grams(folded(told[row][1].words), GRAM)
        hashes = np.fromiter((zlib.crc32(run.encode()) for run in runs), np.uint64, len(runs))
        np.bitwise_or.at(
            bits[row], (hashes % BITS // 8).astype(np.intp), np.uint8(1) << (hashes % 8).astype(np.uint8)
        )
        sketch[row] = _sketched(rare, hashes)
    article = np.fromiter((place for place, *_ in told), np.int64, len(told))
    starts = np.array([one.content[0].start for _, one, _ in told], np.int64)
    ends = np.array([one.content[-1].end for _, one, _ in told], np.int64)
    return Columns(
        article=article,
        stems=stems,
        weights=kept.astype(np.float32),
        names=names.astype(np.float32),
        joints=joints,
        joined=joined.astype(np.float32),
        bits=bits,
        sketch=_unit(sketch),
        around=_unit(_smoothed(_unit(sketch), article)),
        numbers=_numbers([one for _, one, _ in told]),
        counted=_counted(told, ids),
        trigger=np.array([_trigger(one, language, ids) for _, one, language in told], np.int64),
        speaker=np.array(
            [ids.of(f"\x1f{_last(one.speaker)}") if one.speaker else -1 for _, one, _ in told], np.int64
        ),
        day=np.array([-1 if (day := day_of(one.when)) is None else day for _, one, _ in told], np.int64),
        negative=np.array([one.polarity is Polarity.NEGATIVE for _, one, _ in told], bool),
        denies=np.array([one.stance is Stance.DENIES for _, one, _ in told], bool),
        asks=np.array([one.stance in {Stance.ASKS, Stance.UNSAID} for _, one, _ in told], bool),
        outlet=np.array([one.statement is None for _, one, _ in told], bool),
        length=np.array([len(words) for words, _ in split], np.float32),
        starts=starts,
        ends=ends,
        place=_places(starts, ends, article),
        bare=np.array([_bare(words, capital) for words, capital in split], bool),
    )


class _Ids:
    """A number for each word, in the order first seen."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}

    def of(self, word: str) -> int:
        return self._ids.setdefault(word, len(self._ids))


def _split(words: str, language: str) -> tuple[list[str], frozenset[str]]:
    """Return the stems of a point, and those that are written with a capital."""
    found = [stem(word, language) for word in folded(words)]
    capital = {
        stem(word.casefold(), language) for word in words.replace("’", " ").split() if word[:1].isupper()
    }
    return found, frozenset(capital)


def _bare(words: Sequence[str], capital: frozenset[str]) -> bool:
    """Return whether a point is a name and no more, or has no word at all."""
    return len(words) <= BARE and capital.issuperset(words)


def _last(name: str | None) -> str:
    return (folded(name or "") or [""])[-1]


def _trigger(one: Told, language: str, ids: _Ids) -> int:
    words = folded(one.trigger)
    return ids.of(stem(words[0], language)) if words else -1


def _padded(rows: int, kind: type = int) -> NDArray[np.int64]:
    return np.full((rows, WORDS), 0 if kind is float else -1, np.float64 if kind is float else np.int64)


def _sketched(rare: Mapping[str, float], runs: NDArray[np.uint64]) -> Floats:
    """Return the stems and runs of letters of a point, summed with their weights in few dimensions."""
    words = np.fromiter((zlib.crc32(one.encode()) for one in rare), np.uint64, len(rare))
    weights = np.fromiter(rare.values(), np.float32, len(rare))
    found = np.zeros(SKETCH, np.float32)
    for hashes, heavy in ((words, weights), (runs, np.full(runs.size, 0.7, np.float32))):
        mixed = (hashes * _ONCE) >> np.uint64(20)
        signs = np.where(mixed & np.uint64(1), heavy, -heavy)
        np.add.at(found, ((mixed >> np.uint64(1)) % np.uint64(SKETCH)).astype(np.intp), signs)
    return found


def _unit(rows: Floats) -> Floats:
    lengths: Floats = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6).astype(np.float32)
    return rows / lengths


def _smoothed(rows: Floats, article: Ints) -> Floats:
    """Return each row with those before and after it in its article."""
    found = rows.copy()
    if len(rows) > 1:
        same = (article[1:] == article[:-1])[:, None]
        found[1:] += rows[:-1] * same
        found[:-1] += rows[1:] * same
    return found


def _places(starts: Ints, ends: Ints, article: Ints) -> Floats:
    """Return how far down its article each point begins, from 0 to 1."""
    last = np.zeros(int(article[-1]) + 1 if article.size else 0, np.int64)
    np.maximum.at(last, article, ends)
    return (starts / np.maximum(last[article], 1)).astype(np.float32)


def _numbers(told: Sequence[Told]) -> NDArray[np.float64]:
    found = np.full((len(told), NUMBERS, 2), np.nan)
    for row, one in enumerate(told):
        for place, (low, high, _) in enumerate(one.numbers[:NUMBERS]):
            found[row, place] = low, high
    return found


def _counted(told: Iterable[tuple[int, Told, str]], ids: _Ids) -> Ints:
    every = list(told)
    found = np.full((len(every), NUMBERS), -1, np.int64)
    for row, (_, one, language) in enumerate(every):
        for place, (*_, what) in enumerate(one.numbers[:NUMBERS]):
            words = folded(what)
            found[row, place] = ids.of(stem(words[-1], language)) if words else -1
    return found
