"""Labels: what is known of one article before anybody reads it."""

from dataclasses import dataclass

from sayso.evaluation.brat import Marked
from sayso.model.span import Span
from sayso.model.statement import Act

ACTS = tuple(Act)
INVENTED = "invented_"  # how the names of articles of our own making begin


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One labelled statement: its pieces, depth and acts, and whether a reader must be told."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    nested: bool
    acts: tuple[int, ...]
    must: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is known of one article: PolNeAR's marks, labelled lines, or both."""

    name: str
    text: str
    marks: tuple[Marked, ...] | None = None
    discarded: tuple[Span, ...] = ()
    lines: tuple[Line, ...] | None = None
