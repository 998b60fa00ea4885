"""Quotations that no statement holds; in a reduced reading that is all of them."""

import re
from collections.abc import Iterable, Iterator

from sayso.model.quotation import QuotationKind
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Statement


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


def quotations_left(
    reading: Reading, weaker: Iterable[Statement] = ()
) -> Iterator[tuple[str, tuple[tuple[Span, ...], ...]]]:
    """Yield in words what is known of who says the quotations that no statement holds, and these by words.

    `weaker` are the statements that are not printed: of what they hold somebody was found who may say it.
    """
    doubted = [span for one in weaker for span in one.content]
    sides: tuple[list[Span], list[Span]] = ([], [])
    for span in unsaid_quotations(reading):
        sides[any(span.overlaps(piece) for piece in doubted)].append(span)
    titles = ("Quoted, and nobody found to say it", "Quoted, and not sure enough who says it")
    for title, spans in zip(titles, sides, strict=True):
        if spans:
            yield title, same_words(reading.article.text, spans)


def same_words(text: str, spans: Iterable[Span]) -> tuple[tuple[Span, ...], ...]:
    """Return the spans in groups that hold the same words, typography ignored.

    >>> same_words("“Go.” 'go' no", (Span(0, 5), Span(6, 10), Span(11, 13)))
    ((Span(start=0, end=5), Span(start=6, end=10)), (Span(start=11, end=13),))
    """
    groups: dict[tuple[str, ...], list[Span]] = {}
    for span in spans:
        groups.setdefault(tuple(re.findall(r"\w+", span.of(text).casefold())), []).append(span)
    return tuple(map(tuple, groups.values()))
