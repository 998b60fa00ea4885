"""Marks: the text cut into pieces, each with what lies over it."""

from sayso.report.facts.marks import cut_pieces
from tests.readings import READING, TEXT, at

PIECES = cut_pieces(READING)


def test_pieces_are_the_text() -> None:
    """The pieces follow each other and make up the whole text."""
    assert "".join(piece.span.of(TEXT) for piece in PIECES) == TEXT


def test_innermost_statement() -> None:
    """A word inside two statements belongs to the inner one."""
    piece = next(piece for piece in PIECES if piece.span == at("“no repair is needed”"))
    assert piece.statement is not None
    assert piece.statement.id == "s7"


def test_each_statement_begins_once() -> None:
    """Every statement has one first piece: that is where its anchor stands."""
    begun = [piece.statement.id for piece in PIECES if piece.begins and piece.statement]
    assert sorted(begun) == [one.id for one in READING.statements]


def test_kinds() -> None:
    """Hedges, cues and sources keep their marks inside a statement."""
    hedge = next(piece for piece in PIECES if piece.span == at("probably"))
    assert hedge.kinds == ("hedge", "said")
