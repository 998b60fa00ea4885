"""Sourcing: heard, heard through others, only spoken of, and who replied."""

from dataclasses import replace

from sayso.model.party import PartyKind
from sayso.model.statement import Act, Stance
from sayso.report.facts.folding import fold
from sayso.report.facts.sourcing import find_sourcing
from tests.readings import ENGINEERS, KORVAN, READING, STATEMENTS, at, weakened

SOURCING = find_sourcing(READING)


def test_kinds_are_counted() -> None:
    """Speakers are counted by kind; not who only declines or stands in others' words."""
    assert dict(SOURCING.kinds) == {PartyKind.NAMED: 1, PartyKind.UNNAMED: 1}
    assert SOURCING.through == (ENGINEERS,)


def test_accused_and_not_heard() -> None:
    """Who is accused and only declines to comment is not heard; the accusation stands beside."""
    (unheard,) = SOURCING.unheard
    assert unheard.party == KORVAN
    assert [one.id for one in unheard.about] == ["s4"]


def test_replies_are_kept() -> None:
    """A refusal to comment is kept as a reply."""
    assert [one.id for one in SOURCING.replies] == ["s5"]


def test_denominator() -> None:
    """Statements are counted without their repeats."""
    assert (SOURCING.without_speaker, SOURCING.statements) == (0, 7)


def test_whom_a_weak_statement_may_let_be_heard() -> None:
    """Who is accused and speaks in a weak statement alone is not called unheard, nor heard."""
    said = replace(STATEMENTS[4], act=Act.DENY, stance=Stance.DENIES, content=(at("“so-called inspection”"),))
    reading = replace(READING, statements=(*STATEMENTS[:4], said, *STATEMENTS[5:]))
    sourcing = find_sourcing(*fold(weakened("s5", reading=reading)))
    assert (sourcing.unheard, [one.party for one in sourcing.perhaps]) == ((), [KORVAN])
    assert dict(sourcing.kinds) == {PartyKind.NAMED: 1, PartyKind.UNNAMED: 1}


def test_a_weak_refusal_lets_nobody_be_heard() -> None:
    """Who only declines, in a weak statement too, is not heard."""
    sourcing = find_sourcing(*fold(weakened("s5")))
    assert ([one.party for one in sourcing.unheard], sourcing.perhaps) == ([KORVAN], ())


def test_who_is_named_in_weak_statements_alone() -> None:
    """Nobody is called unheard because of what is not printed."""
    assert find_sourcing(*fold(weakened("s4", "s5"))).unheard == ()
    assert find_sourcing(*fold(weakened("s2", "s8"))).unheard == SOURCING.unheard
