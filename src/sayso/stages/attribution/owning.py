"""Owning: which anchor each word is said by: one at most, and one more inside another's words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.stages.attribution.scores import BEGINS, GOES_ON, TURNS, Anchor, Floats, Scores
from sayso.stages.attribution.words import CLOSES, FIRST_IN_LINE, MARK, NOBODY, OPENS, Rows, Run, Words

Owners = NDArray[np.int64]
_STEEP = 30.0  # beyond this a score is certain; keeps the powers finite


@dataclass(frozen=True, slots=True)
class Share:
    """A cue, with the chance of each word near its anchor to be said by it.

    At a `turn` of a talk the name of who speaks is itself the cue.
    """

    anchor: Anchor
    cue: Run
    chance: Floats
    turn: bool = False

    def cut(self, run: Run) -> Floats:
        """Return the chances of the words of `run`, as far as they were scored."""
        first = self.anchor.first
        return self.chance[max(run.first - first, 0) : max(run.last + 1 - first, 0)]

    def of(self, row: int) -> float:
        """Return the chance of one word, 0 where it was too far away to be scored."""
        place = row - self.anchor.first
        return float(self.chance[place]) if 0 <= place < len(self.chance) else 0.0

    def at(self, rows: Rows) -> Floats:
        """Return the chances of several words, 0 for those too far away."""
        place = rows - self.anchor.first
        near = (place >= 0) & (place < len(self.chance))
        found: Floats = np.where(near, self.chance[np.where(near, place, 0)], 0.0)
        return found

    def mean(self, run: Run) -> float:
        """Return the mean chance of the words of `run`, all of them scored."""
        if run.first == run.last:
            return self.of(run.first)
        chances = self.cut(run)
        return float(chances.sum()) / len(chances)


class Shares(NamedTuple):
    """The cues of statements of their own, and of those inside another's words."""

    outer: tuple[Share, ...]
    inner: tuple[Share, ...]


def share_out(scores: Scores, *, least: float, least_inner: float, inside: float) -> Shares:
    """Return a share for each cue likelier than `least`.

    One that is rather words of another's content (by more than `inside`) stands inside that.
    """
    outer = [
        anchor for anchor in scores.anchors if scores.outer(anchor.row) > max(least, scores.inner(anchor.row))
    ]
    inner = [
        anchor
        for anchor in scores.anchors
        if scores.inner(anchor.row) > max(least_inner, scores.outer(anchor.row))
    ]
    powers = bounded([anchor.content for anchor in outer], np.exp)
    shares = _shared(outer, powers, scores)
    held = {k for k in range(len(shares)) if _inside(shares, k, scores, inside)}
    inner += [outer[k] for k in held if scores.inner(outer[k].row) > least_inner / 2]
    inner.sort(key=lambda one: one.row)
    kept = [k for k in range(len(outer)) if k not in held] if held else []
    return Shares(
        _shared([outer[k] for k in kept], [powers[k] for k in kept], scores) if held else shares,
        _shared(inner, bounded([anchor.nested for anchor in inner], np.exp), scores),
    )


def bounded(scores: Sequence[Floats], of: Callable[[Floats], Floats]) -> list[Floats]:
    """Return what a function makes of several rows of scores, none of them beyond what is certain."""
    if not scores:
        return []
    every = of(np.minimum(np.maximum(np.concatenate(scores), -_STEEP), _STEEP))
    ends = accumulate(map(len, scores), initial=0)
    return [every[first:last] for first, last in pairwise(ends)]


def _shared(anchors: Sequence[Anchor], powers: Sequence[Floats], scores: Scores) -> tuple[Share, ...]:
    """Share out each word: the chances of all anchors and of nobody add up to 1."""
    total = np.ones(len(scores.cue))
    for anchor, power in zip(anchors, powers, strict=True):
        total[anchor.first : anchor.last] += power
    goes_on = (scores.cue[:, GOES_ON] > 0.5).tolist()  # noqa: PLR2004 — likelier than not
    return tuple(
        Share(
            anchor,
            _cue(anchor.row, goes_on),
            power / total[anchor.first : anchor.last],
            turn=bool(scores.cue[anchor.row, TURNS] > scores.cue[anchor.row, BEGINS]),
        )
        for anchor, power in zip(anchors, powers, strict=True)
    )


def _cue(row: int, goes_on: Sequence[bool]) -> Run:
    first = last = row
    while last + 1 < len(goes_on) and goes_on[last + 1]:
        last += 1
    while first > 0 and goes_on[first - 1]:
        first -= 1
    return Run(first, last)


def _inside(shares: Sequence[Share], k: int, scores: Scores, least: float) -> bool:
    """Return whether a cue is rather words of another's content than a cue of its own."""
    own = shares[k]
    chance = scores.outer(own.anchor.row)
    least = max(least, chance / 2)
    return any(other.mean(own.cue) > least for other in _around(shares, k))


