"""Standoff: lines of brat in its grammar, and lines that are not."""

import pytest

from sayso.errors import UnreadableCorrections
from sayso.ingest.standoff import Bound, Event, read_notes
from sayso.model.span import Span


def test_lines() -> None:
    """Bounds, events, attributes and remarks are told apart; others are passed over."""
    notes = read_notes(
        "T1\tCue 3 7;9 11\tsaid so\nE1\tAttribution:T1 Content2:T4\nA1\tAct E1 say\nM1\tNegated E1\n"
        "#1\tAnnotatorNotes E1\tspeaker: Ida Brook\nR1\tOf Arg1:T1 Arg2:T4\n*\tEquiv T1 T4\nrubbish\n"
    )
    assert notes.bounds == {"T1": Bound(kind="Cue", pieces=(Span(3, 7), Span(9, 11)), words="said so")}
    assert notes.events == {"E1": Event(kind="Attribution", trigger="T1", arguments=(("Content2", "T4"),))}
    assert notes.attributes == {("E1", "Act"): "say", ("E1", "Negated"): ""}
    assert notes.remarks == {("E1", "AnnotatorNotes"): "speaker: Ida Brook"}


def test_an_empty_piece_is_none() -> None:
    """A bound of no length, which brat can hold, has no piece."""
    assert read_notes("T1\tCue 3 3\t").bounds["T1"].pieces == ()


def test_a_place_without_end() -> None:
    """A number that no text has is told as such."""
    with pytest.raises(UnreadableCorrections, match="a place of more than 9 digits found"):
        read_notes(f"T1\tCue {'9' * 5_000} 5\tx")
