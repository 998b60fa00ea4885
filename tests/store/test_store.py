"""The store: articles are added once, kept apart, and read back as they were."""

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sayso
from sayso.cli.inputs import example_folder
from sayso.errors import NotInStore, StoreError, StoreReadOnly
from sayso.ingest import read_paths
from sayso.model.article import Article
from sayso.pipeline import read
from sayso.store import Added, AddedAs, Store
from sayso.store.connection import query
from tests.readings import weakened
from tests.stored import READING, of_text, under

URL = "https://valley.example/dam"


def test_public() -> None:
    """`sayso.Store` is the store, which answers for trails too."""
    assert issubclass(sayso.Store, Store)
    assert sayso.Store.__module__ == "sayso.engine.store"


def test_reads_back_the_same(store: Store) -> None:
    """A reading comes back equal, layer by layer."""
    store.add(READING)
    assert store.reading(READING.article.id) == READING


@pytest.mark.parametrize(
    "article",
    [one for one in read_paths([example_folder()]) if isinstance(one, Article)],
    ids=lambda article: Path(article.file).name,
)
def test_reads_back_examples(store: Store, article: Article) -> None:
    """What the pipeline makes of an article comes back equal."""
    reading = read(article)
    store.add(reading)
    assert store.reading(article.id) == reading
    assert store.doctor().findings == ()


HOSTILE = st.text(
    st.sampled_from("aB 9\n\r\t\x00\x07\x85\u200f\u202eשלוםé\u0301ß🌉👩\u200d👩\ue000\ue001\uffff'\"%_;*()")
    | st.characters(exclude_categories=("Cs",)),
    min_size=1,
    max_size=60,
)


@settings(deadline=None, max_examples=60)
@given(text=HOSTILE, name=HOSTILE)
def test_any_text(tmp_path_factory: pytest.TempPathFactory, text: str, name: str) -> None:
    """Control characters, accents, emoji, right-to-left text and quotation marks come back as they were."""
    reading = of_text(text, outlet=name, key=name)
    with Store(tmp_path_factory.mktemp("any") / "news.db") as store:
        store.add(reading)
        assert store.reading(reading.article.id) == reading
        assert store.doctor().findings == ()
        store.remove(name)
        assert store.info().articles == 0
        assert store.doctor().findings == ()


def test_added_once(store: Store) -> None:
    """The same reading added again changes nothing."""
    first = store.add(READING)
    before = store.info()
    assert first == Added(id=READING.article.id, status=AddedAs.NEW)
    assert store.add(READING).status is AddedAs.KNOWN
    assert store.info() == before


def test_known(store: Store) -> None:
    """An article is known before it is read."""
    assert not store.known(READING.article)
    store.add(READING)
    assert store.known(READING.article)


@pytest.mark.parametrize("field", ["url", "outlet", "published"])
def test_never_known_by_its_text_alone(store: Store, field: str) -> None:
    """The same text under another address, outlet or date is another article, marked as a repeat."""
    store.add(READING)
    values = {"url": URL, "outlet": "Other Post", "published": "2026-03-05"}
    again = store.add(under(**{field: values[field]}))
    assert again.status is AddedAs.NEW
    assert (store.info().articles, store.info().repeats) == (2, 1)


def test_a_moved_folder_is_known(store: Store) -> None:
    """The folder is no part of what an article is known by."""
    store.add(under(url=None, key="dam.txt", file="old/dam.txt"))
    assert store.add(under(url=None, key="dam.txt", file="new/dam.txt")).status is AddedAs.KNOWN


def test_versions(store: Store) -> None:
    """Another text under a known address is its next version, and no repeat of the one before."""
    first = of_text("The dam will hold, the mayor said on Monday after the long rain.", url=URL)
    second = of_text("The dam will hold, the mayor said on Tuesday after the long rain.", url=URL)
    added = [store.add(one) for one in (first, second, first)]
    assert [one.status for one in added] == [AddedAs.NEW, AddedAs.VERSION, AddedAs.KNOWN]
    assert [one.repeats for one in added] == [None, None, None]
    rows = store.sql("SELECT id, version FROM articles ORDER BY version")
    assert [tuple(row) for row in rows] == [(first.article.id, 1), (second.article.id, 2)]


def test_the_same_version_twice(store: Store) -> None:
    """The same text under the same address at another date is the same version, and a repeat."""
    text = "The dam will hold, the mayor said on Monday after the long rain."
    first = store.add(of_text(text, url=URL, published="2026-03-02"))
    again = store.add(of_text(text, url=URL, published="2026-03-03"))
    assert (again.status, again.repeats) == (AddedAs.NEW, first.id)
    assert [row[0] for row in store.sql("SELECT version FROM articles")] == [1, 1]


def test_an_earlier_version_again(store: Store) -> None:
    """An earlier text at another date is its own version still, and the next text comes after the last."""
    texts = [f"The dam will hold, the mayor said on {day} after the rain." for day in ("Monday", "Friday")]
    for text, day in zip([*texts, texts[0]], range(1, 4), strict=True):
        store.add(of_text(text, url=URL, published=f"2026-03-0{day}"))
    assert store.add(of_text("The dam was closed.", url=URL)).status is AddedAs.VERSION
    assert [row[0] for row in store.sql("SELECT version FROM articles ORDER BY article")] == [1, 2, 1, 3]


