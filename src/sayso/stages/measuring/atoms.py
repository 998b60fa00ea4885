"""Atoms: what one word or figure can mean in a time expression (a month, a day, a year, a unit …)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from sayso.languages.pack import LanguagePack
from sayso.stages.measuring.calendar import day_of
from sayso.stages.measuring.numbers import (
    NumberWords,
    figures_value,
    number_words,
    read_number,
    read_ordinal,
)
from sayso.stages.measuring.pieces import Piece, split_words

LAST_DAY = 31
# Bare figures between these are read as years unless something counted follows; others need a word before.
MODERN_YEARS = (1900, 2050)
WRITTEN_YEARS = (1000, 2999)
_TWO_FIGURES = 2
_THREE_FIGURES = 3
_FOUR_FIGURES = 4
_HUNDRED = 100
# "The mid-40s" without an apostrophe is a share or an age; decades told so ("the mid-90s") are later ones.
OLDEST_SCORE = 50
_LAST_HOUR, _MINUTES = 24, 60
_APOSTROPHES = frozenset("'’‘`")


class Atom(NamedTuple):
    """One meaning of the pieces `[row, end)`: its kind, and its number or code."""

    kind: str
    row: int
    end: int
    value: float = 0
    code: str = ""
    vague: bool = False


class Entry(NamedTuple):
    """What a word of the lexicon means; `rest` are the pieces after its first ("a" ". m .").

    A `capital` one must be written large; a `small` one must not, or it is part of a name ("Velmark Daily").
    """

    kind: str
    rest: tuple[str, ...]
    value: float
    code: str
    capital: bool
    small: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of times in one language, by first piece."""

    entries: Mapping[str, tuple[Entry, ...]]
    numbers: NumberWords
    counted: frozenset[str]  # what four figures may count: then they are no year
    numbered: frozenset[str]  # what they may number, before them
    meant: frozenset[str]  # words with a meaning here; figures apart


@cache
def lexicon(pack: LanguagePack) -> Lexicon:
    """Return the lexicon of times of a language pack."""
    entries: dict[str, list[Entry]] = {}
    for row in (*pack.table("months")["name"], *pack.table("times")["word"]):
        first, *rest = split_words(row["word"])
        entry = Entry(
            kind=row["kind"],
            rest=tuple(rest),
            value=row.get("value", 0),
            code=row.get("code", ""),
            capital=row.get("capital", False),
            small=row.get("small", False),
        )
        entries.setdefault(first, []).append(entry)
    numbers = number_words(pack)
    return Lexicon(
        entries={word: tuple(sorted(found, key=lambda e: -len(e.rest))) for word, found in entries.items()},
        numbers=numbers,
        meant=numbers.starters | numbers.ordinals.keys() | entries.keys(),
        counted=frozenset(row["word"] for row in pack.table("counted")["counted"]),
        numbered=frozenset(
            row["word"] for row in pack.table("quantities")["label"] if row.get("never_year", False)
        ),
    )


def atoms_at(pieces: Sequence[Piece], row: int, text: str, words: Lexicon) -> tuple[Atom, ...]:
    """Return everything that the pieces from `row` on can mean."""
    return (*_from_lexicon(pieces, row, text, words), *_from_numbers(pieces, row, words))


def _from_lexicon(pieces: Sequence[Piece], row: int, text: str, words: Lexicon) -> Iterator[Atom]:
    piece = pieces[row]
    for kind, rest, value, code, capital, small in words.entries.get(piece.word, ()):
        end = row + 1 + len(rest)
        if (
            (capital or small)
            and text[piece.start].isupper() == small
            and not (small and _opens(pieces, row))
        ):
            continue
        if rest and tuple(other.word for other in pieces[row + 1 : end]) != rest:
            continue
        yield Atom(kind, row, end, value, code)


def _opens(pieces: Sequence[Piece], row: int) -> bool:
    return row == 0 or pieces[row - 1].block != pieces[row].block or pieces[row - 1].word == "."


def _from_numbers(pieces: Sequence[Piece], row: int, words: Lexicon) -> Iterator[Atom]:
    word = pieces[row].word
    number = read_number(pieces, row, words.numbers)
    if number is not None:
        yield Atom("number", row, number.end, number.low, vague=number.vague or number.low != number.high)
    ordinal = read_ordinal(pieces, row, words.numbers)
    if ordinal is not None:
        yield Atom("ordinal", row, ordinal.end, ordinal.low)
        if ordinal.low <= LAST_DAY:
            yield Atom("dayth", row, ordinal.end, ordinal.low)
            if word[0].isdecimal():
                yield Atom("nth", row, ordinal.end, ordinal.low)
    if word[0].isdecimal():
        yield from _from_figures(pieces, row, words)


