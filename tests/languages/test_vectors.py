"""What tagger and parser are told of each word is what spaCy's own step tells, to the last bit."""

import numpy as np
import pytest
from thinc.api import Linear, chain

from sayso.languages import vectors
from sayso.languages.pack import load_pack
from sayso.languages.parser import load_parser
from sayso.languages.vectors import TOK2VEC, Vectors, is_usual

NLP = load_parser(load_pack("en"))
MODEL = NLP.get_pipe(TOK2VEC).model
TEXTS = [
    "Ida Brook said the dam was safe.  “It isn’t,” Owen Vale told her.",
    "Go.",
    "\n",
    "The council of Harwick, which met on Monday, rejected the plan by 12 votes to 3. " * 30,
]


def test_the_numbers_are_those_of_spacy() -> None:
    """New words and remembered ones, texts of one word and of more rows than are computed at once."""
    docs = [NLP.make_doc(text) for text in TEXTS]
    own, expected = Vectors(MODEL), MODEL.predict(docs)
    for _ in range(2):
        for found, wanted in zip(own(docs), expected, strict=True):
            np.testing.assert_array_equal(found, wanted)


def test_a_word_is_told_the_same_beside_other_words() -> None:
    """What is remembered does not hang on what was read before."""
    docs = [NLP.make_doc(text) for text in TEXTS]
    one_by_one = Vectors(MODEL)
    for word in dict.fromkeys(" ".join(TEXTS).split()):
        one_by_one([NLP.make_doc(word)])
    for found, wanted in zip(one_by_one(docs), Vectors(MODEL)(docs), strict=True):
        np.testing.assert_array_equal(found, wanted)


def test_what_is_forgotten_is_computed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for three kinds of words the numbers are the same."""
    docs = [NLP.make_doc(text) for text in TEXTS]
    expected = Vectors(MODEL)(docs)
    monkeypatch.setattr(vectors, "MOST_KNOWN", 3)
    own = Vectors(MODEL)
    for _ in range(2):
        for found, wanted in zip(own(docs), expected, strict=True):
            np.testing.assert_array_equal(found, wanted)


def test_a_model_of_another_shape_runs_as_it_is() -> None:
    """The model of the English parser is of the usual shape; others are told from it."""
    assert is_usual(MODEL)
    assert not is_usual(chain(Linear(2, 2), Linear(2, 2)))
    assert not is_usual(chain(Linear(2, 2), Linear(2, 2), Linear(2, 2)))
