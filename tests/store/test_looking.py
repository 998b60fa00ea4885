"""Looking: the lists of a store, a page at a time."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import sayso
from sayso.errors import NotInStore, StoreReadOnly
from sayso.model.browsed import ToReview
from sayso.model.correction import as_it_stands
from sayso.model.statement import Act
from sayso.store import Store
from tests.readings import READING, RUIZ, UNSURE, weakened
from tests.stored import of_text, under

ID = READING.article.id


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a store of the reading made by hand, a reprint of it, and one of another outlet."""
    with Store(tmp_path / "news.db") as made:
        run = made.start_run({})
        made.add(READING, run=run)
        made.add(under(url="https://other.example/dam", outlet="Other", published="2026-03-04"), run=run)
        made.add(under(of_text("The ferry sank."), outlet="Gazette", published="2026-02"), run=run)
        made.note_unread(run, "torn.pdf", "no article in it")
        made.join_speakers()
        yield made


def test_articles_newest_first(store: Store) -> None:
    """Articles come newest first, with what was read in each and what each counts with."""
    other, own, gazette = store.articles()
    assert (other.outlet, own.outlet, gazette.outlet) == ("Other", "The Daily Brook", "Gazette")
    assert (own.title, own.statements, own.weaker, own.assertions) == ("Minister: dam will hold", 7, 0, 1)
    assert (own.copies, other.copy_of) == (1, ID)
    assert [one.outlet for one in store.articles(outlet="Gazette")] == ["Gazette"]
    assert [one.id for one in store.articles(start=1, limit=1)] == [ID]
    assert store.articles_of("Other") == 1


def test_speakers_heard_most_first(store: Store) -> None:
    """Persons and bodies come with their statements, copies left out, under a name that stays."""
    first, *others = store.speakers()
    assert (first.name, first.statements, first.articles) == ("Ana Ruiz", 3, 2)
    assert first.id == f"{ID}.{RUIZ.id}"
    assert [one.statements for one in others] == sorted((one.statements for one in others), reverse=True)
    assert [one.name for one in store.speakers(name="korvan")] == ["Korvan Ltd"]
    assert store.speakers(name="nobody") == ()


def test_a_speaker_is_found_by_any_of_its_parties(store: Store) -> None:
    """The name of a speaker in any article leads to the same one."""
    ids = {store.speaker_named(f"{one.id}.{RUIZ.id}") for one in store.articles(limit=2)}
    assert len(ids) == 1
    assert ids != {None}
    assert store.speaker_named("none.p1") is None
    assert store.speaker_named("") is None


def test_outlets(store: Store) -> None:
    """Outlets come with their articles, copies and days."""
    found = {one.name: (one.articles, one.copies, one.first) for one in store.outlets()}
    assert found == {
        "Gazette": (1, 0, "2026-02"),
        "Other": (1, 1, "2026-03-04"),
        "The Daily Brook": (1, 0, "2026-03-02"),
    }


def test_unread(store: Store) -> None:
    """What could not be read is told with the reason."""
    assert [(one.file, one.reason) for one in store.unread()] == [("torn.pdf", "no article in it")]


def test_counted(store: Store) -> None:
    """The counts of the desk are those of the store."""
    counts, info = store.counted(), store.info()
    assert (counts.articles, counts.repeats, counts.outlets) == (info.articles, info.repeats, info.outlets)
    assert (counts.statements, counts.weak) == (info.statements, info.weak_statements)
    assert (counts.first_day, counts.last_day) == (info.first_day, info.last_day)


def test_weak_ones_are_counted(tmp_path: Path) -> None:
    """Weak statements are told apart in every list."""
    with Store(tmp_path / "weak.db") as made:
        made.add(weakened("s3", "s4"))
        made.join_speakers()
        assert made.counted().weak == 2
        (article,) = made.articles()
        assert (article.statements, article.weaker) == (5, 2)
        assert {one.statement for one in made.to_review(weak=True)} == {"s3", "s4"}


def test_the_least_sure_is_reviewed_first(store: Store) -> None:
    """What nobody looked at comes least sure first; copies and repeats are not asked twice."""
    waiting = store.to_review()
    assert waiting[0] == ToReview(article=ID, statement="s4", line=UNSURE.line)
    assert [one.line for one in waiting] == sorted(one.line for one in waiting)
    assert len({one.article for one in waiting}) == 2
    assert "s8" not in {one.statement for one in store.to_review(article=ID)}
    store.correct([as_it_stands(ID, READING.statements[3])], by="lea", confirm=True)
    assert store.to_review()[0].statement != "s4"


