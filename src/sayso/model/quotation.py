"""Quotations: stretches between quotation marks."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.span import Span


class QuotationKind(StrEnum):
    """What the marks are for."""

    SPEECH = "speech"  # somebody's words
    SCARE = "scare"  # a word or two the outlet keeps at a distance
    TITLE = "title"  # the name of a book, film, song, law


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One quoted stretch within one block.

    `span` includes the marks, `inner` does not (None for nothing between them); `depth` is 0 for outermost.
    `closed` is False when the closing mark is missing; `continues` is True when the mark only reopens
    the quotation of the block before, as newspapers do in each further paragraph of one speech.
    """

    span: Span
    inner: Span | None
    depth: int
    closed: bool
    continues: bool = False
    kind: QuotationKind = QuotationKind.SPEECH
