"""Slips: marks that never close around quotations of another form, and so tell nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.model.quotation import Quotation
from sayso.stages.quotation_marks import is_double


def without_slips(text: str, quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Return the quotations without each that is left open around others, if no such mark is ever closed.

    A paper that sets speech between such marks elsewhere may have left one open.  Where it does not, nobody
    knows where the words end: the marks inside are plain, and become the outermost.
    """
    used = {_last(text, one) if _only_ends(one) else text[one.span.start] for one in quotations if one.closed}
    kept: list[Quotation] = []
    freed = False
    for speech in _speeches(text, quotations):
        first = replace(speech[0], continues=speech[0].continues and not freed)
        freed = text[first.span.start] not in used and _holds_others(text, speech)
        kept += (
            [replace(one, depth=one.depth - 1) for one in speech if one.depth]
            if freed
            else [first, *speech[1:]]
        )
    return tuple(kept)


def _last(text: str, one: Quotation) -> str:
    return text[one.span.end - 1]


def _only_ends(one: Quotation) -> bool:
    return one.inner is not None and one.inner.start == one.span.start


def _holds_others(text: str, speech: Sequence[Quotation]) -> bool:
    """Return whether double marks stand inside, none closed around them; single ones are usual."""
    open_ = not any(one.closed for one in speech if not one.depth)
    return open_ and any(one.depth == 1 and is_double(text[one.span.start]) for one in speech)


def _speeches(text: str, quotations: Sequence[Quotation]) -> Iterator[list[Quotation]]:
    """Yield each outermost quotation with those inside it and the paragraphs that reopen its own mark."""
    speech: list[Quotation] = []
    mark = ""
    for one in quotations:
        own = "" if _only_ends(one) else text[one.span.start]
        if speech and not one.depth and not (one.continues and own in ("", mark)):
            yield speech
            speech = []
        if not speech:
            mark = own
        speech.append(one)
    if speech:
        yield speech
