"""Agreeing: what the rules found of the same words, as evidence for or against the network's answer."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from sayso.model.attribution import Attribution
from sayso.model.span import Span
from sayso.stages.learned.decoding import Found
from sayso.stages.learned.scores import Floats
from sayso.stages.learned.words import MARK, OUTSIDE, Run, Words

EVIDENCE = 9  # values that `evidence` returns
SAME = 0.5  # Dice of two contents that answer each other
_LEAST = 1e-3  # no chance is taken as surer than this


class Rules:
    """The rules' attributions by the rows of their words, marks left out."""

    def __init__(self, words: Words, ruled: Sequence[Attribution]) -> None:
        self._real = words.features[:, 0] != MARK
        starts = words.start.tolist()
        self._edges: list[tuple[int, int] | None] = []
        self._sources = [frozenset(self._rows(starts, one.source)) for one in ruled]
        self._sizes: list[int] = []
        self._of_content: dict[int, list[int]] = defaultdict(list)
        self._cues: set[int] = set()
        for place, one in enumerate(ruled):
            rows = set(self._rows(starts, one.content))
            self._sizes.append(len(rows))
            self._edges.append((min(rows), max(rows)) if rows else None)
            for row in rows:
                self._of_content[row].append(place)
            self._cues.update(self._rows(starts, one.cue))

    def agreement(self, found: Found) -> tuple[float, float, float]:
        """Return whether some rule found the same content, with the same source, and whether the same cue."""
        place = self._alike(found)
        cue = float(any(row in self._cues for row in self._inside((found.cue,))))
        if place is None:
            return 0.0, 0.0, cue
        source = set(self._inside(() if found.source.run is None else (found.source.run,)))
        theirs = self._sources[place]
        return 1.0, float(bool(source & theirs) or not (source or theirs)), cue

    def edges(self, found: Found) -> tuple[int, int] | None:
        """Return the rows of the first and last word of the same content as some rule found it."""
        place = self._alike(found)
        return None if place is None else self._edges[place]

    def _alike(self, found: Found) -> int | None:
        """Return the place of the rule's content with mostly the same words."""
        rows = self._inside(found.content)
        shared = Counter(place for row in rows for place in self._of_content.get(row, ()))
        rated = ((2 * count / (len(rows) + self._sizes[place]), -place) for place, count in shared.items())
        alike, place = max(rated, default=(0.0, 0))
        return -place if alike >= SAME else None

    def _inside(self, runs: Iterable[Run]) -> list[int]:
        return [row for run in runs for row in range(run.first, run.last + 1) if self._real[row]]

    def _rows(self, starts: list[int], spans: Iterable[Span]) -> list[int]:
        runs = (Run(bisect_left(starts, span.start), bisect_left(starts, span.end) - 1) for span in spans)
        return self._inside(runs)


def evidence(words: Words, found: Found, rules: Rules) -> Floats:
    """Return what the confidence is made of: log-odds of the network's chances, agreement, marks."""
    chances = [found.cue_chance, found.content_chance, found.edge_chance, found.source.chance]
    bounded = np.clip(chances, _LEAST, 1 - _LEAST)
    quoted = any((words.features[run.first : run.last + 1, 1] != OUTSIDE).any() for run in found.content)
    seen = (float(found.source.run is None), *rules.agreement(found), float(quoted))
    return np.concatenate([np.log(bounded / (1 - bounded)), seen])