def test_versions_are_told_by_the_index(store: Store) -> None:
    """No earlier article is read to number a version, however many share an address."""
    values = {"url": URL, "text_sha256": ""}
    plan = [row["detail"] for row in store.sql(f"EXPLAIN QUERY PLAN {query('versions_of_url')}", values)]
    searches = [line for line in plan if "articles" in line]
    assert len(searches) == 2
    assert all(line.startswith("SEARCH articles USING COVERING INDEX") for line in searches)


def test_readings(store: Store) -> None:
    """Readings come in the order added, those of one outlet or of some days where asked."""
    every = [
        under(outlet=outlet, published=day)
        for outlet, day in [("A", "2026-03-01"), ("B", "2026-03"), ("A", "2026-04-02T10:00Z"), ("B", None)]
    ]
    for one in every:
        store.add(one)
    assert list(store.readings()) == every
    assert list(store.readings(outlet="A")) == [every[0], every[2]]
    assert list(store.readings(since="2026-03-15")) == [every[1], every[2]]
    assert list(store.readings(until="2026-03")) == every[:2]
    assert list(store.readings(since="2026-04-02", until="2026-04-02")) == [every[2]]


def test_no_such_article(store: Store) -> None:
    """An id that is not there is told."""
    with pytest.raises(NotInStore, match="No article 'x'"):
        store.reading("x")


def test_a_batch_keeps_what_was_whole(store: Store) -> None:
    """An interruption in a batch loses the article that was being added, none before it."""
    broken = dataclasses.replace(READING, made_by=None)  # type: ignore[arg-type]

    def add_until_broken() -> None:
        with store.batch():
            store.add(under(published="2026-03-03"))
            store.add(under(broken, published="2026-03-04"))

    with pytest.raises(AttributeError):
        add_until_broken()
    assert [one.article.published for one in store.readings()] == ["2026-03-03"]
    assert store.doctor().clean


def test_a_broken_article_alone(store: Store) -> None:
    """An article that cannot be written leaves nothing behind."""
    with pytest.raises(AttributeError):
        store.add(dataclasses.replace(READING, made_by=None))  # type: ignore[arg-type]
    assert store.info().articles == 0
    assert store.doctor().clean


def test_runs(store: Store) -> None:
    """A run notes its settings, what it added and what it could not read."""
    run = store.start_run({"jobs": 2})
    store.add(READING, run=run)
    store.note_unread(run, "news.csv:7", "no text in its fields.")
    store.finish_run(run)
    (row,) = store.sql("SELECT settings, finished IS NOT NULL AS ended FROM runs")
    assert tuple(row) == ('{"jobs": 2}', 1)
    assert [tuple(one) for one in store.sql("SELECT file, reason FROM unread")] == [
        ("news.csv:7", "no text in its fields.")
    ]
    assert [one[0] for one in store.sql("SELECT run FROM articles")] == [run]


def test_read_only(tmp_path: Path) -> None:
    """A store opened for reading only is read and searched, not written."""
    path = tmp_path / "news.db"
    with Store(path) as store:
        store.add(READING)
    with Store(path, read_only=True) as store:
        assert store.reading(READING.article.id) == READING
        assert store.search("dam").total == 4
        assert store.doctor().clean
        assert store.who("ruiz") == ()
        with pytest.raises(StoreReadOnly):
            store.add(under(published="2026-03-09"))


def test_info(store: Store) -> None:
    """The counts are those of the rows."""
    store.add(READING)
    store.add(under(published="2026-03-09"))
    info = store.info()
    assert (info.articles, info.statements, info.assertions, info.parties) == (2, 16, 2, 10)
    assert (info.repeats, info.versions, info.outlets) == (1, 0, 1)
    assert info.weak_statements == 0
    store.add(under(weakened("s3", "s4"), published="2026-03-10"))
    assert (store.info().statements, store.info().weak_statements) == (24, 2)
    assert (info.first_day, info.last_day) == ("2026-03-02", "2026-03-09")


@pytest.mark.parametrize("field", ["url", "outlet", "file", "key", "retrieved"])
def test_half_a_pair_is_told(store: Store, field: str) -> None:
    """Half of a surrogate pair is told where it cannot be kept, and what was added before stays."""
    store.add(READING)
    half = dataclasses.replace(READING.article, id="half", **{field: "velmouth\ud800"})  # type: ignore[arg-type]
    with store.batch():
        store.add(under(published="2026-03-09"))
        with pytest.raises(StoreError, match=r"Lone surrogate U\+D800 found at 8"):
            store.add(dataclasses.replace(READING, article=half))
    assert store.info().articles == 2
    assert store.doctor().findings == ()


def test_half_a_pair_is_not_looked_for(store: Store) -> None:
    """What is looked for by half of a surrogate pair is told too."""
    for ask in (store.reading, store.remove, store.has_url, lambda half: store.search("dam", outlet=half)):
        with pytest.raises(StoreError, match="Lone surrogate"):
            ask("\ud800")
