"""Windows cover the article and overlap."""

from itertools import pairwise

from sayso.stages.learned.windows import OVERLAP, SIZE, plan_windows, window_arrays
from tests.stages.learned.network import words_of


def test_a_short_article_is_one_window() -> None:
    """What fits is read at once."""
    assert plan_windows(words_of("It rains.")) == ((0, 3),)


def test_windows_cover_every_word_and_overlap() -> None:
    """Each window is full, begins before the last ends, and all words are covered."""
    words = words_of("it rains so " * 400)
    windows = plan_windows(words)
    assert (windows[0].first, windows[-1].last) == (0, len(words))
    for one, other in pairwise(windows):
        shared = sum(len(words.pieces[row]) for row in range(other.first, one.last))
        assert OVERLAP <= shared <= 2 * OVERLAP
        assert sum(len(words.pieces[row]) for row in range(*one)) <= SIZE


def test_a_window_begins_with_a_line_where_one_is_near() -> None:
    """A paragraph is read from its beginning."""
    words = words_of("it rains so " * 50 + "\n" + "it rains so " * 60)
    assert plan_windows(words)[1].first == 150


def test_a_governor_outside_the_window_is_nobody() -> None:
    """Row 0 stands for nobody, and for what the window does not hold."""
    words = words_of("it rains so " * 200)
    arrays = window_arrays(words, plan_windows(words)[1], (1, 2))
    assert arrays["head"].min() == 0
    assert arrays["head"].max() < arrays["first"].shape[1]
