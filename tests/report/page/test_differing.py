"""Passages beside each other: what is shown is the passage itself, cut where it differs."""

import pytest

from sayso.report.page.differing import Piece, beside

PAIRS = (
    ("About 900 people left", "At least 600 people left"),
    ("“Cafe\u0301 🧑🏽‍🚒” is safe", "“Cafe\u0301” is safe"),
    ("  two  spaces\nand lines ", "two spaces and other lines"),
    ("", "words"),
    ("words", ""),
    ("wholly other", "nothing alike here"),
)


@pytest.mark.parametrize(("words", "other"), PAIRS)
def test_pieces_are_the_passage(words: str, other: str) -> None:
    """Joined again, the pieces are the passage, and what is lacking stands in the other."""
    found = beside(words, other)
    assert "".join(piece.words for piece in found.pieces) == words
    assert all(lacking in other for lacking in found.lacks)


def test_words_that_differ_are_marked() -> None:
    """Words that the other passage does not have are marked, marks and capitals aside."""
    found = beside("About 900 people left.", "about 600 people “left”")
    assert found.pieces == (
        Piece("About ", own=False),
        Piece("900", own=True),
        Piece(" people left.", own=False),
    )
    assert found.lacks == ("600",)


def test_other_words_throughout_are_not_marked() -> None:
    """A passage in other words altogether is shown as it is."""
    assert beside("The pier burned", "Fire destroyed a harbour building").pieces == (
        Piece("The pier burned", own=False),
    )
