"""Candidates: what one rule proposes, before the rules are weighed against each other."""

from dataclasses import dataclass

from sayso.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who is named as source or addressee: spans as written and the row of the head word."""

    spans: tuple[Span, ...] = ()
    head: int | None = None


NOBODY = Source()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A possible attribution; `frame` is the construction, `rule` the function that proposed it."""

    row: int
    cue: tuple[Span, ...]
    lexeme: str
    frame: str
    rule: str
    content: tuple[Span, ...]
    source: Source = NOBODY
    addressee: tuple[Span, ...] = ()
    confidence: float = 0.5


# A construction's name, its content, the rule that found it, and whom it is said to.
Complement = tuple[str, tuple[Span, ...], str, tuple[Span, ...]]
