"""Signs: what two points have in common, and what tells them apart."""

from dataclasses import replace

import numpy as np
import pytest

from sayso.linking.claims.columns import columns_of
from sayso.linking.claims.pairs import SIGNS, all_pairs
from sayso.linking.claims.told import Document, Told
from sayso.linking.claims.weights import load_weights
from sayso.model.span import Span
from sayso.model.statement import Polarity, Stance


def told(words: str, **fields: object) -> Told:
    """Return one point of an outlet's own voice, or with these fields."""
    return replace(
        Told(row=0, assertion="a1", content=(Span(0, len(words)),), words=words),
        **fields,
    )


def signs(left: Told, right: Told) -> dict[str, float]:
    """Return the signs of two points of two articles."""
    documents = [
        Document(id=str(row), words=one.words, day=None, told=(replace(one, row=row),))
        for row, one in enumerate((left, right))
    ]
    (found,) = all_pairs(columns_of(documents, load_weights("en")), [(0, 1, 0.5)], own=False)
    return dict(zip(SIGNS, found.signs[0].tolist(), strict=True))


BRIDGE = "The bridge at Tarn burned"
DAM = "The Velmouth dam failed"


def number(low: float, what: str) -> dict[str, object]:
    """Return a point's number."""
    return {"numbers": ((low, low, what),)}


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ({}, {}, {"both_outlet": 1, "speaker_same": 0, "speaker_apart": 0}),
        ({"statement": "s1", "assertion": None}, {}, {"both_outlet": 0}),
        ({"speaker": "Ida Brook"}, {"speaker": "Mayor Brook"}, {"speaker_same": 1, "speaker_apart": 0}),
        ({"speaker": "Ida Brook"}, {"speaker": "Tom Vale"}, {"speaker_same": 0, "speaker_apart": 1}),
        ({"speaker": "Ida Brook"}, {}, {"speaker_same": 0, "speaker_apart": 0}),
        ({"trigger": "failed at once"}, {"trigger": "failing"}, {"trigger_same": 1, "trigger_within": 1}),
        ({"trigger": "burst"}, {"trigger": "failed"}, {"trigger_same": 0, "trigger_within": 1}),
        ({"trigger": "burst"}, {"trigger": "broke"}, {"trigger_same": 0, "trigger_within": 0}),
        ({"trigger": "failed"}, {}, {"trigger_same": 0, "trigger_within": 0}),
        ({"when": "2026-03-01"}, {"when": "2026-03-01"}, {"day_same": 1, "day_apart": 0}),
        ({"when": "2026-03-01"}, {"when": "2026-03-02"}, {"day_same": 0, "day_apart": 0}),
        ({"when": "2026-03-01"}, {"when": "2026-03-03"}, {"day_same": 0, "day_apart": 1}),
        ({"when": "2026-03-01"}, {}, {"day_same": 0, "day_apart": 0}),
        ({"polarity": Polarity.NEGATIVE}, {}, {"polarity_apart": 1}),
        ({"polarity": Polarity.NEGATIVE}, {"polarity": Polarity.NEGATIVE}, {"polarity_apart": 0}),
        ({"stance": Stance.DENIES}, {}, {"denial": 1, "asked": 0}),
        ({"stance": Stance.ASKS}, {}, {"denial": 0, "asked": 1}),
        ({}, {"stance": Stance.UNSAID}, {"denial": 0, "asked": 1}),
        ({}, {}, {"denial": 0, "asked": 0}),
        (number(40, "boats"), number(40, "old boat"), {"number_same": 1, "counted_same": 1}),
        (number(40, "boats"), number(43, "boats"), {"number_apart": 1, "counted_apart": 1}),
        (number(40, "boats"), number(43, "men"), {"number_apart": 1, "counted_apart": 0}),
        (number(40, "boats"), number(40, "men"), {"number_same": 1, "counted_same": 0}),
        (number(40, ""), number(40, ""), {"number_same": 1, "counted_same": 0}),
        (number(40, "boats"), {}, {"number_one_sided": 1, "number_apart": 0, "number_same": 0}),
        ({}, {}, {"number_one_sided": 0, "number_apart": 0, "number_same": 0}),
    ],
)
def test_what_two_points_share(
    left: dict[str, object], right: dict[str, object], expected: dict[str, int]
) -> None:
    """Speaker, verb, day, number, and whether they say so or deny it are compared where both have them."""
    found = signs(told(DAM, **left), told(DAM, **right))
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(("left", "right", "apart"), [((1, 6), (5, 9), 0), ((1, 4), (5, 9), 1)])
def test_numbers_that_meet_are_the_same(left: tuple[int, int], right: tuple[int, int], apart: int) -> None:
    """Two ranges that share a number do not contradict each other."""
    one, other = (told(DAM, numbers=((*ends, "boats"),)) for ends in (left, right))
    found = signs(one, other)
    assert (found["number_apart"], found["number_same"], found["counted_apart"]) == (apart, 1 - apart, apart)


def test_the_same_words_are_as_like_as_can_be() -> None:
    """Every measure of the words is one, and nothing tells the two apart."""
    found = signs(told(DAM), told(DAM))
    alike = ("grams", "grams_of_shorter", "cosine", "cover_of_shorter", "cover_of_longer", "joints", "sketch")
    assert np.allclose([found[name] for name in (*alike, "names", "around", "length_ratio")], 1)
    assert (found["names_apart"], found["places_between"]) == (0, 0)
    assert np.isclose(found["shorter"], np.log(5))


