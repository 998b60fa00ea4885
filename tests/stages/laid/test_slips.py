"""A mark that nothing closes costs its own paragraph alone."""

from sayso.languages.pack import load_pack
from sayso.model.attribution import Attribution, Manner
from sayso.model.span import Span, words
from sayso.stages.laid.slips import within_paragraphs
from sayso.stages.quotations import find_quotations
from tests.articles import article

SAID = "“We pay,” said Tom Vey. “We always did.\nThe council meets in May."


def kept(text: str) -> list[str]:
    """Return the words left of an attribution that runs over the whole text."""
    made = article(text)
    said = Attribution(
        content=tuple(block.span for block in made.blocks),
        cue=(Span(10, 14),),
        source=(Span(15, 22),),
        manner=Manner.MIXED,
        lexeme="say:verb",
        rule="test",
    )
    quotations = find_quotations(made, load_pack("en"))
    return [words(text, one.content) for one in within_paragraphs(made, quotations, [said])]


def test_nothing_leaks_into_the_next_paragraph() -> None:
    """What the outlet goes on to tell is not said by who was quoted before."""
    assert kept(SAID) == ["“We pay,” said Tom Vey. “We always did."]


def test_a_speech_that_is_reopened_goes_on() -> None:
    """There the mark is left open on purpose."""
    text = SAID.replace("The council meets in May.", "“We shall pay.”")
    assert kept(text) == [text.replace("\n", " … ")]
