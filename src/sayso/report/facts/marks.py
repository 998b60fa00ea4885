"""Marks: an article's text cut where any marked stretch begins or ends, each piece with what lies over it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text with the same marks from its first character to its last.

    `statement` is the innermost statement whose content it is part of; `begins` is True for its first piece.
    """

    span: Span
    statement: Statement | None
    begins: bool
    kinds: tuple[str, ...]


def cut_pieces(reading: Reading) -> tuple[Piece, ...]:
    """Return the whole text as pieces, in text order; block edges are cuts too."""
    marks = sorted(_marks(reading), key=lambda mark: (mark.span, mark.rank))
    edges = {0, len(reading.article.text)}
    edges |= {edge for block in reading.article.blocks for edge in (block.span.start, block.span.end)}
    edges |= {edge for mark in marks for edge in (mark.span.start, mark.span.end)}
    return tuple(_sweep(marks, sorted(edges)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    span: Span
    kind: str
    rank: int
    statement: Statement | None = None


def _marks(reading: Reading) -> Iterator[_Mark]:
    depths = _depths(reading)
    for one in reading.statements:
        for span in one.content or one.cue or one.source:
            yield _Mark(span=span, kind="said", rank=depths[one.id], statement=one)
        yield from (_Mark(span=span, kind="cue", rank=0) for span in one.cue)
        yield from (_Mark(span=span, kind="source", rank=0) for span in one.source)
        yield from (_Mark(span=hedge.span, kind="hedge", rank=0) for hedge in one.hedges)
        yield from (_Mark(span=span, kind="condition", rank=0) for span in one.condition)
    for told in reading.assertions:
        yield from (_Mark(span=span, kind="trigger", rank=0) for span in told.trigger)
        yield from (_Mark(span=hedge.span, kind="hedge", rank=0) for hedge in told.hedges)
    yield from (_Mark(span=one.span, kind="wording", rank=0) for one in reading.wording)
    yield from (_Mark(span=span, kind="unread", rank=0) for span in reading.coverage.unread)


def _depths(reading: Reading) -> dict[str, int]:
    """Return how deep each statement is nested: 0 for outermost."""
    depths: dict[str, int] = {}
    hosts = {one.id: one.nested_in for one in reading.statements}
    for one in reading.statements:
        path: dict[str, None] = {}
        at: str | None = one.id
        while at is not None and at in hosts and at not in depths and at not in path:
            path[at] = None
            at = hosts[at]
        depth = depths.get(at, -1) if at is not None else -1
        for inner in reversed(path):
            depth += 1
            depths[inner] = depth
    return depths


def _sweep(marks: list[_Mark], edges: list[int]) -> Iterator[Piece]:
    """Walk the edges once; `over` holds the marks over the present piece, in the order they began."""
    over: dict[int, _Mark] = {}
    ending: dict[int, list[int]] = {}
    begun: set[str] = set()
    row = 0
    for start, end in pairwise(edges):
        for finished in ending.pop(start, ()):
            over.pop(finished, None)
        while row < len(marks) and marks[row].span.start == start:
            over[row] = marks[row]
            ending.setdefault(marks[row].span.end, []).append(row)
            row += 1
        yield _piece(Span(start, end), over, begun)


def _piece(span: Span, over: dict[int, _Mark], begun: set[str]) -> Piece:
    said = [mark for mark in over.values() if mark.statement]
    innermost = max(said, key=lambda mark: (mark.rank, mark.span), default=None)
    statement = innermost.statement if innermost else None
    begins = statement is not None and statement.id not in begun
    if statement:
        begun.add(statement.id)
    kinds = tuple(sorted({mark.kind for mark in over.values()}))
    return Piece(span=span, statement=statement, begins=begins, kinds=kinds)
