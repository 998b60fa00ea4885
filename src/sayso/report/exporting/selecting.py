"""Selectors: a span as W3C Web Annotation points to it, by position and by its words with those around."""

import unicodedata
from typing import Any

from sayso.model.span import Span

# Characters on each side: enough to find the words again in a page, too few to read the article by.
AROUND = 32


def selectors(text: str, span: Span) -> list[dict[str, Any]]:
    """Return the position and the quotation of a span; both count Unicode code points.

    >>> position, words = selectors("Ruiz said so.", Span(5, 9))
    >>> position["start"], words["prefix"], words["exact"], words["suffix"]
    (5, 'Ruiz ', 'said', ' so.')
    """
    start, end = _whole(text, span.start - AROUND), _whole(text, span.end + AROUND)
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[start : span.start],
            "suffix": text[span.end : end],
        },
    ]


def _whole(text: str, place: int) -> int:
    """Return the place, or the one before it where an accent would be torn off its letter."""
    place = max(0, place)
    while 0 < place < len(text) and unicodedata.combining(text[place]):
        place -= 1
    return place
