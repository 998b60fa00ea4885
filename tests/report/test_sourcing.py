"""Sourcing: heard, heard through others, only spoken of, and who replied."""

from sayso.model.party import PartyKind
from sayso.report.sourcing import find_sourcing
from tests.readings import ENGINEERS, KORVAN, READING

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
