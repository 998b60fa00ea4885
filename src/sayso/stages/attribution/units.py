"""Units: where a content begins and ends, weighed by the units of parse and marks it would be made of."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.stages.attribution.decoding import Found
from sayso.stages.attribution.scores import Floats
from sayso.stages.attribution.words import (
    CLAUSE,
    CLOSES,
    FORMS,
    INSIDE,
    MARK,
    NO_UNIT,
    OPENS,
    Rows,
    Run,
    Words,
)

Taken = NDArray[np.bool_]

BEFORE, AFTER = -1, 1  # the side of the content that an edge is on
REACH = 30  # words looked at on either side of an edge: 96 % of the right places lie among them
# A content that would lose two words of three, or grow beyond three times its words, would be another one: of
# the attributions right in the articles held out 5 more are lost without these bounds, and 2 won.
SHRINK, GROW = 2 / 3, 2
_KINDS = len(FORMS) + 1
SEEN = 9 + 2 * _KINDS  # values that `options` returns for each place
_LEAST = 1e-3  # no chance is taken as surer than this
_NO_WORD = -6.0  # the log-odds of what follows the last word of a line


class Options(NamedTuple):
    """The words that one side of a content may end with, the present one's number, what tells for each."""

    rows: Rows
    here: int
    seen: Floats


def taken_words(words: Words, found: Sequence[Found], *, nested: bool) -> Taken:
    """Return which words a statement of one depth has as content or cue: no other may grow over them."""
    taken = np.zeros(len(words), dtype=bool)
    for one in found:
        if one.nested is nested:
            for run in (*one.content, one.cue):
                taken[run.first : run.last + 1] = True
    if nested:
        hosts = np.zeros(len(words), dtype=bool)
        for one in found:
            for run in () if one.nested else one.content:
                hosts[run.first : run.last + 1] = True
        taken |= ~hosts
    return taken


def settle_edges(words: Words, found: Found, taken: Taken, weights: Sequence[Sequence[float]]) -> Found:
    """Return the statement with the likeliest first and last word of its content.

    Word by word the network may be undecided where a clause hangs on; the sharpest fall of its chances and
    the clauses and phrases of the parse then tell more than which words are likelier than not.
    """
    for side, weight in zip((BEFORE, AFTER), weights, strict=True):
        if not found.content:
            return found
        given = options(words, found, taken, side)
        score = given.seen @ np.array(weight)
        score[~_alike(words, found, given)] = -np.inf
        best = int(score.argmax())
        if best != given.here:
            found = _moved(words, found, int(given.rows[best]), side)
    return found


def _alike(words: Words, found: Found, given: Options) -> NDArray[np.bool_]:
    """Return for each place whether the content would still be the same one."""
    case = words.features[:, 0]
    first = int(given.rows.min())
    before = np.cumsum(case[first : int(given.rows.max()) + 1] != MARK)[given.rows - first]
    size = sum(int((case[run.first : run.last + 1] != MARK).sum()) for run in found.content)
    moved = abs(before - before[given.here])
    inwards = np.arange(len(given.rows)) < given.here
    fits: NDArray[np.bool_] = moved <= np.where(inwards, SHRINK * size, GROW * size)
    return fits


def options(words: Words, found: Found, taken: Taken, side: int) -> Options:
    """Return the words of the line with which the content may begin (`BEFORE`) or end (`AFTER`).

    None of them is the source's, a cue, or said by somebody else, and none leaves a quotation cut in two.
    """
    run = found.content[0 if side == BEFORE else -1]
    path = _path(words, found, taken, side)
    here = int((path * side <= run[side == AFTER] * side).sum()) - 1
    chance = np.minimum(np.maximum(found.share.at(path), _LEAST), 1 - _LEAST)
    odds = np.log(chance / (1 - chance))
    gained = np.cumsum(odds)
    near = np.arange(max(here - REACH, 0), min(here + REACH, len(path) - 1) + 1)
    near = near[~_cuts(words, path[near], side) | (near == here)]
    rows = path[near]
    outside = np.minimum(np.maximum(rows + side, 0), len(words) - 1)
    ends = (words.line[outside] != words.line[rows]) | (outside != rows + side)
    unit = (words.opens if side == BEFORE else words.closes)[rows]
    quote = words.features[:, 1]
    place = np.arange(len(rows))
    seen = np.zeros((len(rows), SEEN))
    seen[:, 0] = odds[near]
    seen[:, 1] = np.append(odds[1:], _NO_WORD)[near]
    seen[:, 2] = np.tanh(
        (gained[near] - gained[here]) / 3
    )  # more than a few words for or against say no more
    seen[:, 3] = near == here
    seen[:, 4] = unit == NO_UNIT
    seen[:, 5] = unit == CLAUSE
    seen[:, 6] = (words.features[outside, 0] == MARK) | ends
    seen[:, 7] = ends
    seen[:, 8] = quote[outside] != quote[rows]
    seen[place, 9 + words.form[rows]] = 1
    seen[place, 9 + _KINDS + np.where(ends, 0, words.form[outside])] = 1
    return Options(rows, int(np.flatnonzero(near == here)[0]), seen)


def _path(words: Words, found: Found, taken: Taken, side: int) -> Rows:
    """Return the words, marks left out, from inside the content outwards, up to what is not free."""
    run = found.content[0 if side == BEFORE else -1]
    first, last = run
    line = words.line[first]
    if side == AFTER:
        end = max(int(words.line.searchsorted(line, "right")), last + 1)
        barred = np.flatnonzero(_barred(found, taken, last + 1, end))
        last = last + int(barred[0]) if len(barred) else end - 1
    else:
        start = int(words.line.searchsorted(line, "left"))
        barred = np.flatnonzero(_barred(found, taken, start, first))
        first = start + int(barred[-1]) + 1 if len(barred) else start
    path: Rows = first + np.flatnonzero(words.features[first : last + 1, 0] != MARK)[::side]
    return path


def _barred(found: Found, taken: Taken, start: int, end: int) -> Taken:
    """Return which of the words `[start, end)` no content may grow over: taken ones, and the source's."""
    barred = taken[start:end].copy()
    if found.source.run is not None:
        first, last = found.source.run
        barred[max(first - start, 0) : max(last + 1 - start, 0)] = True
    return barred


def _cuts(words: Words, rows: Rows, side: int) -> NDArray[np.bool_]:
    """Return for each word whether a content that ends with it leaves out the rest of a quotation."""
    quote, after = words.features[:, 1], rows + side
    within = (after >= 0) & (after < len(quote))
    cut: NDArray[np.bool_] = (quote[rows] == INSIDE) & within & (quote[np.where(within, after, 0)] == INSIDE)
    return cut


def _moved(words: Words, found: Found, row: int, side: int) -> Found:
    """Return the attribution with another edge, the mark of a quotation that ends there taken along."""
    quote, after = words.features[:, 1], row + side
    if quote[row] == INSIDE and 0 <= after < len(quote) and quote[after] in (OPENS, CLOSES):
        row = after
    runs = list(found.content)
    if side == AFTER:
        runs[-1] = Run(runs[-1].first, row)
    else:
        runs[0] = Run(row, runs[0].last)
    return replace(found, content=tuple(runs))
