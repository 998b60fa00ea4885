"""Relinking: whatever came and went in which order, a store holds what linking all anew would give."""

import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

import sayso
from sayso.errors import StoreReadOnly
from sayso.linking.claims import profiles
from sayso.linking.claims.link import SURE, link
from sayso.linking.claims.told import document_of
from sayso.linking.claims.weights import load_weights
from sayso.model.correction import as_it_stands
from sayso.model.reading import Reading
from sayso.model.statement import Act, Assertion, Certainty, Point, Polarity, Stance
from sayso.report.claims.nouns import Claim
from sayso.store import Store
from tests.spent import processor_time
from tests.stored import READING, of_text

STORIES = (
    (
        "The Velmouth dam failed on Sunday night",
        "At least 40 boats sank in the harbour of Askerby",
        "Mayor Ida Brook blamed the repair of the gates",
        "The ferry to Halden was cancelled for a week",
        "Engineers had warned of cracks in the northern wall",
    ),
    (
        "Cellist Mara Quill won the Ostrava prize on Friday",
        "The jury praised her recital of the Dvorak sonata",
        "Quill began to play at the age of six in Tarn",
        "The prize is worth 20,000 crowns",
        "Violinist Jan Orel came second with a concerto",
    ),
)
TURNS = ("", " , police said", " , according to residents", " and nobody was hurt", " again")
PLAIN = ("It rained.", "The weather was mild.", "Nothing else was known by then.", "More is expected soon.")