def test_the_log_tells_what_was_done(store: Store) -> None:
    """The last correction comes first, each with what it did and whether it can be taken back."""
    kept, changed, gone = (as_it_stands(ID, READING.statements[row]) for row in (0, 3, 5))
    changed, gone = replace(changed, act=Act.SAY), replace(gone, removed=True)
    new = replace(kept, statement=None, act=Act.WARN)
    store.correct([kept, changed, gone, new], by="lea", confirm=True)
    assert [one.kind for one in store.corrections()] == ["added", "removed", "corrected", "confirmed"]
    assert {one.annotator for one in store.corrections()} == {"lea"}
    assert all(one.last for one in store.corrections())


def test_a_correction_can_be_taken_back(store: Store) -> None:
    """What stood before stands again, and nothing is left of what was brought."""
    before = store.reading(ID)
    one = replace(as_it_stands(ID, READING.statements[3]), speaker="A New Name", act=Act.SAY)
    store.correct([one], by="lea")
    assert store.who("new name")
    (logged,) = store.corrections()
    assert store.withdraw(logged.number) == ID
    assert store.reading(ID) == before
    assert store.corrections() == ()
    assert store.who("new name") == ()
    assert store.doctor().findings == ()


def test_only_what_nothing_came_after_can_be_taken_back(store: Store) -> None:
    """A correction above which another stands stays."""
    one = as_it_stands(ID, READING.statements[3])
    store.correct([replace(one, act=Act.SAY)], by="lea")
    store.correct([replace(one, act=Act.WARN)], by="lea")
    last, first = store.corrections()
    with pytest.raises(NotInStore, match="could be taken back"):
        store.withdraw(first.number)
    store.withdraw(last.number)
    store.withdraw(first.number)
    assert store.reading(ID) == READING


def test_a_removed_statement_comes_back(store: Store) -> None:
    """Taking back a rejection brings the statement back where it stood."""
    one = replace(as_it_stands(ID, READING.statements[3]), removed=True)
    store.correct([one], by="lea")
    assert len(store.reading(ID).statements) == len(READING.statements) - 1
    store.withdraw(store.corrections()[0].number)
    assert store.reading(ID) == READING


def test_claims_are_listed_by_their_words(tmp_path: Path) -> None:
    """Claims that several articles tell come in each order, in the words of their first mention."""
    with Store(tmp_path / "claims.db") as made:
        add_story(made)
        total, claims = made.listed_claims()
        found = made.claims()
        assert total == found.total > 0
        assert [one.id for one in claims] == [f"c{one}" for one in found.claims]
        assert made.claim_ids() == tuple(sorted((one.id for one in claims), key=lambda one: int(one[1:])))
        for one in claims:
            text = made.reading(one.article).article.text
            assert one.words == " ".join(span.of(text) for span in one.content)
        for by in ("denied", "newest"):
            ids = tuple(f"c{one}" for one in made.claims(by=by).claims)
            assert tuple(one.id for one in made.listed_claims(by=by)[1]) == ids


def test_claims_that_went_are_not_listed(tmp_path: Path) -> None:
    """Between a removal and the next link nothing is told of what went with it."""
    with Store(tmp_path / "claims.db") as made:
        gone = add_story(made)
        assert made.listed_claims()[1]
        made.remove(gone)
        assert made.listed_claims()[1] == ()
        made.link()
        assert made.listed_claims() == (0, ())


def add_story(store: Store) -> str:
    """Add two articles that tell the same; return the id of one."""
    paths = sorted(Path(sayso.__file__).parent.joinpath("examples").glob("*.txt"))[:2]
    readings = [sayso.read(path) for path in paths]
    for one in readings:
        store.add(one)
    store.link()
    return readings[0].article.id


def test_counting_claims_needs_a_store_to_write(store: Store) -> None:
    """A store that is read only counts nothing."""
    with Store(store.path, read_only=True) as other, pytest.raises(StoreReadOnly):
        other.count_claims()


def test_what_lies_beside_an_article(store: Store) -> None:
    """An article knows its neighbours by day, its copies, and who its parties are."""
    found = store.beside(store.reading(ID))
    articles = store.articles()
    assert (found.before, found.after) == (articles[2].id, articles[0].id)
    assert found.copies == 1
    assert found.speakers[RUIZ.id] == f"{ID}.{RUIZ.id}"
    with pytest.raises(NotInStore):
        store.beside(under(outlet="Nowhere"))


def test_the_last_run(store: Store) -> None:
    """The last run tells when it was, what it brought, and which claims it retold."""
    found = store.last_run()
    assert found is not None
    assert (found.articles, found.claims) == (3, ())
    with Store(store.path.with_name("empty.db")) as empty:
        assert empty.last_run() is None
