"""Folding: what reports leave out behind a count: weak statements, and copies with their article."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple, TypeVar

from sayso.linking.near import Printed, originals, printed
from sayso.model.reading import Reading
from sayso.model.statement import Assertion, Statement
from sayso.report.facts.about import About

T = TypeVar("T", bound=About)

# What stands for each weak statement: the printed one that says the same, None where none does.
Standing = Mapping[str, str | None]


class Folded(NamedTuple):
    """A reading with the statements that are printed, and the weak ones that are not."""

    reading: Reading
    weaker: tuple[Statement, ...]


def fold(reading: Reading, *, weak: bool = False) -> Folded:
    """Return a reading without its weak statements, and these; with `weak` nothing is left out.

    What stands inside a weak statement stands inside its next host that is printed, else by itself.
    The first that repeats a weak one stands for it: others repeat and answer that one.
    """
    weaker = () if weak else tuple(one for one in reading.statements if one.weak)
    if not weaker:
        return Folded(reading, ())
    kept = tuple(one for one in reading.statements if not one.weak)
    standing = _standing(weaker, kept)
    hosts = _hosts(reading.statements)
    return Folded(
        replace(
            reading,
            statements=tuple(_tied(one, standing, hosts) for one in kept),
            assertions=tuple(_sourced(one, standing) for one in reading.assertions),
        ),
        weaker,
    )


def _standing(weaker: Iterable[Statement], kept: Iterable[Statement]) -> Standing:
    said: dict[str, str] = {}
    for one in sorted(kept, key=lambda one: one.repeat_of is not None):
        said.setdefault(one.repeat_of or one.id, one.id)
    return {one.id: said.get(one.repeat_of or one.id) for one in weaker}


def _hosts(statements: Iterable[Statement]) -> Mapping[str, str | None]:
    """Return the innermost printed statement around each; bad text may nest in a circle."""
    by_id = {one.id: one for one in statements}
    found = {}
    for one in statements:
        seen, host = {one.id}, by_id.get(one.nested_in or "")
        while host and host.weak and host.id not in seen:
            seen.add(host.id)
            host = by_id.get(host.nested_in or "")
        found[one.id] = host.id if host and not host.weak else None
    return found


def _tied(one: Statement, standing: Standing, hosts: Mapping[str, str | None]) -> Statement:
    """Return a statement that refers to printed ones alone."""
    answers, again = (standing.get(each or "", each) for each in (one.answers, one.repeat_of))
    repeat_of = None if again == one.id else again
    return replace(one, nested_in=hosts[one.id], answers=answers, repeat_of=repeat_of)


def _sourced(one: Assertion, standing: Standing) -> Assertion:
    """Return an assertion that is sourced by printed statements alone."""
    names = (standing.get(name, name) for name in one.sourced_by)
    return replace(one, sourced_by=tuple(dict.fromkeys(filter(None, names))))


class Once:
    """What was told of articles one by one; copies and superseded versions count with the one they repeat."""

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
        return [every[row].counted(place, counts[row] - 1) for place, row in enumerate(rows)]