def article(seed: int) -> Reading:
    """Return an article of one of the stories: each line is a point; some repeat another or are a version."""
    draw = random.Random(seed // 3 if seed % 3 == 0 else seed)  # noqa: S311 — the same every time is the point
    story = STORIES[draw.randint(0, 1)]
    lines = [f"{line}{draw.choice(TURNS)}." for line in draw.sample(story, k=draw.randint(2, 5))]
    lines += draw.sample(PLAIN, k=draw.randint(0, 3))
    day = None if seed % 7 == 0 else f"2026-03-{1 + random.Random(seed).randint(0, 20):02}"  # noqa: S311
    return reading("\n".join(lines), f"https://post.example/{seed if seed % 5 else seed // 2}", day)


def reading(text: str, url: str | None, day: str | None) -> Reading:
    """Return a reading of which each line is an assertion with one point."""
    base = of_text(text, url=url, published=day)
    assertions = tuple(
        Assertion(
            id=f"a{number}",
            content=(block.span,),
            trigger=(),
            sourced_by=(),
            certainty=Certainty.CERTAIN,
            polarity=Polarity.POSITIVE,
            hedges=(),
            when=None,
            points=(
                Point(
                    content=(block.span,),
                    trigger=(),
                    participants=(),
                    certainty=Certainty.CERTAIN,
                    stance=Stance.ASSERTS,
                    polarity=Polarity.POSITIVE,
                    when=None,
                    quantities=(),
                ),
            ),
        )
        for number, block in enumerate(base.article.blocks, start=1)
    )
    return replace(base, statements=(), parties=(), assertions=assertions)


STATE = {
    "copies": "SELECT a.id, o.id, kind FROM copies JOIN articles a USING (article) "
    "JOIN articles o ON o.article = of_article",
    "compared": "SELECT band, id FROM fingerprints JOIN articles USING (article) WHERE compared",
    "pairs": "SELECT l.id, r.id, sort, likeness, left_lists, right_lists, scores FROM article_pairs "
    "JOIN articles l ON l.article = left_article JOIN articles r ON r.article = right_article",
    "words": "SELECT word, period, id FROM profile_words JOIN articles USING (article)",
}


def state(store: Store) -> dict[str, set[object]]:
    """Return all that linking left in a store, by the ids of articles."""
    found: dict[str, set[object]] = {
        name: {tuple(row) for row in store.sql(sql)} for name, sql in STATE.items()
    }
    claims: dict[int, set[tuple[str, int]]] = {}
    for name, point, claim in store.sql(
        "SELECT id, point, claim FROM claim_points JOIN articles USING (article)"
    ):
        claims.setdefault(claim, set()).add((name, point))
    found["claims"] = set(map(frozenset, claims.values()))
    return found


def anew(folder: Path, readings: Iterable[Reading]) -> dict[str, set[object]]:
    """Return what a store holds after all articles were added and linked at once."""
    with Store(folder / "anew.db") as store:
        for one in readings:
            store.add(one)
        store.relink()
        store.link()
        return state(store)


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let lists be so short that a newcomer pushes others out."""
    monkeypatch.setattr(profiles, "MOST", 3)


READINGS = [article(seed) for seed in range(1, 25)]


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_adding_changes_nothing(tmp_path: Path, seed: int) -> None:
    """Articles that are added and linked one by one, in any order, make what all at once make."""
    shuffled = random.Random(seed).sample(READINGS, k=len(READINGS))  # noqa: S311
    # Of versions of one date the one added last counts: their order stays.
    order = {
        one.article.url: iter([each for each in READINGS if each.article.url == one.article.url])
        for one in READINGS
    }
    shuffled = [next(order[one.article.url]) for one in shuffled]
    expected = anew(tmp_path, READINGS)
    assert len(expected["claims"]) > 5
    assert len(expected["copies"]) > 3
    with Store(tmp_path / "shuffled.db") as store:
        for one in shuffled:
            store.add(one)
            store.link()
        assert store.unlinked() == 0
        assert state(store) == expected


@pytest.mark.parametrize("seed", range(3))
def test_what_goes_leaves_no_trace(tmp_path: Path, seed: int) -> None:
    """Articles that were removed, and others put in their place, leave what never holding them would."""
    draw = random.Random(seed)  # noqa: S311
    gone = draw.sample(READINGS[:20], k=6)
    with Store(tmp_path / "changed.db") as store:
        for one in READINGS[:20]:
            store.add(one)
        store.link()
        for one, more in zip(gone, READINGS[20:], strict=False):
            store.remove(one.article.id)
            store.add(more)
            store.link()
        for one in gone[4:]:
            store.remove(one.article.id)
        store.link()
        left = [one for one in READINGS if one not in gone]
        assert state(store) == anew(tmp_path, left)
        assert store.doctor().findings == ()


def test_the_store_has_the_claims_of_memory(tmp_path: Path) -> None:
    """The same articles make the same claims in memory."""
    documents = [document_of(one, row) for row, one in enumerate(READINGS)]
    linked = link(documents, threshold=SURE)
    names = [
        (one.article.id, place)
        for one, each in zip(READINGS, documents, strict=True)
        for place in range(len(each.told))
    ]
    claims = {frozenset(names[row] for row in rows) for rows in linked.clusters if len(rows) > 1}
    assert anew(tmp_path, READINGS)["claims"] == claims


def test_claims_of_a_store_are_those_of_its_readings(tmp_path: Path) -> None:
    """A report over a store is one over the same readings, but that it holds only articles it tells of."""
    readings = sorted(READINGS, key=lambda one: one.article.id)
    with Store(tmp_path / "news.db") as store:
        for one in readings:
            store.add(one)
        store.link()
        for chosen in ({}, {"words": "boats"}, {"since": "2026-03-10"}, {"by": "newest"}):
            left, right = sayso.claims(readings, **chosen), sayso.claims(store, **chosen)
            assert [told(left, one) for one in left.claims] == [told(right, one) for one in right.claims]
            counts = ("points", "within", "others", "weaker", "total", "read", "copies", "waiting")
            assert [getattr(left, name) for name in counts] == [getattr(right, name) for name in counts]
        few, every = sayso.claims(store, limit=1), sayso.claims(store)
        assert [told(few, one) for one in few.claims] == [told(every, every.claims[0])]
        assert (few.total, len(few.articles) < len(every.articles)) == (every.total, True)


def told(found: sayso.Claims, one: Claim) -> tuple[object, ...]:
    """Return what a claim tells, whatever the rows of its articles."""
    mentions = [(found.articles[each.row].article, each.words, each.differs_words) for each in one.mentions]
    return one.articles, one.copies, one.outlets, one.first, one.last, sorted(mentions)


def test_a_corrected_article_is_linked_anew(tmp_path: Path) -> None:
    """It waits until the store is linked, and so does what was removed and its neighbours."""
    with Store(tmp_path / "news.db") as store:
        store.add(READING)
        store.link()
        assert store.unlinked() == 0
        kept = as_it_stands(READING.article.id, READING.statements[0])
        store.correct([replace(kept, act=Act.CLAIM)], by="lv")
        assert store.unlinked() == 1
        store.link()
        assert store.unlinked() == 0


def test_a_store_that_may_not_be_written(tmp_path: Path) -> None:
    """A report of a store says how many articles wait; linking one opened for reading is refused."""
    path = tmp_path / "news.db"
    with Store(path) as store:
        store.add(READINGS[0])
    with Store(path, read_only=True) as store:
        found = sayso.claims(store)
        assert found.waiting == 1
        assert "1 article not linked yet: sayso link" in sayso.to_text(found)
        with pytest.raises(StoreReadOnly):
            store.link()


@pytest.mark.parametrize("same", ["copies", "sentence"])
def test_linking_is_not_quadratic(tmp_path: Path, same: str) -> None:
    """Copies of one article, or one sentence in every article: four times as many take little longer each."""
    load_weights("en")
    spent = []
    for count in (60, 240):
        with Store(tmp_path / f"{count}.db") as store, store.batch():
            for row in range(count):
                text = DAM if same == "copies" else f"{' '.join(invented(row))}.\n{DAM}"
                store.add(reading(text, f"https://{row}.example/a", "2026-03-02"))
        with Store(tmp_path / f"{count}.db") as store:
            spent.append(processor_time(store.link))
    assert spent[1] < 12 * spent[0]


DAM = "The Velmouth dam failed on Sunday night and at least 40 boats sank in the harbour of Askerby."


def invented(seed: int) -> list[str]:
    """Return some words of no story."""
    draw = random.Random(seed)  # noqa: S311
    return ["".join(draw.choices("abdeilmnorstu", k=7)) for _ in range(90)]
