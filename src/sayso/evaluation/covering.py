"""Covering: which statement or assertion of a reading holds a marked place most narrowly."""

from collections.abc import Iterable

from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Assertion, Statement

Unit = Statement | Assertion


def innermost(reading: Reading, place: Span) -> Unit | None:
    """Return the shortest statement or assertion whose words hold `place`; None where none does.

    A place that reaches beyond each of them goes to the one that holds most of it, if that is half.
    """
    units: tuple[Unit, ...] = (*reading.statements, *reading.assertions)
    holding = [(_shared(unit.content, place), _length(unit.content), unit) for unit in units]
    most = max((shared for shared, _, _ in holding), default=0)
    if 2 * most < len(place):
        return None
    return min((row for row in holding if row[0] == most), key=lambda row: row[1])[2]


def _length(pieces: Iterable[Span]) -> int:
    return sum(map(len, pieces))


def _shared(pieces: Iterable[Span], place: Span) -> int:
    return sum(max(0, min(piece.end, place.end) - max(piece.start, place.start)) for piece in pieces)
