"""Matching: which prediction answers which gold attribution, and what of it is right."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.evaluation.brat import ROLES, Marked
from sayso.evaluation.tokens import Tokens, convention
from sayso.model.attribution import Manner

LEAST_OVERLAP = 0.5  # Dice; the bound that published work on this task uses


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One attribution as sets of word positions."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    manner: Manner
    heads: frozenset[int]
    reporting: bool  # the cue tells of speech or writing, not of a wish, belief or feeling


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """The gold and predicted units of one document, and for each gold row found the row of its answer."""

    gold: Sequence[Unit]
    predicted: Sequence[Unit]
    answers: Mapping[int, int]

    def overlapping(self) -> set[int]:
        """Return the gold rows that are answered."""
        return set(self.answers)

    def with_source(self) -> set[int]:
        """Return the gold rows whose answer names the source rightly, or rightly names none."""
        return {row for row, answer in self.answers.items() if self._source_right(row, answer)}

    def with_cue(self) -> set[int]:
        """Return those whose answer shares a cue word too; a gold cue without a word is taken as met."""
        return {
            row
            for row in self.with_source()
            if not self.gold[row].cue or self.gold[row].cue & self.predicted[self.answers[row]].cue
        }

    def answered_by(self, rows: set[int]) -> set[int]:
        """Return the predicted rows that answer gold `rows`."""
        return {self.answers[row] for row in rows}

    def exact(self) -> dict[int, int]:
        """Return gold rows whose content is predicted to the word, each with a row that does."""
        same: dict[frozenset[int], list[int]] = defaultdict(list)
        for row, unit in enumerate(self.predicted):
            same[unit.content].append(row)
        return {row: same[unit.content].pop() for row, unit in enumerate(self.gold) if same[unit.content]}

    def _source_right(self, row: int, answer: int) -> bool:
        gold, predicted = self.gold[row], self.predicted[answer]
        return bool(gold.heads & predicted.source) if gold.source else not predicted.source


def unit(tokens: Tokens, marked: Marked, masked: frozenset[int]) -> Unit:
    """Return one attribution as word positions, without those in `masked`."""
    source, cue, content = (tokens.positions(getattr(marked, role)) - masked for role in ROLES)
    return Unit(
        source=source,
        cue=cue,
        content=content,
        manner=tokens.manner(content),
        heads=tokens.heads(source),
        reporting=any(tokens.word(row).lower() in convention("reporting") for row in cue),
    )


def pair_up(gold: Sequence[Unit], predicted: Sequence[Unit]) -> Pairing:
    """Pair units one to one whose contents overlap enough.

    The best overlap goes first, then a shared source, then text order.
    """
    candidates = sorted(
        (-dice(left.content, right.content), not (left.source & right.source), row, answer)
        for row, left in enumerate(gold)
        for answer, right in enumerate(predicted)
        if left.content & right.content
    )
    answers: dict[int, int] = {}
    taken: set[int] = set()
    for distance, _, row, answer in candidates:
        if -distance >= LEAST_OVERLAP and row not in answers and answer not in taken:
            answers[row] = answer
            taken.add(answer)
    return Pairing(gold=gold, predicted=predicted, answers=answers)


def dice(left: frozenset[int], right: frozenset[int]) -> float:
    """Return twice the shared words over all words of both.

    >>> dice(frozenset({1, 2, 3}), frozenset({3}))
    0.5
    """
    both = len(left) + len(right)
    return 2 * len(left & right) / both if both else 0.0
