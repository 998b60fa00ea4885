"""Merging: appearances brought together two by two, each time with the evidence."""

from collections.abc import Iterable, Sequence

from sayso.model.figure import Appearance, Evidence, Merge


class Merging:
    """Groups of appearances, by their numbers; every merge is kept, so that each can be undone."""

    def __init__(self, appearances: Sequence[Appearance]) -> None:
        self.appearances = appearances
        self.merges: list[tuple[int, int, tuple[Evidence, ...]]] = []
        self._above = list(range(len(appearances)))

    def group(self, number: int) -> int:
        """Return the number that stands for the whole group: its earliest appearance."""
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def join(self, left: int, right: int, evidence: Iterable[Evidence]) -> None:
        """Join two groups on this evidence; nothing happens where they are one already."""
        first, second = sorted((self.group(left), self.group(right)))
        if first != second:
            self._above[second] = first
            self.merges.append((left, right, tuple(evidence)))

    def groups(self, numbers: Iterable[int]) -> dict[int, list[int]]:
        """Return the groups of these appearances, the earliest first."""
        found: dict[int, list[int]] = {}
        for number in sorted(numbers):
            found.setdefault(self.group(number), []).append(number)
        return found

    def made(self) -> dict[int, list[Merge]]:
        """Return the merges of each group."""
        found: dict[int, list[Merge]] = {}
        for left, right, evidence in self.merges:
            merge = Merge(left=self.appearances[left], right=self.appearances[right], evidence=evidence)
            found.setdefault(self.group(left), []).append(merge)
        return found
