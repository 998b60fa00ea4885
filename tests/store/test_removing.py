"""Removing: what is taken out is found nowhere, in no table, no index and no byte of the file."""

import pytest

from sayso.errors import NotInStore
from sayso.store import AddedAs, Store
from tests.stored import READING, of_text, under

GONE = "Quibbleworth zanzibarine accused the marmalade inspectors of flummoxing the harbour at dawn."
KEPT = "The dam will hold, the mayor said on Monday after the long rain over the valley."


def bytes_of(store: Store) -> bytes:
    """Return every byte of the store: the file and the log beside it."""
    beside = [store.path, *store.path.parent.glob(f"{store.path.name}-wal")]
    return b"".join(path.read_bytes() for path in beside).lower()


@pytest.mark.parametrize("by", ["id", "url", "outlet"])
def test_nothing_is_left(store: Store, by: str) -> None:
    """Text, statements, index, speakers and fingerprints are gone, and their words from the file's bytes."""
    url, outlet = "https://secret.example/1", "Hushed Herald"
    secret = of_text(GONE, url=url, outlet=outlet, file="hidden.txt")
    store.add(of_text(KEPT, outlet="Valley Post"))
    store.add(secret)
    for number in range(5):  # the index has several parts, and pages that were used before
        store.add(of_text(f"{KEPT} Number {number}.", outlet="Valley Post", key=str(number)))
    store.who("Ruiz")
    assert b"quibbleworth" in bytes_of(store)
    removed = store.remove({"id": secret.article.id, "url": url, "outlet": outlet}[by])
    assert (removed.articles, removed.statements, removed.wiped) == ((secret.article.id,), 1, True)
    for word in ("quibbleworth", "zanzibarin", "marmalad", "flummox", "hushed herald", "hidden.txt", url):
        assert word.encode() not in bytes_of(store), word
    assert store.doctor().findings == ()
    assert store.search("marmalade").total == 0
    assert store.info().articles == 6


def test_an_outlet_goes_whole(store: Store) -> None:
    """All articles of an outlet go, those of others stay."""
    store.add(READING)
    store.add(under(published="2026-03-09"))
    kept = under(outlet="Other Post")
    store.add(kept)
    assert len(store.remove("The Daily Brook").articles) == 2
    assert list(store.readings()) == [kept]
    assert store.doctor().clean


def test_what_repeated_it_is_found_anew(store: Store) -> None:
    """Where the first of three repeats goes, the third repeats the second."""
    first, second, third = (under(published=f"2026-03-0{day}") for day in (1, 2, 3))
    added = [store.add(one) for one in (first, second, third)]
    assert [one.repeats for one in added] == [None, first.article.id, first.article.id]
    store.remove(first.article.id)
    assert [tuple(row) for row in store.sql("SELECT article, of_article FROM article_repeats")] == [(3, 2)]
    assert store.add(under(published="2026-03-04")).repeats == second.article.id
    assert store.doctor().clean


def test_in_a_batch(store: Store) -> None:
    """Inside a batch the log can be emptied only later, and is with the next removal."""
    with store.batch():
        store.add(READING)
        store.add(of_text(KEPT))
        assert not store.remove(READING.article.id).wiped
    assert store.info().articles == 1
    assert store.remove(of_text(KEPT).article.id).wiped


def test_can_be_added_again(store: Store) -> None:
    """What was removed is new to the store."""
    store.add(READING)
    store.remove(READING.article.id)
    assert store.add(READING).status is AddedAs.NEW


def test_nothing_of_that_name(store: Store) -> None:
    """What is not there is told, and nothing is changed."""
    store.add(READING)
    with pytest.raises(NotInStore, match="nowhere"):
        store.remove("nowhere")
    assert store.info().articles == 1
