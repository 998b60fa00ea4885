"""Owning: which cue each word is said by, where each word has one owner at most."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.stages.learned.scores import BEGINS, GOES_ON, Anchor, Floats, Scores
from sayso.stages.learned.words import CLOSES, FIRST_IN_LINE, MARK, NOBODY, OPENS, Run, Words

Owners = NDArray[np.int64]
_STEEP = 30.0  # beyond this a score is certain; keeps the powers finite


@dataclass(frozen=True, slots=True)
class Claim:
    """A cue, with the chance of each word near its anchor to be said by it."""

    anchor: Anchor
    cue: Run
    share: Floats

    def cut(self, run: Run) -> Floats:
        """Return the chances of the words of `run`, as far as they were scored."""
        first = self.anchor.first
        return self.share[max(run.first - first, 0) : max(run.last + 1 - first, 0)]

    def share_of(self, row: int) -> float:
        """Return the chance of one word, 0 where it was too far away to be scored."""
        place = row - self.anchor.first
        return float(self.share[place]) if 0 <= place < len(self.share) else 0.0


def stake_claims(scores: Scores, *, least: float, inner: float) -> tuple[Claim, ...]:
    """Return a claim for each cue likelier than `least` that does not stand inside another's content."""
    anchors = [anchor for anchor in scores.anchors if scores.cue[anchor.row, BEGINS] > least]
    claims = _shared(anchors, scores)
    outer = [claim.anchor for k, claim in enumerate(claims) if not _inside(claims, k, scores, inner)]
    return _shared(outer, scores)


def _shared(anchors: Sequence[Anchor], scores: Scores) -> tuple[Claim, ...]:
    """Share out each word: the chances of all anchors and of nobody add up to 1."""
    powers = [np.exp(np.clip(anchor.content, -_STEEP, _STEEP)) for anchor in anchors]
    total = np.ones(len(scores.cue))
    for anchor, power in zip(anchors, powers, strict=True):
        total[anchor.first : anchor.last] += power
    return tuple(
        Claim(anchor, _cue(anchor.row, scores.cue), power / total[anchor.first : anchor.last])
        for anchor, power in zip(anchors, powers, strict=True)
    )


def _cue(row: int, cue: Floats) -> Run:
    last = row
    while last + 1 < len(cue) and cue[last + 1, GOES_ON] > 0.5:  # noqa: PLR2004 — likelier than not
        last += 1
    return Run(row, last)


def _inside(claims: Sequence[Claim], k: int, scores: Scores, least: float) -> bool:
    """Tell whether a cue is rather words of another's content than a cue of its own."""
    own = claims[k]
    chance = float(scores.cue[own.anchor.row, BEGINS])
    for other in _around(claims, k):
        share = float(np.mean(other.cut(own.cue)))
        if share > least and share > chance / 2:
            return True
    return False


def _around(claims: Sequence[Claim], k: int) -> Iterator[Claim]:
    """Yield the claims whose scores reach the whole cue of claim `k`."""
    cue = claims[k].cue
    for others in (reversed(claims[:k][-_MOST_NEAR:]), claims[k + 1 : k + 1 + _MOST_NEAR]):
        for other in others:
            if other.anchor.first <= cue.first and cue.last < other.anchor.last:
                yield other


_MOST_NEAR = 40  # cues within reach of one word: more than any window holds


def own_words(claims: Sequence[Claim], length: int) -> Owners:
    """Return the likeliest owner of each word: the place of a claim, or nobody."""
    best = np.ones(length)
    for claim in claims:
        best[claim.anchor.first : claim.anchor.last] -= claim.share
    owner = np.full(length, NOBODY)
    for k, claim in enumerate(claims):
        here = slice(claim.anchor.first, claim.anchor.last)
        better = claim.share > best[here]
        owner[here][better] = k
        best[here][better] = claim.share[better]
    return owner


def keep_quotations_whole(words: Words, claims: Sequence[Claim], owner: Owners) -> None:
    """Give every word of a quotation to the owner of most of it; a reopened one goes on with the last."""
    before: tuple[Run, int] | None = None
    low = 0
    quoted = quoted_runs(words)
    for place, (run, closed) in enumerate(quoted):
        while low < len(claims) and claims[low].anchor.last <= run.first:
            low += 1
        k = _likeliest(words, claims, low, run)
        if k == NOBODY and before and run.first == before[0].last + 1:
            k = before[1]
        goes_on = not closed and place + 1 < len(quoted) and quoted[place + 1][0].first == run.last + 1
        # A mark that neither closes nor reopens in the next line is a slip: nobody knows where the words end.
        if k != NOBODY and (closed or goes_on) and not run.first <= claims[k].anchor.row <= run.last:
            owner[run.first : run.last + 1] = k
        before = (run, k) if goes_on else None


def _likeliest(words: Words, claims: Sequence[Claim], low: int, run: Run) -> int:
    """Return the claim with most of a run's words, marks left out, or nobody."""
    real = words.features[run.first : run.last + 1, 0] != MARK
    masses: list[tuple[float, int]] = []
    for k in range(low, min(len(claims), low + 3 * _MOST_NEAR)):
        anchor = claims[k].anchor
        if anchor.first > run.last:
            break
        counted = real[max(anchor.first - run.first, 0) : max(anchor.last - run.first, 0)]
        masses.append((float(claims[k].cut(run)[counted].sum()), -k))
    nobody = float(real.sum()) - sum(mass for mass, _ in masses)
    mass, k = max(masses, default=(0.0, 0))
    return -k if mass > nobody else NOBODY


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
