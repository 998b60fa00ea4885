"""Steps: what changed, told once, with a direction only where the order is known."""

from dataclasses import replace

from sayso.model.claim import Change, ChangeKind
from sayso.report.claims.nouns import Claim
from sayso.report.trails.steps import steps
from tests.report.trails.test_same_words import mention


def claim(*changes: Change) -> Claim:
    """Return a claim of four articles with these changes."""
    return Claim(
        id="c1",
        gist=0,
        mentions=tuple(mention(row, 0, "the mill burned") for row in range(4)),
        links=(),
        origins=(),
        changes=changes,
        articles=4,
        copies=0,
        outlets=4,
        denials=0,
        first=None,
        last=None,
    )


def change(left: int, right: int, before: str, after: str, kind: ChangeKind = ChangeKind.NUMBER) -> Change:
    """Return a sure change between articles of no known order."""
    return Change(left=left, right=right, kind=kind, before=before, after=after, score=0.9, ordered=False)


def test_without_an_order_both_ways_are_one_step() -> None:
    """18 here and 91 there is the same as 91 there and 18 here."""
    one = claim(change(0, 1, "18", "91"), change(3, 2, "18", "91"), change(2, 1, "18", "91"))
    (step,) = steps(one)
    assert not step.ordered
    assert (step.before, step.after) == ("18", "91")
    assert step.sides(one) == ("[1], [4], [3]", "[2], [3]")


def test_with_an_order_each_way_is_a_step() -> None:
    """18 that became 91 and 91 that became 18 are two."""
    there, back = (
        replace(change(*places), ordered=True) for places in ((0, 1, "18", "91"), (2, 3, "91", "18"))
    )
    assert [(step.before, step.after) for step in steps(claim(there, back))] == [("18", "91"), ("91", "18")]


def test_a_source_is_one_step_whoever_lacks_it() -> None:
    """One source that two articles lack, and two that one article lacks, hang together."""
    dropped = ChangeKind.SOURCE_DROPPED
    one = claim(
        change(0, 2, "the mayor", "", dropped),
        change(3, 1, "", "the mayor", dropped),
        change(1, 2, "a miller", "", dropped),
    )
    (step,) = steps(one)
    assert (step.was, step.is_now) == ("the mayor, a miller", "")
