"""Numbers: figures, number words, scales, dozens and halves, read from one piece on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from sayso.languages.pack import LanguagePack
from sayso.stages.measuring.pieces import Piece

# Longer runs of figures are account or serial numbers, and beyond what a float holds exactly.
LONGEST_FIGURES = 18
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")
_PLAIN = re.compile(r"\d+(\.\d+)?")
HYPHENS = frozenset("-‐‑")
_HUNDRED = 100


class Number(NamedTuple):
    """A number between two bounds and the row of the piece after it; `vague` when not said exactly."""

    low: float
    high: float
    end: int
    vague: bool = False


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of one language by what they do."""

    small: Mapping[str, float]  # one … nineteen
    tens: Mapping[str, float]
    scales: Mapping[str, float]  # hundred, thousand … and dozen
    short_scales: Mapping[str, float]  # bn, behind figures
    money_scales: Mapping[str, float]  # m and k, behind figures and only in money
    halves: Mapping[str, float]
    vague: Mapping[str, tuple[float, float]]  # dozens, scores; several and few before a scale
    some: Mapping[str, tuple[float, float]]
    few: Mapping[str, tuple[float, float]]  # couple, handful, before an "of"
    decades: Mapping[str, float]  # thirties
    ordinals: Mapping[str, float]
    ordinal_ends: frozenset[str]
    parts: Mapping[str, float]  # third, quarter
    one: frozenset[str]  # a, an: one before a scale
    joints: frozenset[str]  # and
    of: frozenset[str]
    odd: frozenset[str]
    starters: frozenset[str]


@cache
def number_words(pack: LanguagePack) -> NumberWords:
    """Return the number words of a language pack."""
    rows = pack.table("numbers")["number"]

    def of(kind: str) -> dict[str, float]:
        return {row["word"]: float(row.get("value", 1)) for row in rows if row["kind"] == kind}

    def ranges(kind: str) -> dict[str, tuple[float, float]]:
        return {row["word"]: (float(row["low"]), float(row["high"])) for row in rows if row["kind"] == kind}

    return NumberWords(
        small=of("small"),
        tens=of("tens"),
        scales=of("scale"),
        short_scales=of("short scale"),
        money_scales=of("money scale"),
        halves=of("half"),
        vague=ranges("vague"),
        some=ranges("some"),
        few=ranges("few"),
        decades=of("decade"),
        ordinals=of("ordinal"),
        ordinal_ends=frozenset(of("ordinal end")),
        parts=of("part"),
        one=frozenset(of("one")),
        joints=frozenset(of("joint")),
        of=frozenset(of("of")),
        odd=frozenset(of("odd")),
        starters=frozenset(
            row["word"]
            for row in rows
            if row["kind"] in {"small", "tens", "scale", "half", "vague", "some", "few", "one", "decade"}
        ),
    )


def read_number(
    pieces: Sequence[Piece], row: int, words: NumberWords, *, money: bool = False
) -> Number | None:
    """Return the cardinal number that begins at `row`, or None; `money` reads "5m" as five million."""
    word = pieces[row].word
    if word[0].isdecimal():
        return _in_figures(pieces, row, words, money=money)
    if word not in words.starters:
        return None
    return _vague(pieces, row, words) or _half(pieces, row, words) or _in_words(pieces, row, words)


def read_ordinal(pieces: Sequence[Piece], row: int, words: NumberWords) -> Number | None:
    """Return the ordinal that begins at `row` ("5th", "twenty-first"), or None."""
    word = pieces[row].word
    if word[0].isdecimal():
        value = figures_value(word)
        if value is not None and word_at(pieces, row + 1) in words.ordinal_ends and touches(pieces, row):
            return Number(value, value, row + 2)
        return None
    if word in words.ordinals:
        return Number(words.ordinals[word], words.ordinals[word], row + 1)
    if word in words.tens:
        after = skipped(pieces, row + 1, HYPHENS)
        unit = words.ordinals.get(word_at(pieces, after), 0)
        if 0 < unit < 10:  # noqa: PLR2004 — the units of a decimal number
            return Number(words.tens[word] + unit, words.tens[word] + unit, after + 1)
    return None


def figures_value(word: str) -> float | None:
    """Return the value of figures such as "1,300" or "4.5", None for clock times and the like."""
    if len(word) > LONGEST_FIGURES:
        return None
    if _PLAIN.fullmatch(word):
        return float(word)
    return float(word.replace(",", "")) if _GROUPED.fullmatch(word) else None


def _in_figures(pieces: Sequence[Piece], row: int, words: NumberWords, *, money: bool) -> Number | None:
    value = figures_value(pieces[row].word)
    if value is None:
        return None
    value, end = _and_a_half(pieces, row + 1, value, words)
    following = word_at(pieces, end)
    if money and following in words.money_scales and touches(pieces, end - 1):
        return Number(value * words.money_scales[following], value * words.money_scales[following], end + 1)
    if following in words.short_scales:
        return Number(value * words.short_scales[following], value * words.short_scales[following], end + 1)
    return _scaled(pieces, Number(value, value, end), words)


