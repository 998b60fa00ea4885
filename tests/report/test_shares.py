"""Shares of several articles: counts with their whole, and an interval that grows where articles differ."""

import pytest

from sayso.report.shares import share_of


def test_counts() -> None:
    """Parts and wholes are summed; articles without any of the whole do not count."""
    found = share_of([(1, 4), (0, 0), (2, 4)])
    assert (found.part, found.whole, found.articles, found.share) == (3, 8, 2, 0.375)


def test_nothing() -> None:
    """Of nothing there is no share."""
    found = share_of([(0, 0)])
    assert (found.share, found.low, found.high) == (None, None, None)


def test_few_articles_have_no_interval() -> None:
    """Four articles tell too little of how much articles differ."""
    assert share_of([(1, 2)] * 4).low is None
    assert share_of([(1, 2)] * 5).low is not None


def test_articles_that_differ_widen_it() -> None:
    """The same share in every article leaves a narrower interval than all in some and none in others."""
    alike = share_of([(50, 100)] * 8)
    apart = share_of([(100, 100), (0, 100)] * 4)
    assert alike.share == apart.share == 0.5
    assert apart.high - apart.low > 3 * (alike.high - alike.low)


@pytest.mark.parametrize("part", [0, 10])
def test_none_or_all_is_not_certain(part: int) -> None:
    """Where nothing, or all, was found in ten articles, the interval is open to one side alone."""
    found = share_of([(part // 10, 1)] * 10)
    assert (found.low, found.high) == (0.0, pytest.approx(0.338, abs=0.01)) or (
        found.high == 1.0 and found.low == pytest.approx(0.662, abs=0.01)
    )


def test_inside() -> None:
    """The interval holds the share and lies between nothing and all."""
    for part in range(1, 40):
        found = share_of([(min(part, 10 * (row + 1)), 10 * (row + 1)) for row in range(6)])
        assert 0 <= found.low <= found.share <= found.high <= 1
