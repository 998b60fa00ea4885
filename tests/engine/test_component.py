"""The spaCy component: inside any pipeline, on the text as it is, and kept when a document is stored."""

import subprocess
import sys
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import sayso
from tests.exports import MIXED

TEXT = "Mayor Ida Brook said on Monday that the dam is safe. “It will hold,” she told the Valley Post."


@pytest.fixture(scope="module")
def nlp() -> Language:
    """Return a pipeline with nothing in it but sayso."""
    return sayso.pipe(spacy.blank("en"))


def test_spans_are_the_statements_pieces(nlp: Language) -> None:
    """Each piece of each statement is a span with its label and the statement's id."""
    doc = nlp(TEXT)
    reading = sayso.read(TEXT, language="en")
    pieces = [
        (one.id, label, span.of(TEXT))
        for one in reading.statements
        if not one.weak
        for label, spans in (("content", one.content), ("cue", one.cue), ("source", one.source))
        for span in spans
    ]
    assert [(span.id_, span.label_, span.text) for span in doc.spans["sayso"]] == pieces
    assert doc._.sayso == reading


def test_the_text_is_untouched(nlp: Language) -> None:
    """Emoji, accents and line ends stay; a piece that ends inside a token takes the whole token."""
    doc = nlp(MIXED)
    assert doc.text == MIXED
    assert doc._.sayso.article.text == MIXED
    for span in doc.spans["sayso"]:
        assert MIXED[span.start_char : span.end_char] == span.text


def test_tags_are_text(nlp: Language) -> None:
    """A document is a plain text even where it looks like a page: its offsets are the document's."""
    page = f"<html><body><p>{TEXT}</p></body></html>"
    assert nlp(page)._.sayso.article.text == page


@pytest.mark.parametrize("text", ["", " \n "])
def test_nothing_to_read(nlp: Language, text: str) -> None:
    """A document without text has no span and no reading; the pipeline goes on."""
    doc = nlp(text)
    assert len(doc.spans["sayso"]) == 0
    assert doc._.sayso is None


def test_many_documents(nlp: Language) -> None:
    """`nlp.pipe` gives the same as one by one."""
    texts = [TEXT, "", MIXED]
    assert [doc._.sayso for doc in nlp.pipe(texts)] == [nlp(text)._.sayso for text in texts]


def test_a_stored_document_keeps_its_reading(nlp: Language) -> None:
    """Spans and reading come back from bytes, and from a corpus with user data."""
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    corpus = DocBin(store_user_data=True, docs=[doc])
    (kept,) = DocBin().from_bytes(corpus.to_bytes()).get_docs(spacy.blank("en").vocab)
    for other in (again, kept):
        assert other._.sayso == doc._.sayso
        assert [span.id_ for span in other.spans["sayso"]] == [span.id_ for span in doc.spans["sayso"]]


def test_the_entry_point_is_the_factory() -> None:
    """An installed sayso is found by `nlp.add_pipe("sayso")` alone."""
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    value = project["project"]["entry-points"]["spacy_factories"]["sayso"]
    factory = EntryPoint(name="sayso", value=value, group="spacy_factories").load()
    marker = factory(spacy.blank("xx"), "sayso")
    assert len(marker(spacy.blank("xx")(TEXT)).spans["sayso"]) > 0


def test_importing_the_component_loads_no_spacy() -> None:
    """It is loaded by whoever has a pipeline."""
    program = "import sys, sayso.engine.component; print('spacy' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "False"


def test_an_export_holds_the_same(nlp: Language, tmp_path: Path) -> None:
    """The spans of an exported corpus are those that the component makes."""
    sayso.export(sayso.read(MIXED, language="en"), "docbin", tmp_path, full_text=True)
    (doc,) = DocBin().from_disk(tmp_path / "000001.spacy").get_docs(spacy.blank("en").vocab)
    marked = sayso.pipe(spacy.blank("en"))(MIXED)
    pairs = [[(span.id_, span.label_, span.text) for span in one.spans["sayso"]] for one in (doc, marked)]
    assert pairs[0] == pairs[1]
    assert nlp.pipe_names == ["sayso"]
