"""Linking: the same person across the articles of a store, as `sayso.linking` joins them."""

from dataclasses import replace

from sayso.linking.figures import link_parties
from sayso.model.figure import Ground
from sayso.model.party import PartyKind
from sayso.model.reading import Reading
from sayso.store import Store
from tests.readings import weakened
from tests.stored import READING, under


def three() -> list[Reading]:
    """Return a reading under three dates."""
    return [under(published=f"2026-03-0{day}") for day in (1, 2, 3)]


def test_who(store: Store) -> None:
    """A person is found by words of a name, with forms, roles, articles, statements and merges."""
    for one in three():
        store.add(one)
    (speaker,) = store.who("ruiz", copies=True)
    assert (speaker.name, speaker.forms) == ("Ana Ruiz", (("Ana Ruiz", 3), ("Ruiz", 3)))
    assert speaker.roles == (("Minister", 3), ("finance minister", 3))
    assert (len(speaker.articles), speaker.statements, len(speaker.merges)) == (3, 9, 2)
    assert {one.ground for merge in speaker.merges for one in merge.evidence} == {Ground.NAME, Ground.ROLE}


def test_as_linking_joins_them(store: Store) -> None:
    """The speakers of a store are those figures of its readings that are persons or bodies."""
    readings = [*three(), replace(READING, parties=READING.parties[:3])]
    for one in readings:
        store.add(one)
    store.join_speakers()
    rows = store.sql("SELECT name, kind, articles FROM speakers ORDER BY speaker")
    kinds = {PartyKind.NAMED, PartyKind.ORGANISATION, PartyKind.WIRE, PartyKind.OUTLET}
    figures = [one for one in link_parties(list(store.readings())) if one.kind in kinds]
    assert [tuple(row) for row in rows] == [
        (one.name, str(one.kind), len({seen.row for seen in one.appearances})) for one in figures
    ]
    assert [row[0] for row in store.sql("SELECT count(*) FROM merges")] == [
        sum(len(one.merges) for one in figures)
    ]


def test_made_anew(store: Store) -> None:
    """What is added or removed later is seen; without a change nothing is made anew."""
    first, second, third = three()
    store.add(first)
    assert len(store.who("ruiz", copies=True)[0].articles) == 1
    store.add(second)
    assert store.who("ruiz", copies=True)[0].articles == (first.article.id, second.article.id)
    store.remove(first.article.id)
    assert store.who("ruiz", copies=True)[0].articles == (second.article.id,)
    store.add(third)
    assert len(store.who("ÁNA ruiz", copies=True)[0].articles) == 2
    assert store.doctor().clean


def test_nobody(store: Store) -> None:
    """Nobody of that name, or no name."""
    store.add(READING)
    assert store.who("brook") == store.who("rui") == store.who("…") == ()


def test_found_by_another_form(store: Store) -> None:
    """A search by speaker finds the person's statements where another article writes the longer name."""
    short = replace(READING.parties[0], name="Ruiz")
    store.add(READING)
    store.add(
        under(
            replace(
                READING,
                parties=(short, *READING.parties[1:]),
                statements=tuple(
                    replace(one, speaker=short, chain=(short,)) if one.speaker == READING.parties[0] else one
                    for one in READING.statements
                ),
            ),
            published="2026-03-09",
        )
    )
    assert store.search("hold", speaker="Ana Ruiz").total == 1
    store.join_speakers()
    assert store.search("hold", speaker="Ana Ruiz", copies=True).total == 2


def test_weak_statements_are_counted_apart(store: Store) -> None:
    """A speaker's statements are those that are printed; what repeats a weak one counts once."""
    again = replace(READING.statements[7], id="s9")
    store.add(weakened("s1", "s2", reading=replace(READING, statements=(*READING.statements, again))))
    for weak, expected in ((False, (2, 2)), (True, (3, 0))):
        (speaker,) = store.who("ruiz", weak=weak, copies=True)
        assert (speaker.statements, speaker.weaker) == expected
