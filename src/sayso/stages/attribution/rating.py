"""Rating: from the network's chances to the calibrated ones that content and source are right."""

from collections.abc import Sequence

import numpy as np

from sayso.model.attribution import Chances
from sayso.model.statement import Act
from sayso.stages.attribution.decoding import Found
from sayso.stages.attribution.scores import BEGINS, TURNS, Floats, Scores
from sayso.stages.attribution.words import OUTSIDE, Words

EVIDENCE = 13  # values that `evidence` returns
_LEAST = 1e-3  # no chance is taken as surer than this


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
    seen = evidence(words, scores, found)
    row, share = found.anchor, _share(found)
    return Chances(
        content=_curve(content, seen),
        source=_curve(source, seen),
        marked=round(float(scores.marked[row, BEGINS]), 3),
        outer=round(float(scores.cue[row, BEGINS] + scores.cue[row, TURNS]), 3),
        inner=round(scores.inner(row), 3),
        must=round(found.share.anchor.must, 3),
        words=round(float(share.mean()) if len(share) else 0.0, 3),
        edges=round(_edges(found), 3),
        sayer=round(found.source.chance, 3),
        acts=tuple(round(float(chance), 3) for chance in found.share.anchor.act),
    )


def _curve(weights: Sequence[float], seen: Floats) -> float:
    return round(float(1 / (1 + np.exp(-(weights[0] + seen @ np.array(weights[1:]))))), 3)


def evidence(words: Words, scores: Scores, found: Found) -> Floats:
    """Return what the confidence is made of: log-odds of the network's chances, source, quotation, depth.

    The chances of what stands inside another's words count by themselves, for nobody marked those in PolNeAR.
    """
    row, share = found.anchor, _share(found)
    by_depth = _odds(
        scores.inner(row) if found.nested else scores.outer(row),
        float(share.mean()) if len(share) else 1.0,
        _edges(found),
    )
    nothing = np.zeros_like(by_depth)
    own = _odds(scores.marked[row, BEGINS]) * (not found.nested)
    both = _odds(found.source.chance, found.share.anchor.must)
    quoted = any((words.features[run.first : run.last + 1, 1] != OUTSIDE).any() for run in found.content)
    signs = (found.source.run is None, quoted, found.nested, not found.content)
    depths = (nothing, by_depth) if found.nested else (by_depth, nothing)
    return np.concatenate([own, *depths, both, np.array(signs, dtype=float)])


def _odds(*chances: float) -> Floats:
    bounded = np.clip(chances, _LEAST, 1 - _LEAST)
    found: Floats = np.log(bounded / (1 - bounded))
    return found


def _share(found: Found) -> Floats:
    return np.concatenate([found.share.cut(run) for run in found.content]) if found.content else np.zeros(0)


def _edges(found: Found) -> float:
    if not found.content:
        return 1.0
    return min(found.share.of(found.content[0].first), found.share.of(found.content[-1].last))
