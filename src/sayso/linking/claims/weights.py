"""Weights: how rare each word is, and how likely a pair of points with certain signs is one claim.

`training/linking.py` makes them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sayso.languages.recorded import read_model
from sayso.stages.boosted import Trees, build_trees

WEIGHTS = "claims.json"
# From here on reports show a link.  Of links between marked mentions 96 in 100 are right then, and of fifty
# drawn from 885 articles 38, with 3 that are page furniture; without the guard 32.
SURE = 0.7
_UNSURE = 0.6999  # the next below, as scores are kept
# Five words that two articles near in time share, with four in five of their runs of letters, are told again.
_REPEATED, _WORDS = 0.8, float(np.log1p(5))


@dataclass(frozen=True, slots=True)
class ClaimWeights:
    """The rarity of stems, that of one not listed, and the trees that rate pairs by their signs.

    `guard` are trees that have also learned what of other events is told in like words.
    """

    rare: Mapping[str, float]
    unknown: float
    trees: Trees
    guard: Trees

    def rarity(self, stem: str) -> float:
        """Return how much a stem tells: 0 for what stands everywhere."""
        return self.rare.get(stem, self.unknown)

    @property
    def threshold(self) -> float:
        """How alike the pairs of one claim are on average."""
        return self.trees.threshold

    def likeness(self, signs: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return how alike pairs are: the root of the chance that they are one claim.

        Averaged as they are, chances would let one unsure pair part what many sure ones join.  What the guard
        does not find likely is not sure, unless it is said in nearly the same words.
        """
        found = np.sqrt(self.trees.chance(signs))
        sure = np.flatnonzero(found > _UNSURE)
        unlikely = np.sqrt(self.guard.chance(signs[sure])) < self.guard.threshold
        found[sure[unlikely & ~self._repeated(signs[sure])]] = _UNSURE
        return found

    def _repeated(self, signs: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return which pairs are the same words, or stand in one text: an article or its copy."""
        names = ("grams", "shorter", "article")
        grams, shorter, article = (signs[:, self.guard.names.index(name)] for name in names)
        told: NDArray[np.bool_] = ((grams >= _REPEATED) & (shorter >= _WORDS)) | (article >= 1)
        return told


@cache
def load_weights(language: str) -> ClaimWeights:
    """Return the weights of a language pack, loaded once per process."""
    kept = read_model(language, WEIGHTS)
    return ClaimWeights(kept["rare"], kept["unknown"], build_trees(kept["trees"]), build_trees(kept["guard"]))
