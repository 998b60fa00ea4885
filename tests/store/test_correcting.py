"""Correcting: people's statements stand above the machine's, which never change."""

from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import NotInStore
from sayso.model.correction import Correction, as_it_stands
from sayso.model.statement import Act, Certainty, Stance
from sayso.store import Corrected, Store
from tests.readings import weakened
from tests.spent import processor_time
from tests.stored import READING, STATEMENTS, of_text, under

ID = READING.article.id
REMOVED = Correction(article=ID, statement="s1", removed=True, tool="brat")
MISSED = Correction(
    article=ID, content=STATEMENTS[2].content, source=STATEMENTS[2].source, speaker="Ana Ruiz", act=Act.WARN
)
RECAST = replace(
    as_it_stands(ID, STATEMENTS[3]), act=Act.CRITICISE, certainty=Certainty.POSSIBLE, tool="brat"
)


@pytest.fixture
def filled(store: Store) -> Store:
    """Return a store with one reading."""
    store.add(READING)
    return store


def test_changed(filled: Store) -> None:
    """A corrected statement stands in the place of the machine's, with what the person left."""
    assert filled.correct([RECAST], by="lv") == Corrected(changed=1, added=0, removed=0, unchanged=0)
    statements = filled.reading(ID).statements
    assert [one.id for one in statements] == [one.id for one in STATEMENTS]
    assert (statements[3].act, statements[3].certainty, statements[3].rule) == (
        Act.CRITICISE,
        Certainty.POSSIBLE,
        "person",
    )
    assert statements[3].speaker == STATEMENTS[3].speaker
    assert statements[4].answers == "s4"


def test_a_stance_is_brought_back(filled: Store) -> None:
    """What somebody did not say stands so, in its point too; brought again it is nothing new."""
    unsaid = replace(as_it_stands(ID, STATEMENTS[2]), stance=Stance.UNSAID, tool="brat")
    assert filled.correct([unsaid], by="lv").changed == 1
    (one,) = (one for one in filled.reading(ID).statements if one.id == "s3")
    assert (one.act, one.stance, [point.stance for point in one.points]) == (
        STATEMENTS[2].act,
        Stance.UNSAID,
        [Stance.UNSAID],
    )
    assert filled.correct([unsaid], by="lv").unchanged == 1


def test_the_machine_stays(filled: Store) -> None:
    """Without corrections the reading is what the machine left."""
    filled.correct([RECAST, REMOVED, MISSED], by="lv")
    assert filled.reading(ID, corrected=False) == READING
    assert list(filled.readings(corrected=False)) == [READING]
    assert filled.doctor().findings == ()


def test_removed(filled: Store) -> None:
    """A statement taken away is neither read nor found, and nothing refers to it."""
    filled.correct([replace(REMOVED, statement="s4")], by="lv")
    reading = filled.reading(ID)
    assert "s4" not in {one.id for one in reading.statements}
    assert {one.id: one.answers for one in reading.statements}["s5"] is None
    assert filled.search("steel", kind="statement").total == 0


def test_missed(filled: Store) -> None:
    """A statement that the machine missed stands where its words stand, under an id of its own."""
    filled.correct([MISSED, replace(MISSED, act=Act.FEAR)], by="lv")
    statements = filled.reading(ID).statements
    assert [one.id for one in statements] == ["s1", "s2", "s3", "c1", "c2", "s4", "s5", "s6", "s7", "s8"]
    assert statements[3].speaker is not None
    assert (statements[3].speaker.id, statements[3].chain) == ("p1", (statements[3].speaker,))


def test_twice(filled: Store) -> None:
    """The same corrections again say nothing new."""
    filled.correct([RECAST, REMOVED, MISSED], by="lv")
    again = filled.correct([RECAST, REMOVED, MISSED], by="lv")
    assert again == Corrected(changed=0, added=0, removed=0, unchanged=3)
    assert filled.info().corrected == 3


def test_the_last_stands(filled: Store) -> None:
    """A later correction goes above an earlier one, also one that brings a statement back."""
    filled.correct([RECAST], by="lv")
    filled.correct([replace(RECAST, act=Act.WARN)], by="mk")
    assert filled.reading(ID).statements[3].act is Act.WARN
    filled.correct([replace(REMOVED, statement="s4")], by="lv")
    filled.correct([RECAST], by="mk")
    assert filled.reading(ID).statements[3].act is Act.CRITICISE
    assert [row[0] for row in filled.sql("SELECT brought_by FROM corrections")] == ["lv", "mk", "lv", "mk"]
    assert filled.doctor().findings == ()


def test_another_speaker(filled: Store) -> None:
    """A name as written becomes the party written so, or a new one, which can be found."""
    filled.correct([replace(RECAST, speaker="Korvan"), replace(MISSED, speaker="Ida Brook")], by="lv")
    speakers = {one.id: one.speaker for one in filled.reading(ID).statements}
    assert [speakers[one].name for one in ("s4", "c1") if speakers[one]] == ["Korvan Ltd", "Ida Brook"]
    assert len(filled.reading(ID, corrected=False).parties) == 5
    assert filled.search("crack", speaker="brook").total == 1
    assert [one.name for one in filled.who("brook")] == ["Ida Brook"]
    assert filled.doctor().findings == ()


