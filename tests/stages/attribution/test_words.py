"""Words carry what the network is told of them."""

import numpy as np
import pytest

from sayso.stages.attribution.words import (
    CAPITALISED,
    CLAUSE,
    CLOSES,
    DIGITS,
    FEATURES,
    FIRST_IN_LINE,
    FORMS,
    GLUED,
    INSIDE,
    LOWER,
    MARK,
    NO_UNIT,
    NOBODY,
    OPENS,
    PHRASE,
)
from tests.stages.attribution.network import parsed, words_of

CASE, QUOTE, BREAK = 0, 1, 2
PARSED = parsed(
    "The dam leaks badly.", ("The", "DET", 1), ("dam", "NOUN", 2), ("leaks", "VERB", 2), ("badly", "ADV", 2)
)


def test_each_mark_is_a_word_of_its_own() -> None:
    """Words and marks follow each other, and no white space stands between."""
    words = words_of("It’s so.")
    assert list(zip(words.start.tolist(), words.end.tolist(), strict=True)) == [
        (0, 2),
        (2, 3),
        (3, 4),
        (5, 7),
        (7, 8),
    ]


def test_the_case_of_a_word_is_kept() -> None:
    """The pieces are in small letters, so the case is told beside them."""
    assert words_of("Rain 12 fell.").features[:, CASE].tolist() == [CAPITALISED, DIGITS, LOWER, MARK]


def test_quotation_marks_open_and_close() -> None:
    """The words between two marks are inside."""
    assert words_of("He: “It rains”.").features[:, QUOTE].tolist() == [0, 0, OPENS, INSIDE, INSIDE, CLOSES, 0]


def test_a_new_line_and_a_missing_space_are_told() -> None:
    """The first word of a line, and one glued to the word before, are marked; lines are numbered."""
    words = words_of("It rains.\nSo.It")
    assert words.features[:, BREAK].tolist() == [FIRST_IN_LINE, 0, GLUED, FIRST_IN_LINE, GLUED, GLUED]
    assert words.line.tolist() == [1, 1, 1, 2, 2, 2]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [("rains", (3, 4)), ("RAIN", (3,)), ("Café", (6,)), ("snow", (0,)), ("a" * 200_000, (0,))],
)
def test_a_word_is_cut_into_known_pieces(word: str, pieces: tuple[int, ...]) -> None:
    """The longest known piece goes first; accents and case do not count; an unknown word is one piece."""
    assert words_of(word).pieces == (pieces,)


@pytest.mark.parametrize("text", ["it", "”", "\u0000\u0085", "", " \n "])
def test_any_text_has_words_or_none(text: str) -> None:
    """Odd texts have as many rows of features as words."""
    words = words_of(text)
    assert words.features.shape == (len(words), FEATURES)
    assert len(words) == len(words.head) == len(words.line) == np.unique(words.start).size


def test_units_of_the_parse_begin_and_end_with_words() -> None:
    """A verb with what hangs on it is a clause, a noun a phrase, a word alone neither; the wider counts."""
    words = words_of("The dam leaks badly.", PARSED)
    assert words.opens.tolist() == [CLAUSE, NO_UNIT, NO_UNIT, NO_UNIT, NO_UNIT]
    assert words.closes.tolist() == [NO_UNIT, PHRASE, NO_UNIT, CLAUSE, NO_UNIT]


def test_the_class_of_a_word_is_the_parsers() -> None:
    """A mark, and whatever the parser left out, has none."""
    classes = [*(FORMS[name] for name in ("DET", "NOUN", "VERB", "ADV")), 0]
    assert words_of("The dam leaks badly.", PARSED).form.tolist() == classes


def test_a_governor_is_a_row_of_the_words() -> None:
    """What no token covers governs itself."""
    assert words_of("The dam leaks badly.", PARSED).head.tolist() == [1, 2, 2, 2, 4]


def test_a_negation_tells_what_it_denies() -> None:
    """The parser cuts "don't" before the "n", we at the mark: the word that the "n't" begins in denies."""
    text = "They don't leak."
    syntax = parsed(text, ("They", "PRON", 3), ("do", "AUX", 3), ("n't", "PART", 3), ("leak", "VERB", 3))
    assert words_of(text, syntax).denied.tolist() == [NOBODY, 4, NOBODY, NOBODY, NOBODY, NOBODY]


def test_without_a_parse_there_are_no_units() -> None:
    """Nothing begins, nothing ends, and no word has a class."""
    words = words_of("The dam leaks badly.")
    assert not np.concatenate([words.opens, words.closes, words.form]).any()
