"""Amounts: a number with its range, unit or currency, and whether it is about, at least or at most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from sayso.languages.pack import Entry, LanguagePack
from sayso.stages.measuring.numbers import (
    HYPHENS,
    Number,
    NumberWords,
    figures_value,
    number_words,
    read_number,
    skipped,
)
from sayso.stages.measuring.parts import read_fraction, read_tens
from sayso.stages.measuring.pieces import Piece, split_words

LONGEST_PHRASE = 4
_HYPHENS = frozenset("-‐‑–—")
YEAR = "year"
# "200 to 1 million" keeps its 200; "2 to 3 million" means two million.
LARGEST_SHARING = 1000


class Phrases(NamedTuple):
    """Entries by their words, with all words that begin or end one: most words do neither."""

    entries: Mapping[tuple[str, ...], Entry]
    firsts: frozenset[str]
    lasts: frozenset[str]


class Amount(NamedTuple):
    """Pieces `[first, last)` that say an amount; the number itself or its currency begins at `bare`."""

    first: int
    last: int
    low: float | None
    high: float | None
    unit: str | None
    approximate: bool
    bare: int


@dataclass(frozen=True, slots=True)
class AmountWords:
    """The words around numbers in one language, by their pieces."""

    numbers: NumberWords
    units: Phrases
    before: Phrases  # currencies
    after: Phrases
    approximators: Phrases
    behind: Phrases
    labels: Phrases
    ages: Phrases
    between: frozenset[str]
    openers: frozenset[str]
    changes: frozenset[str]  # rose, fell: before an opener they make two numbers of a range
    ratio: Phrases
    thirds: Phrases  # which of the ten years or points: mid, late
    owners: frozenset[str]  # his, her: before tens of years
    whole: frozenset[str]  # the, its: behind a half
    currencies: frozenset[str]
    starters: frozenset[str]


@cache
def amount_words(pack: LanguagePack) -> AmountWords:
    """Return the words around numbers of a language pack."""
    table, currencies = pack.table("quantities"), pack.table("currencies")["currency"]
    before = _phrases([row for row in currencies if row["place"] == "before"])
    numbers = number_words(pack)
    return AmountWords(
        numbers=numbers,
        units=_phrases(pack.table("units")["unit"]),
        before=before,
        after=_phrases([row for row in currencies if row["place"] == "after"]),
        approximators=_phrases(table["approximator"]),
        behind=_phrases(table["behind"]),
        labels=_phrases(table["label"]),
        ages=_phrases(table["age"]),
        between=frozenset(row["word"] for row in table["between"]),
        openers=frozenset(row["word"] for row in table["opener"]),
        changes=frozenset(row["word"] for row in table["change"]),
        ratio=_phrases(table["ratio"]),
        thirds=_phrases(table["third"]),
        owners=frozenset(row["word"] for row in table["owner"]),
        whole=frozenset(row["word"] for row in table["whole"]),
        currencies=frozenset(row["code"] for row in currencies),
        starters=before.firsts | numbers.starters,
    )


def read_amount(pieces: Sequence[Piece], row: int, words: AmountWords) -> Amount | None:
    """Return the amount whose number or currency sign begins at `row`, with the words around it, or None."""
    word = pieces[row].word
    if not word[0].isdecimal() and word not in words.starters:
        return None
    core = _tens(pieces, row, words)
    if core is None and not word.isdecimal():
        core = _fraction(pieces, row, words)
    core = core or _core(pieces, row, words)
    return None if core is None else approximated(pieces, core, words)


def _tens(pieces: Sequence[Piece], row: int, words: AmountWords) -> Amount | None:
    """Read "his mid-30s", "the low 40s": years where somebody's, else a number."""
    tens = read_tens(pieces, row, words.numbers)
    if tens is None:
        return None
    low, high, end, _ = tens
    hyphen = row > 0 and pieces[row - 1].word in _HYPHENS
    found = longest_before(pieces, row - hyphen, words.thirds)
    first = row
    if found is not None:
        third, first = found
        low, high = low + third["low"], low + third["high"]
    owned = first > 0 and pieces[first - 1].word in words.owners
    return Amount(first, end, low, high, YEAR if owned else None, approximate=True, bare=first)


