"""The score of acts: does the outermost statement of an event's source do what was coded, on PLOVER records.

Scored are the records of four categories, each of which one or two acts of ours express (`EXPECTED`).
The statement that stands for an event is, of those whose source shares a character with the words marked as
the event's source, the outermost; of several as far out the one whose cue is marked as the event, then the
first.
Where no statement has that source, those count whose cue is marked as the event.
An event without any such statement counts as wrong.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.evaluation.figures import HEADINGS, Counts, Figure, total
from sayso.evaluation.measured import CountedScore
from sayso.evaluation.plover import CodedEvent, read_plover
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Act, Statement

EXPECTED: Mapping[str, frozenset[Act]] = {
    "DEMAND": frozenset({Act.DEMAND}),
    "THREATEN": frozenset({Act.THREATEN}),
    "REJECT": frozenset({Act.DENY, Act.DECLINE}),
    "DISAPPROVE": frozenset({Act.ACCUSE, Act.CRITICISE}),
}
NO_STATEMENT = "no statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActsScore(CountedScore):
    """The score of one folder: hits by category, and how often each category was read as each act."""

    confusion: Counter[tuple[str, str]]

    def figure(self, category: str) -> Figure:
        """Return precision and recall of a category among the events scored."""
        return self.counts.figure(category)

    def figures(self) -> dict[str, float]:
        """Return the accuracy in percent, as the gate names it."""
        return {"acts.accuracy": round(100 * float(self.counts.share("accuracy")["value"]), 2)}

    def counted(self) -> dict[str, int]:
        """Return how many events are of a category that an act stands for."""
        return {"acts.accuracy": int(self.counts.share("accuracy")["of"])}

    def to_dict(self) -> dict[str, Any]:
        """Return every figure as plain values."""
        return {
            "accuracy": self.counts.share("accuracy"),
            "no_statement": self.counts.share("no statement"),
            "other_events_taken_for_one": self.counts.share("others"),
            "categories": {category.lower(): self.figure(category).to_dict() for category in EXPECTED},
            "confusion": {category.lower(): dict(self._read_as(category)) for category in EXPECTED},
        }

    def table(self) -> str:
        """Return the score as a table to read, in percent, with the counts behind each figure."""
        lines = [f"{'events by category':<26}{HEADINGS}"]
        lines += [self.figure(category).row(category.lower()) for category in EXPECTED]
        lines += [
            _share("accuracy", self.counts.share("accuracy")),
            _share("without statement", self.counts.share("no statement")),
            _share("other events taken for one", self.counts.share("others")),
            "",
            "read as",
        ]
        for category in EXPECTED:
            acts = ", ".join(f"{act} {number}" for act, number in self._read_as(category))
            lines.append(f"{category.lower():<12}{acts}")
        return "\n".join(lines)

    def _read_as(self, category: str) -> list[tuple[str, int]]:
        """Return the acts that a category was read as, the most frequent first."""
        acts = [(act, number) for (coded, act), number in self.confusion.items() if coded == category]
        return sorted(acts, key=lambda each: (-each[1], each[0]))


def _share(name: str, share: Mapping[str, float | int]) -> str:
    return f"{name:<26}{100 * share['value']:7.1f}   {share['n']} of {share['of']}"


def evaluate_acts(folder: Path) -> ActsScore:
    """Read every coded sentence of `folder` and return the score; raises `NoCorpus` when there is none."""
    from sayso.pipeline import read

    return score_acts((event, read(event.article)) for event in read_plover(folder))


def score_acts(read: Iterable[tuple[CodedEvent, Reading]]) -> ActsScore:
    """Return the score of events beside the readings of their sentences."""
    confusion: Counter[tuple[str, str]] = Counter()
    counts: list[Counts] = []
    for event, reading in read:
        statement = statement_of(event, reading)
        act = None if statement is None else statement.act
        counts.append(_count(event.category, act))
        if event.category in EXPECTED:
            confusion[event.category, NO_STATEMENT if act is None else act.value] += 1
    return ActsScore(counts=total(counts), confusion=confusion, parts=tuple(counts))


def _count(category: str, act: Act | None) -> Counts:
    counts = Counts()
    taken_for = {name for name, acts in EXPECTED.items() if act in acts}
    if category not in EXPECTED:
        counts.tick("others", taken_for)
        return counts
    counts.tick("accuracy", category in taken_for)
    counts.tick("no statement", act is None)
    for name in EXPECTED:
        gold, predicted = {0} if name == category else set(), {0} if name in taken_for else set()
        counts.add(name, found=(gold & predicted, gold & predicted), among=(gold, predicted))
    return counts


def statement_of(event: CodedEvent, reading: Reading) -> Statement | None:
    """Return the statement that stands for a coded event, None where there is none."""
    by_source = [one for one in reading.statements if _touch(one.source, event.source)]
    candidates = by_source or [one for one in reading.statements if _touch(one.cue, event.event)]
    holders = {one.id: one.nested_in for one in reading.statements}
    return min(
        candidates,
        key=lambda one: (sum(1 for _ in _above(one.id, holders)), not _touch(one.cue, event.event)),
        default=None,
    )


def _above(statement: str, holders: Mapping[str, str | None]) -> Iterator[str]:
    """Yield the statements inside which one stands."""
    holder = holders[statement]
    while holder is not None:
        yield holder
        holder = holders[holder]


def _touch(left: Iterable[Span], right: Iterable[Span]) -> bool:
    right = tuple(right)
    return any(one.overlaps(other) for one in left for other in right)