def _from_figures(pieces: Sequence[Piece], row: int, words: Lexicon) -> Iterator[Atom]:
    word = pieces[row].word
    following = pieces[row + 1] if row + 1 < len(pieces) else None
    touching = following is not None and following.start == pieces[row].end
    value = figures_value(word)
    decades: tuple[Atom, ...] = ()
    if word.isdecimal() and word[-1] == "0" and len(word) in {_TWO_FIGURES, _FOUR_FIGURES} and touching:
        decades = tuple(_decade(pieces, row, value or 0))
    yield from decades
    if value is None:
        yield from _with_marks(word, row)
    elif word.isdecimal() and len(word) <= _TWO_FIGURES:
        yield Atom("two", row, row + 1, value)
        if 1 <= value <= LAST_DAY:
            yield Atom("day", row, row + 1, value)
    elif decades or not word.isdecimal() or (touching and _is_unit(following)):
        pass
    elif len(word) > _FOUR_FIGURES:
        yield from _long_figures(word, row)
    elif len(word) == _THREE_FIGURES:
        yield Atom("old_year", row, row + 1, value)
    elif len(word) == _FOUR_FIGURES and not _is_numbered(pieces, row, words):
        yield from _four_figures(row, word, value, following, words)


def _long_figures(word: str, row: int) -> Iterator[Atom]:
    """Read "20120523", and "232012" as a day and a year that have lost their blank."""
    if len(word) == len("20120523"):
        yield from _stamp(word, row)
    elif len(word) == len("232012"):
        day, year = int(word[:2]), int(word[2:])
        if day <= LAST_DAY and MODERN_YEARS[0] <= year <= MODERN_YEARS[1]:
            yield Atom("glued", row, row + 1, day, word[2:])


def _is_numbered(pieces: Sequence[Piece], row: int, words: Lexicon) -> bool:
    """Return whether the word before makes four figures a mere number: "Route 1999", "Resolution 1973"."""
    return row > 0 and pieces[row - 1].block == pieces[row].block and pieces[row - 1].word in words.numbered


def _four_figures(
    row: int, word: str, value: float, following: Piece | None, words: Lexicon
) -> Iterator[Atom]:
    """Read "1653" as a year, unless it counts something, and "1849" before a zone as an hour."""
    if int(word[:2]) <= _LAST_HOUR and int(word[2:]) < _MINUTES:
        yield Atom("hhmm", row, row + 1, int(word[:2]), word[2:])
    if following is not None and following.word in words.counted:
        return
    if WRITTEN_YEARS[0] <= value <= WRITTEN_YEARS[1]:
        yield Atom("year", row, row + 1, value)
    if MODERN_YEARS[0] <= value <= MODERN_YEARS[1]:
        yield Atom("modern", row, row + 1, value)


def _is_unit(following: Piece | None) -> bool:
    return following is not None and following.word.isalpha()


# Four figures for the year: "2.11.24" is as often a version or a section.
_POINTED = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}", re.ASCII)
# The year first: "2026.02.10", "2026/2/10" and, as in file names, "20260210".
_STAMP = re.compile(r"((?:19|20)\d\d)([./]?)(\d{1,2})\2(\d{1,2})", re.ASCII)


def _with_marks(word: str, row: int) -> Iterator[Atom]:
    """Read "16:15", "3/4/2012", "23.5.2012" and "2012.05.23"."""
    if _STAMP.fullmatch(word):
        yield from _stamp(word, row)
    elif ":" in word:
        hour, minute, *_ = (*word.split(":"), "0")
        figures = word.replace(":", "").isdecimal() and len(hour) <= _TWO_FIGURES == len(minute)
        if figures and int(hour) <= _LAST_HOUR and int(minute) < _MINUTES:
            yield Atom("clock", row, row + 1, int(hour), minute)
    elif "/" in word and word.replace("/", "").isdecimal():
        yield Atom("slash" if word.count("/") == len("//") else "half_slash", row, row + 1, 0, word)
    elif _POINTED.fullmatch(word):
        yield Atom("slash", row, row + 1, 0, word.replace(".", "/"))


def _stamp(word: str, row: int) -> Iterator[Atom]:
    """Read "2012.05.23" and "20120523"; figures without marks must name a real day."""
    found = _STAMP.fullmatch(word)
    if found is None or (not found[2] and len(word) != len("20120523")):
        return
    year, month, day = int(found[1]), int(found[3]), int(found[4])
    if day_of(year, month, day) is not None:
        yield Atom("stamp", row, row + 1, 0, f"{year:04d}-{month:02d}-{day:02d}")


def _decade(pieces: Sequence[Piece], row: int, value: float) -> Iterator[Atom]:
    """Read "1990s", "1990's" and "90s"."""
    end = row + 1
    if pieces[end].word in _APOSTROPHES:
        end += 1
    if end < len(pieces) and pieces[end].word == "s" and pieces[end].start - pieces[row].end <= 1:
        yield Atom("decade", row, end + 1, value // 10)
        if value < _HUNDRED:
            yield Atom("tens", row, end + 1, value // 10)
        if value < OLDEST_SCORE:
            yield Atom("low_tens", row, end + 1, value // 10)
