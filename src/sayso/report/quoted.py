"""Quotations that no statement holds; in a reduced reading that is all of them."""

from collections.abc import Iterator

from sayso.model.quotation import QuotationKind
from sayso.model.reading import Reading
from sayso.model.span import Span


def unsaid_quotations(reading: Reading) -> Iterator[Span]:
    """Yield each outermost quotation of speech that shares no character with a statement."""
    covered = sorted(span for one in reading.statements for span in one.content)
    row = reach = 0
    for quotation in reading.quotations:
        if quotation.depth or quotation.kind is not QuotationKind.SPEECH:
            continue
        while row < len(covered) and covered[row].start < quotation.span.end:
            reach = max(reach, covered[row].end)
            row += 1
        if reach <= quotation.span.start:
            yield quotation.span
