"""spaCy: a `DocBin` whose documents are the articles, with the pieces as spans."""

from pathlib import Path

import pytest
import spacy
from spacy.tokens import DocBin

from sayso.report.exporting import docbin
from sayso.report.exporting.docbin import reading_of
from sayso.report.exporting.export import export
from tests.exports import readings
from tests.readings import weakened


def test_words_come_back(tmp_path: Path) -> None:
    """The text is the article's, a span covers its piece, and the exact reading comes back whole."""
    export(readings(), "docbin", tmp_path, full_text=True)
    docs = list(DocBin().from_disk(tmp_path / "000001.spacy").get_docs(spacy.blank("xx").vocab))
    assert [doc.text for doc in docs] == [reading.article.text for reading in readings()]
    for doc, reading in zip(docs, readings(), strict=True):
        pieces = [
            (one.id, label, span)
            for one in reading.statements
            for label, spans in (("content", one.content), ("cue", one.cue), ("source", one.source))
            for span in spans
        ]
        assert [(span.id_, span.label_) for span in doc.spans["sayso"]] == [piece[:2] for piece in pieces]
        for span, (_, _, piece) in zip(doc.spans["sayso"], pieces, strict=True):
            assert span.start_char <= piece.start < piece.end <= span.end_char
            assert piece.of(doc.text) in span.text
        assert reading_of(doc) == reading


def test_files_are_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full file is written and the next begun; spaCy reads the folder as one corpus."""
    monkeypatch.setattr(docbin, "PER_FILE", 2)
    export(readings(), "docbin", tmp_path, full_text=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["000001.spacy", "000002.spacy"]


@pytest.mark.parametrize(
    ("weak", "marked"), [(False, {"s1", "s2", "s4", "s5", "s6", "s7", "s8"}), (True, None)]
)
def test_weak_statements_are_not_marked(tmp_path: Path, *, weak: bool, marked: set[str] | None) -> None:
    """Their pieces are spans on demand alone; the reading comes back whole."""
    export(weakened("s3"), "docbin", tmp_path, full_text=True, weak=weak)
    (doc,) = DocBin().from_disk(tmp_path / "000001.spacy").get_docs(spacy.blank("xx").vocab)
    assert {span.id_ for span in doc.spans["sayso"]} == (marked or {one.id for one in weakened().statements})
    assert reading_of(doc) == weakened("s3")
