"""Slips: marks that never close around quotations of another form, and so tell nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.model.quotation import Quotation
from sayso.stages.quotation_marks import is_double


def without_slips(text: str, quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Return the quotations without each that neither it nor a paragraph after it closes, if it holds others.

    Where the words of such a mark end nobody knows; the marks inside it are plain, and become the outermost.
    """
    kept: list[Quotation] = []
    freed = False
    for speech in _speeches(text, quotations):
        first = replace(speech[0], continues=speech[0].continues and not freed)
        freed = _is_slip(text, speech)
        if freed:
            kept += [replace(one, depth=one.depth - 1) for one in speech if one.depth]
        else:
            kept += [first, *speech[1:]]
    return tuple(kept)


def _is_slip(text: str, speech: Sequence[Quotation]) -> bool:
    """Tell whether no paragraph closes the mark though double marks stand inside; single ones are usual."""
    if any(one.closed for one in speech if not one.depth):
        return False
    return any(one.depth == 1 and is_double(text[one.span.start]) for one in speech)


def _speeches(text: str, quotations: Sequence[Quotation]) -> Iterator[list[Quotation]]:
    """Yield each outermost quotation with those inside it and the paragraphs that reopen its own mark."""
    speech: list[Quotation] = []
    mark = ""
    for one in quotations:
        own = _mark(text, one)
        if speech and not one.depth and not (one.continues and own in ("", mark)):
            yield speech
            speech = []
        if not speech:
            mark = own
        speech.append(one)
    if speech:
        yield speech


def _mark(text: str, one: Quotation) -> str:
    """Return the opening mark; nothing where the quotation only ends in this paragraph."""
    return "" if one.inner is None or one.inner.start == one.span.start else text[one.span.start]
