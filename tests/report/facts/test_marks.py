"""Marks: the text cut into pieces, each with what lies over it."""

from sayso.report.facts.marks import cut_pieces
from tests.readings import READING, TEXT, at

PIECES = cut_pieces(READING)


def test_pieces_are_the_text() -> None:
    """The pieces follow each other and make up the whole text."""
    assert "".join(piece.span.of(TEXT) for piece in PIECES) == TEXT


def test_hosts_before_what_stands_in_them() -> None:
    """A word inside two statements is part of both, the inner one last."""
    piece = next(piece for piece in PIECES if piece.span == at("“no repair is needed”"))
    assert [one.id for one in piece.said] == ["s6", "s7"]


def test_each_begins_and_ends_once() -> None:
    """Every statement and assertion has one first and one last piece, for its anchor and its number."""
    every = sorted(one.id for one in (*READING.statements, *READING.assertions))
    assert sorted(name for piece in PIECES for name in piece.begins) == every
    assert sorted(name for piece in PIECES for name in piece.ends) == every


def test_a_refusal_stands_at_its_cue() -> None:
    """Where nothing was said the words that tell so are marked."""
    piece = next(piece for piece in PIECES if piece.begins == ("s5",))
    assert piece.span == at("declined to comment")


def test_who_says_it_is_marked_apart() -> None:
    """Cue and source are cited, and are no words of the statement."""
    piece = next(piece for piece in PIECES if piece.span == at("Two officials"))
    assert ([one.id for one in piece.cited], piece.said) == (["s3"], ())


def test_kinds() -> None:
    """Hedges and what was not understood keep their marks; what stands there again has one."""
    hedge = next(piece for piece in PIECES if piece.span == at("probably"))
    assert hedge.kinds == ("hedge",)
    assert any("unread" in piece.kinds for piece in PIECES)
    again = "".join(piece.span.of(TEXT) for piece in PIECES if "again" in piece.kinds)
    assert again == TEXT.splitlines()[-1]


def test_cuts() -> None:
    """The text is also cut where it is asked to be."""
    cut = at("left their homes").start
    assert cut in {piece.span.start for piece in cut_pieces(READING, [cut])}
