"""Edging: how much each sign of a content's edge weighs, fitted on the articles held out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from sayso.stages.attribution.units import AFTER, BEFORE, SEEN, options, taken_words
from training.attribution.calibrate import Compared

FOLDS = 5
PENALTY = 5.0  # on the squared weights; from 1 to 30 as many edges come right, within .3 %

Floats = NDArray[np.float64]


class Case(NamedTuple):
    """The places for one edge, with what tells for each; the number of the right one and of the present."""

    seen: Floats
    right: int | None
    here: int


def fit_edges(compared: Sequence[Compared]) -> Mapping[str, tuple[float, ...]]:
    """Return the weights for first and last words, as the network's card holds them."""
    fitted = {}
    for name, side in (("before", BEFORE), ("after", AFTER)):
        weights = fit([case for one in compared for case in cases(one, side)])
        fitted[name] = tuple(round(float(weight), 3) for weight in weights)
    return fitted


def tell_edges(compared: Sequence[Compared]) -> str:
    """Return how many edges are right before and after, each article weighed by the others."""
    lines = []
    for name, side in (("first words", BEFORE), ("last words", AFTER)):
        parts = [
            [case for one in compared[fold::FOLDS] for case in cases(one, side)] for fold in range(FOLDS)
        ]
        before = after = total = 0
        for fold, part in enumerate(parts):
            weights = fit([case for other in range(FOLDS) if other != fold for case in parts[other]])
            before += sum(case.right == case.here for case in part)
            after += sum(case.right == int((case.seen @ weights).argmax()) for case in part)
            total += len(part)
        lines.append(f"{name}: right {before} of {total} as the network cuts, {after} as weighed")
    return "\n".join(lines)


def cases(compared: Compared, side: int) -> Iterator[Case]:
    """Yield the places of one side for each content that people marked too."""
    words = compared.words
    taken = {nested: taken_words(words, compared.found, nested=nested) for nested in (False, True)}
    pairs = zip(compared.found, compared.answers, strict=True)
    known = [(one, answer) for one, answer in pairs if answer and answer.content and one.content]
    if not known:
        return
    every = options(words, [one for one, _ in known], taken, side)
    for row, (_, answer) in enumerate(known):
        given = every.places(row)
        right = (min if side == BEFORE else max)(answer.content)
        places = given.rows.tolist()
        yield Case(given.seen, places.index(right) if right in places else None, given.here)


def fit(given: Sequence[Case]) -> Floats:
    """Return the weights under which the right places are likeliest (conditional logit)."""
    known = [(case.seen, case.right) for case in given if case.right is not None]
    seen = np.concatenate([places for places, _ in known])
    sizes = np.array([len(places) for places, _ in known])
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    right = first + np.array([place for _, place in known])
    group = np.repeat(np.arange(len(known)), sizes)

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = seen @ weights
        scores -= np.maximum.reduceat(scores, first)[group]
        powers = np.exp(scores)
        totals = np.add.reduceat(powers, first)
        missed = float((np.log(totals) - scores[right]).sum() + PENALTY / 2 * weights @ weights)
        slope: Floats = seen.T @ (powers / totals[group]) - seen[right].sum(axis=0) + PENALTY * weights
        return missed, slope

    found: Floats = minimize(loss, np.zeros(SEEN), jac=True, method="L-BFGS-B").x
    return found
