"""Readings: what a reading makes of its parts, and how it and its statements show themselves."""

from dataclasses import replace

import sayso
from sayso.model.span import words
from tests.readings import READING


def test_each_statement_has_its_words() -> None:
    """They are cut from the text, whatever words a statement came with; who has them already keeps them."""
    first, *others = READING.statements
    made = replace(READING, statements=(first, *(replace(one, words="") for one in others)))
    told = [words(READING.article.text, one.content) for one in READING.statements]
    assert [one.words for one in made.statements] == told
    assert made.statements[0] is first
    assert replace(READING, statements=(replace(first, words="Else"),)).statements[0].words == first.words


def test_a_notebook_shows_what_a_cell_ends_with() -> None:
    """A reading and a statement show what `sayso.notebook_html` gives of them."""
    for one in (READING, READING.statements[0]):
        assert one._repr_html_() == sayso.notebook_html(one)
