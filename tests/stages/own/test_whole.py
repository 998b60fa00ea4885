"""A clause loses the marks at its edges, however many there are."""

from sayso.model.syntax import Sentence, Syntax, Token
from sayso.stages.own.whole import trimmed
from tests.spent import processor_time


def marks(count: int) -> Syntax:
    """Return one sentence of two words among `count` dashes, each before and behind."""
    words = [("—", "PUNCT", ":")] * count + [("tide", "NOUN", "NN"), ("rose", "VERB", "VBD")]
    words += [("—", "PUNCT", ":")] * count
    tokens = tuple(
        Token(6 * row, 6 * row + len(word), word, pos, tag, "dep", count + 1)
        for row, (word, pos, tag) in enumerate(words)
    )
    return Syntax(tokens=tokens, sentences=(Sentence(0, len(tokens), 0),))


def seconds(syntax: Syntax) -> float:
    """Return the processor time that a clause of marks takes."""
    rows = range(len(syntax.tokens))
    return processor_time(lambda: trimmed(syntax, bytearray(len(rows)), rows), tries=2)


def test_marks_at_the_edges_are_dropped() -> None:
    """The two words are left."""
    assert trimmed(marks(3), bytearray(8), range(8)) == [3, 4]


def test_many_marks_take_linear_time() -> None:
    """Four times as many dashes take about four times as long."""
    once, four = seconds(marks(5_000)), seconds(marks(20_000))
    assert four < 8 * max(once, 0.005)
