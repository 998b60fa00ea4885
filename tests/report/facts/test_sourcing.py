"""Sourcing: heard, heard through others, only spoken of."""

from dataclasses import replace

import pytest

from sayso.model.party import Party, PartyKind
from sayso.model.statement import Act, Stance
from sayso.report.facts.folding import fold
from sayso.report.facts.sourcing import find_sourcing
from tests.readings import ENGINEERS, KORVAN, READING, RUIZ, STATEMENTS, at, weakened

SOURCING = find_sourcing(READING)


def test_who_is_heard_through_others_alone() -> None:
    """Whose words stand in the words of others alone is told apart."""
    assert SOURCING.through == (ENGINEERS,)


def test_accused_and_not_heard() -> None:
    """Who is accused and only declines to comment is not heard; the accusation stands beside."""
    (unheard,) = SOURCING.unheard
    assert unheard.party == KORVAN
    assert [one.id for one in unheard.about] == ["s4"]


def test_denominator() -> None:
    """Statements are counted without their repeats."""
    assert (SOURCING.without_speaker, SOURCING.statements) == (0, 7)


def test_whom_a_weak_statement_may_let_be_heard() -> None:
    """Who is accused and speaks in a weak statement alone is not called unheard."""
    said = replace(STATEMENTS[4], act=Act.DENY, stance=Stance.DENIES, content=(at("“so-called inspection”"),))
    reading = replace(READING, statements=(*STATEMENTS[:4], said, *STATEMENTS[5:]))
    sourcing = find_sourcing(*fold(weakened("s5", reading=reading)))
    assert (sourcing.unheard, [one.party for one in sourcing.perhaps]) == ((), [KORVAN])


def test_a_weak_refusal_lets_nobody_be_heard() -> None:
    """Who only declines, in a weak statement too, is not heard."""
    sourcing = find_sourcing(*fold(weakened("s5")))
    assert ([one.party for one in sourcing.unheard], sourcing.perhaps) == ([KORVAN], ())


def test_who_is_named_in_weak_statements_alone() -> None:
    """Nobody is called unheard because of what is not printed."""
    assert find_sourcing(*fold(weakened("s4", "s5"))).unheard == ()
    assert find_sourcing(*fold(weakened("s2", "s8"))).unheard == SOURCING.unheard


def among(party: Party) -> tuple[Party, ...]:
    """Return who is spoken of and not heard where one more party is, of whom nothing is said."""
    made = replace(READING, parties=(*READING.parties, party))
    return tuple(one.party for one in find_sourcing(made).unheard)


@pytest.mark.parametrize(
    ("name", "kind", "counts"),
    [
        ("the Oberfeld council", PartyKind.ORGANISATION, True),
        ("Orla Vey", PartyKind.NAMED, True),
        ("the council", PartyKind.ORGANISATION, False),  # nobody in particular
        ("such builders", PartyKind.COLLECTIVE, False),
        ("the river bank", PartyKind.DESCRIBED, False),
        ("Ruiz", PartyKind.NAMED, False),  # Ana Ruiz is heard
        ("Ana Ruiz Vale", PartyKind.NAMED, False),
    ],
)
def test_who_is_somebody(name: str, kind: PartyKind, counts: bool) -> None:  # noqa: FBT001 — of the table
    """Of those spoken of who has a name of its own counts, not whom one who is heard may be."""
    party = Party(id="p9", name=name, kind=kind)
    assert (party in among(party)) is counts


def test_a_time_is_nobody() -> None:
    """Words that are a time are no party."""
    sunday = Party(id="p9", name="on Sunday", kind=PartyKind.NAMED, mentions=(at("on Sunday"),))
    assert sunday not in among(sunday)


def test_the_place_of_one_who_is_heard_is_not_silent() -> None:
    """Where one who is heard is written to come from has its say."""
    place = Party(id="p9", name="Oberfeld", kind=PartyKind.NAMED, mentions=(at("Oberfeld"),))
    assert place in among(place)
    ruiz = replace(RUIZ, affiliations=(at("Oberfeld"),))
    said = tuple(replace(one, speaker=ruiz) if one.speaker == RUIZ else one for one in STATEMENTS)
    made = replace(READING, statements=said, parties=(ruiz, *READING.parties[1:], place))
    assert place not in [one.party for one in find_sourcing(made).unheard]
