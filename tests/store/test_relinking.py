"""Relinking: whatever the order in which articles come and go, a store holds what linking all anew would give."""

import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.linking.claims import neighbours, profiles
from sayso.linking.claims.link import SURE, link
from sayso.linking.claims.told import document_of
from sayso.model.reading import Reading
from sayso.model.statement import Assertion, Certainty, Point, Polarity, Stance
from sayso.store import Store, neighbouring
from tests.stored import of_text

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
    """Return an article of one of the stories: each line is a point; some repeat another, or are a version."""
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
    found: dict[str, set[object]] = {name: {tuple(row) for row in store.sql(sql)} for name, sql in STATE.items()}
    claims: dict[int, set[tuple[str, int]]] = {}
    for name, point, claim in store.sql("SELECT id, point, claim FROM claim_points JOIN articles USING (article)"):
        claims.setdefault(claim, set()).add((name, point))
    found["claims"] = set(map(frozenset, claims.values()))
    return found


def anew(folder: Path, readings: Iterable[Reading]) -> dict[str, set[object]]:
    """Return what a store holds after all articles were added and linked at once."""
    with Store(folder / "anew.db") as store:
        for one in readings:
            store.add(one)
        store.sql  # noqa: B018
        relink(store)
        return state(store)


def relink(store: Store) -> None:
    """Link all anew, whatever waits."""
    store._connection.execute("UPDATE bookkeeping SET value = 1 WHERE name = 'relink'")  # noqa: SLF001
    store.link()


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
    order = {one.article.url: iter([each for each in READINGS if each.article.url == one.article.url]) for one in READINGS}
    shuffled = [next(order[one.article.url]) for one in shuffled]
    expected = anew(tmp_path, READINGS)
    assert len(expected["claims"]) > 5  # noqa: PLR2004
    assert len(expected["copies"]) > 3  # noqa: PLR2004
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
        (one.article.id, place) for one, each in zip(READINGS, documents, strict=True) for place in range(len(each.told))
    ]
    claims = {frozenset(names[row] for row in rows) for rows in linked.clusters if len(rows) > 1}
    assert anew(tmp_path, READINGS)["claims"] == claims
