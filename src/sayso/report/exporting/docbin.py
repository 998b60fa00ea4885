"""spaCy: each article as a `Doc` whose spans are the pieces of its statements, as spaCy trains on them."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.model.reading import Reading
from sayso.report.exporting.settings import Settings
from sayso.report.exporting.spans import mark

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
