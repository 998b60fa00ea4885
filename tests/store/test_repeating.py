"""Repeating: a reprint is known by its words, however it is set; other reports of the event are not."""

import random

import pytest

from sayso.linking.near import BANDS, NEARLY_SAME, bands_of, shingles
from sayso.store import Store
from tests.stored import of_text

STEMS = ("brachel", "dunoth", "fervil", "gasp", "hollen", "idrem", "jonque", "kessel")
WORDS = [f"{stem}{end}" for stem in STEMS for end in ("a", "e", "i", "o", "ura", "ost", "ling", "mer", "tok")]


def prose(seed: int, length: int = 150) -> list[str]:
    """Return some invented words."""
    return random.Random(seed).choices(WORDS, k=length)  # noqa: S311 — the same every time is the point


def jaccard(left: str, right: str) -> float:
    """Return what `mark_repeat` would measure."""
    one, other = set(shingles(left).tolist()), set(shingles(right).tolist())
    return len(one & other) / len(one | other)


def test_typography_is_nothing() -> None:
    """Capitals, line ends and marks change no shingle."""
    assert (
        shingles("The dam, she said, will hold!").tolist()
        == shingles("the DAM she\r\nsaid: will hold").tolist()
    )


def test_each_once() -> None:
    """Runs that stand twice count once, and a text shorter than a run is one."""
    assert shingles("go and go and go and go").size == 2
    assert shingles("go").size == 1
    assert shingles(" … ").size == 0


def test_fixed() -> None:
    """Bands are the same in every process: a store lives longer than one."""
    bands = bands_of(shingles("The dam will hold, the mayor said on Monday."))
    assert len(bands) == BANDS
    assert bands[:2] == [9032362194898815086, -7568591300138958125]


def test_long_texts_in_parts() -> None:
    """A text of many parts has the bands of its whole."""
    text = " ".join(str(number) for number in range(10_000))
    assert len(set(bands_of(shingles(text)))) == BANDS


@pytest.mark.parametrize(
    ("change", "repeats"),
    [
        (lambda words: words, True),
        (lambda words: ["from", "our", "agencies", *words], True),
        (lambda words: words[:60] + words[72:], True),
        (lambda words: [*words[:-8], *prose(99, 8)], True),
        (lambda words: words[:75] + prose(99, 75), False),
        (sorted, False),
        (lambda _: prose(98), False),
    ],
)
def test_marked(store: Store, change, repeats: bool) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001, FBT001
    """A headline added, a sentence left out, the end rewritten: a repeat.  Half the words: none."""
    words = prose(1)
    first = of_text(" ".join(words), outlet="A", published="2026-03-01")
    store.add(first)
    second = of_text(" ".join(change(words)), outlet="B", published="2026-03-02")
    assert (jaccard(first.article.text, second.article.text) >= NEARLY_SAME) is repeats
    assert store.add(second).repeats == (first.article.id if repeats else None)


def test_kept_apart(store: Store) -> None:
    """A body under three dates is three articles, two of them repeats of the first."""
    text = " ".join(prose(2))
    added = [store.add(of_text(text, published=f"2026-03-0{day}")) for day in (1, 2, 3)]
    assert [one.repeats for one in added] == [None, added[0].id, added[0].id]
    assert len(list(store.readings())) == 3
    rows = [tuple(row) for row in store.sql("SELECT * FROM article_repeats")]
    assert rows == [(2, 1, 1.0), (3, 1, 1.0)]


def test_the_nearest(store: Store) -> None:
    """Of two that it repeats, the one that shares more is named."""
    words = prose(3)
    near = of_text(" ".join(words), outlet="A", published="2026-03-02")
    far = of_text(" ".join([*prose(4, 110), *words]), outlet="B", published="2026-03-01")
    for one in (far, near):
        store.add(one)
    third = of_text(" ".join([*words, "again"]), outlet="C", published="2026-03-03")
    assert store.add(third).repeats == near.article.id


def test_known_again(store: Store) -> None:
    """Adding an article again tells what it repeats."""
    text = " ".join(prose(5))
    first, second = (of_text(text, outlet=day, published=f"2026-03-0{day}") for day in "12")
    for one in (first, second):
        store.add(one)
    assert store.add(second).repeats == first.article.id


def test_no_words(store: Store) -> None:
    """A text without a word repeats nothing."""
    for outlet in "AB":
        assert store.add(of_text("… — …", outlet=outlet)).repeats is None
    assert store.doctor().clean


def test_the_earliest_is_the_original(store: Store) -> None:
    """Whatever came first into the store, the article of the earliest date is the one that others repeat."""
    text = " ".join(prose(6))
    third, first, second = (of_text(text, published=f"2026-03-0{day}") for day in (3, 1, 2))
    undated = of_text(text)
    for one in (undated, third, first, second):
        store.add(one)
    rows = store.sql(
        "SELECT a.id, o.id FROM copies JOIN articles AS a USING (article) "
        "JOIN articles AS o ON o.article = of_article"
    )
    ids = {one.article.id for one in (undated, third, second)}
    assert {tuple(row) for row in rows} == {(each, first.article.id) for each in ids}
    store.remove(first.article.id)
    assert store.info().repeats == 2
    assert [hit.published for hit in store.search(text.split()[0], kind="article").hits] == ["2026-03-02"]


def test_what_repeats_an_old_version(store: Store) -> None:
    """A reprint of a version that is superseded stands by itself, unless it repeats the new one too."""
    old, new = " ".join(prose(7)), " ".join(prose(8))
    store.add(of_text(old, url="https://post.example/1", published="2026-03-01"))
    store.add(of_text(old, url="https://other.example/1", published="2026-03-02"))
    assert store.info().repeats == 1
    store.add(of_text(new, url="https://post.example/1", published="2026-03-03"))
    kinds = [tuple(row) for row in store.sql("SELECT article, of_article, kind FROM copies")]
    assert kinds == [(1, 3, "version")]
