"""Units: where a content begins and ends, weighed by the units of parse and marks it would be made of."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.stages.attribution.decoding import Found
from sayso.stages.attribution.scores import Floats
from sayso.stages.attribution.words import (
    CLAUSE,
    CLOSES,
    FORMS,
    GLUED,
    INSIDE,
    MARK,
    NO_UNIT,
    NOBODY,
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
_OWN = 4  # values that `Options.own` holds for each place
_KINDS = len(FORMS) + 1
_FIXED = 5 + 2 * _KINDS  # values that `_fixed` returns for each word
SEEN = _OWN + _FIXED  # values that tell for each place
_LEAST = 1e-3  # no chance is taken as surer than this
_NO_WORD = -6.0  # the log-odds of what follows the last word of a line
_STEPS = np.arange(-REACH, REACH + 1)


class Places(NamedTuple):
    """The words that one side of a content may end with, the present one's number, what tells for each."""

    rows: Rows
    here: int
    seen: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The places for one edge of many contents, a row each: `REACH` words inwards, the present one, outwards.

    `real` are the rows of the words that are no marks, `at` numbers each place among them, and `open` tells
    which of the places the content may end with; `own` is what tells for a place because of its content,
    `fixed` what tells for a word with any.
    """

    real: Rows
    at: Rows
    open: NDArray[np.bool_]
    own: Floats
    fixed: Floats

    def scores(self, weight: Floats) -> Floats:
        """Return how much tells for each place."""
        found: Floats = self.own @ weight[:_OWN] + (self.fixed @ weight[_OWN:])[self.at]
        return found

    def places(self, row: int) -> Places:
        """Return the open places of one content."""
        open_ = self.open[row]
        at = self.at[row, open_]
        seen = np.concatenate([self.own[row, open_], self.fixed[at]], axis=1)
        return Places(self.real[at], int(open_[:REACH].sum()), seen)


class _Ends(NamedTuple):
    """By content the number, among the real words, of its present, its innermost and its outermost end."""

    here: Rows
    inmost: Rows
    outmost: Rows


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


def settle_edges(words: Words, found: Sequence[Found], weights: Sequence[Sequence[float]]) -> list[Found]:
    """Return the statements, each with the likeliest first and last word of its content.

    Word by word the network may be undecided where a clause hangs on; the sharpest fall of its chances and
    the clauses and phrases of the parse then tell more than which words are likelier than not.
    """
    taken = {nested: taken_words(words, found, nested=nested) for nested in (False, True)}
    settled = list(found)
    rows = [row for row, one in enumerate(settled) if one.content]
    if not rows:
        return settled
    for side, weight in zip((BEFORE, AFTER), weights, strict=True):
        contents = [settled[row] for row in rows]
        given = options(words, contents, taken, side)
        scores = given.scores(np.array(weight))
        scores[~(given.open & _alike(words, contents))] = -np.inf
        best = scores.argmax(axis=1)
        for k in np.flatnonzero(best != REACH).tolist():
            place = int(given.real[given.at[k, best[k]]])
            settled[rows[k]] = _moved(words, contents[k], place, side)
    for row in rows:
        settled[row] = _with_negation(words, settled[row], taken[settled[row].nested])
    return settled


def _with_negation(words: Words, found: Found, taken: Taken) -> Found:
    """Return the attribution with the "not" that stands before what is said and denies a word of it.

    The network may take it for the end of the cue: "asked not | to be named".  Without it the words say the
    reverse.  Of 6,584 statements labelled by hand no cue ends with a "not", and 25 contents begin with one.
    """
    row, run, cue = _negation(words, found), found.content[0], found.cue
    if row == NOBODY or any(taken[at] and not _ends_cue(found, at) for at in range(row, run.first)):
        return found
    content = (Run(row, run.last), *found.content[1:])
    share = replace(found.share, cue=Run(cue.first, row - 1)) if _ends_cue(found, row) else found.share
    return replace(found, content=content, share=share)


def _negation(words: Words, found: Found) -> int:
    """Return the row of the "not" before a content, "'t" or the end of the cue between them, or nobody."""
    first = row = found.content[0].first
    beside = True
    while beside and row > 0 and words.line[row - 1] == words.line[first]:
        row -= 1
        if any(run.first <= words.denied[row] <= run.last for run in found.content):
            return row
        beside = words.features[row, 2] == GLUED or _ends_cue(found, row)
    return NOBODY


def _ends_cue(found: Found, row: int) -> bool:
    """Return whether a word is one of the cue's, behind its anchor."""
    return found.anchor < row <= found.cue.last


def _alike(words: Words, found: Sequence[Found]) -> NDArray[np.bool_]:
    """Return for each place whether the content would still be the same one."""
    real = np.append(0, np.cumsum(words.features[:, 0] != MARK))
    size = np.array([sum(int(real[last + 1] - real[first]) for first, last in one.content) for one in found])
    most = np.where(_STEPS < 0, SHRINK * size[:, None], GROW * size[:, None])
    fits: NDArray[np.bool_] = abs(_STEPS) <= most
    return fits


