"""Browsing: a page of what fits, and counts of what it could be narrowed to."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import TookTooLong
from sayso.model.browsed import Browsed
from sayso.model.correction import as_it_stands
from sayso.model.statement import Act, Stance
from sayso.model.stored import HitKind
from sayso.store import Store, browsing
from sayso.store.browsing import Narrowed
from tests.readings import READING, weakened
from tests.stored import of_text, under

DAYS = ("2026-03-01", "2026-03-02", "2026-04", None)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a store of the reading made by hand and of four small articles of two outlets."""
    with Store(tmp_path / "news.db") as made:
        made.add(READING)
        for number, day in enumerate(DAYS):
            text = f"The ferry number {number} sank.\nThe harbour of {number} islands closed."
            made.add(under(of_text(text), outlet=f"Gazette {number % 2}", published=day))
        made.join_speakers()
        yield made


def browse(store: Store, **asked: object) -> Browsed:
    """Return what is found."""
    return store.browse(Narrowed(**asked))  # type: ignore[arg-type]


def shown(found: Browsed) -> list[str]:
    """Return the words of the hits."""
    return [hit.snippet for hit in found.hits]


def test_without_words_all_statements_are_there(store: Store) -> None:
    """The newest come first, repeats stand once, those without a date last."""
    found = browse(store, limit=50)
    # Seven of the reading by hand, whose eighth is a repeat, and two of each small article.
    assert (found.total, found.at_least) == (7 + 2 * len(DAYS), False)
    assert {hit.kind for hit in found.hits} == {HitKind.STATEMENT}
    days = [hit.published for hit in found.hits]
    assert days[0] == "2026-04"
    assert days[-1] is None


def test_words_find_every_kind(store: Store) -> None:
    """With words statements and own voice are found, and articles that hold them elsewhere."""
    found = browse(store, words="ferry")
    assert dict(found.facets["kind"]) == {"statement": 4}
    assert browse(store, words="ferry", kind=HitKind.ARTICLE).total == 4
    # Words that stand in no statement and no own voice are found in their article.
    assert [hit.kind for hit in browse(store, words="valley ruiz").hits] == [HitKind.ARTICLE]
    assert "About 300 people left their homes in Oberfeld on Sunday" in shown(browse(store, words="oberfeld"))


def test_the_best_match_comes_first_where_it_is_asked_for(store: Store) -> None:
    """By words the shorter passage weighs more, whenever it was published."""
    found = browse(store, words="ferry", best=True, kind=HitKind.STATEMENT)
    assert [hit.score > 0 for hit in found.hits] == [True] * 4
    scores = [hit.score for hit in found.hits]
    assert scores == sorted(scores, reverse=True)


def test_facets_count_as_if_their_own_sort_were_open(store: Store) -> None:
    """Where an outlet is chosen the others keep their counts; all else counts what fits."""
    found = browse(store, words="ferry", outlet="Gazette 0", kind=HitKind.STATEMENT)
    assert found.total == 2
    assert dict(found.facets["outlet"]) == {"Gazette 0": 2, "Gazette 1": 2}
    assert dict(found.facets["act"]) == {"say": 2}
    assert found.values["outlet"] == 2


@pytest.mark.parametrize(
    ("asked", "total"),
    [
        ({"speaker": "ruiz"}, 11),
        ({"speaker": "Ana Ruiz", "words": "ferry"}, 4),
        ({"speaker": "nobody"}, 0),
        ({"outlet": "Gazette 0"}, 4),
        ({"outlet": "Gazette"}, 0),
        ({"act": Act.ACCUSE}, 1),
        ({"stance": Stance.UNSAID}, 1),
        ({"certainty": "conditional"}, 1),
        ({"since": "2026-03-02"}, 11),
        ({"since": "2026-04-01"}, 2),
        ({"until": "2026-03"}, 11),
        ({"since": "2026-03-01", "until": "2026-03-01"}, 2),
        ({"words": "ferry", "since": "2026-03-02", "kind": HitKind.STATEMENT}, 2),
        ({"kind": HitKind.ARTICLE}, 5),
        ({"kind": HitKind.ASSERTION}, 1),
        ({"words": "…"}, 0),
        ({"words": "“no repair”", "speaker": "engineers"}, 1),
    ],
)
def test_narrowing(store: Store, asked: dict[str, object], total: int) -> None:
    """Each way of narrowing leaves what fits it."""
    assert browse(store, **asked).total == total


def test_pages_follow_one_another(store: Store) -> None:
    """Pages hold each place once."""
    pages = [browse(store, start=start, limit=4) for start in range(0, 16, 4)]
    ids = [(hit.article, hit.id) for page in pages for hit in page.hits]
    assert len(ids) == len(set(ids)) == pages[0].total


def test_weak_readings_and_copies_are_left_out(tmp_path: Path) -> None:
    """They are found where they are asked for."""
    with Store(tmp_path / "news.db") as made:
        made.add(weakened("s3"))
        made.add(under(outlet="Other", published="2026-03-04", url="https://other.example/dam"))
        assert browse(made, words="crack", kind=HitKind.STATEMENT).total == 0
        assert browse(made, words="crack", kind=HitKind.STATEMENT, weak=True).total == 1
        assert browse(made, words="crack", kind=HitKind.STATEMENT, copies=True).total == 1
        assert browse(made, words="crack", kind=HitKind.STATEMENT, weak=True, copies=True).total == 2


def test_only_the_newest_are_looked_at(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are very many, so is said."""
    monkeypatch.setattr(browsing, "LOOKED_AT", 3)
    found = browse(store)
    assert (found.total, found.at_least) == (3, True)


def test_days_are_counted(store: Store) -> None:
    """Each day of publication has its count, as precise as it is known."""
    assert browse(store, words="ferry", kind=HitKind.STATEMENT).days == (
        (None, 1),
        ("2026-03-01", 1),
        ("2026-03-02", 1),
        ("2026-04", 1),
    )


def test_a_question_that_takes_too_long_is_stopped(store: Store) -> None:
    """It is stopped, and the next one is answered."""
    slow = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    with pytest.raises(TookTooLong, match="took longer"), store.limited(0.01), store._reading():  # noqa: SLF001
        store._connection.execute(slow).fetchone()  # noqa: SLF001
    assert browse(store, words="ferry").total == 4


def test_what_people_took_away_is_not_found(store: Store) -> None:
    """A statement that was rejected stands nowhere."""
    one = as_it_stands(READING.article.id, READING.statements[3])
    store.correct([replace(one, removed=True)], by="lea")
    assert browse(store, act=Act.ACCUSE).total == 0
