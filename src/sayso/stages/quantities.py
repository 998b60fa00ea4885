"""Quantities: numbers that count or measure, with their bounds, unit and what they count."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sayso.languages.pack import LanguagePack
from sayso.model.article import Article
from sayso.model.measure import Quantity, TimeExpression
from sayso.model.span import Span
from sayso.model.syntax import Syntax
from sayso.stages.measuring.amounts import (
    Amount,
    AmountWords,
    amount_words,
    longest_before,
    read_amount,
)
from sayso.stages.measuring.numbers import read_ordinal
from sayso.stages.measuring.pieces import Piece, cut_pieces
from sayso.stages.measuring.tense import row_at
from sayso.stages.quantities_what import Numbered, what_is_counted

AGE_UNIT = "year"
OLDEST = 120


def find_quantities(
    article: Article, syntax: Syntax, times: Sequence[TimeExpression], pack: LanguagePack
) -> tuple[Quantity, ...]:
    """Return every number that counts or measures something, in text order.

    Numbers inside a time, a name ("Route 66"), an ordinal or a list's numbering are none.
    """
    pieces, words = cut_pieces(article), amount_words(pack)
    starts = [token.start for token in syntax.tokens]
    found = [
        (amount, row)
        for amount in _amounts(pieces, times, words)
        if (row := _row(starts, pieces, amount)) is not None
        and not _is_name(article.text, pieces, amount, row, syntax, words)
    ]
    spans = [_span(pieces, amount) for amount, _ in found]
    numbers = [
        Numbered(row, span, money=amount.unit in words.currencies)
        for (amount, row), span in zip(found, spans, strict=True)
    ]
    counted = what_is_counted(syntax, numbers, pack)
    return tuple(
        _quantity(pieces, amount, span, what, words)
        for (amount, _), span, what in zip(found, spans, counted, strict=True)
    )


def _amounts(pieces: Sequence[Piece], times: Sequence[TimeExpression], words: AmountWords) -> Iterator[Amount]:
    """Yield the amounts outside times, from left to right, none overlapping another."""
    ends = [time.span.end for time in times]
    row, free = 0, 0
    while row < len(pieces):
        at = bisect_left(ends, pieces[row].start + 1)
        if at < len(times) and times[at].span.start <= pieces[row].start:
            row = free = row + 1
            continue
        amount = read_amount(pieces, row, words)
        ordinal = read_ordinal(pieces, row, words.numbers) if amount is not None else None
        if amount is None or (ordinal is not None and ordinal.end >= amount.last):
            row = ordinal.end if ordinal is not None else row + 1
            continue
        until = times[at].span.start if at < len(times) else pieces[-1].end + 1
        if pieces[amount.last - 1].end <= until:
            yield amount._replace(first=max(amount.first, free))
        row = free = amount.last


def _row(starts: Sequence[int], pieces: Sequence[Piece], amount: Amount) -> int | None:
    return row_at(starts, pieces[amount.bare].start)


def _span(pieces: Sequence[Piece], amount: Amount) -> Span:
    return Span(pieces[amount.first].start, pieces[amount.last - 1].end)


def _is_name(
    text: str, pieces: Sequence[Piece], amount: Amount, row: int, syntax: Syntax, words: AmountWords
) -> bool:
    """Tell whether the number only names or orders: "F-16", "Windows 7", "page 12", "3G", "2. Results"."""
    first, last = amount.bare, amount.last
    before = pieces[first - 1] if first and pieces[first - 1].block == pieces[first].block else None
    after = pieces[last] if last < len(pieces) and pieces[last].block == pieces[first].block else None
    if after is not None and after.start == pieces[last - 1].end and after.word.isalpha():
        return True
    if before is None:
        return after is not None and after.word in {".", ")"} and amount.unit is None
    if before.end == pieces[first].start and (before.word in {"#", "@", "/", "[", ":", "_", "'", "’"} or before.word.isalnum()):
        return True
    if before.end == pieces[first].start and before.word in {"-", "‑"} and first > 1:
        if pieces[first - 2].end == before.start and pieces[first - 2].word.isalpha():
            return True
    if longest_before(pieces, first, words.labels) is not None:
        return True
    token = syntax.tokens[row]
    if _pronoun_one(pieces, amount, token.tag, token.dep):
        return True
    return amount.unit is None and _part_of_name(text, pieces, amount, row, syntax)


def _part_of_name(text: str, pieces: Sequence[Piece], amount: Amount, row: int, syntax: Syntax) -> bool:
    """Tell whether the number goes with the name before it: "Windows 7", "the Velmark 4 owners", "Big Three"."""
    if row == syntax.sentences[syntax.sentence_of[row]].first:
        return False
    token, left = syntax.tokens[row], syntax.tokens[row - 1]
    beside = 0 <= token.start - left.end <= 1
    written = text[pieces[amount.bare].start]
    if written.isupper():
        return beside and left.end > left.start and text[left.start].isupper() and left.pos in {"PROPN", "ADJ"}
    if not (beside and left.pos == "PROPN" and text[left.start : left.end].isalnum()):
        return False
    return token.head == row - 1 or (left.dep in {"compound", "nmod"} and left.head in {token.head, row})


def _pronoun_one(pieces: Sequence[Piece], amount: Amount, tag: str, dep: str) -> bool:
    """Tell whether a lone number word "one" stands for a thing, not for a count."""
    single = amount.low == amount.high == 1 and amount.last - amount.bare == 1
    return single and pieces[amount.bare].word.isalpha() and amount.first == amount.bare and (
        tag != "CD" or dep != "nummod"
    )


def _quantity(
    pieces: Sequence[Piece], amount: Amount, span: Span, what: tuple[Span, ...], words: AmountWords
) -> Quantity:
    unit = amount.unit
    if unit is None and longest_before(pieces, amount.first, words.ages) and (amount.high or 0) <= OLDEST:
        unit = AGE_UNIT
    return Quantity(
        span=span,
        low=amount.low,
        high=amount.high,
        unit=unit,
        what=what,
        approximate=amount.approximate,
    )
