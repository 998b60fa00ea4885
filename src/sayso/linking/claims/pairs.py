"""Pairs: the points of neighbouring articles side by side, with the signs for and against one claim."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.linking.claims.blocks import BOTH_WAYS, TOLD, block
from sayso.linking.claims.columns import Columns

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_SHORT = float(np.log1p(7))  # the words of a point that tells little beside its number
AT_ONCE = 20_000  # pairs, which bounds the memory
_POPULATION = np.array([byte.bit_count() for byte in range(256)], np.uint8)


class Pairs(NamedTuple):
    """Pairs of points by their rows; `signs` has one column for each of `SIGNS`."""

    left: Ints
    right: Ints
    signs: Floats


SIGNS = (
    "grams",
    "grams_of_shorter",
    "cosine",
    "cover_of_shorter",
    "cover_of_longer",
    "joints",
    "sketch",
    "sketch_over_left",
    "sketch_over_right",
    "below_best_left",
    "below_best_right",
    "around",
    "names",
    "names_apart",
    "number_same",
    "number_apart",
    "number_one_sided",
    "counted_same",
    "counted_apart",
    "trigger_same",
    "trigger_within",
    "day_same",
    "day_apart",
    "speaker_same",
    "speaker_apart",
    "both_outlet",
    "polarity_apart",
    "denial",
    "asked",
    "length_ratio",
    "shorter",
    "article",
    "same_article",
    "overlap",
    "local",
    "local_over_left",
    "local_over_right",
    "local_below_left",
    "local_below_right",
    "local_of_shorter",
    "local_of_longer",
    "place_first",
    "place_last",
    "places_between",
)


def all_pairs(
    columns: Columns,
    near: Iterable[tuple[int, int, float]],
    *,
    own: bool = True,
    least: float = -1.0,
) -> Iterator[Pairs]:
    """Yield all pairs of points of neighbouring articles with their signs, so many at once.

    `near` are pairs of articles with how like they are; an article is also compared with itself, unless
    `own` is false.  Points whose sketches are less alike than `least` are left out.
    """
    count = int(columns.article[-1]) + 1 if len(columns.article) else 0
    edges = np.searchsorted(columns.article, np.arange(count + 1)).tolist()
    waiting: list[NDArray[np.float64]] = []
    size = 0
    themselves = ((row, row, 1.0) for row in range(count if own else 0))
    for left, right, share in (*themselves, *near):
        found = block(columns, _rows(edges, left), _rows(edges, right), share, least)
        if found.size:
            waiting.append(found)
            size += len(found)
        if size >= AT_ONCE:
            yield _signed(columns, np.concatenate(waiting))
            waiting, size = [], 0
    if waiting:
        yield _signed(columns, np.concatenate(waiting))


def _rows(edges: Sequence[int], article: int) -> tuple[int, int]:
    """Return the first row of an article and that after its last; the last articles may have none."""
    return (edges[article], edges[article + 1]) if article + 1 < len(edges) else (0, 0)


def _signed(columns: Columns, told: Floats) -> Pairs:
    found = dict(zip(TOLD, told.T, strict=True))
    left, right = found["left"].astype(np.int64), found["right"].astype(np.int64)
    found |= {**_words(columns, left, right), **_letters(columns, left, right)}
    found |= {**_numbers(columns, left, right), **_facts(columns, left, right)}
    found |= _places(columns, left, right, same=found["same_article"] > 0)
    found["around"] = np.einsum("ij,ij->i", columns.around[left], columns.around[right])
    for one, other in BOTH_WAYS:
        found[one], found[other] = np.minimum(found[one], found[other]), np.maximum(found[one], found[other])
    return Pairs(left, right, np.column_stack([found[name] for name in SIGNS]).astype(np.float64))


def _places(columns: Columns, left: Ints, right: Ints, *, same: NDArray[np.bool_]) -> dict[str, Floats]:
    """Return where in their articles the two stand: both at the head, say."""
    places = columns.place[left].astype(np.float64), columns.place[right].astype(np.float64)
    overlap = np.minimum(columns.ends[left], columns.ends[right]) - np.maximum(
        columns.starts[left], columns.starts[right]
    )
    return {
        "place_first": np.minimum(*places),
        "place_last": np.maximum(*places),
        "places_between": np.abs(places[0] - places[1]),
        "overlap": ((overlap > 0) & same).astype(float),
    }


def _words(columns: Columns, left: Ints, right: Ints) -> dict[str, Floats]:
    shared = (columns.stems[left][:, :, None] == columns.stems[right][:, None, :]).any(axis=2)
    weights, others = columns.weights[left], columns.weights[right]
    common = (shared * weights).sum(axis=1)
    squares = (shared * weights**2).sum(axis=1)
    totals = np.sort(np.stack((weights.sum(axis=1), others.sum(axis=1))), axis=0)
    norms = np.sqrt((weights**2).sum(axis=1) * (others**2).sum(axis=1))
    names, named = columns.names[left], columns.names[right]
    both = (shared * names).sum(axis=1)
    fewer = np.minimum(names.sum(axis=1), named.sum(axis=1))
    runs = (columns.joints[left][:, :, None] == columns.joints[right][:, None, :]).any(axis=2)
    run_total = np.minimum(columns.joined[left].sum(axis=1), columns.joined[right].sum(axis=1))
    return {
        "cosine": _share(squares, norms),
        "cover_of_shorter": np.minimum(_share(common, totals[0]), 1),
        "cover_of_longer": _share(common, totals[1]),
        "joints": _share((runs * columns.joined[left]).sum(axis=1), run_total),
        "names": np.minimum(_share(both, fewer), 1),
        "names_apart": ((fewer > 0) & (both == 0)).astype(float),
    }


def _share(part: Floats, whole: Floats) -> Floats:
    return np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)


def _letters(columns: Columns, left: Ints, right: Ints) -> dict[str, Floats]:
    ones, others = columns.bits[left], columns.bits[right]
    both = _POPULATION[ones & others].sum(axis=1, dtype=np.int64)
    each = np.stack(
        (_POPULATION[ones].sum(axis=1, dtype=np.int64), _POPULATION[others].sum(axis=1, dtype=np.int64))
    )
    return {
        "grams": _share(both, each.sum(axis=0) - both),
        "grams_of_shorter": _share(both, each.min(axis=0)),
    }


def _numbers(columns: Columns, left: Ints, right: Ints) -> dict[str, Floats]:
    one, other = columns.numbers[left][:, :, None, :], columns.numbers[right][:, None, :, :]
    meets = (one[..., 0] <= other[..., 1]) & (other[..., 0] <= one[..., 1])
    same = meets.any(axis=(1, 2))
    has, have = ~np.isnan(columns.numbers[left, 0, 0]), ~np.isnan(columns.numbers[right, 0, 0])
    what, whats = columns.counted[left][:, :, None], columns.counted[right][:, None, :]
    alike = (what == whats) & (what >= 0)
    return {
        "number_same": same.astype(float),
        "number_apart": (has & have & ~same).astype(float),
        "number_one_sided": (has != have).astype(float),
        "counted_same": (alike & meets).any(axis=(1, 2)).astype(float),
        "counted_apart": ((alike & ~meets).any(axis=(1, 2)) & ~same).astype(float),
    }


def _facts(columns: Columns, left: Ints, right: Ints) -> dict[str, Floats]:
    trigger, triggers = columns.trigger[left], columns.trigger[right]
    known = (trigger >= 0) & (triggers >= 0)
    theirs = (columns.stems[right] == trigger[:, None]).any(axis=1)
    within = known & (theirs | (columns.stems[left] == triggers[:, None]).any(axis=1))
    days = (columns.day[left], columns.day[right])
    dated = (days[0] >= 0) & (days[1] >= 0)
    speakers = (columns.speaker[left], columns.speaker[right])
    said = (speakers[0] >= 0) & (speakers[1] >= 0)
    lengths = np.sort(np.stack((columns.length[left], columns.length[right])), axis=0)
    found = {
        "trigger_same": known & (trigger == triggers),
        "trigger_within": within,
        "day_same": dated & (days[0] == days[1]),
        "day_apart": dated & (np.abs(days[0] - days[1]) > 1),
        "speaker_same": said & (speakers[0] == speakers[1]),
        "speaker_apart": said & (speakers[0] != speakers[1]),
        "both_outlet": columns.outlet[left] & columns.outlet[right],
        "polarity_apart": columns.negative[left] != columns.negative[right],
        "denial": columns.denies[left] | columns.denies[right],
        "asked": columns.asks[left] | columns.asks[right],
        "length_ratio": lengths[0] / np.maximum(lengths[1], 1),
        "shorter": np.log1p(lengths[0]),
    }
    return {name: values.astype(float) for name, values in found.items()}


def kept_apart(pairs: Pairs) -> NDArray[np.bool_]:
    """Return which pairs must not join, however alike: of two days, or short ones that name other numbers.

    "17 injured" and "injuring nine others" have nothing else in common than what happens every day.
    """
    signs = {name: pairs.signs[:, at] for at, name in enumerate(SIGNS)}
    other_number = (signs["number_apart"] > 0) & (signs["shorter"] <= _SHORT) & (signs["names"] <= 0)
    return (signs["day_apart"] > 0) | other_number
