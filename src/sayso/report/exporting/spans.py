"""Spans for spaCy: a document gets the pieces of its statements, its words stay as they are."""

from typing import Any

from sayso.model.as_dict import reading_to_dict
from sayso.model.from_dict import reading_from_dict
from sayso.model.reading import Reading

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
    plain = reading_to_dict(reading)
    plain["article"]["text"] = None
    doc.user_data[KEY] = plain


def reading_of(doc: Any) -> Reading | None:  # noqa: ANN401 — spaCy has no types
    """Return the reading that a document was marked with, or None."""
    plain = doc.user_data.get(KEY)
    if plain is None:
        return None
    return reading_from_dict({**plain, "article": {**plain["article"], "text": doc.text}})
