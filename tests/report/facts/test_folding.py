"""Folding: what is printed of a reading, and what hangs on the weak statements that are not."""

from dataclasses import replace

from sayso.report.facts.folding import fold
from tests.readings import ASSERTIONS, READING, STATEMENTS, weakened


def test_nothing_weak() -> None:
    """A reading without weak statements is printed as it is."""
    assert fold(READING) == (READING, ())


def test_everything_on_demand() -> None:
    """With `weak` nothing is left out."""
    assert fold(weakened("s1", "s4"), weak=True) == (weakened("s1", "s4"), ())


def test_weak_ones_are_left_out() -> None:
    """The weak statements are given apart, the others stay as they are."""
    reading, weaker = fold(weakened("s1", "s3"))
    assert [one.id for one in weaker] == ["s1", "s3"]
    assert reading == replace(READING, statements=(STATEMENTS[1], *STATEMENTS[3:]))


def test_what_stands_in_a_weak_one_stands_by_itself() -> None:
    """A statement whose host is not printed is outermost."""
    reading, _ = fold(weakened("s6"))
    assert {one.id: one.nested_in for one in reading.statements}["s7"] is None


def test_the_next_host_that_is_printed() -> None:
    """A statement in a weak one in a printed one stands in the printed one, not outside."""
    inner = replace(STATEMENTS[2], id="s9", nested_in="s7")
    deep = replace(READING, statements=(*STATEMENTS, inner))
    reading, _ = fold(weakened("s7", reading=deep))
    assert {one.id: one.nested_in for one in reading.statements}["s9"] == "s6"


def test_hosts_in_a_circle() -> None:
    """Bad text that nests in a circle has no host."""
    circle = tuple(
        replace(one, nested_in=host) for one, host in zip(STATEMENTS[:3], ("s2", "s3", "s2"), strict=True)
    )
    reading, _ = fold(weakened("s2", "s3", reading=replace(READING, statements=circle)))
    assert [(one.id, one.nested_in) for one in reading.statements] == [("s1", None)]


def test_the_first_repeat_stands_for_a_weak_one() -> None:
    """What is said again counts once: the next repeats the first that is printed."""
    third = replace(STATEMENTS[7], id="s9")
    reading, _ = fold(weakened("s2", reading=replace(READING, statements=(*STATEMENTS, third))))
    assert {one.id: one.repeat_of for one in reading.statements[-2:]} == {"s8": None, "s9": "s8"}


def test_a_weak_repeat_leaves_the_first() -> None:
    """A repeat that is weak changes nothing of what it repeats."""
    reading, weaker = fold(weakened("s8"))
    assert (reading.statements, [one.id for one in weaker]) == (STATEMENTS[:7], ["s8"])


def test_nothing_refers_to_what_is_not_printed() -> None:
    """Answers and assertions refer to what says the same, if that is printed, else to nothing."""
    answer = replace(STATEMENTS[4], answers="s2")
    said = replace(
        READING,
        statements=(*STATEMENTS[:4], answer, *STATEMENTS[5:]),
        assertions=(replace(ASSERTIONS[0], sourced_by=("s2", "s3", "s8")),),
    )
    kept, _ = fold(weakened("s2", "s3", reading=said))
    assert {one.id: one.answers for one in kept.statements}["s5"] == "s8"
    assert kept.assertions[0].sourced_by == ("s8",)
    none, _ = fold(weakened("s4"))
    assert {one.id: one.answers for one in none.statements}["s5"] is None
