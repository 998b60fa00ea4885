"""spaCy: each article as a `Doc` whose spans are the pieces of its statements, as spaCy trains on them."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.model.from_dict import reading_from_dict
from sayso.model.reading import Reading
from sayso.report.exporting.writing import Settings

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import DocBin


# Articles in one file: spaCy reads a folder of them as one corpus, and no more are held at a time.
PER_FILE = 100


class DocBinExport:
    """Writes `000001.spacy`, `000002.spacy` …, each with up to a hundred articles."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._folder = folder
        self._weak = settings.weak
        self._files = 0
        self._blank: dict[str, Language] = {}
        self._docs: DocBin | None = None

    def add(self, reading: Reading) -> None:
        """Take one article; a full file is written."""
        from spacy.tokens import DocBin

        if self._docs is None:
            self._docs = DocBin(store_user_data=True)
        doc = self._tokeniser(reading.article.language).make_doc(reading.article.text)
        mark(doc, reading, weak=self._weak)
        self._docs.add(doc)
        if len(self._docs) >= PER_FILE:
            self._write()

    def close(self) -> None:
        """Write the last file."""
        if self._docs is not None:
            self._write()

    def _write(self) -> None:
        self._files += 1
        if self._docs is not None:
            self._docs.to_disk(self._folder / f"{self._files:06}.spacy")
        self._docs = None

    def _tokeniser(self, language: str) -> Any:  # noqa: ANN401 — spaCy has no types
        import spacy
        from spacy.util import get_lang_class

        if language not in self._blank:
            try:
                get_lang_class(language)
                self._blank[language] = spacy.blank(language)
            except ImportError:  # spaCy knows no such language
                self._blank[language] = spacy.blank("xx")
        return self._blank[language]


KEY = "sayso"


def mark(doc: Any, reading: Reading, *, weak: bool = False) -> None:  # noqa: ANN401 — spaCy has no types
    """Put the pieces into `doc.spans["sayso"]`: labels content, cue and source, ids those of statements.

    Those of weak statements are left out, but with `weak`.
    A piece that begins or ends inside a token takes the whole token; the exact offsets, and everything else,
    stand in `doc.user_data["sayso"]` as the `sayso/1` form without the text, which is the document's.
    """
    pieces = (
        (one.id, label, span)
        for one in reading.statements
        if weak or not one.weak
        for label, spans in (("content", one.content), ("cue", one.cue), ("source", one.source))
        for span in spans
    )
    found = [
        doc.char_span(span.start, span.end, label=label, span_id=name, alignment_mode="expand")
        for name, label, span in pieces
    ]
    doc.spans[KEY] = [span for span in found if span is not None]
    plain = reading.to_dict()
    plain["article"]["text"] = None
    doc.user_data[KEY] = plain


def reading_of(doc: Any) -> Reading | None:  # noqa: ANN401 — spaCy has no types
    """Return the reading that a document was marked with, or None."""
    plain = doc.user_data.get(KEY)
    if plain is None:
        return None
    return reading_from_dict({**plain, "article": {**plain["article"], "text": doc.text}})
