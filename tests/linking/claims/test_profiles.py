"""Profiles: the heaviest words of an article, and how like two are."""

import numpy as np
import pytest

from sayso.linking.claims.profiles import (
    LEAST,
    MOST,
    SCALE,
    UNDATED,
    close,
    likeness,
    nearest,
    periods_near,
    profile_of,
    share,
    stacked,
)
from sayso.linking.claims.told import Document
from sayso.linking.claims.weights import load_weights

WEIGHTS = load_weights("en")


def cosine(left: str, right: str) -> float:
    """Return how like two articles are."""
    one, other = (
        profile_of(Document(id="a", words=words, day=None, told=()), WEIGHTS) for words in (left, right)
    )
    (found,) = likeness(one, *stacked([other])).tolist()
    return share(found)


def test_how_like_two_articles_are() -> None:
    """The same words are 1, others 0, and of two words one that both have is the cosine."""
    assert cosine("Velmouth Askerby", "Askerby Velmouth") == pytest.approx(1, abs=1e-3)
    assert cosine("Velmouth", "Askerby") == 0
    assert cosine("Velmouth", "") == cosine("", "Velmouth") == 0
    assert cosine("Velmouth Askerby", "Velmouth") == pytest.approx(np.sqrt(0.5), abs=1e-3)


def test_a_word_told_again_is_heavier() -> None:
    """But not twice as heavy: the logarithm of how often it stands counts."""
    again = 1 + np.log1p(1)
    expected = again / np.hypot(again, 1)
    assert cosine("Velmouth Velmouth Askerby", "Velmouth") == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize(
    ("left", "right", "near"),
    [(1, 15, True), (15, 1, True), (1, 16, False), (16, 1, False), (None, 1, True), (1, None, True)],
)
def test_two_weeks_are_close(left: int | None, right: int | None, *, near: bool) -> None:
    """A day that is not known is close to all."""
    assert close(left, right) is near


def test_periods_beside_each_other_are_near() -> None:
    """With them, the articles without a day."""
    assert periods_near(7) == (6, 7, 8, UNDATED)


def test_the_nearest_come_first() -> None:
    """So many of them as are compared; of equals the lower id; those too unlike are left out."""
    enough = int(LEAST * SCALE**2) + 1
    found = nearest([(enough, "b", 1), (enough + 9, "c", 2), (enough, "a", 3), (enough - 9, "d", 4)])
    assert [row for *_, row in found] == [2, 3, 1]
    assert len(nearest((enough, str(row), row) for row in range(MOST + 5))) == MOST