def _around(shares: Sequence[Share], k: int) -> Iterator[Share]:
    """Yield the other shares whose scores reach the whole cue of share `k`."""
    cue = shares[k].cue
    for others in (reversed(shares[:k][-_MOST_NEAR:]), shares[k + 1 : k + 1 + _MOST_NEAR]):
        for other in others:
            if other.anchor.first <= cue.first and cue.last < other.anchor.last:
                yield other


_MOST_NEAR = 40  # cues within reach of one word: more than any window holds
_SOME = 0.1  # of the words of a quotation: on 255 articles only a cue with most of them had so much


def own_words(shares: Sequence[Share], length: int) -> Owners:
    """Return the likeliest owner of each word: the place of a share, or nobody."""
    best = np.ones(length)
    for share in shares:
        best[share.anchor.first : share.anchor.last] -= share.chance
    owner = np.full(length, NOBODY)
    for k, share in enumerate(shares):
        here = slice(share.anchor.first, share.anchor.last)
        better = share.chance > best[here]
        owner[here][better] = k
        best[here][better] = share.chance[better]
    return owner


def keep_quotations_whole(words: Words, shares: Sequence[Share], owner: Owners) -> None:
    """Give every word of a quotation to the owner of most of it; a reopened one goes on with the last."""
    before: tuple[Run, int] | None = None
    low = 0
    quoted = quoted_runs(words)
    for place, (run, closed) in enumerate(quoted):
        while low < len(shares) and shares[low].anchor.last <= run.first:
            low += 1
        k = _likeliest(words, shares, low, run)
        if k == NOBODY and before and run.first == before[0].last + 1:
            k = before[1]
        k = k if k == NOBODY else _beside(words, shares, low, k, run)
        goes_on = not closed and place + 1 < len(quoted) and quoted[place + 1][0].first == run.last + 1
        # A mark that neither closes nor reopens in the next line is a slip: nobody knows where the words end.
        if k != NOBODY and (closed or goes_on) and not _within(shares[k].anchor.row, run):
            owner[run.first : run.last + 1] = k
        before = (run, k) if goes_on else None


def _likeliest(words: Words, shares: Sequence[Share], low: int, run: Run) -> int:
    """Return the share with most of a run's words, marks left out, or nobody."""
    real = words.features[run.first : run.last + 1, 0] != MARK
    masses: list[tuple[float, int]] = []
    for k in range(low, min(len(shares), low + 3 * _MOST_NEAR)):
        anchor = shares[k].anchor
        if anchor.first > run.last:
            break
        counted = real[max(anchor.first - run.first, 0) : max(anchor.last - run.first, 0)]
        masses.append((float(shares[k].cut(run)[counted].sum()), -k))
    nobody = float(real.sum()) - sum(mass for mass, _ in masses)
    mass, k = max(masses, default=(0.0, 0))
    return -k if mass > nobody else NOBODY


def _beside(words: Words, shares: Sequence[Share], low: int, k: int, run: Run) -> int:
    """Return the cue beside a quotation in its own line, where `k` stands in another line; else `k`.

    It needs some of the words; it is given what `k` had of them.
    """
    line = words.line[run.first]
    if words.line[shares[k].anchor.row] == line:
        return k
    rows = range(run.first, run.last + 1)
    own = {
        j: sum(map(shares[j].of, rows)) / len(rows)
        for j in range(low, min(len(shares), low + 3 * _MOST_NEAR))
        if words.line[shares[j].anchor.row] == line and not _within(shares[j].anchor.row, run)
    }
    best = max(own, key=own.__getitem__, default=k)
    if own.get(best, 0.0) <= _SOME:
        return k
    first, chance = shares[best].anchor.first, shares[best].chance
    for row in range(max(run.first, first), min(run.last + 1, first + len(chance))):
        chance[row - first] += shares[k].of(row)
    return best


def _within(row: int, run: Run) -> bool:
    return run.first <= row <= run.last


def quoted_runs(words: Words) -> list[tuple[Run, bool]]:
    """Return each outermost quoted stretch within a line, marks included, and whether it is closed."""
    found: list[tuple[Run, bool]] = []
    first: int | None = None
    quote, breaks = words.features[:, 1].tolist(), words.features[:, 2].tolist()
    for row, state in enumerate(quote):
        if first is not None and (state == OPENS or breaks[row] == FIRST_IN_LINE):
            found.append((Run(first, row - 1), False))
            first = None
        if state == OPENS:
            first = row
        elif state == CLOSES and first is not None:
            found.append((Run(first, row), True))
            first = None
    if first is not None:
        found.append((Run(first, len(quote) - 1), False))
    return found
