"""Searching: what is found, by what it can be filtered, and that snippets are exact slices."""

import dataclasses
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model.party import PartyKind
from sayso.model.span import words
from sayso.store import HitKind, Store
from tests.readings import weakened
from tests.stored import READING, RUIZ, of_text, under

TEXT = READING.article.text


@pytest.fixture
def filled(store: Store) -> Store:
    """Return a store with one reading."""
    store.add(READING)
    return store


def test_kinds(filled: Store) -> None:
    """Statements, assertions and articles are found, each with its exact words."""
    found = filled.search("homes")
    assert [(hit.kind, hit.id) for hit in found.hits] == [
        (HitKind.ASSERTION, "a1"),
        (HitKind.ARTICLE, None),
    ]
    for hit in found.hits:
        assert [one.of(TEXT) for one in hit.matches] == ["homes"]
        assert hit.snippet == words(TEXT, hit.pieces)


def test_a_statement_in_pieces(filled: Store) -> None:
    """A content in pieces is shown as it stands, and a match in its second piece is found there."""
    (hit, *_) = filled.search("stay", kind="statement").hits
    assert hit.snippet == "“The dam is safe,” … “and it will stay safe.”"
    assert [one.of(TEXT) for one in hit.matches] == ["stay"]
    assert (hit.speaker, hit.act, hit.id) == ("Ana Ruiz", "say", "s2")


@pytest.mark.parametrize(
    ("looked_for", "found"),
    [
        ("crack", ["s3"]),
        ("CRACKS", ["s3"]),
        ("wall crack", ["s3"]),
        ("wall steel", []),
        ('"would probably"', ["s3"]),
        ('"probably would"', []),
        ("prob*", ["s3"]),
        ("“no repair”", ["s6", "s7"]),
        ("korvan", ["s4"]),
    ],
)
def test_words(filled: Store, looked_for: str, found: list[str]) -> None:
    """Forms of a word, all of several words, words held together and beginnings of words."""
    hits = filled.search(looked_for, kind="statement").hits
    assert sorted(hit.id or "" for hit in hits) == found


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"speaker": "ruiz"}, ["s1", "s2", "s8"]),
        ({"speaker": "Rui"}, []),
        ({"speaker": "ÁNA"}, ["s1", "s2", "s8"]),
        ({"act": "predict"}, ["s1"]),
        ({"certainty": "certain", "kind": "statement"}, ["s1", "s2", "s8"]),
        ({"certainty": "doubtful"}, []),
        ({"outlet": "The Daily Brook", "kind": "statement"}, ["s1", "s2", "s8"]),
        ({"outlet": "Brook"}, []),
        ({"since": "2026-03-02", "until": "2026-03-02", "kind": "statement"}, ["s1", "s2", "s8"]),
        ({"since": "2026-03-03"}, []),
        ({"until": "2026-03-01"}, []),
        ({"since": "2026", "until": "2026-03", "kind": "statement"}, ["s1", "s2", "s8"]),
    ],
)
def test_filters(filled: Store, filters: dict[str, str], found: list[str]) -> None:
    """Each filter leaves what it says; counts are those of what it leaves."""
    result = filled.search("dam", **filters)
    assert sorted(hit.id or "" for hit in result.hits) == found
    assert result.total == len(found)


