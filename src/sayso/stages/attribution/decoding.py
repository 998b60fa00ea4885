"""Decoding: from scores to statements as runs of words, nested ones inside their hosts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sayso.stages.attribution.owning import Share, keep_quotations_whole, own_words, share_out
from sayso.stages.attribution.scores import Scores
from sayso.stages.attribution.sources import Sourced, find_source, source_chances
from sayso.stages.attribution.words import CLOSES, INSIDE, MARK, NOBODY, OPENS, Run, Words

# Words and marks between two runs of one content; longer ones are somebody else's or the outlet's.
LONGEST_GAP = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Thresholds, chosen on articles held out from training."""

    cue: float = 0.15  # least chance of a word to be the anchor of a statement of its own
    inner_cue: float = 0.15  # the same inside another's words
    inside: float = 0.3  # a cue likelier than this to be words of another content stands inside it
    faint_content: float = 0.4  # least chance of a word where a cue owns none
    gap: int = 2  # words of nobody's between two runs of one content that are still taken in
    least: float = 1.5  # expected words of a run of a content that has a better one
    source: float = 0.5  # least chance of a word to be part of the source
    faint_source: float = 0.3  # least chance of the best word where none reaches `source`


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One statement as runs of words; `content` is empty where nothing was said, as in a refusal."""

    content: tuple[Run, ...]
    source: Sourced
    share: Share
    nested: bool

    @property
    def cue(self) -> Run:
        """The words of the cue."""
        return self.share.cue

    @property
    def anchor(self) -> int:
        """The head of the cue."""
        return self.share.anchor.row


def decode(words: Words, scores: Scores, limits: Limits, silent: Sequence[int]) -> tuple[Found, ...]:
    """Return the statements, those of their own first, each kind in the order of their cues.

    `silent` are the numbers of the acts that report no words: refusals and no replies.
    """
    shares = share_out(scores, least=limits.cue, least_inner=limits.inner_cue, inside=limits.inside)
    outer = _Layer(words, shares.outer, limits, silent)
    keep_quotations_whole(words, shares.outer, outer.owner)
    found = tuple(outer.found())
    host = np.full(len(words), NOBODY)
    for k, one in enumerate(found):
        for run in one.content:
            host[run.first : run.last + 1] = k
    return (*found, *_Layer(words, shares.inner, limits, silent, host).found())


class _Layer:
    """The statements of one depth: who owns each word, and what comes of it."""

    def __init__(
        self,
        words: Words,
        shares: Sequence[Share],
        limits: Limits,
        silent: Sequence[int],
        host: NDArray[np.int64] | None = None,
    ) -> None:
        self.words, self.shares, self.limits, self.silent, self.host = words, shares, limits, silent, host
        self.owner = own_words(shares, len(words))
        self.free = np.ones(len(words), dtype=bool)
        for k, share in enumerate(shares):
            cue = slice(share.cue.first, share.cue.last + 1)
            self.free[cue] = False
            self.owner[cue][self.owner[cue] == k] = NOBODY

    def found(self) -> Iterator[Found]:
        """Yield what each share comes to; one without words is only told where it is silent."""
        rows, sources = self._owned(), source_chances([share.anchor for share in self.shares])
        every = self.free & (self.owner == NOBODY)
        for k, share in enumerate(self.shares):
            near = self._hosted(share, rows[k])
            loose = every if self.host is None else every & (self.host == self.host[share.anchor.row])
            quiet = int(share.anchor.act.argmax()) in self.silent
            if not near and not quiet:
                near = self._hosted(share, _faint(share, loose, self.limits))
            content = self._content(share, near, loose)
            if content or quiet:
                yield Found(
                    content=content,
                    source=find_source(
                        self.words,
                        share.anchor,
                        sources[k],
                        None if share.turn else share.cue,
                        least=self.limits.source,
                        faint=self.limits.faint_source,
                    ),
                    share=share,
                    nested=self.host is not None and bool(self.host[share.anchor.row] != NOBODY),
                )

    def _owned(self) -> list[list[int]]:
        """Return the rows of each share; one inside another's words owns its own and these."""
        rows: list[list[int]] = [[] for _ in self.shares]
        owners = self.owner.tolist()
        chains = [self._with_hosts(share, owners) for share in range(len(self.shares))]
        for row in np.flatnonzero(self.owner != NOBODY).tolist():
            for owner in chains[owners[row]]:
                rows[owner].append(row)
        return rows

    def _with_hosts(self, share: int, owners: Sequence[int]) -> list[int]:
        """Return a share, and in the layer inside others' words those that own its anchor, and so on."""
        found = [share]
        while self.host is not None:
            share = owners[self.shares[share].anchor.row]
            if share == NOBODY or share in found:
                break
            found.append(share)
        return found

    def _hosted(self, share: Share, rows: list[int]) -> list[int]:
        """Return the rows inside the words of the statement around the cue, if it is inside one."""
        if self.host is None:
            return rows
        own = self.host[share.anchor.row]
        return [row for row in rows if self.host[row] == own]

    def _content(self, share: Share, rows: list[int], loose: NDArray[np.bool_]) -> tuple[Run, ...]:
        runs = _bridged(self.words, join_runs(rows), loose, self.limits)
        runs = _sure(runs, share, self.limits)
        pieces = (trimmed(self.words, piece) for run in runs for piece in _by_line(self.words, run))
        return tuple(piece for piece in pieces if piece is not None)


def _faint(share: Share, loose: NDArray[np.bool_], limits: Limits) -> list[int]:
    """Return what little a cue has when it owns no word."""
    rows = share.anchor.first + np.flatnonzero(share.chance > limits.faint_content)
    kept: list[int] = rows[loose[rows]].tolist()
    return kept


def join_runs(rows: Iterable[int]) -> list[Run]:
    """Return rows in text order as runs of neighbours."""
    found: list[Run] = []
    first = last = NOBODY - 1
    for row in rows:
        if row != last + 1:
            if last >= 0:
                found.append(Run(first, last))
            first = row
        last = row
    if last >= 0:
        found.append(Run(first, last))
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


def _sure(runs: Sequence[Run], share: Share, limits: Limits) -> list[Run]:
    if len(runs) <= 1:
        return list(runs)
    masses = [float(share.cut(run).sum()) for run in runs]
    least = min(limits.least, max(masses))
    return [run for run, mass in zip(runs, masses, strict=True) if mass >= least]


def _by_line(words: Words, run: Run) -> list[Run]:
    """Return the run cut where a line ends, so that each paragraph of a speech is a piece."""
    line = words.line[run.first : run.last + 1]
    if line[0] == line[-1]:
        return [run]
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
    if first > last:
        return None
    is_all_marks = case[first] == MARK and (case[first : last + 1] == MARK).all()
    return None if is_all_marks else Run(first, last)
