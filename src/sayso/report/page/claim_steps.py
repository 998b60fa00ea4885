"""What changed along a claim: each step once with its places, and ladders of the number and how surely."""

from collections.abc import Iterator, Sequence
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from sayso.model.claim import Change, ChangeKind
from sayso.model.statement import Certainty
from sayso.report.page.claim_places import Place, PlacedClaim
from sayso.report.page.ladders import Ladder, Step, Told, ladder
from sayso.report.trails.steps import Step as TrailStep
from sayso.report.trails.steps import is_rival
from sayso.report.trails.told import DIFFERS

RIVAL = "two accounts"  # of one day, from two sources: nothing changed from one to the other


class Changed(NamedTuple):
    """One step of what changed: its kind, what was, what is, where both stand, and both side by side."""

    kind: str
    was: str
    now: str
    before: tuple[Place, ...]
    after: tuple[Place, ...]
    beside: str | None = None
    ordered: bool = True


def all_changed(placed: PlacedClaim) -> Iterator[Changed]:
    """Yield each kind of step with the same words once, with all places between which it lies."""
    groups: dict[tuple[str, str, str, bool], list[Changed]] = {}
    for one in map(partial(_changed, placed), placed.steps):
        groups.setdefault((one.kind, one.was, one.now, one.ordered), []).append(one)
    for (kind, was, now, ordered), every in groups.items():
        before, after = (
            tuple(dict.fromkeys(place for one in every for place in side(one))) for side in _SIDES
        )
        yield Changed(kind, was, now, before, after, _beside(placed, before, after), ordered)


def _beside(placed: PlacedClaim, before: Sequence[Place], after: Sequence[Place]) -> str | None:
    """Return where the first two articles between which something changed stand side by side."""
    if not before or not after:
        return None
    rows = [placed.one.mentions[side[0].key].row for side in (before, after)]
    left, right = (placed.found.articles[row].article for row in rows)
    return placed.links.compare(left, right) if left != right else None


def _changed(placed: PlacedClaim, step: TrailStep) -> Changed:
    kind = RIVAL if is_rival(placed.one, step) else _step_kind(step)
    if step.kind is ChangeKind.DENIED:
        bearers = {id(one) for one in step.bearers(placed.one)}
        denying = [at for at, one in enumerate(placed.one.mentions) if id(one) in bearers]
        who = "; ".join(dict.fromkeys(placed.one.mentions[at].who for at in denying))
        return Changed(kind, "", who, (), placed.places_of(denying))
    before, after = ([getattr(change, side) for change in step.changes] for side in ("left", "right"))
    sides = placed.places_of(before), placed.places_of(after)
    return Changed(kind, step.was, step.is_now, *sides, ordered=step.ordered and kind != RIVAL)


def number_ladder(placed: PlacedClaim) -> Ladder | None:
    """Return the numbers that changed at their days; None where none did."""
    told: list[Told] = []
    places: dict[tuple[int, str], int] = {}
    taken = []
    for left, right, before, after, first in _numbers(placed):
        ends = []
        for at, words in ((left, before), (right, after)):
            value = _value(placed, at, words)
            if value is not None and (at, words) not in places:
                places[at, words] = len(told)
                told.append(_point(placed, at, value, words))
            ends.append(places.get((at, words)))
        if first and ends[0] is not None and ends[1] is not None:
            taken.append(Step(ends[0], ends[1]))
    if len({one.value for one in told}) < _TWO:
        return None
    desc = "; ".join(one.title for one in told)
    return ladder("The number", told, taken, rungs={}, desc=desc)


def number_words(placed: PlacedClaim, at: int) -> str:
    """Return the number that a mention has, of those that changed, or else its only one.

    Where all that have only one have the same it is no news, and left out.
    """
    told = {(left, before) for left, _, before, *_ in _numbers(placed)}
    told |= {(right, after) for _, right, _, after, _ in _numbers(placed)}
    known = {words for _, words in told}
    own = next((words for place, words in sorted(told) if place == at), None)
    numbers = placed.one.mentions[at].numbers
    only = numbers[0].words if len(numbers) == 1 and _differ(placed) else ""
    return own or next((one.words for one in numbers if one.words in known), only)


def _differ(placed: PlacedClaim) -> bool:
    """Return whether mentions that have only one number have different ones."""
    return len({one.numbers[0][1:] for one in placed.one.mentions if len(one.numbers) == 1}) > 1


def _numbers(placed: PlacedClaim) -> Iterator[tuple[int, int, str, str, bool]]:
    """Yield the changes of each number: both mentions, both numbers as written, whether it is first."""
    for step in placed.steps:
        if step.kind is ChangeKind.NUMBER:
            first = step.ordered and not is_rival(placed.one, step)  # two accounts of one day are no step
            for change in _in_time(placed, step):
                if change.before and change.after:
                    yield change.left, change.right, change.before, change.after, first
                    first = False


def _value(placed: PlacedClaim, at: int, words: str) -> float | None:
    found = next((one for one in placed.one.mentions[at].numbers if one.words == words), None)
    return None if found is None else found.low if found.low is not None else found.high


def certainty_ladder(placed: PlacedClaim) -> Ladder | None:
    """Return how surely a claim is told at which day; None where that did not change."""
    kept = [step for step in placed.steps if step.kind is ChangeKind.CERTAINTY]
    if not kept:
        return None
    told: list[Told] = []
    places: dict[int, int] = {}
    taken = []
    for step in kept:
        for change in _in_time(placed, step):
            for at, level in ((change.left, change.before), (change.right, change.after)):
                if at not in places:
                    places[at] = len(told)
                    told.append(_point(placed, at, _LEVELS[level], placed.places[at].outlet))
        first = _in_time(placed, step)[0]
        taken += [Step(places[first.left], places[first.right])] if step.ordered else []
    levels = {one.value for one in told}
    rungs = {value: name for name, value in _LEVELS.items() if value in levels}
    desc = "; ".join(f"{rungs[one.value]}: {one.title}" for one in told)
    return ladder("How surely", told, taken, rungs=rungs, desc=desc)


def _in_time(placed: PlacedClaim, step: TrailStep) -> list[Change]:
    """Return the changes that are one step, the first to which it led first."""
    return sorted(step.changes, key=lambda one: (placed.published(one.right) or "~", one.right))


def _point(placed: PlacedClaim, at: int, value: float, name: str) -> Told:
    place = placed.places[at]
    return Told(
        placed.published(at), value, name, f"{name}: {place.outlet}, {place.when}", placed.mark_href(at)
    )


_LEVELS = {
    str(Certainty.DOUBTFUL): 1.0,
    str(Certainty.CONDITIONAL): 1.5,
    str(Certainty.POSSIBLE): 2.0,
    str(Certainty.PROBABLE): 3.0,
    str(Certainty.CERTAIN): 4.0,
}
_STEPS = {
    ChangeKind.NUMBER: "number",
    ChangeKind.CERTAINTY: "how sure",
    ChangeKind.SOURCE_DROPPED: "source dropped",
    ChangeKind.SOURCE_CHANGED: "other source",
    ChangeKind.DENIED: "denied",
}


_TWO = 2  # heights that a ladder needs
_SIDES = (attrgetter("before"), attrgetter("after"))


def _step_kind(step: TrailStep) -> str:
    if not step.ordered and step.kind in DIFFERS:
        return DIFFERS[step.kind]
    named = step.kind is ChangeKind.SOURCE_DROPPED and not step.before
    return "source named" if named else _STEPS[step.kind]
