"""Coverage counts what was understood, beside how much there was."""

import pytest

from sayso.languages.pack import load_pack
from sayso.model.measure import TimeExpression, TimeKind
from sayso.model.span import Span
from sayso.model.statement import Assertion, Polarity
from sayso.stages.coverage import count_coverage, reduced_coverage
from sayso.stages.parse import parse
from sayso.stages.quotations import find_quotations
from tests.articles import article

PACK = load_pack("en")
TEXT = "The mill burned on Friday.\n“We will build it again,” it says.\nSomeday."


def test_a_sentence_is_unread_when_nothing_of_it_was_placed() -> None:
    """Sentences in assertions are counted; the rest are shown."""
    one = article(TEXT)
    syntax = parse(one, PACK)
    burned = Assertion(
        id="a1",
        content=(Span(0, 25),),
        trigger=(Span(9, 15),),
        sourced_by=(),
        certainty=None,
        polarity=Polarity.POSITIVE,
        hedges=(),
        when=None,
    )
    times = (
        TimeExpression(span=Span(19, 25), value="2026-03-06", kind=TimeKind.DATE),
        TimeExpression(span=Span(len(TEXT) - 8, len(TEXT) - 1), value=None, kind=TimeKind.DATE),
    )
    counts = count_coverage(one, syntax, find_quotations(one, PACK), (), (burned,), times)
    assert (counts.sentences, counts.in_statements, counts.in_assertions) == (3, 0, 1)
    assert (counts.quotations, counts.quotations_attributed) == (1, 0)
    assert (counts.times, counts.times_resolved) == (2, 1)
    assert [span.of(TEXT) for span in counts.unread] == ["“We will build it again,” it says.", "Someday."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mill burned on Friday and nobody was hurt. " * 14, 126),
        ("The mill burned on Friday, and nobody was hurt. " * 14, None),
        ("The mill burned on Friday and nobody was hurt. " * 12, None),
    ],
    ids=["lost", "kept", "short"],
)
def test_a_text_that_lost_its_commas_is_told_of(text: str, words: int | None) -> None:
    """Ordinary news of its length has some; a short text may well have none."""
    one = article(text)
    assert count_coverage(one, parse(one, PACK), (), (), (), ()).without_commas == words


def test_a_reduced_reading_says_why() -> None:
    """Without a language pack only quotations are counted, and the reason is written."""
    one = article("“Ja,” sagte sie, “wir gehen morgen nach Hause.”")
    counts = reduced_coverage(one, find_quotations(one, None))
    assert (counts.quotations, counts.quotations_attributed, counts.sentences) == (2, 0, 0)
    assert counts.reduced is not None
    assert "no language pack" in counts.reduced