def test_what_rests_on_nobody_named(store: Store) -> None:
    """Said by sources without a name, by groups of none with one, or by nobody; an open speaker is apart."""
    pair = dataclasses.replace(
        RUIZ, id="p8", name="Ruiz and others", kind=PartyKind.COLLECTIVE, members=("p1",)
    )
    aide = dataclasses.replace(RUIZ, id="p9", name="the aide", kind=PartyKind.DESCRIBED)
    reading = of_text("The dam is old.\nIt leaks.\nIt may fall.\nIt holds.\nIt is new.\n")
    first, second, third, fourth, fifth = reading.statements
    said = (
        dataclasses.replace(first, speaker=None, chain=()),
        dataclasses.replace(second, speaker=None, chain=(), candidates=((RUIZ, 0.5), (aide, 0.4))),
        dataclasses.replace(third, speaker=pair, chain=(pair,)),
        dataclasses.replace(fourth, speaker=aide, chain=(aide,)),
        dataclasses.replace(fifth, speaker=aide, chain=(aide, RUIZ)),
    )
    store.add(dataclasses.replace(reading, parties=(*reading.parties, pair, aide), statements=said))
    for asked, found in (("unnamed", ["s1", "s4"]), ("open", ["s2"])):
        assert [hit.id for hit in store.search("*", **{asked: True}).hits] == found
        assert store.count("act", **{asked: True}).statements == len(found)
    assert [hit.id for hit in store.search("dam", unnamed=True).hits] == ["s1"]
    assert store.search("leaks", unnamed=True).hits == ()


def test_limit(filled: Store) -> None:
    """The total counts what the limit leaves out."""
    result = filled.search("dam", limit=2)
    assert (len(result.hits), result.total) == (2, 4)