def test_light_words_are_compared_like_heavy_ones() -> None:
    """The same words are as like as can be though they tell little; without a name none is another's."""
    found = signs(told("it had been"), told("it had been"))
    assert np.allclose([found[name] for name in ("cosine", "cover_of_shorter", "local")], 1)
    assert signs(told("it had been"), told("a big old town"))["names_apart"] == 0


def test_a_point_that_is_its_number() -> None:
    """What it counts is compared though it is the first of all words."""
    boats = told("boats", **number(40, "boats"))
    assert signs(boats, boats)["counted_same"] == 1


def test_words_have_the_weights_of_their_language() -> None:
    """The heaviest come first; places without a word weigh nothing."""
    weights = load_weights("en")
    point = told("it had been Velmouth")
    columns = columns_of([Document(id="a", words=point.words, day=None, told=(point,))], weights)
    heavy = sorted((weights.rarity(word) for word in ("it", "had", "been", "velmouth")), reverse=True)
    assert columns.weights[0] == pytest.approx([*heavy, *[0] * (columns.weights.shape[1] - 4)])
    assert (columns.stems[0] >= 0).tolist() == [True] * 4 + [False] * (columns.stems.shape[1] - 4)


def test_other_words_are_nothing_alike() -> None:
    """Two points that share "the" alone have next to nothing in common, and other names."""
    found = signs(told(DAM), told(BRIDGE))
    measures = ("grams", "cosine", "cover_of_shorter", "cover_of_longer", "joints", "names")
    assert all(found[name] < 0.2 for name in measures)
    assert found["names_apart"] == 1
    assert found["length_ratio"] == pytest.approx(0.8)


def test_a_part_covers_the_shorter() -> None:
    """A point whose words all stand in a longer one covers itself, not the other; word pairs count too."""
    found = signs(told(DAM), told(f"{DAM} after the flood in Askerby and forty boats sank"))
    assert np.isclose(found["cover_of_shorter"], 1)
    assert np.isclose(found["joints"], 1)
    assert 0.1 < found["cover_of_longer"] < 0.7
    assert found["grams_of_shorter"] > 0.9 > found["grams"]


def test_words_in_another_order_share_no_pairs() -> None:
    """The same words that never stand side by side have no joint."""
    found = signs(told("dam failed, mayor left"), told("mayor failed, dam left"))
    assert np.isclose(found["cover_of_shorter"], 1)
    assert found["joints"] == 0


def test_neighbours_tell_where_points_belong() -> None:
    """The points before and after make "boats sank" of one story more like its own than another's."""
    texts = (
        (DAM, "Boats sank", "Askerby harbour flooded"),
        (DAM, "Boats sank", "Askerby harbour flooded"),
        ("A ferry race began", "Boats sank", "Storm winds blew"),
    )
    documents = [
        Document(
            id=str(row),
            words=" ".join(points),
            day=None,
            told=tuple(told(words, row=row) for words in points),
        )
        for row, points in enumerate(texts)
    ]
    columns = columns_of(documents, load_weights("en"))
    around = columns.around @ columns.around.T
    assert np.isclose(around[1, 4], 1)
    assert around[1, 7] < 0.8
    for first, last in ((0, 3), (2, 5)):
        assert np.isclose(around[first, last], 1)
    # those at the edge of an article do not know the article beside it
    alone = columns_of(documents[1:2], load_weights("en")).around
    assert np.allclose(columns.around[3:6], alone)


@pytest.mark.parametrize("first", [True, False])
def test_a_point_at_the_edge_has_one_neighbour(*, first: bool) -> None:
    """The first of two points is less alike where the second is another one, and the other way round."""
    texts = [("Boats sank", DAM), ("Boats sank", DAM), ("Boats sank", BRIDGE)]
    documents = [
        Document(
            id=str(row),
            words=" ".join(points),
            day=None,
            told=tuple(told(words, row=row) for words in (points if first else points[::-1])),
        )
        for row, points in enumerate(texts)
    ]
    weights = load_weights("en")
    one, same, other = (columns_of([each], weights).around[0 if first else 1] for each in documents)
    assert np.isclose(one @ same, 1)
    assert one @ other < 0.8


def test_pairs_come_in_parts_of_bounded_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many are held at once, every pair of points comes once; an article without points has none."""
    texts = ((DAM, BRIDGE), (DAM,), (BRIDGE, "Boats sank"), ())
    documents = [
        Document(
            id=str(row), words=" ".join(points), day=None, told=tuple(told(one, row=row) for one in points)
        )
        for row, points in enumerate(texts)
    ]
    columns = columns_of(documents, load_weights("en"))
    near = [(0, 1, 0.5), (0, 2, 0.5), (1, 2, 0.5), (2, 3, 0.5)]
    expected = {(0, 1), (3, 4), (0, 2), (1, 2), (0, 3), (0, 4), (1, 3), (1, 4), (2, 3), (2, 4)}
    for held, parts in ((20_000, 1), (1, 5)):
        monkeypatch.setattr("sayso.linking.claims.pairs.AT_ONCE", held)
        found = list(all_pairs(columns, near))
        pairs = [pair for each in found for pair in zip(each.left.tolist(), each.right.tolist(), strict=True)]
        assert (len(found), sorted(pairs)) == (parts, sorted(expected))
    others = [pair for each in all_pairs(columns, near, own=False) for pair in each.left.tolist()]
    assert len(others) == len(expected) - 2
