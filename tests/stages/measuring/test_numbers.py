"""Numbers: figures and words from one place on."""

import pytest

from sayso.stages.measuring.numbers import number_words, read_number, read_ordinal
from sayso.stages.measuring.pieces import cut_pieces
from tests.stages.measured import PACK, article_of

WORDS = number_words(PACK)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,300", 1300),
        ("4.5bn", 4.5e9),
        ("1.2 million", 1.2e6),
        ("half a dozen", 6),
        ("half a million", 5e5),
        ("a dozen", 12),
        ("twenty-five", 25),
        ("two hundred and fifty thousand", 250_000),
        ("one million two hundred thousand and six", 1_200_006),
        ("one and a half million", 1.5e6),
        ("two and a half", 2.5),
        ("nineteen hundred", 1900),
        ("three thousand", 3000),
    ],
)
def test_a_number_is_read_whole(text: str, value: float) -> None:
    """Scales, dozens and halves belong to the number."""
    pieces = cut_pieces(article_of(text))
    number = read_number(pieces, 0, WORDS)
    assert number is not None
    assert (number.low, number.high, number.end) == (value, value, len(pieces))


def test_each_scale_is_smaller_than_the_one_before() -> None:
    """Two thousands one after the other are two numbers."""
    number = read_number(cut_pieces(article_of("two thousand three thousand")), 0, WORDS)
    assert number is not None
    assert (number.low, number.end) == (2000, 2)


@pytest.mark.parametrize("text", ["a year", "12:00", "9/11", "few men", "many", "1" * 40])
def test_what_is_no_number_is_left(text: str) -> None:
    """An article, a clock, a date or a serial number is not read."""
    assert read_number(cut_pieces(article_of(text)), 0, WORDS) is None


@pytest.mark.parametrize(
    ("text", "value"), [("5th", 5), ("fifth", 5), ("twenty-first", 21), ("twenty first", 21), ("21st", 21)]
)
def test_an_ordinal_has_its_number(text: str, value: float) -> None:
    """Ordinals are read in figures and in words."""
    ordinal = read_ordinal(cut_pieces(article_of(text)), 0, WORDS)
    assert ordinal is not None
    assert ordinal.low == value
