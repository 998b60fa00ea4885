"""Windows cover the article and end where its lines end."""

from itertools import pairwise

import pytest

from sayso.stages.attribution.windows import OVERLAP, SIZE, plan_windows, window_arrays
from sayso.stages.attribution.words import FEATURES, FIRST_IN_LINE
from tests.stages.attribution.network import words_of

LINE = "it rains so"  # four pieces: "rains" is two


def test_a_short_article_is_one_window() -> None:
    """What fits is read at once."""
    assert plan_windows(words_of("It rains.\nSo it does.")) == ((0, 7),)


def test_nothing_is_no_window() -> None:
    """A text without words asks the network nothing."""
    assert plan_windows(words_of("")) == ()


@pytest.mark.parametrize("length", [1, 7, 20, 60])
def test_windows_end_where_lines_end(length: int) -> None:
    """No piece is read twice, none is left out, and no window is longer than the network reads."""
    words = words_of("\n".join([" ".join([LINE] * length)] * 40))
    windows = plan_windows(words)
    assert (windows[0].first, windows[-1].last) == (0, len(words))
    assert all(one.last == other.first for one, other in pairwise(windows))
    assert all(words.features[one.first, 2] == FIRST_IN_LINE for one in windows)
    assert all(sum(map(len, words.pieces[one.first : one.last])) <= SIZE for one in windows)


def test_a_window_holds_as_many_lines_as_fit() -> None:
    """The next line would have been too much."""
    words = words_of("\n".join([" ".join([LINE] * 20)] * 9))  # lines of 80 pieces
    assert [last - first for first, last in plan_windows(words)] == [180, 180, 180]


def test_a_line_longer_than_a_window_is_cut_with_an_overlap() -> None:
    """Only there a piece is read twice."""
    words = words_of(" ".join([LINE] * 400))
    windows = plan_windows(words)
    assert (windows[0].first, windows[-1].last) == (0, len(words))
    for one, other in pairwise(windows):
        shared = sum(len(words.pieces[row]) for row in range(other.first, one.last))
        assert OVERLAP <= shared < OVERLAP + 4
        assert sum(map(len, words.pieces[one.first : one.last])) <= SIZE


def test_after_a_long_line_windows_end_with_lines_again() -> None:
    """What follows the cut line begins in its last window or with a line."""
    words = words_of("\n".join([" ".join([LINE] * 100), *["it rains"] * 200]))
    *_, before, last = plan_windows(words)
    assert before.last == last.first
    assert words.features[last.first, 2] == FIRST_IN_LINE


def test_what_the_network_reads_begins_with_nobody() -> None:
    """Two marks stand at the ends, and row 0 for nobody."""
    words = words_of("It rains.\nSo.")
    (window,) = plan_windows(words)
    arrays = window_arrays(words, window, (1, 2))
    assert arrays["ids"].tolist() == [[1, 5, 3, 4, 0, 0, 0, 2]]
    assert arrays["first"].tolist() == [[0, 1, 2, 4, 5, 6]]
    assert arrays["line"].tolist() == [[1, 1, 1, 1, 2, 2]]
    assert arrays["features"].shape == (1, 8, FEATURES)


def test_a_governor_outside_the_window_is_nobody() -> None:
    """Row 0 stands for nobody, and for what the window does not hold."""
    words = words_of("it rains so " * 200)
    arrays = window_arrays(words, plan_windows(words)[1], (1, 2))
    assert arrays["head"].min() == 0
    assert arrays["head"].max() < arrays["first"].shape[1]
