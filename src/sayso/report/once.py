"""Once: copies and superseded versions count with the article that they repeat, which says how many."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from sayso.linking.near import Printed, originals, printed
from sayso.model.reading import Reading
from sayso.report.audit import ArticleAudit
from sayso.report.phrases import copied
from sayso.report.timeline import ArticleTold

T = TypeVar("T", ArticleAudit, ArticleTold)


class Once:
    """What was told of articles one by one, and what tells which of them repeats another."""

    def __init__(self, *, each: bool = False) -> None:
        self._each = each
        self._printed: list[Printed] = []

    def meet(self, reading: Reading) -> Reading:
        """Note an article before it is told; return its reading."""
        if not self._each:
            self._printed.append(printed(reading.article))
        return reading

    def kept(self, told: Iterable[T]) -> list[T]:
        """Return what was told of those that count, with how many count with each; where `each`, of all."""
        every = list(told)
        if self._each:
            return every
        first = originals(self._printed)
        counts = Counter(first)
        rows = [row for row, original in enumerate(first) if row == original]
        return [_moved(every[row], place, counts[row] - 1) for place, row in enumerate(rows)]


def _moved(one: T, row: int, copies: int) -> T:
    """Return what is told of an article in another row, with the copies that count with it."""
    facts = (*one.facts, *copied(copies))
    if isinstance(one, ArticleAudit):
        return replace(
            one,
            appearances=tuple(replace(each, row=row) for each in one.appearances),
            copies=copies,
            facts=facts,
        )
    return replace(
        one, tellings=tuple(replace(each, row=row) for each in one.tellings), copies=copies, facts=facts
    )