def options(words: Words, found: Sequence[Found], taken: Mapping[bool, Taken], side: int) -> Options:
    """Return the words of the line with which each content may begin (`BEFORE`) or end (`AFTER`).

    None of them is the source's, a cue, or said by somebody else, and none leaves a quotation cut in two.
    """
    real = np.flatnonzero(words.features[:, 0] != MARK)
    ends = _ends(words, real, found, taken, side)
    at = ends.here[:, None] + side * np.arange(-REACH, REACH + 2)
    # One place more than is weighed: what follows the last.
    on_path = (at * side >= (ends.inmost * side)[:, None]) & (at * side <= (ends.outmost * side)[:, None])
    at = np.where(on_path, at, ends.here[:, None])
    odds = np.where(on_path, _odds(found, real[at]), 0.0)
    gained = np.cumsum(odds[:, :-1], axis=1)
    own = np.stack(
        [
            odds[:, :-1],
            np.where(on_path[:, 1:], odds[:, 1:], _NO_WORD),
            np.tanh(
                (gained - gained[:, REACH, None]) / 3
            ),  # more than a few words for or against say no more
            np.broadcast_to(_STEPS == 0, gained.shape),
        ],
        axis=2,
    )
    at = at[:, :-1]
    open_ = on_path[:, :-1] & (~_cuts(words, real, side)[at] | (_STEPS == 0))
    return Options(real=real, at=at, open=open_, own=own, fixed=_fixed(words, real, side))


def _fixed(words: Words, rows: Rows, side: int) -> Floats:
    """Return what tells for each word as the first (`BEFORE`) or last (`AFTER`) one of any content."""
    outside = np.minimum(np.maximum(rows + side, 0), len(words) - 1)
    ends = (words.line[outside] != words.line[rows]) | (outside != rows + side)
    unit = (words.opens if side == BEFORE else words.closes)[rows]
    quote, place = words.features[:, 1], np.arange(len(rows))
    seen = np.zeros((len(rows), _FIXED))
    seen[:, 0] = unit == NO_UNIT
    seen[:, 1] = unit == CLAUSE
    seen[:, 2] = (words.features[outside, 0] == MARK) | ends
    seen[:, 3] = ends
    seen[:, 4] = quote[outside] != quote[rows]
    seen[place, 5 + words.form[rows]] = 1
    seen[place, 5 + _KINDS + np.where(ends, 0, words.form[outside])] = 1
    return seen


def _odds(found: Sequence[Found], rows: Rows) -> Floats:
    """Return the log-odds of each content's words in its row of `rows`, 0 for those too far to be scored."""
    sizes = np.array([len(one.share.chance) for one in found])
    first = np.array([one.share.anchor.first for one in found])
    every = np.concatenate([one.share.chance for one in found])
    place = rows - first[:, None]
    near = (place >= 0) & (place < sizes[:, None])
    chance = np.where(near, every[np.where(near, place + (np.cumsum(sizes) - sizes)[:, None], 0)], 0.0)
    chance = np.minimum(np.maximum(chance, _LEAST), 1 - _LEAST)
    odds: Floats = np.log(chance / (1 - chance))
    return odds


def _ends(words: Words, real: Rows, found: Sequence[Found], taken: Mapping[bool, Taken], side: int) -> _Ends:
    """Return where each content ends, and how far in and out it may: up to what is not free, in its line."""
    runs = [one.content[0 if side == BEFORE else -1] for one in found]
    first, last = np.array(runs, dtype=np.int64).T
    barred = np.array(list(_barred(found, runs, taken, side)))
    line = words.line[first]
    if side == AFTER:
        end = np.maximum(words.line.searchsorted(line, "right"), last + 1)
        outmost = real.searchsorted(np.minimum(barred, end) - 1, "right") - 1
        return _Ends(real.searchsorted(last, "right") - 1, real.searchsorted(first), outmost)
    start = words.line.searchsorted(line, "left")
    outmost = real.searchsorted(np.maximum(barred + 1, start))
    return _Ends(real.searchsorted(first), real.searchsorted(last, "right") - 1, outmost)


def _barred(
    found: Sequence[Found], runs: Sequence[Run], taken: Mapping[bool, Taken], side: int
) -> Iterator[int]:
    """Yield the word next to each run that no content may grow over: a taken one, or the source's."""
    rows = {nested: np.flatnonzero(barred).tolist() for nested, barred in taken.items()}
    for one, run in zip(found, runs, strict=True):
        others, source = rows[one.nested], one.source.run
        if side == AFTER:
            place = bisect_right(others, run.last)
            nearest = others[place] if place < len(others) else len(taken[one.nested])
            if source is not None and source.last > run.last:
                nearest = min(nearest, max(source.first, run.last + 1))
        else:
            place = bisect_left(others, run.first)
            nearest = others[place - 1] if place else -1
            if source is not None and source.first < run.first:
                nearest = max(nearest, min(source.last, run.first - 1))
        yield nearest


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
