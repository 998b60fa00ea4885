"""Marks: an article's text cut where any marked stretch begins or ends, each piece with what lies over it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Assertion, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text with the same marks from its first character to its last.

    `said` are the statements whose content it is part of, the outermost first; of what nobody has said in so
    many words, a refusal, the cue stands for the content.  `cited` are those whose cue or source it is part
    of, `told` the assertions.  `begins` and `ends` hold the ids of those of `said` and `told` whose first and
    last piece it is.
    """

    span: Span
    said: tuple[Statement, ...]
    cited: tuple[Statement, ...]
    told: tuple[Assertion, ...]
    begins: tuple[str, ...]
    ends: tuple[str, ...]
    kinds: tuple[str, ...]


def cut_pieces(reading: Reading, cuts: Iterable[int] = ()) -> tuple[Piece, ...]:
    """Return the whole text as pieces, in text order; block edges and `cuts` are cuts too."""
    marks = sorted(_marks(reading), key=lambda mark: (mark.span, mark.rank))
    edges = {0, len(reading.article.text), *cuts}
    edges |= {edge for block in reading.article.blocks for edge in (block.span.start, block.span.end)}
    edges |= {edge for mark in marks for edge in (mark.span.start, mark.span.end)}
    return tuple(_sweep(marks, sorted(edges)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    span: Span
    kind: str
    rank: int = 0
    of: Statement | Assertion | None = None


def _marks(reading: Reading) -> Iterator[_Mark]:
    depths = depths_of(reading.statements)
    for one in reading.statements:
        for span in one.content or one.cue or one.source:
            yield _Mark(span=span, kind="said", rank=depths[one.id], of=one)
        yield from (_Mark(span=span, kind="cited", of=one) for span in (*one.cue, *one.source))
        yield from (_Mark(span=hedge.span, kind="hedge") for hedge in one.hedges if not one.weak)
        yield from (_Mark(span=span, kind="condition") for span in one.condition if not one.weak)
    for told in reading.assertions:
        yield from (_Mark(span=span, kind="told", of=told) for span in told.content)
        yield from (_Mark(span=hedge.span, kind="hedge") for hedge in told.hedges)
    yield from (_Mark(span=span, kind="unread") for span in reading.coverage.unread)
    for repeat in reading.repeats:
        yield from (_Mark(span=span, kind="again") for span in repeat.mentions[1:])


def depths_of(statements: Sequence[Statement]) -> dict[str, int]:
    """Return how deep each statement is nested: 0 for outermost; bad text may nest in a circle."""
    depths: dict[str, int] = {}
    hosts = {one.id: one.nested_in for one in statements}
    for one in statements:
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
    last = _last(marks)
    row = 0
    for start, end in pairwise(edges):
        for finished in ending.pop(start, ()):
            over.pop(finished, None)
        while row < len(marks) and marks[row].span.start == start:
            over[row] = marks[row]
            ending.setdefault(marks[row].span.end, []).append(row)
            row += 1
        yield _piece(Span(start, end), list(over.values()), begun, last)


def _last(marks: Iterable[_Mark]) -> dict[str, int]:
    """Return where what is said or told ends for good, by its id."""
    ends: dict[str, int] = {}
    for mark in marks:
        if mark.of and mark.kind != "cited":
            ends[mark.of.id] = max(ends.get(mark.of.id, 0), mark.span.end)
    return ends


def _piece(span: Span, over: list[_Mark], begun: set[str], last: dict[str, int]) -> Piece:
    held = sorted((mark for mark in over if mark.kind == "said"), key=lambda mark: (mark.rank, mark.span))
    said = tuple(mark.of for mark in held if isinstance(mark.of, Statement))
    told = tuple(mark.of for mark in over if isinstance(mark.of, Assertion))
    cited = (mark.of for mark in over if mark.kind == "cited")
    names = [one.id for one in told] + [one.id for one in said]
    begins = tuple(name for name in names if name not in begun)
    begun.update(begins)
    return Piece(
        span=span,
        said=said,
        cited=tuple({one.id: one for one in cited if isinstance(one, Statement)}.values()),
        told=told,
        begins=begins,
        ends=tuple(name for name in names if last[name] == span.end),
        kinds=tuple(sorted({mark.kind for mark in over if mark.of is None})),
    )
