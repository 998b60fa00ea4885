"""Scores of coreference: MUC, B³ and entity CEAF of mentions that are grouped into entities.

Each counts what of one grouping is kept in another; recall keeps the gold, precision the prediction.
MUC: Vilain et al. 1995. B³: Bagga and Baldwin 1998. CEAF: Luo 2005, with φ₄ as the likeness.
Mentions found on one side only are kept, as in Pradhan et al. 2014.
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from sayso.evaluation.pairing import best_pairing

Entities = Sequence[AbstractSet[Hashable]]


class Kept(NamedTuple):
    """How much of a gold grouping and of a predicted one is kept, so that documents add up."""

    recalled: float = 0.0
    gold: float = 0.0
    confirmed: float = 0.0
    predicted: float = 0.0

    def __add__(self, other: object) -> "Kept":
        """Return both together."""
        if not isinstance(other, Kept):
            return NotImplemented
        return Kept(*(mine + yours for mine, yours in zip(self, other, strict=True)))

    @property
    def recall(self) -> float:
        """The share of the gold grouping that is kept."""
        return self.recalled / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        """The share of the predicted grouping that is kept."""
        return self.confirmed / self.predicted if self.predicted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def muc(gold: Entities, predicted: Entities) -> Kept:
    """Return the links kept: an entity of n mentions has n - 1, less one for each further part it is in.

    >>> found = muc([{1, 2, 3}, {4, 5, 6, 7}], [{1, 2}, {3, 4}, {6, 7, 8, 9}])
    >>> round(found.recall, 2), round(found.precision, 2)
    (0.4, 0.4)
    """
    return Kept(*_links(gold, predicted), *_links(predicted, gold))


def b_cubed(gold: Entities, predicted: Entities) -> Kept:
    """Return for each mention the share of its entity that it is kept together with, summed.

    >>> found = b_cubed([{1, 2, 3}, {4, 5, 6, 7}], [{1, 2}, {3, 4}, {6, 7, 8, 9}])
    >>> round(found.recall, 2), round(found.precision, 2)
    (0.42, 0.5)
    """
    return Kept(*_shares(gold, predicted), *_shares(predicted, gold))


def ceaf(gold: Entities, predicted: Entities) -> Kept:
    """Return the likeness of entities paired as well as can be, one to one.

    >>> found = ceaf([{1, 2, 3}, {4, 5, 6, 7}], [{1, 2}, {3, 4}, {6, 7, 8, 9}])
    >>> round(found.recall, 2), round(found.precision, 2)
    (0.65, 0.43)
    """
    paired = best_pairing(_likeness(gold, predicted))
    return Kept(paired, len(gold), paired, len(predicted))


def _holders(entities: Entities) -> dict[Hashable, int]:
    return {mention: row for row, entity in enumerate(entities) for mention in entity}


def _links(entities: Entities, others: Entities) -> tuple[float, float]:
    holders = _holders(others)
    kept = links = 0
    for entity in entities:
        held = {holders[mention] for mention in entity if mention in holders}
        alone = sum(mention not in holders for mention in entity)
        kept += len(entity) - len(held) - alone
        links += len(entity) - 1
    return kept, links


def _shares(entities: Entities, others: Entities) -> tuple[float, float]:
    alike = _shared(entities, others)
    kept = sum(count * count / len(entities[row]) for (row, _), count in alike.items())
    return kept, sum(map(len, entities))


def _shared(entities: Entities, others: Entities) -> dict[tuple[int, int], int]:
    """Return how many mentions two entities share, by their rows."""
    holders = _holders(others)
    shared: defaultdict[tuple[int, int], int] = defaultdict(int)
    for row, entity in enumerate(entities):
        for mention in entity:
            if mention in holders:
                shared[row, holders[mention]] += 1
    return shared


def _likeness(gold: Entities, predicted: Entities) -> dict[tuple[int, int], float]:
    return {
        (row, other): 2 * count / (len(gold[row]) + len(predicted[other]))
        for (row, other), count in _shared(gold, predicted).items()
    }
