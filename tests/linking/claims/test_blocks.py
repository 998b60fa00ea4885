"""Blocks: what is told of a pair of points among the others of their articles."""

import numpy as np

from sayso.linking.claims.blocks import BOTH_WAYS, TOLD, block
from sayso.linking.claims.columns import Columns, columns_of
from sayso.linking.claims.pairs import SIGNS, all_pairs
from sayso.linking.claims.told import Document, Told
from sayso.linking.claims.weights import load_weights
from sayso.model.span import Span

COURIER = ("The Velmouth dam failed", "The Velmouth dam cost much", "Boats sank below the Velmouth dam")
TRIBUNE = ("The Velmouth dam is old", "At the Velmouth dam boats sank", "Mayor Brook saw the Velmouth dam")


def document(row: int, points: tuple[str, ...]) -> Document:
    """Return an article of these points, one after the other."""
    starts = np.cumsum([0, *(len(words) + 2 for words in points)]).tolist()
    told = tuple(
        Told(row=row, assertion="a1", content=(Span(start, start + len(words)),), words=words)
        for start, words in zip(starts, points, strict=False)
    )
    return Document(id=str(row), words=". ".join(points), day=None, told=told)


def columns() -> Columns:
    """Return the columns of both articles."""
    return columns_of([document(0, COURIER), document(1, TRIBUNE)], load_weights("en"))


def test_words_of_the_whole_story_tell_little() -> None:
    """All points name the dam; the two that name boats are by far the most alike."""
    told = dict(zip(TOLD, block(columns(), (0, 3), (3, 6), 0.5, -1.0).T, strict=True))
    local = told["local"].reshape(3, 3)
    assert np.unravel_index(local.argmax(), local.shape) == (2, 1)
    assert np.sort(local, axis=None)[-2] < local.max() / 2


def test_the_best_of_both_is_below_none() -> None:
    """The likest pair of both points is no less alike than others of either."""
    told = dict(zip(TOLD, block(columns(), (0, 3), (3, 6), 0.5, -1.0).T, strict=True))
    best = told["local"].argmax()
    assert (told["local_below_left"][best], told["local_below_right"][best]) == (0, 0)


def test_the_order_of_the_articles_changes_no_sign() -> None:
    """What is told of left and right is ordered by value."""
    one = columns_of([document(0, COURIER), document(1, TRIBUNE)], load_weights("en"))
    other = columns_of([document(0, TRIBUNE), document(1, COURIER)], load_weights("en"))
    found = [
        np.sort(pairs.signs[:, SIGNS.index(name)])
        for each in (one, other)
        for name in ("local", *(sign for both in BOTH_WAYS for sign in both))
        for pairs in all_pairs(each, [(0, 1, 0.5)], own=False)
    ]
    half = len(found) // 2
    assert all(np.allclose(left, right) for left, right in zip(found[:half], found[half:], strict=True))


def test_where_two_points_stand() -> None:
    """Two first points stand at the head of their articles."""
    (pairs,) = all_pairs(columns(), [(0, 1, 0.5)], own=False)
    first = (pairs.left == 0) & (pairs.right == 3)
    places = [pairs.signs[first, SIGNS.index(name)].item() for name in ("place_first", "place_last")]
    assert places == [0, 0]


def test_one_point_has_no_other_beside_it() -> None:
    """An article of one point makes no pair with itself."""
    assert block(columns(), (0, 1), (0, 1), 1.0, -1.0).shape == (0, len(TOLD))


def test_a_name_alone_is_linked_with_nothing() -> None:
    """Two articles that name one mayor have not told one claim."""
    both = [document(row, ("Ida Brook", "The dam failed")) for row in range(2)]
    found = block(columns_of(both, load_weights("en")), (0, 2), (2, 4), 0.5, -1.0)
    assert found[:, :2].tolist() == [[1, 3]]