def _core(pieces: Sequence[Piece], row: int, words: AmountWords) -> Amount | None:
    sign, start = longest_phrase(pieces, row, words.before)
    if sign is not None and pieces[start - 1].end - pieces[row].start != len(sign["word"]):
        sign, start = None, row  # "a $20 ticket" is not in A$
    number = (
        read_number(pieces, start, words.numbers, money=sign is not None) if start < len(pieces) else None
    )
    if number is None:
        return None
    opened = row > 0 and pieces[row - 1].word in words.openers
    if opened and row > 1 and pieces[row - 2].word in words.changes:
        return _before_change(pieces, row, number, words, sign)
    low, high, end, vague = _range(pieces, start, number, words, sign, opened=opened)
    unit, end, factor = _unit(pieces, end, words, sign)
    if unit is None and number.vague and end + 1 < len(pieces) and pieces[end].word in words.numbers.of:
        unit, after, factor = _unit(pieces, end + 1, words, sign)  # "millions of dollars"
        end = after if unit is not None else end
    exact = low == high and not vague
    return Amount(row, end, _rounded(low * factor), _rounded(high * factor), unit, not exact, row)


def _before_change(
    pieces: Sequence[Piece], row: int, number: Number, words: AmountWords, sign: Entry | None
) -> Amount:
    """Read the 40 of "rose from 40 to 45 percent": an amount of its own, in the unit of the other."""
    unit, end, factor = _unit(pieces, number.end, words, sign)
    if (unit is None or sign is not None) and end + 1 < len(pieces) and pieces[end].word in words.between:
        _, at = longest_phrase(pieces, end + 1, words.before)
        far = read_number(pieces, at, words.numbers, money=sign is not None) if at < len(pieces) else None
        if far is not None:
            unit, _, factor = _unit(pieces, far.end, words, sign)
            factor *= _shared_scale(pieces, at, number, far)
    low, high = _rounded(number.low * factor), _rounded(number.high * factor)
    return Amount(row, end, low, high, unit, number.vague, row)


def _rounded(value: float) -> float:
    """Return `value` without what binary fractions add to "16.6 billion"."""
    return float(f"{value:.12g}")


def _fraction(pieces: Sequence[Piece], row: int, words: AmountWords) -> Amount | None:
    """Read "a third of", "half the", "about 3/4": a part counts only of something or about."""
    found = read_fraction(pieces, row, words.numbers)
    if found is None:
        return None
    following = pieces[found.end].word if found.end < len(pieces) else ""
    half = pieces[row].word in words.numbers.halves
    counted = following in words.numbers.of or (half and following in words.whole)
    about = longest_before(pieces, row, words.approximators) is not None
    if not (counted or about):
        return None
    value = _rounded(found.low)
    return Amount(row, found.end, value, value, "fraction", approximate=False, bare=row)


def _range(
    pieces: Sequence[Piece],
    row: int,
    number: Number,
    words: AmountWords,
    sign: Entry | None,
    *,
    opened: bool,
) -> Number:
    """Go on to the far end of "20 to 30", "$2–3 million", "between 20 and 30", "one in three"."""
    after = number.end
    if after + 1 >= len(pieces) or pieces[after + 1].block != pieces[row].block:
        return number
    joint = pieces[after].word
    ratio, behind = longest_phrase(pieces, skipped(pieces, after, HYPHENS), words.ratio)
    if ratio is not None:
        return _ratio(pieces, skipped(pieces, behind, HYPHENS), number, words)
    if joint not in words.between or (joint in words.numbers.joints and not opened):
        return number
    _, start = longest_phrase(pieces, after + 1, words.before)
    far = read_number(pieces, start, words.numbers, money=sign is not None) if start < len(pieces) else None
    if far is None:
        return number
    low = number.low * _shared_scale(pieces, start, number, far)
    return Number(low, far.high, far.end, vague=True) if low < far.high else number


