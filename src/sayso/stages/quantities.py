"""Quantities: numbers that count or measure, with their bounds, unit and what they count."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article
from sayso.model.measure import Quantity, TimeExpression
from sayso.model.span import Span
from sayso.model.syntax import Syntax
from sayso.stages.measuring.amounts import (
    YEAR,
    Amount,
    AmountWords,
    amount_words,
    longest_before,
    read_amount,
)
from sayso.stages.measuring.lengths import read_lengths
from sayso.stages.measuring.numbers import read_ordinal
from sayso.stages.measuring.pieces import Piece, cut_pieces
from sayso.stages.measuring.tense import row_at
from sayso.stages.quantities_names import is_name, is_second
from sayso.stages.quantities_what import Numbered, what_is_counted

OLDEST = 120


def find_quantities(
    article: Article, syntax: Syntax, times: Sequence[TimeExpression], pack: LanguagePack
) -> tuple[Quantity, ...]:
    """Return every number that counts or measures something, in text order.

    A duration that counts is one ("for six weeks"); numbers inside any other time, a name ("Route 66"), an
    ordinal or a list's numbering are none.
    """
    pieces, words = cut_pieces(article), amount_words(pack)
    starts = syntax.starts
    found: list[tuple[Amount, int]] = []
    ends = frozenset(time.span.end for time in times)
    for amount in _amounts(pieces, times, words):
        row = _row(starts, pieces, amount)
        after_time = amount.first > 0 and pieces[amount.first - 1].end in ends
        if row is None or is_name(article.text, pieces, amount, row, syntax, words, after_time=after_time):
            continue
        if not is_second(pieces, amount) or (found and found[-1][0].last == amount.bare - 1):
            found.append((amount, row))
    lengths = ((amount, _row(starts, pieces, amount)) for amount in read_lengths(pieces, times, words))
    found = sorted([*found, *((amount, row) for amount, row in lengths if row is not None)])
    spans = [_span(pieces, amount) for amount, _ in found]
    numbers = [
        Numbered(row, span, unit=amount.unit is not None, money=amount.unit in words.currencies)
        for (amount, row), span in zip(found, spans, strict=True)
    ]
    counted = what_is_counted(syntax, numbers, pack)
    return tuple(
        _quantity(pieces, amount, span, what, named=_follows_name(syntax, starts, span), words=words)
        for (amount, _), span, what in zip(found, spans, counted, strict=True)
    )


def _amounts(
    pieces: Sequence[Piece], times: Sequence[TimeExpression], words: AmountWords
) -> Iterator[Amount]:
    """Yield the amounts outside times, from left to right, none overlapping another."""
    ends, free = [time.span.end for time in times], 0
    for row, piece in enumerate(pieces):
        if row < free or not (piece.word[0].isdecimal() or piece.word in words.starters):
            continue
        at = bisect_right(ends, piece.start)
        until = times[at].span.start if at < len(times) else pieces[-1].end
        if until <= piece.start:
            continue
        amount = read_amount(pieces, row, words)
        ordinal = read_ordinal(pieces, row, words.numbers) if amount is not None else None
        if amount is None or (ordinal is not None and ordinal.end > amount.last):
            free = free if ordinal is None else ordinal.end
            continue
        if pieces[amount.last - 1].end <= until:
            yield amount._replace(first=max(amount.first, free))
        free = amount.last


def _row(starts: Sequence[int], pieces: Sequence[Piece], amount: Amount) -> int | None:
    return row_at(starts, pieces[amount.bare].start)


def _span(pieces: Sequence[Piece], amount: Amount) -> Span:
    return Span(pieces[amount.first].start, pieces[amount.last - 1].end)


def _follows_name(syntax: Syntax, starts: Sequence[int], span: Span) -> bool:
    """Return whether a name and a comma stand before the number: "Ida Brook, 34"."""
    at = bisect_left(starts, span.start) - 1
    return at > 0 and syntax.tokens[at].lemma == "," and syntax.pos[at - 1] == "PROPN"


def _is_age(pieces: Sequence[Piece], amount: Amount, *, named: bool, words: AmountWords) -> bool:
    """Return whether a bare number is an age: "aged 34", "Ida Brook, 34, left"."""
    if (amount.high or 0) > OLDEST:
        return False
    following = pieces[amount.last].word if amount.last < len(pieces) else ""
    alone = amount.low == amount.high and pieces[amount.bare].word.isdecimal() and following in {",", "."}
    return longest_before(pieces, amount.first, words.ages) is not None or (named and alone)


def _quantity(
    pieces: Sequence[Piece],
    amount: Amount,
    span: Span,
    what: tuple[Span, ...],
    *,
    named: bool,
    words: AmountWords,
) -> Quantity:
    unit = amount.unit
    if unit is None and _is_age(pieces, amount, named=named, words=words):
        unit = YEAR
    return Quantity(
        span=span,
        low=amount.low,
        high=amount.high,
        unit=unit,
        what=what,
        approximate=amount.approximate,
    )
