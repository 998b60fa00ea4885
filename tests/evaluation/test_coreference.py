"""Scores of coreference give the values that their authors print."""

from collections.abc import Callable

import pytest

from sayso.evaluation.coreference import Entities, Kept, b_cubed, ceaf, muc

Metric = Callable[[Entities, Entities], Kept]

# Bagga and Baldwin 1998: three entities of five, two and five mentions; two joined by mistake.
TRUTH = [{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}]
SMALL_JOINED = [{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}]
LARGE_JOINED = [{1, 2, 3, 4, 5, 8, 9, 10, 11, 12}, {6, 7}]

# Pradhan et al. 2014: mentions on one side only.
KEY = [{"a", "b", "c"}, {"d", "e", "f", "g"}]
RESPONSE = [{"a", "b"}, {"c", "d"}, {"f", "g", "h", "i"}]


@pytest.mark.parametrize("joined", [SMALL_JOINED, LARGE_JOINED])
def test_muc_does_not_tell_mistakes_apart(joined: list[set[int]]) -> None:
    """One link too many of ten, whatever it joins."""
    assert muc(TRUTH, joined) == Kept(9, 9, 9, 10)


def test_b_cubed_tells_them_apart() -> None:
    """Joining the large entities costs more than joining a small one: .762 and .583."""
    assert b_cubed(TRUTH, SMALL_JOINED).precision == pytest.approx(0.762, abs=5e-4)
    assert b_cubed(TRUTH, LARGE_JOINED).precision == pytest.approx(0.583, abs=5e-4)
    assert b_cubed(TRUTH, LARGE_JOINED).recall == 1


def test_ceaf_pairs_each_entity_once() -> None:
    """One of three entities stays without a partner: (1 + 10/12) of 3, and of 2."""
    found = ceaf(TRUTH, SMALL_JOINED)
    assert found.recall == pytest.approx((1 + 10 / 12) / 3)
    assert found.precision == pytest.approx((1 + 10 / 12) / 2)


@pytest.mark.parametrize(
    ("metric", "recall", "precision", "f1"),
    [(muc, 0.40, 0.40, 0.40), (b_cubed, 0.42, 0.50, 0.45), (ceaf, 0.65, 0.43, 0.52)],
)
def test_mentions_on_one_side_only_are_kept(
    metric: Metric, recall: float, precision: float, f1: float
) -> None:
    """The values for predicted mentions, to two digits."""
    found = metric(KEY, RESPONSE)
    assert [round(found.recall, 2), round(found.precision, 2), round(found.f1, 2)] == [recall, precision, f1]


@pytest.mark.parametrize("metric", [muc, b_cubed, ceaf])
def test_the_same_entities_are_right(metric: Metric) -> None:
    """1 for the gold itself, 0 where nothing is found."""
    assert metric(TRUTH, TRUTH).f1 == 1
    assert metric(TRUTH, []).f1 == 0


def test_documents_add_up() -> None:
    """Counts are added before any share is taken."""
    both = muc(TRUTH, TRUTH) + muc(KEY, RESPONSE)
    assert (both.recalled, both.gold) == (11, 14)
