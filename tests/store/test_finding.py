"""Finding: which article is meant."""

from pathlib import Path

import pytest

from sayso.errors import NotInStore
from sayso.store import Store
from tests.stored import of_text


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a store with two articles whose ids begin with the same six digits."""
    store = Store(tmp_path / "news.db")
    for number in ("1", "2"):
        reading = of_text(
            f"Line {number}.\n", id=f"abcdef000000000{number}", url=f"https://a.example/{number}"
        )
        store.add(reading)
    return store


def test_by_digits(store: Store) -> None:
    """Digits that begin one id are enough; those that begin several name them."""
    assert store.find("abcdef0000000001").article.text == "Line 1.\n"
    assert store.find("https://a.example/2").article.text == "Line 2.\n"
    with pytest.raises(NotInStore, match="begins several ids: abcdef0000000001, abcdef0000000002"):
        store.find("abcdef")


@pytest.mark.parametrize("asked", ["abcdee", "https://a.example/3", "", "dam.txt"])
def test_nothing_of_that_name(store: Store, asked: str) -> None:
    """What names no article is said so."""
    with pytest.raises(NotInStore, match="No article"):
        store.find(asked)
