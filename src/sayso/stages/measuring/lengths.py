"""Lengths: durations that count, as amounts: "for six weeks", "a four-day pause", "35-year-old"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sayso.model.measure import TimeExpression, TimeKind
from sayso.stages.measuring.amounts import YEAR, Amount, AmountWords, approximated
from sayso.stages.measuring.pieces import Piece

_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([A-Z]+)")
_UNITS = {
    ("", "DE"): "decade",
    ("", "Y"): YEAR,
    ("", "M"): "month",
    ("", "W"): "week",
    ("", "D"): "day",
    ("T", "H"): "hour",
    ("T", "M"): "minute",
    ("T", "S"): "second",
}


def read_lengths(
    pieces: Sequence[Piece], times: Sequence[TimeExpression], words: AmountWords
) -> Iterator[Amount]:
    """Yield the amount of each duration whose number is told in one unit."""
    starts = [piece.start for piece in pieces]
    for time in times:
        told = _LENGTH.fullmatch(time.value or "") if time.kind is TimeKind.DURATION else None
        unit = _UNITS.get((told[1], told[3])) if told is not None else None
        if told is None or unit is None:
            continue
        first, last = bisect_left(starts, time.span.start), bisect_left(starts, time.span.end)
        bare = next((row for row in range(first, last) if _counts(pieces[row], words)), None)
        if bare is not None:
            value = float(told[2])
            amount = Amount(first, last, value, value, unit, approximate=False, bare=bare)
            # "More than six weeks" is a bound; "over the next six weeks" is when.
            yield approximated(pieces, amount, words) if bare == first else amount


def _counts(piece: Piece, words: AmountWords) -> bool:
    return piece.word[0].isdecimal() or piece.word in words.starters
