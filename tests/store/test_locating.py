"""Locating: exact places of what matches, and what is shown around them."""

import pytest

from sayso.model.span import Span
from sayso.store.locating import LONGEST, cut, in_article, locate


@pytest.mark.parametrize(
    ("text", "expression", "found"),
    [
        ("the dam and the dams", '"dam"', ["dam", "dams"]),
        ("the\0dam\0holds", '"dam" "holds"', ["dam", "holds"]),
        ("the dam holds", '"dam holds"', ["dam holds"]),
        ("Zoe\u0308 said", '"zoë"', ["Zoe\u0308"]),
        ("👩\u200d🚒 said", '"said"', ["said"]),
        ("\ue000 the dam \ue001", '"dam"', ["dam"]),
        ("nothing", '"dam"', []),
    ],
)
def test_locate(text: str, expression: str, found: list[str]) -> None:
    """Each match is a slice of the text, whatever stands around it."""
    assert [span.of(text) for span in locate([text], expression)[0]] == found


def test_several() -> None:
    """Texts keep their places, also those without a match."""
    assert locate(["a dam", "none", "dam"], '"dam"') == [(Span(2, 5),), (), (Span(0, 3),)]
    assert locate([], '"dam"') == []


def test_every_private_character_used() -> None:
    """A text that holds every mark we could set is shown without matches."""
    text = "dam " + "".join(map(chr, range(0xE000, 0xF900)))
    assert locate([text], '"dam"') == [()]


def test_a_match_over_two_pieces() -> None:
    """A match that goes on in the next piece is two places in the article."""
    pieces = (Span(10, 14), Span(20, 23))
    assert in_article(pieces, (Span(2, 9),), gap=3) == (Span(12, 14), Span(20, 22))


def test_short_contents_are_shown_whole() -> None:
    """Nothing is cut that is short."""
    pieces = (Span(0, 9), Span(20, 28))
    assert cut("“We won,” she said, “again.”", pieces, (Span(4, 7),)) == pieces


def test_cut_without_a_blank() -> None:
    """A text without a blank is cut all the same."""
    text = "x" * 2000
    (piece,) = cut(text, (Span(0, 2000),), (Span(1000, 1003),))
    assert piece.covers(Span(1000, 1003))
    assert len(piece) <= LONGEST
