"""Steps: what changed along a claim, each step told once, however many pairs of articles it lies between."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from sayso.linking.changes import TOLD_FROM
from sayso.model.claim import Change, ChangeKind, Relation
from sayso.model.statement import Stance
from sayso.report.claims.nouns import Claim, Mention

_Key = tuple[object, ...]


class Step(NamedTuple):
    """One step of what changed, told once: its kind, what was, what is, and all changes that are it."""

    kind: ChangeKind
    before: str
    after: str
    changes: tuple[Change, ...]

    @property
    def score(self) -> float:
        """How likely the likeliest of its changes is right."""
        return max(change.score for change in self.changes)

    @property
    def ordered(self) -> bool:
        """Whether what was is surely earlier than what is."""
        return all(change.ordered for change in self.changes)

    @property
    def was(self) -> str:
        """What was, each form once."""
        return ", ".join(
            {_plain(change.before): change.before for change in self.changes if change.before}.values()
        )

    @property
    def is_now(self) -> str:
        """What is, each form once."""
        return ", ".join(
            {_plain(change.after): change.after for change in self.changes if change.after}.values()
        )

    def bearers(self, one: Claim) -> tuple[Mention, ...]:
        """Return the mentions that deny, one an article."""
        found = {
            one.mentions[at].row: one.mentions[at] for at in (_bearer(one, each) for each in self.changes)
        }
        return tuple(found.values())

    def between(self, one: Claim) -> str:
        """Return the articles that it lies between: from which of them to which."""
        return " → ".join(self.sides(one))

    def sides(self, one: Claim) -> tuple[str, str]:
        """Return the articles that have the one, and those that have the other."""
        left, right = (
            ", ".join(dict.fromkeys(sign(one.mentions[at]) for at in side))
            for side in zip(*((change.left, change.right) for change in self.changes), strict=True)
        )
        return left, right


def steps(one: Claim) -> tuple[Step, ...]:
    """Return each step of what surely changed once, however many pairs of articles it lies between.

    A number or certainty that changes twice on the way is two steps, and the sum of them is none.
    """
    every = [step for _, step in _steps(one, surely_changed(one))]
    return tuple(step for step in every if not _is_sum(step, every))


def less_sure_steps(one: Claim) -> tuple[Step, ...]:
    """Return each step that is less sure and told nowhere among the sure ones, the likeliest first."""
    told = {key for keys, _ in _steps(one, surely_changed(one)) for key in keys}
    less = _steps(one, [change for change in one.changes if change.score < TOLD_FROM])
    return tuple(sorted((step for keys, step in less if told.isdisjoint(keys)), key=lambda step: -step.score))


def _steps(one: Claim, every: Iterable[Change]) -> list[tuple[set[_Key], Step]]:
    """Return each step with what makes changes one step, in the order of the first change of each."""
    groups: list[tuple[set[_Key], list[Change]]] = []
    for change in map(_turned, every):
        keys = {*_keys(one, change)}
        same = [group for group in groups if not keys.isdisjoint(group[0])]
        told = same[0] if same else (set[_Key](), [])
        for group in same[1:]:  # what this change joins
            told[0].update(group[0])
            told[1].extend(group[1])
        told[0].update(keys)
        told[1].append(_like(change, told[1][0]) if told[1] else change)
        groups = [group for group in groups if group not in same[1:]] + ([] if same else [told])
    return [
        (keys, Step(changes[0].kind, changes[0].before, changes[0].after, (*changes,)))
        for keys, changes in groups
    ]


def surely_changed(one: Claim) -> tuple[Change, ...]:
    """Return the changes that a report tells."""
    return tuple(change for change in one.changes if change.score >= TOLD_FROM)


def _bearer(one: Claim, change: Change) -> int:
    """Return the mention that denies, whatever it is held against."""
    return change.left if one.mentions[change.left].stance is Stance.DENIES else change.right


def _turned(change: Change) -> Change:
    """Return a change; without an order in time the source stands first, or else the earlier mention."""
    source = change.kind is ChangeKind.SOURCE_DROPPED
    turn = not change.before if source else change.left > change.right
    return change if change.ordered or change.kind is ChangeKind.DENIED or not turn else _other_way(change)


def _other_way(change: Change) -> Change:
    return replace(change, left=change.right, right=change.left, before=change.after, after=change.before)


def _like(change: Change, first: Change) -> Change:
    """Return a change without an order with its sides as in the first one of its step."""
    other = not change.ordered and _plain(change.before) == _plain(first.after) != _plain(first.before)
    return _other_way(change) if other else change


def _keys(one: Claim, change: Change) -> Iterator[_Key]:
    """Yield what makes two changes one step: the same words, who denies, the source or where it is lost."""
    words = _plain(change.before), _plain(change.after)
    if change.kind is ChangeKind.DENIED:
        yield change.kind, _plain(one.mentions[_bearer(one, change)].who)
    elif change.kind is ChangeKind.SOURCE_DROPPED:
        lost = bool(change.before)  # or, the other way round, named later
        yield change.kind, change.ordered, lost, one.mentions[change.right if lost else change.left].row
        yield change.kind, change.ordered, lost, *words
    else:
        yield change.kind, *(words if change.ordered else (frozenset(words),))


def _plain(words: str) -> str:
    return words.casefold().removeprefix("the ")


def _is_sum(step: Step, every: Iterable[Step]) -> bool:
    """Return whether two other steps lead from the same to the same."""
    if step.kind not in {ChangeKind.NUMBER, ChangeKind.CERTAINTY} or not step.before or not step.after:
        return False
    told = {(_plain(each.before), _plain(each.after)) for each in every if each.kind is step.kind}
    between = {after for before, after in told if before == _plain(step.before)}
    return any(
        (middle, _plain(step.after)) in told for middle in between if middle not in {"", _plain(step.after)}
    )


def passages_of(one: Claim, step: Step) -> tuple[Mention, ...]:
    """Return the two mentions that show a step; the first two where there are several."""
    change = step.changes[0]
    return one.mentions[change.left], one.mentions[change.right]


def is_rival(one: Claim, step: Step) -> bool:
    """Return whether a step is none in time: two accounts of one day, from two sources."""
    pairs = {(change.left, change.right) for change in step.changes}
    rivals = {
        pair
        for link in one.links
        if link.relation is Relation.CONTRADICTS
        for pair in ((link.left, link.right), (link.right, link.left))
    }
    return step.kind is ChangeKind.NUMBER and pairs <= rivals


def sign(one: Mention) -> str:
    """Return the number of a mention's article, as in the list of articles."""
    return f"[{one.row + 1}]"