def _in_words(pieces: Sequence[Piece], row: int, words: NumberWords) -> Number | None:
    """Read "two hundred and fifty thousand": groups below a thousand, each scale smaller than before."""
    total, bound, end, at = 0.0, float("inf"), row, row
    while part := _below_thousand(pieces, at, words):
        after = skipped(pieces, part.end, HYPHENS)
        scale = words.scales.get(word_at(pieces, after), 0.0)
        if scale >= bound:
            break
        if scale and scale != _HUNDRED:
            total, bound, end = total + part.low * scale, scale, after + 1
            at = skipped(pieces, end, words.joints)
            continue
        if bound > _HUNDRED and (end == row or part.low < bound):
            total, end = total + part.low, part.end
        break
    if end == row or (total == 1 and pieces[row].word in words.one):
        return None
    total, end = _and_a_half(pieces, end, total, words)
    return _scaled(pieces, Number(total, total, end), words)


def _below_thousand(pieces: Sequence[Piece], row: int, words: NumberWords) -> Number | None:
    head = _below_hundred(pieces, row, words)
    if head is None:
        return None
    after = skipped(pieces, head.end, HYPHENS)
    if words.scales.get(word_at(pieces, after)) != _HUNDRED:
        return head
    value, end = head.low * _HUNDRED, after + 1
    tail = _below_hundred(pieces, skipped(pieces, end, words.joints), words)
    if tail is None or pieces[tail.end - 1].word in words.one:
        return Number(value, value, end)
    return Number(value + tail.low, value + tail.low, tail.end)


def _below_hundred(pieces: Sequence[Piece], row: int, words: NumberWords) -> Number | None:
    word = word_at(pieces, row)
    if word in words.tens:
        after = skipped(pieces, row + 1, HYPHENS)
        unit = words.small.get(word_at(pieces, after), 0.0)
        if 0 < unit < 10:  # noqa: PLR2004 — the units of a decimal number
            return Number(words.tens[word] + unit, words.tens[word] + unit, after + 1)
        return Number(words.tens[word], words.tens[word], row + 1)
    if word in words.small:
        return Number(words.small[word], words.small[word], row + 1)
    if word in words.one and word_at(pieces, row + 1) in words.scales:
        return Number(1, 1, row + 1)
    return None


def _vague(pieces: Sequence[Piece], row: int, words: NumberWords) -> Number | None:
    """Read "dozens", "tens of thousands", "several hundred", "a few thousand", "a couple of"."""
    word = pieces[row].word
    if word in words.vague:
        low, high = words.vague[word]
        larger = words.vague.get(word_at(pieces, row + 2)) if word_at(pieces, row + 1) in words.of else None
        if larger is None:
            return Number(low, high, row + 1, vague=True)
        base = larger[0] / 2  # "thousands" begins at two thousand
        return Number(low * base, (high + 1) * base - 1, row + 3, vague=True)
    at = row + 1 if word in words.one else row
    scale = words.scales.get(word_at(pieces, at + 1))
    if word_at(pieces, at) in words.few and word_at(pieces, at + 1) in words.of:
        return Number(*words.few[word_at(pieces, at)], at + 1, vague=True)
    if word_at(pieces, at) not in words.some or scale is None:
        return None
    low, high = words.some[word_at(pieces, at)]
    # "several dozen" is as much as "dozens"
    low, high = next(
        (v for v in words.vague.values() if v[0] == low * scale), (low * scale, (high + 1) * scale - 1)
    )
    return Number(low, high, at + 2, vague=True)


def _half(pieces: Sequence[Piece], row: int, words: NumberWords) -> Number | None:
    """Read "half a million" and "half a dozen"."""
    if pieces[row].word not in words.halves or word_at(pieces, row + 1) not in words.one:
        return None
    scale = words.scales.get(word_at(pieces, row + 2))
    value = words.halves[pieces[row].word]
    return None if scale is None else Number(value * scale, value * scale, row + 3)


def _and_a_half(pieces: Sequence[Piece], row: int, value: float, words: NumberWords) -> tuple[float, int]:
    following = (word_at(pieces, row), word_at(pieces, row + 1), word_at(pieces, row + 2))
    if following[0] in words.joints and following[1] in words.one and following[2] in words.halves:
        return value + words.halves[following[2]], row + 3
    return (value + 0.5, row + 1) if following[0] in {"1/2", "½"} else (value, row)


def _scaled(pieces: Sequence[Piece], number: Number, words: NumberWords) -> Number:
    """Multiply by the scale that follows ("1.2 million", "two dozen") and see "-odd"."""
    low, high, end, vague = number
    after = skipped(pieces, end, HYPHENS)
    if word_at(pieces, after) in words.scales:
        scale = words.scales[word_at(pieces, after)]
        low, high, end = low * scale, high * scale, after + 1
        after = skipped(pieces, end, HYPHENS)
    if after > end and word_at(pieces, after) in words.odd:
        end, vague = after + 1, True
    return Number(low, high, end, vague)


def word_at(pieces: Sequence[Piece], row: int) -> str:
    """Return the word at `row`, empty behind the last."""
    return pieces[row].word if row < len(pieces) else ""


def touches(pieces: Sequence[Piece], row: int) -> bool:
    """Return whether nothing stands between the piece at `row` and the next."""
    return row + 1 < len(pieces) and pieces[row].end == pieces[row + 1].start


def skipped(pieces: Sequence[Piece], row: int, words: frozenset[str]) -> int:
    """Return the row behind `row` where one of `words` stands there, else `row`."""
    return row + 1 if word_at(pieces, row) in words else row
