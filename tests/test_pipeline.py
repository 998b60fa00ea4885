"""The pipeline reads whatever text an article can hold."""

import pytest

from sayso.model.span import words
from sayso.pipeline import read
from tests.articles import article

ODD = [
    " ",
    "…",
    "—",
    ".",
    "\u200b",
    "😀",
    '""',
    "“",
    "http://mill.example/x",
    "12",
    "12 %",
    "  \n \n x",
    "\x00",
]


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_hold_no_statement(text: str) -> None:
    """A text without a sentence gives a reading without a statement, and no error."""
    assert read(article(text)).statements == ()


def test_every_layer_is_in_the_reading() -> None:
    """One article shows speakers, statements, times, quantities and the outlet's own voice."""
    text = (
        "Mill fire kills two\n"
        "Two workers died on Sunday when the Ames mill burned, fire chief Mara Lind said.\n"
        "“We may never know the cause,” Lind said. The mill opened in 1911."
    )
    reading = read(article(text, published="2026-03-03", title=True))
    assert [words(text, one.source) for one in reading.statements] == ["fire chief Mara Lind", "Lind"]
    assert {one.speaker.name for one in reading.statements if one.speaker} == {"Mara Lind"}
    assert "2026-03-01" in {time.value for time in reading.times}
    assert [quantity.low for quantity in reading.quantities][:1] == [2.0]
    assert any(words(text, one.content).startswith("The mill opened") for one in reading.assertions)
    assert reading.coverage.quotations_attributed == reading.coverage.quotations == 1


def test_a_language_without_a_pack_is_read_reduced() -> None:
    """Only quotations are read, and the reason is said."""
    from dataclasses import replace

    german = replace(article("„Wir bleiben hier in der alten Mühle“, sagte Mara Lind."), language="de")
    reading = read(german)
    assert (len(reading.quotations), reading.statements) == (1, ())
    assert reading.coverage.reduced is not None


def test_the_same_input_gives_the_same_reading() -> None:
    """Nothing depends on the order of a set or the hour."""
    text = "“We may never know,” Lind said. Police said two men left, and a spokesman declined to comment."
    assert read(article(text)).to_dict() == read(article(text)).to_dict()
