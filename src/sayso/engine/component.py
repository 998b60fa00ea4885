"""The spaCy component: each document is marked with who says what in it, its words left as they are."""

import warnings
from functools import partial
from typing import TYPE_CHECKING, Any

from sayso.engine.local import Settings
from sayso.errors import EmptyInput, NoArticle
from sayso.ingest.building import Given
from sayso.ingest.caught import caught
from sayso.ingest.encoding import Decoded
from sayso.ingest.source import from_text
from sayso.ingest.unread import Unread
from sayso.model.reading import Reading
from sayso.report.exporting.docbin import KEY, mark, reading_of

if TYPE_CHECKING:
    from spacy.language import Language

# The language of a pipeline that spaCy made for none in particular.
_ANY = "xx"


def pipe(nlp: "Language") -> "Language":
    """Add sayso to the end of a spaCy pipeline, and return the pipeline.

    >>> import spacy
    >>> doc = pipe(spacy.blank("en"))("Mayor Ida Brook said on Monday that the dam is safe.")
    >>> [(span.id_, span.label_, span.text) for span in doc.spans["sayso"]][0]
    ('s1', 'content', 'that the dam is safe')
    >>> doc._.sayso.statements[0].speaker.name
    'Ida Brook'
    """
    _register()
    nlp.add_pipe(KEY)
    return nlp


class Marker:
    """Reads the text of a document as `sayso.read` does and marks it with the result.

    A document without an article gets no span, and its `doc._.sayso` is None; so does one that cannot be
    read, with a warning: the pipe goes on.
    """

    def __init__(self, language: str | None) -> None:
        self._given = Given(language=language)
        self._read = Settings()

    def __call__(self, doc: Any) -> Any:  # noqa: ANN401 — spaCy has no types
        """Mark one document and return it."""
        doc.spans[KEY] = []
        reading = caught("a document", partial(self._reading, doc.text))
        if not isinstance(reading, Unread):
            mark(doc, reading)
        elif not isinstance(reading.error, EmptyInput | NoArticle):
            warnings.warn(f"cannot read {reading.file}: {reading.reason}", stacklevel=2)
        return doc

    def _reading(self, text: str) -> Reading:
        return self._read(from_text(Decoded(text=text, encoding="str"), self._given))


def _make(nlp: Any, name: str) -> Marker:  # noqa: ANN401, ARG001 — spaCy gives a name
    return Marker(None if nlp.lang == _ANY else nlp.lang)


def _register() -> Any:  # noqa: ANN401 — spaCy has no types
    """Make the component and `doc._.sayso` known to spaCy, and return the factory."""
    from spacy.language import Language
    from spacy.tokens import Doc

    Doc.set_extension(KEY, getter=reading_of, force=True)
    Language.factory(KEY, assigns=["doc.spans"], func=_make)
    return _make


def __getattr__(name: str) -> object:
    """Register when spaCy asks for the factory by its entry point: importing this module loads no spaCy."""
    if name != "factory":
        raise AttributeError(name)
    return _register()