def test_very_common_words(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where very many match, the newest come first; a filter looks at the newest and says so."""
    monkeypatch.setattr("sayso.store.searching.RANKED", 2)
    monkeypatch.setattr("sayso.store.searching.SEARCHED", 3)
    for day in range(1, 7):
        store.add(under(published=f"2026-03-0{day}", outlet="A" if day in {1, 5, 6} else "B"))
    every = store.search("homes", kind="article", limit=3, copies=True)
    assert [hit.published for hit in every.hits] == ["2026-03-06", "2026-03-05", "2026-03-04"]
    assert (every.total, every.at_least) == (6, False)
    some = store.search("homes", kind="article", outlet="A", copies=True)
    assert [hit.published for hit in some.hits] == ["2026-03-05", "2026-03-06"]
    assert (some.total, some.at_least) == (2, True)
    said = store.search("dam", kind="statement", speaker="ruiz", copies=True)
    assert (said.total, said.at_least) == (18, False)


def test_a_long_article_is_cut_at_words(store: Store) -> None:
    """Around a match far inside a long text stand some words, none cut in two."""
    text = f"{'rain and wind ' * 200}the lighthouse fell {'wind and rain ' * 200}"
    store.add(of_text(text))
    (hit,) = store.search("lighthouse", kind="article").hits
    assert hit.snippet in text
    assert len(hit.snippet) < 300
    assert set(hit.snippet.split()) <= set(text.split())
    assert [one.of(text) for one in hit.matches] == ["lighthouse"]


@pytest.mark.parametrize(
    ("text", "looked_for", "match"),
    [
        ("the caf\u00e9 burnt", "cafe", "caf\u00e9"),
        ("the cafe\u0301 burnt", "café", "cafe\u0301"),
        ("a 🌉 stood here", "stood", "stood"),
        ("one\r\ntwo three", "two", "two"),
        ("הגשר יציב מאוד", "יציב", "יציב"),
        ("zero\x00nul here", "nul", "nul"),
        ("marks \ue000\ue001 here", "here", "here"),
    ],
)
def test_scripts(store: Store, text: str, looked_for: str, match: str) -> None:
    """Accents, emoji, line ends, right-to-left text, NUL and private characters do not shift a match."""
    store.add(of_text(text))
    for kind in ("statement", "article"):
        hits = store.search(looked_for, kind=kind).hits
        assert [[one.of(text) for one in hit.matches] for hit in hits] == [[match]]
        assert all(hit.snippet in text for hit in hits)


@settings(deadline=None, max_examples=150)
@given(st.text(st.sampled_from("dam\"“”*()-^:+{}[]'ANDORNEAR \x00\ud800é9") | st.characters(), max_size=30))
def test_hostile_queries(tmp_path_factory: pytest.TempPathFactory, looked_for: str) -> None:
    """Nothing that can be typed is an error."""
    with Store(tmp_path_factory.getbasetemp() / "hostile.db") as store:
        store.add(READING)
        found = store.search(looked_for)
        assert all(hit.snippet == words(TEXT, hit.pieces) for hit in found.hits)
        assert found.total >= len(found.hits)


def test_a_word_of_the_text_is_always_found(store: Store) -> None:
    """Each word of an article finds the article."""
    store.add(READING)
    for word in set(TEXT.split()):
        if any(unicodedata.category(letter)[0] in "LN" for letter in word):
            assert store.search(word, kind="article").total == 1, word


def test_no_words(filled: Store) -> None:
    """Marks alone find nothing."""
    assert filled.search(" … ?! ").total == 0


def test_repeats_of_outlets(store: Store) -> None:
    """The same text of two outlets is one hit, that of the earlier date; each is found where asked for."""
    store.add(under(outlet="Other Post", published="2026-03-09"))
    store.add(READING)
    for narrow in ({}, {"since": "2026"}):
        found = store.search("homes", kind="article", **narrow)
        assert [(hit.outlet, hit.copies) for hit in found.hits] == [("The Daily Brook", 1)]
        assert (found.total, found.copied) == (1, 1)
        every = store.search("homes", kind="article", copies=True, **narrow)
        assert {(hit.outlet, hit.copy_of) for hit in every.hits} == {
            ("The Daily Brook", None),
            ("Other Post", READING.article.id),
        }
        assert (every.total, every.copied) == (2, 0)


def test_a_superseded_version_is_found_where_asked_for(store: Store) -> None:
    """The last version under an address stands for those before it."""
    for word in ("safe", "sound", "closed"):
        store.add(of_text(f"The bridge is {word}.", url="https://post.example/bridge"))
    (hit,) = store.search("bridge", kind="article").hits
    assert (hit.snippet, hit.copies) == ("The bridge is closed.", 2)
    assert store.search("bridge", kind="statement", copies=True).total == 3


@pytest.mark.parametrize(("limit", "count"), [(10**20, 4), (3, 3), (0, 0), (-1, 0)])
def test_any_limit(filled: Store, limit: int, count: int) -> None:
    """A limit beyond all numbers of SQLite shows all, one of nothing or less shows none."""
    assert len(filled.search("dam", limit=limit).hits) == count
    assert len(filled.search("dam", outlet=READING.article.outlet, limit=limit).hits) == count


def test_weak_statements_are_counted_apart(store: Store) -> None:
    """They are found where asked for, and marked; else one number tells how many match."""
    store.add(weakened("s2", "s3"))
    found = store.search("dam", kind="statement")
    assert [hit.id for hit in found.hits] == ["s1", "s8"]
    assert (found.total, found.weaker) == (2, 1)
    whole = store.search("dam", kind="statement", weak=True)
    assert sorted((hit.id, hit.weak) for hit in whole.hits) == [("s1", False), ("s2", True), ("s8", False)]
    assert (whole.total, whole.weaker) == (3, 0)


def test_weak_statements_under_filters(store: Store) -> None:
    """A filter counts those weak ones that it lets through."""
    store.add(weakened("s2", "s3"))
    for speaker, total, weaker in (("ruiz", 2, 1), ("officials", 0, 0)):
        found = store.search("dam", speaker=speaker)
        assert (found.total, found.weaker) == (total, weaker)
    assert store.search("dam", speaker="ruiz", weak=True).total == 3
    assert (store.search("crack", act="predict").total, store.search("crack", act="predict").weaker) == (0, 1)
    assert store.search("homes", kind="assertion").weaker == 0


def test_a_number_is_a_word(store: Store) -> None:
    """Looking for 0 or 1 finds these words, not what the index holds beside them."""
    store.add(of_text("The dam has 1 gate."))
    assert [store.search(word, kind="statement").total for word in ("0", "1", "weak")] == [0, 1, 0]
