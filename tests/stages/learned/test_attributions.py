"""The network and the rules together say who says what."""

import pytest

from sayso.languages.pack import load_pack
from sayso.model.attribution import Attribution, Manner
from sayso.model.span import Span, words
from sayso.stages.learned.attributions import find_learned, is_stump, unhung
from sayso.stages.parse import parse
from sayso.stages.quotations import find_quotations
from sayso.stages.statements import find_attributions
from tests.articles import article

ENGLISH = load_pack("en")
TEXT = (
    "Mayor Ida Brook said on Monday that the dam is safe.\n"
    "“We checked every gate,” she told reporters, “and it will hold.”\n"
    "The council of Lower Vey rejected the plan. The rain began at noon."
)


def learned(text: str) -> tuple[Attribution, ...]:
    """Return what network and rules find together."""
    made = article(text)
    syntax, quotations = parse(made, ENGLISH), find_quotations(made, ENGLISH)
    return find_learned(
        made, syntax, quotations, find_attributions(made, syntax, quotations, ENGLISH), ENGLISH
    )


def test_who_says_what_is_found() -> None:
    """Indirect speech and a split quotation come with cue, source and the model's name."""
    found = [
        (words(TEXT, one.source), words(TEXT, one.cue), words(TEXT, one.content)) for one in learned(TEXT)[:2]
    ]
    assert found == [
        ("Mayor Ida Brook", "said", "that the dam is safe"),
        ("she", "told", "“We checked every gate,” … “and it will hold.”"),
    ]
    assert learned(TEXT)[0].rule == "model:attribution-en-2"


def test_confidence_is_a_chance() -> None:
    """Each attribution carries two chances, and its manner, entry and rows."""
    for one in learned(TEXT):
        assert 0 < one.content_confidence <= 1
        assert 0 < one.source_confidence <= 1
    first = learned(TEXT)[0]
    assert (first.lexeme, first.manner.value) == ("say:verb", "indirect")
    assert first.head is not None
    assert first.cue_row is not None


@pytest.mark.parametrize(("end", "stump"), [(3, True), (8, False)])
def test_an_article_alone_is_nothing_said(end: int, *, stump: bool) -> None:
    """A lone "The" is a cut gone wrong, "The plan" is not."""
    made = article("The plan, Brook announced, was late.")
    syntax = parse(made, ENGLISH)
    one = Attribution(
        content=(Span(0, end),), cue=(), source=(), manner=Manner.INDIRECT, lexeme="", rule="model"
    )
    assert is_stump(syntax, [token.start for token in syntax.tokens], one) is stump


@pytest.mark.parametrize("end", ["", " and", ", and", ", but"])
def test_no_conjunction_hangs_at_the_end(end: str) -> None:
    """What joins the next clause is no part of this one."""
    text = f"Brook said it was late{end} then she left."
    syntax = parse(article(text), ENGLISH)
    starts = [token.start for token in syntax.tokens]
    (content,) = unhung(syntax, starts, (Span(11, 22 + len(end)),))
    assert content.of(text) == "it was late"


def test_the_same_text_gives_the_same_answer() -> None:
    """Two runs agree to the last digit."""
    assert learned(TEXT) == learned(TEXT)


@pytest.mark.parametrize("text", [TEXT.lower(), TEXT.upper(), TEXT.replace("“", '"').replace("”", '"')])
def test_other_typography_does_not_break_it(text: str) -> None:
    """In small letters, in capitals and with straight marks the same two contents are found."""
    contents = [one.content for one in learned(TEXT)[:2]]
    assert [one.content for one in learned(text)[:2]] == contents


@pytest.mark.parametrize(
    "text", ["x", "”", "…\n…", "said", "“" * 3_000, "a" * 50_000, "\u0000 \u2028 \u0085 x"]
)
def test_any_text_is_read(text: str) -> None:
    """Odd texts give attributions or none, and no error."""
    assert all(one.content or one.cue or one.source for one in learned(text))
