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
    groups = list(_groups(quotations))
    used = {_mark(text, group[0]) for group in groups if group[0].closed}
    kept: list[Quotation] = []
    freed = False
    for group in groups:
        first = replace(group[0], continues=group[0].continues and not freed)
        freed = _may_slip(text, group) and text[first.span.start] not in used
        kept += [replace(one, depth=one.depth - 1) for one in group[1:]] if freed else [first, *group[1:]]
    return tuple(kept)


def _may_slip(text: str, group: Sequence[Quotation]) -> bool:
    """Tell whether a mark never closes though double marks stand inside; single ones are usual."""
    return not group[0].closed and any(one.depth == 1 and is_double(text[one.span.start]) for one in group)


def _mark(text: str, one: Quotation) -> str:
    """Return the mark that opens a closed quotation; the one that closes it where none opens it."""
    opened = one.inner is None or one.inner.start > one.span.start
    return text[one.span.start] if opened else text[one.span.end - 1]


def _groups(quotations: Sequence[Quotation]) -> Iterator[list[Quotation]]:
    """Yield each outermost quotation with those inside it."""
    group: list[Quotation] = []
    for one in quotations:
        if group and not one.depth:
            yield group
            group = []
        group.append(one)
    if group:
        yield group
