"""Rating: from the network's chances to the calibrated ones that content and source are right."""

from collections.abc import Sequence

import numpy as np

from sayso.model.attribution import Chances
from sayso.model.statement import Act
from sayso.stages.attribution.decoding import Found
from sayso.stages.attribution.scores import BEGINS, TURNS, Floats, Scores
from sayso.stages.attribution.words import Words
from sayso.stages.boosted import LEAST

EVIDENCE = 13  # values that `evidence` returns for each statement
_SIGNS = 4  # the last of them


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
    words: Words, scores: Scores, found: Sequence[Found], content: Sequence[float], source: Sequence[float]
) -> list[Chances]:
    """Return the chances of statements; `content` and `source` are the weights of the two curves."""
    if not found:
        return []
    rows = [one.anchor for one in found]
    shares = _shares(found)
    seen = _evidence(words, scores, found, shares)
    anchors = [one.share.anchor for one in found]
    columns = (
        _curve(content, seen),
        _curve(source, seen),
        scores.marked[rows, BEGINS],
        scores.cue[rows, BEGINS] + scores.cue[rows, TURNS],
        [scores.inner(row) for row in rows],
        [anchor.must for anchor in anchors],
        [share or 0.0 for share, _ in shares],
        [edges for _, edges in shares],
        [one.source.chance for one in found],
    )
    told = np.round(np.array(columns, dtype=np.float64), 3).T.tolist()
    acts = np.round(np.array([anchor.act for anchor in anchors], dtype=np.float64), 3).tolist()
    return [
        Chances(**dict(zip(_CHANCES, one, strict=True)), acts=tuple(act))
        for one, act in zip(told, acts, strict=True)
    ]


_CHANCES = ("content", "source", "marked", "outer", "inner", "must", "words", "edges", "sayer")


def _curve(weights: Sequence[float], seen: Floats) -> Floats:
    odds = weights[0] + seen @ np.array(weights[1:])
    found: Floats = 1 / (1 + np.exp(-odds))
    return found


def evidence(words: Words, scores: Scores, found: Sequence[Found]) -> Floats:
    """Return by row what the confidence is made of: log-odds of the network's chances, and four signs.

    The signs are no source, quotation, depth, and no words.  The chances of what stands inside another's
    words count by themselves, for nobody marked those in PolNeAR.
    """
    return _evidence(words, scores, found, _shares(found))


def _evidence(
    words: Words, scores: Scores, found: Sequence[Found], shares: Sequence[tuple[float | None, float]]
) -> Floats:
    seen = np.zeros((len(found), EVIDENCE))
    chances = seen[:, : EVIDENCE - _SIGNS]
    chances += 0.5  # whose log-odds are none
    for row, (one, (share, edges)) in enumerate(zip(found, shares, strict=True)):
        anchored, first = (scores.inner(one.anchor), 4) if one.nested else (scores.outer(one.anchor), 1)
        if not one.nested:
            chances[row, 0] = scores.marked[one.anchor, BEGINS]
        chances[row, first : first + 3] = anchored, 1.0 if share is None else share, edges
        chances[row, 7:] = one.source.chance, one.share.anchor.must
        quoted = any(words.features[run.first : run.last + 1, 1].any() for run in one.content)  # not OUTSIDE
        seen[row, -_SIGNS:] = one.source.run is None, quoted, one.nested, not one.content
    np.clip(chances, LEAST, 1 - LEAST, out=chances)
    chances[:] = np.log(chances / (1 - chances))
    return seen


def _shares(found: Sequence[Found]) -> list[tuple[float | None, float]]:
    """Return the mean chance of the words of each content, None where none was scored, and of its edges."""
    return [(_share(one), _edges(one)) for one in found]


def _share(found: Found) -> float | None:
    cuts = [found.share.cut(run) for run in found.content]
    scored = sum(map(len, cuts))
    return float((cuts[0] if len(cuts) == 1 else np.concatenate(cuts)).sum()) / scored if scored else None


def _edges(found: Found) -> float:
    if not found.content:
        return 1.0
    return min(found.share.of(found.content[0].first), found.share.of(found.content[-1].last))
