"""Rating: from the network's chances to the calibrated ones that content and source are right."""

import math
from collections.abc import Sequence
from operator import mul

import numpy as np

from sayso.model.attribution import Chances
from sayso.model.statement import Act
from sayso.stages.attribution.decoding import Found
from sayso.stages.attribution.scores import BEGINS, TURNS, Floats, Scores
from sayso.stages.attribution.words import Words
from sayso.stages.boosted import odds_of

EVIDENCE = 13  # values that `evidence` returns


def chances_by_form(act: Act, sure: float) -> Chances:
    """Return the chances of what words or layout show by their form, each as sure as `sure`."""
    return Chances(
        content=sure,
        source=sure,
        marked=sure,
        outer=sure,
        inner=1 - sure,
        must=sure,
        words=sure,
        edges=sure,
        sayer=sure,
        acts=tuple(sure if one is act else (1 - sure) / (len(Act) - 1) for one in Act),
        by_form=True,
    )


def rate(
    words: Words, scores: Scores, found: Found, content: Sequence[float], source: Sequence[float]
) -> Chances:
    """Return the chances of one statement; `content` and `source` are the weights of the two curves."""
    row, share, edges = found.anchor, _share(found), _edges(found)
    seen = _evidence(words, scores, found, share, edges)
    return Chances(
        content=_curve(content, seen),
        source=_curve(source, seen),
        marked=round(float(scores.marked[row, BEGINS]), 3),
        outer=round(float(scores.cue[row, BEGINS] + scores.cue[row, TURNS]), 3),
        inner=round(scores.inner(row), 3),
        must=round(found.share.anchor.must, 3),
        words=round(share or 0.0, 3),
        edges=round(edges, 3),
        sayer=round(found.source.chance, 3),
        acts=tuple([round(chance, 3) for chance in found.share.anchor.act.tolist()]),
    )


def _curve(weights: Sequence[float], seen: Sequence[float]) -> float:
    odds = weights[0] + sum(map(mul, seen, weights[1:]))
    return round(1 / (1 + math.exp(-odds)), 3)


def evidence(words: Words, scores: Scores, found: Found) -> Floats:
    """Return what the confidence is made of: log-odds of the network's chances, source, quotation, depth.

    The chances of what stands inside another's words count by themselves, for nobody marked those in PolNeAR.
    """
    return np.array(_evidence(words, scores, found, _share(found), _edges(found)))


def _evidence(words: Words, scores: Scores, found: Found, share: float | None, edges: float) -> list[float]:
    row, nested = found.anchor, found.nested
    anchored = scores.inner(row) if nested else scores.outer(row)
    by_depth = [odds_of(chance) for chance in (anchored, 1.0 if share is None else share, edges)]
    nothing = [0.0] * len(by_depth)
    own = 0.0 if nested else odds_of(float(scores.marked[row, BEGINS]))
    both = (odds_of(found.source.chance), odds_of(found.share.anchor.must))
    quoted = any(words.features[run.first : run.last + 1, 1].any() for run in found.content)  # not OUTSIDE
    signs = (found.source.run is None, quoted, nested, not found.content)
    depths = (*nothing, *by_depth) if nested else (*by_depth, *nothing)
    return [own, *depths, *both, *map(float, signs)]


def _share(found: Found) -> float | None:
    """Return the mean chance of the words of the content, None where it has none that were scored."""
    cuts = [found.share.cut(run) for run in found.content]
    chances = cuts[0] if len(cuts) == 1 else np.concatenate(cuts) if cuts else np.zeros(0)
    return float(chances.mean()) if len(chances) else None


def _edges(found: Found) -> float:
    if not found.content:
        return 1.0
    return min(found.share.of(found.content[0].first), found.share.of(found.content[-1].last))
