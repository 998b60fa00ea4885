"""Steps: what changed along a claim, each step told once, however many pairs of articles it lies between."""

from collections.abc import Iterable
from typing import NamedTuple

from sayso.linking.changes import TOLD_FROM
from sayso.model.claim import Change, ChangeKind, Relation
from sayso.model.statement import Stance
from sayso.report.claims.nouns import Claim, Mention


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
        left, right = (
            dict.fromkeys(sign(one.mentions[at]) for at in side)
            for side in zip(*((change.left, change.right) for change in self.changes), strict=True)
        )
        return f"{', '.join(left)} → {', '.join(right)}"


def steps(one: Claim) -> tuple[Step, ...]:
    """Return each step of what surely changed once, however many pairs of articles it lies between.

    A number or certainty that changes twice on the way is two steps, and the sum of them is none.
    """
    every = [*_steps(one, surely_changed(one)).values()]
    return tuple(step for step in every if not _is_sum(step, every))


def less_sure_steps(one: Claim) -> tuple[Step, ...]:
    """Return each step that is less sure and told nowhere among the sure ones, the likeliest first."""
    told = _steps(one, surely_changed(one))
    less = _steps(one, [change for change in one.changes if change.score < TOLD_FROM])
    return tuple(sorted((less[key] for key in less if key not in told), key=lambda step: -step.score))


def _steps(one: Claim, changes: Iterable[Change]) -> dict[tuple[object, ...], Step]:
    first: dict[tuple[ChangeKind, int], Change] = {}
    groups: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        denied = change.kind is ChangeKind.DENIED
        told = first.setdefault((change.kind, _bearer(one, change)), change) if denied else change
        groups.setdefault(_step_of(one, told), []).append(change)
    return {key: Step(same[0].kind, same[0].before, same[0].after, (*same,)) for key, same in groups.items()}


def surely_changed(one: Claim) -> tuple[Change, ...]:
    """Return the changes that a report tells."""
    return tuple(change for change in one.changes if change.score >= TOLD_FROM)


def _bearer(one: Claim, change: Change) -> int:
    """Return the mention that denies, whatever it is held against."""
    return change.left if one.mentions[change.left].stance is Stance.DENIES else change.right


def _step_of(one: Claim, change: Change) -> tuple[object, ...]:
    """Return what makes two changes one step: the same words, who denies, where a source is lost."""
    if change.kind is ChangeKind.DENIED:
        return change.kind, _plain(one.mentions[_bearer(one, change)].who)
    if change.kind is ChangeKind.SOURCE_DROPPED:
        lost = bool(change.before)  # or, the other way round, named later
        return change.kind, lost, one.mentions[change.right if lost else change.left].row
    return change.kind, _plain(change.before), _plain(change.after)


def _plain(words: str) -> str:
    return words.casefold().removeprefix("the ")


def _is_sum(step: Step, every: Iterable[Step]) -> bool:
    """Tell whether two other steps lead from the same to the same."""
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
    """Tell whether a step is none in time: two accounts of one day, from two sources."""
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
