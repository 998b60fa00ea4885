"""Figures: precision, recall and shares, kept as counts so that documents add up."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Precision, recall and F1 with the counts behind them."""

    right_gold: int
    right_predicted: int
    gold: int
    predicted: int

    @property
    def precision(self) -> float:
        """The share of predictions that are right."""
        return self.right_predicted / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of gold that is found."""
        return self.right_gold / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def to_dict(self) -> dict[str, float | int]:
        """Return the figure as plain values."""
        return {
            "precision": round(self.precision, DIGITS),
            "recall": round(self.recall, DIGITS),
            "f1": round(self.f1, DIGITS),
            "tp": self.right_gold,
            "predicted": self.predicted,
            "gold": self.gold,
        }

    def row(self, name: str) -> str:
        """Return the figure as a row of a table: rates in percent, then what is right, found and gold."""
        rates = "".join(f"{100 * rate:7.1f}" for rate in (self.precision, self.recall, self.f1))
        return f"{name:<26}{rates}{self.right_gold:>9}{self.predicted:>7}{self.gold:>7}"


HEADINGS = f"{'P':>7}{'R':>7}{'F1':>7}{'right':>9}{'found':>7}{'gold':>7}"


class Counts:
    """Named counts of one document or of many.

    >>> counts = Counts()
    >>> counts.add("cue", found=({1, 2}, {4, 5}), among=({1, 2, 3}, {4, 5, 6, 7}))
    >>> counts.figure("cue").to_dict()
    {'precision': 0.5, 'recall': 0.6667, 'f1': 0.5714, 'tp': 2, 'predicted': 4, 'gold': 3}
    >>> counts.tick("pronoun", True); counts.tick("pronoun", False); counts.share("pronoun")
    {'value': 0.5, 'n': 1, 'of': 2}
    """

    def __init__(self) -> None:
        self.counter: Counter[tuple[str, str]] = Counter()

    def add(
        self,
        name: str,
        *,
        found: tuple[AbstractSet[int], AbstractSet[int]],
        among: tuple[AbstractSet[int], AbstractSet[int]],
    ) -> None:
        """Count what is `found` of the gold and of the predictions `among` which to look."""
        self.counter[name, "right_gold"] += len(found[0] & among[0])
        self.counter[name, "right_predicted"] += len(found[1] & among[1])
        self.counter[name, "gold"] += len(among[0])
        self.counter[name, "predicted"] += len(among[1])

    def tick(self, name: str, hit: object) -> None:
        """Count one case of `name`, and whether it was hit."""
        self.counter[name, "of"] += 1
        self.counter[name, "hit"] += bool(hit)

    def note(self, name: str, number: int) -> None:
        """Add `number` to a plain count."""
        self.counter[name, "count"] += number

    def merge(self, other: "Counts") -> None:
        """Add the counts of another document."""
        self.counter.update(other.counter)

    def figure(self, name: str) -> Figure:
        """Return precision and recall of `name`."""
        return Figure(
            right_gold=self.counter[name, "right_gold"],
            right_predicted=self.counter[name, "right_predicted"],
            gold=self.counter[name, "gold"],
            predicted=self.counter[name, "predicted"],
        )

    def share(self, name: str) -> dict[str, float | int]:
        """Return how many cases of `name` were hit."""
        hit, of = self.counter[name, "hit"], self.counter[name, "of"]
        return {"value": round(hit / of, DIGITS) if of else 0.0, "n": hit, "of": of}

    def count(self, name: str) -> int:
        """Return a plain count."""
        return self.counter[name, "count"]


def total(documents: Iterable[Counts]) -> Counts:
    """Return the counts of all documents together."""
    together = Counts()
    for counts in documents:
        together.merge(counts)
    return together
