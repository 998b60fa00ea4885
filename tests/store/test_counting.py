"""Counting: who is one, who could be, and what is counted."""

from collections import Counter
from dataclasses import replace
from itertools import product

import sayso
from sayso.model.reading import Reading
from sayso.model.statement import STATED, Act, is_not_done
from sayso.model.stored import Alike, Count
from sayso.store import Store
from tests.stored import of_text


def said_by(name: str, *, day: int) -> Reading:
    """Return a reading of one statement by somebody who bears a name and no role."""
    reading = of_text(f"The weir leaks on day {day}.\n", outlet="Post", published=f"2026-04-{day:02}")
    party = replace(reading.parties[0], name=name)
    (one,) = reading.statements
    return replace(reading, parties=(party,), statements=(replace(one, speaker=party),))


NAMES = ("Omar Abdelkarim", "Omar Abdelkarim", "Omar Abdulkarim", "Abdelkarim", "Ida Brook", "Ida Holm")


def test_persons_who_could_be_one(store: Store) -> None:
    """Who bears no role as written stands apart; names further down that could be the same are told."""
    for day, name in enumerate(NAMES, start=1):
        store.add(said_by(name, day=day))
    counts = {one.value: one.alike for one in store.count("speaker").counts if one.alike}
    assert counts == {
        "Abdelkarim": (Alike(name="Omar Abdelkarim", bearers=2, statements=2),),
        "Omar Abdelkarim": (Alike(name="Omar Abdulkarim", bearers=1, statements=1),),
    }


def test_one_name_is_one(store: Store) -> None:
    """By name all who bear one name are counted together; other spellings are told as before."""
    for day, name in enumerate(NAMES, start=1):
        store.add(said_by(name, day=day))
    first, second, *_ = store.count("name").counts
    spelt = Alike(name="Omar Abdulkarim", bearers=1, statements=1)
    short = Alike(name="Abdelkarim", bearers=1, statements=1)
    assert first == Count(value="Omar Abdelkarim", statements=2, articles=2, alike=(short, spelt))
    assert (second.value, second.alike) == ("Abdelkarim", ())


def test_months_stand_in_their_order(store: Store) -> None:
    """What has no date comes last, however much it is."""
    texts = {
        "2026-05": "The weir leaks.",
        "2026-03": "Nobody was hurt at Pier 6.",
        "2026-04": "Two boats sank.\nDivers found both.",
        None: "A school burnt.\nIts roof fell in.\nThe bell was saved.",
    }
    for month, text in texts.items():
        store.add(of_text(text, outlet="Post", published=month))
    told = [(one.value, one.statements) for one in store.count("month").counts]
    assert told == [("2026-03", 1), ("2026-04", 2), ("2026-05", 1), (None, 3)]


def test_what_repeats_a_weak_statement_stands_for_it(store: Store) -> None:
    """Lists, counts, speakers and reports count the same statements, with weak ones and without."""
    reading = of_text("The weir leaks.\nThe weir leaks!\nThe weir leaks?\nIt holds.\n", outlet="Post")
    first, second, third, last = reading.statements
    reading = replace(
        reading,
        statements=(
            replace(first, weak=True),
            replace(second, repeat_of="s1"),
            replace(third, repeat_of="s1"),
            last,
        ),
    )
    store.add(reading)
    for weak, shown in ((False, ["s2", "s4"]), (True, ["s1", "s4"])):
        found = store.search("*", kind="statement", weak=weak)
        assert [hit.id for hit in found.hits] == shown
        assert (found.total, found.weaker) == (2, 0 if weak else 1)
        assert store.count("act", weak=weak).statements == 2
        assert sum(one.statements for one in sayso.audit([reading], weak=weak).articles) == 2
    (article,) = store.articles()
    assert (article.statements, article.weaker) == (2, 1)
    (ruiz,) = store.who("ruiz")
    assert (ruiz.statements, ruiz.weaker) == (2, 1)
    assert [one.statements for one in store.speakers()] == [2]
    assert [one.statement for one in store.spoken(ruiz.id).said] == ["s2", "s4"]


def test_what_is_not_done_is_counted_apart(store: Store) -> None:
    """Of every act and stance the store tells what the model tells: whether the act is what is not done."""
    reading = of_text("The weir leaks.\n", outlet="Post", published="2026-04-01")
    (one,) = reading.statements
    for number, (act, stance) in enumerate(product(Act, STATED)):
        told = replace(one, act=act, stance=stance)
        article = replace(reading.article, id=f"{number:016x}", url=f"https://post.example/{number}")
        store.add(replace(reading, article=article, statements=(told,)))
    counts = store.count("act", copies=True).counts
    expected = Counter((str(act), is_not_done(act, stance)) for act, stance in product(Act, STATED))
    assert {(each.value, each.negated): each.statements for each in counts} == expected
