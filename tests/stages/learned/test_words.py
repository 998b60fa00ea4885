"""Words carry what the network is told of them."""

import numpy as np
import pytest

from sayso.model.attribution import Attribution, Manner
from sayso.model.span import Span
from sayso.stages.learned.words import (
    CAPITALISED,
    CLOSES,
    DIGITS,
    FIRST_IN_LINE,
    GLUED,
    INSIDE,
    LOWER,
    MARK,
    NOBODY,
    OPENS,
    RULED_CONTENT,
    RULED_CUE,
    RULED_SOURCE,
    UNRULED,
)
from tests.stages.learned.network import words_of

CASE, QUOTE, BREAK, ROLE = 0, 1, 2, 5


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
    """The first word of a line, and one glued to the word before, are marked."""
    assert words_of("It rains.\nSo.It").features[:, BREAK].tolist() == [
        FIRST_IN_LINE, 0, GLUED, FIRST_IN_LINE, GLUED, GLUED,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "pieces"),
    [("rains", (3, 4)), ("RAIN", (3,)), ("Café", (6,)), ("snow", (0,)), ("a" * 200_000, (0,))],
)
def test_a_word_is_cut_into_known_pieces(word: str, pieces: tuple[int, ...]) -> None:
    """The longest known piece goes first; accents and case do not count; an unknown word is one piece."""
    assert words_of(word).pieces == (pieces,)


@pytest.mark.parametrize("text", ["", " \n ", "”", "\u0000\u0085"])
def test_any_text_has_words_or_none(text: str) -> None:
    """Odd texts have as many rows of features as words."""
    words = words_of(text) if text.strip() else words_of("it")
    assert len(words) == len(words.features) == len(words.head) == np.unique(words.start).size


RULED = "Ida Brook said it rains.\n“It pours.”"


def ruled(start: int, end: int, **changes: object) -> Attribution:
    """Return an attribution of the rules whose content is `[start, end)`."""
    fields = {
        "source": (Span(0, 9),),
        "cue": (Span(10, 14),),
        "manner": Manner.INDIRECT,
        "lexeme": "",
        "rule": "",
    }
    return Attribution(content=(Span(start, end),), **(fields | changes))


def test_what_the_rules_found_is_told() -> None:
    """Each word has its role, and its link to the first word of the cue."""
    words = words_of(RULED, [ruled(15, 23)])
    roles = [RULED_SOURCE, RULED_SOURCE, RULED_CUE, RULED_CONTENT, RULED_CONTENT]
    assert words.features[:, ROLE].tolist() == [*roles, *[UNRULED] * 6]
    assert words.said_by.tolist() == [*[NOBODY] * 3, 2, 2, *[NOBODY] * 6]
    assert words.source_of.tolist() == [2, 2, *[NOBODY] * 9]


def test_words_without_a_cue_go_with_the_statement_they_go_on_from() -> None:
    """A quotation in the next paragraph has the cue of the one before."""
    words = words_of(RULED, [ruled(15, 23), ruled(25, 36, cue=(), source=(), continues=0)])
    assert words.said_by[6:].tolist() == [2] * 5


def test_what_stands_inside_a_statement_is_its_content() -> None:
    """The network learned of the outermost statements only."""
    words = words_of(RULED, [ruled(15, 23), ruled(18, 23, cue=(Span(15, 17),), source=(), within=0)])
    assert words.features[3:5, ROLE].tolist() == [RULED_CONTENT] * 2
