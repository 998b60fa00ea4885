"""Standoff: spans as brat can hold them, cut where a line ends, because its notes are lines."""

import re
from collections.abc import Iterable

from sayso.model.span import Span, trimmed

# What ends a line for any reader of the notes, and the tab, which parts their fields.
_LINE = re.compile(r"[^\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


def fragments(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    r"""Return the pieces line by line, without the white space at their edges.

    >>> fragments("One\r\ntwo three", [Span(0, 8), Span(9, 14)])
    (Span(start=0, end=3), Span(start=5, end=8), Span(start=9, end=14))
    """
    lines = (found for span in spans for found in _LINE.finditer(text, span.start, span.end))
    kept = (trimmed(text, found.start(), found.end()) for found in lines)
    return tuple(span for span in kept if span)