def _shared_scale(pieces: Sequence[Piece], start: int, near: Number, far: Number) -> float:
    written = figures_value(pieces[start].word) if pieces[start].word[0].isdecimal() else None
    if written is None and far.low % 12 == 0 and far.end - start > 1:
        written = far.low / 12 if near.low < far.low / 12 else None
    if not written or near.low >= LARGEST_SHARING or far.low == written or near.low >= written:
        return 1
    return far.low / written


def _ratio(pieces: Sequence[Piece], row: int, number: Number, words: AmountWords) -> Number:
    far = read_number(pieces, row, words.numbers) if row < len(pieces) else None
    if far is None or not 0 < number.high < far.low or number.low != number.high or far.vague:
        return number
    if far.low > 1e6 or number.low > 10 or 1900 <= far.low <= 2100:  # noqa: PLR2004 — "two in 2019" is no ratio
        return number
    return Number(round(number.low / far.low, 3), round(number.low / far.low, 3), far.end)


def _unit(
    pieces: Sequence[Piece], end: int, words: AmountWords, sign: Entry | None
) -> tuple[str | None, int, float]:
    at = end + 1 if end < len(pieces) and pieces[end].word in _HYPHENS else end
    money, after = longest_phrase(pieces, at, words.after)
    if sign is not None:
        return sign["code"], after if money is not None else end, 1
    if money is not None:
        return money["code"], after, money.get("factor", 1)
    unit, after = longest_phrase(pieces, at, words.units)
    return (unit["unit"], after, 1) if unit is not None else (None, end, 1)


def approximated(pieces: Sequence[Piece], core: Amount, words: AmountWords) -> Amount:
    """Take in "more than", "about" before the number and "or more" behind it."""
    first, last, low, high, unit, approximate, bare = core
    if first > 0 and pieces[first - 1].word in words.openers and low != high:
        first -= 1
    entry: Entry | None
    found = longest_before(pieces, first, words.approximators)
    if found is not None:
        entry, first = found
    else:
        hyphen = last < len(pieces) and pieces[last].word in _HYPHENS
        entry, after = longest_phrase(pieces, last + hyphen, words.behind)
        last = last if entry is None else after
    bound = entry["bound"] if entry is not None else ""
    if bound == "least":
        high = None
    elif bound == "most":
        low = None
    return Amount(first, last, low, high, unit, approximate or bool(bound), bare)


def longest_phrase(pieces: Sequence[Piece], row: int, phrases: Phrases) -> tuple[Entry | None, int]:
    """Return the entry of the longest phrase that begins at `row`, and the row after it (or `row`)."""
    if row >= len(pieces) or pieces[row].word not in phrases.firsts:
        return None, row
    for size in range(min(LONGEST_PHRASE, len(pieces) - row), 0, -1):
        if pieces[row + size - 1].block != pieces[row].block:
            continue
        entry = phrases.entries.get(tuple(piece.word for piece in pieces[row : row + size]))
        if entry is not None:
            return entry, row + size
    return None, row


def longest_before(pieces: Sequence[Piece], row: int, phrases: Phrases) -> tuple[Entry, int] | None:
    """Return the entry of the longest phrase that ends just before `row`, and where it begins."""
    if row == 0 or pieces[row - 1].word not in phrases.lasts:
        return None
    for size in range(min(LONGEST_PHRASE, row), 0, -1):
        if pieces[row - size].block != pieces[row].block:
            continue
        entry = phrases.entries.get(tuple(piece.word for piece in pieces[row - size : row]))
        if entry is not None:
            return entry, row - size
    return None


def _phrases(rows: Sequence[Entry]) -> Phrases:
    entries = {split_words(row["word"]): row for row in rows}
    return Phrases(
        entries, frozenset(words[0] for words in entries), frozenset(words[-1] for words in entries)
    )
