"""Decoding: from scores to attributions as runs of words, quotations kept whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sayso.stages.learned.owning import Claim, keep_quotations_whole, own_words, stake_claims
from sayso.stages.learned.scores import BEGINS, Scores
from sayso.stages.learned.sources import Sourced, find_source
from sayso.stages.learned.words import CLOSES, INSIDE, MARK, NOBODY, OPENS, Run, Words

LONGEST_GAP = (
    9  # words and marks between two runs of one content; longer ones are somebody else's or the outlet's
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Thresholds, chosen on the articles of PolNeAR train held out from training."""

    cue: float = 0.2  # least chance of a word to begin a cue
    inner: float = 0.3  # a cue likelier than this to be words of another content stands inside it
    faint_content: float = 0.4  # least chance of a word where a cue owns none
    gap: int = 2  # words of nobody's between two runs of one content that are still taken in
    least: float = 1.5  # expected words of a run of a content that has a better one
    source: float = 0.5  # least chance of a word to be part of the source
    faint_source: float = 0.3  # least chance of the best word where none reaches `source`


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One attribution as runs of words, with the chances that its confidence is made of."""

    content: tuple[Run, ...]
    cue: Run
    source: Sourced
    cue_chance: float
    content_chance: float
    edge_chance: float
    claim: Claim


def decode(words: Words, scores: Scores, limits: Limits) -> tuple[Found, ...]:
    """Return the attributions, in the order of their cues."""
    claims = stake_claims(scores, least=limits.cue, inner=limits.inner)
    owner = own_words(claims, len(words))
    free = np.ones(len(words), dtype=bool)
    for claim in claims:
        free[claim.cue.first : claim.cue.last + 1] = False
    owner[~free] = NOBODY
    keep_quotations_whole(words, claims, owner)
    rows: list[list[int]] = [[] for _ in claims]
    for row in np.flatnonzero(owner != NOBODY).tolist():
        rows[owner[row]].append(row)
    loose = free & (owner == NOBODY)
    found = (_found(words, scores, claim, rows[k], loose, limits) for k, claim in enumerate(claims))
    return tuple(one for one in found if one is not None)


def _found(
    words: Words, scores: Scores, claim: Claim, rows: list[int], loose: NDArray[np.bool_], limits: Limits
) -> Found | None:
    runs = join_runs(rows or _faint(claim, loose, limits))
    runs = _sure(_bridged(words, runs, loose, limits), claim, limits)
    pieces = (trimmed(words, piece) for run in runs for piece in _by_line(words, run))
    content = tuple(piece for piece in pieces if piece is not None)
    if not content:
        return None
    first, last = content[0].first, content[-1].last
    shares = np.concatenate([claim.cut(run) for run in content])
    return Found(
        content=content,
        cue=claim.cue,
        source=find_source(words, claim.anchor, least=limits.source, faint=limits.faint_source),
        cue_chance=float(scores.cue[claim.anchor.row, BEGINS]),
        content_chance=float(shares.mean()) if len(shares) else 0.0,
        edge_chance=min(claim.share_of(first), claim.share_of(last)),
        claim=claim,
    )


def _faint(claim: Claim, loose: NDArray[np.bool_], limits: Limits) -> list[int]:
    """Return what little a cue has when it owns no word."""
    rows = claim.anchor.first + np.flatnonzero(claim.share > limits.faint_content)
    kept: list[int] = rows[loose[rows]].tolist()
    return kept


def join_runs(rows: Iterable[int]) -> list[Run]:
    """Return rows in text order as runs of neighbours."""
    found: list[Run] = []
    for row in rows:
        if found and row == found[-1].last + 1:
            found[-1] = Run(found[-1].first, row)
        else:
            found.append(Run(row, row))
    return found


def _bridged(words: Words, runs: Sequence[Run], loose: NDArray[np.bool_], limits: Limits) -> list[Run]:
    """Take in short gaps of nobody's words; marks do not count."""
    found: list[Run] = []
    for run in runs:
        if found and _short(words, slice(found[-1].last + 1, run.first), loose, limits):
            found[-1] = Run(found[-1].first, run.last)
        else:
            found.append(run)
    return found


def _short(words: Words, gap: slice, loose: NDArray[np.bool_], limits: Limits) -> bool:
    if gap.stop - gap.start > LONGEST_GAP or not loose[gap].all():
        return False
    return int((words.features[gap, 0] != MARK).sum()) <= limits.gap


def _sure(runs: Sequence[Run], claim: Claim, limits: Limits) -> list[Run]:
    masses = [float(claim.cut(run).sum()) for run in runs]
    least = min(limits.least, max(masses, default=0.0))
    return [run for run, mass in zip(runs, masses, strict=True) if mass >= least]


def _by_line(words: Words, run: Run) -> list[Run]:
    """Return the run cut where a line ends, so that each paragraph of a speech is a piece."""
    line = words.line[run.first : run.last + 1]
    cuts = [run.first, *(run.first + 1 + np.flatnonzero(np.diff(line))).tolist(), run.last + 1]
    return [Run(first, after - 1) for first, after in pairwise(cuts)]


def trimmed(words: Words, run: Run) -> Run | None:
    """Return the run without marks at its edges, but for quotation marks and what stands inside them."""
    first, last = run
    case, quote = words.features[:, 0], words.features[:, 1]
    while first <= last and case[first] == MARK and quote[first] not in (OPENS, INSIDE):
        first += 1
    while last >= first and case[last] == MARK and quote[last] not in (CLOSES, INSIDE):
        last -= 1
    if first > last or (case[first : last + 1] == MARK).all():
        return None
    return Run(first, last)
