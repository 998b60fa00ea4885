"""What people marked becomes labels by word: anchors, owners, sources."""

import numpy as np

from sayso.evaluation.brat import Marked
from sayso.model.span import Span
from sayso.stages.attribution.scores import BEGINS, BEGINS_INSIDE, GOES_ON, TURNS
from sayso.stages.attribution.words import Words
from tests.stages.attribution.network import words_of
from training.attribution.corpus import NOBODY, UNKNOWN, label
from training.attribution.labels import Line, Source

TEXT = "Brook has said that Lind denied it rains."


def span(piece: str, text: str = TEXT) -> tuple[Span, ...]:
    """Return where a piece stands, nothing for none."""
    start = text.index(piece)
    return (Span(start, start + len(piece)),) if piece else ()


def line(content: str, cue: str, source: str, *, nested: bool = False, text: str = TEXT) -> Line:
    """Return a labelled statement whose pieces are found in the text."""
    return Line(
        content=span(content, text),
        cue=span(cue, text),
        source=span(source, text),
        nested=nested,
        acts=(0,),
        must=True,
    )


def rows(words: Words, *starts: int) -> list[int]:
    """Return the rows of the words that begin at `starts`."""
    return [words.start.tolist().index(start) for start in starts]


def test_a_nested_statement_has_an_owner_of_its_own() -> None:
    """Its words are the outer one's and its own at once."""
    words = words_of(TEXT)
    lines = (
        line("that Lind denied it rains", "has said", "Brook"),
        line("it rains", "denied", "Lind", nested=True),
    )
    found = label(words, Source(name="x", text=TEXT, lines=lines))
    has, said, denied, it = 1, 2, 5, 6
    assert found.cue[[has, said, denied]].tolist() == [BEGINS, GOES_ON, BEGINS_INSIDE]
    assert found.said_by.tolist() == [NOBODY, NOBODY, NOBODY, *[has] * 5, NOBODY]
    assert found.nested_by[[it, it + 1]].tolist() == [denied, denied]
    assert found.sources == {has: frozenset({0}), denied: frozenset({4})}


def test_a_name_before_a_turn_is_its_own_anchor() -> None:
    """Where no word reports, the name does."""
    text = "LIND: It rains."
    found = label(
        words_of(text), Source(name="x", text=text, lines=(line("It rains", "", "LIND", text=text),))
    )
    assert found.cue[0] == TURNS
    assert found.said_by[2:4].tolist() == [0, 0]


def test_what_only_polnear_marks_teaches_nothing_of_nesting() -> None:
    """Its marks are silent about what stands inside, and about what a reader wants."""
    marks = (Marked(source=span("Brook"), cue=span("said"), content=span("that Lind denied it rains")),)
    found = label(words_of(TEXT), Source(name="x", text=TEXT, marks=marks))
    assert set(found.cue.tolist()) == {-100}
    assert set(found.nested_by.tolist()) == {UNKNOWN}
    assert found.marked[2] == BEGINS


def test_what_was_refused_is_not_said() -> None:
    """PolNeAR marks "to comment" as content; nobody said it."""
    text = "Brook declined to comment."
    marks = (
        Marked(source=span("Brook", text), cue=span("declined", text), content=span("to comment", text)),
    )
    found = label(words_of(text), Source(name="x", text=text, marks=marks))
    assert np.all(found.said_by == NOBODY)