def test_found_as_corrected(filled: Store) -> None:
    """Search uses the corrected layer and says so."""
    filled.correct([RECAST], by="lv")
    found = filled.search("steel", kind="statement")
    assert [(hit.id, hit.act, hit.corrected) for hit in found.hits] == [("s4", "criticise", True)]
    assert (found.total, found.corrected) == (1, 1)
    assert filled.search("steel", act="accuse").total == 0


@pytest.mark.parametrize(
    "wrong", [replace(REMOVED, article="x"), replace(RECAST, statement="s99"), replace(REMOVED, article="")]
)
def test_nothing_to_correct(filled: Store, wrong: Correction) -> None:
    """A correction of what is not there is told, and none of its company is kept."""
    with pytest.raises(NotInStore, match="No correction was kept"):
        filled.correct([RECAST, wrong], by="lv")
    assert filled.info().corrected == 0


def test_removed_with_its_article(filled: Store) -> None:
    """Corrections go with their article."""
    filled.correct([RECAST, MISSED], by="lv")
    filled.remove(ID)
    assert filled.info().corrected == 0
    assert filled.doctor().findings == ()


def test_brought_back(filled: Store) -> None:
    """What referred to a statement that was taken away refers to it again where it is brought back."""
    again = replace(as_it_stands(ID, STATEMENTS[4]), act=Act.WARN)
    filled.correct([replace(REMOVED, statement="s4"), RECAST, again], by="lv")
    assert {one.id: one.answers for one in filled.reading(ID).statements}["s5"] == "s4"


def test_articles_in_turn(filled: Store) -> None:
    """Corrections of several articles may come in any order, also where more are open than are kept."""
    others = [under(published=f"2026-{month:02}-{day:02}") for month in (4, 5, 6) for day in range(1, 26)]
    for one in others:
        filled.add(one)
    ids = [ID, *(one.article.id for one in others)]
    turns = [replace(MISSED, article=each, act=act) for act in (Act.WARN, Act.FEAR) for each in ids]
    assert filled.correct(turns, by="lv").added == 2 * len(ids)
    assert all({"c1", "c2"} <= {one.id for one in filled.reading(each).statements} for each in ids)
    assert filled.correct(turns, by="lv").unchanged == 2 * len(ids)


def _seconds(path: Path, count: int) -> float:
    """Return what it takes to correct each statement of an article, to another speaker, and add as many."""
    reading = of_text("\n".join(f"The dam number {number} holds." for number in range(count)))
    changed = [
        replace(as_it_stands(reading.article.id, one), speaker=f"Ida Brook{one.id}", target=f"Mr T{one.id}")
        for one in reading.statements
    ]
    missed = [replace(one, statement=None, act=Act.WARN) for one in changed]
    with Store(path) as store:
        store.add(reading)
        done = []
        took = processor_time(lambda: done.append(store.correct([*changed, *missed], by="lv")))
    assert [(one.changed, one.added) for one in done] == [(count, count)]
    return took


def test_time_is_linear(tmp_path: Path) -> None:
    """Four times the corrections of one article take about four times as long, not sixteen."""
    _seconds(tmp_path / "warm.db", 5)
    few = min(_seconds(tmp_path / f"few{turn}.db", 50) for turn in range(2))
    many = min(_seconds(tmp_path / f"many{turn}.db", 200) for turn in range(2))
    assert many < 9 * few + 0.1


def test_a_correction_is_never_weak(filled: Store) -> None:
    """A weak statement that a person changed, or left as it was, stands as sure."""
    other = under(weakened("s3", "s4"), published="2026-03-09")
    filled.add(other)
    kept = as_it_stands(other.article.id, STATEMENTS[2])
    told = [replace(RECAST, article=other.article.id), kept]
    assert filled.correct(told, by="lv").changed == 2
    for one in filled.reading(other.article.id).statements[2:4]:
        assert (one.weak, one.confidence.line, one.rule) == (False, 1.0, "person")
    assert filled.correct(told, by="lv").unchanged == 2
    assert filled.search("crack", kind="statement").weaker == 0
    assert filled.reading(other.article.id, corrected=False) == other
    assert filled.doctor().findings == ()


def test_a_stance_that_is_corrected_is_no_confirmation(filled: Store) -> None:
    """The log tells it as a correction; of an article it tells what was made of that alone."""
    unsaid = replace(as_it_stands(ID, STATEMENTS[2]), stance=Stance.UNSAID, tool="brat")
    filled.correct([unsaid], by="lv")
    (one,) = filled.corrections(article=ID)
    assert (one.statement, one.kind) == ("s3", "corrected")
    assert filled.corrections(article="0" * 16) == ()
