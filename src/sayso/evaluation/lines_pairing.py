"""Pairing lines: which gold statement each printed line is, one to one, the best Dice of contents first.

Contents are compared on letters and digits alone, so that marks, spaces and an introducing "that" weigh
nothing.  A gold statement without content, a refusal, pairs by its cue.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sayso.evaluation.lines_gold import GoldLine, LinesGold
from sayso.evaluation.lines_printed import PrintedLine
from sayso.evaluation.matching import dice
from sayso.model.span import Span

OVERLAP = 0.5  # as in the score of attributions
TOUCH = 0.2  # less is a word or a name that both hold
SAME = 0.9
EDGE = 2  # with so many words more or fewer they are the same words, too

REFUSALS = frozenset(("decline", "no_reply"))
_REFUSED, _REFUSED_PARTLY = 0.95, 0.6  # how well a refusal fits by its cue: as one, or as another act

_DIGITS = 3
_WORD = re.compile(r"\w+")
_THAT = re.compile(r"\W*that\s+", re.IGNORECASE)

_Letters = frozenset[int]


class Answer(NamedTuple):
    """The gold statement of a line, and whether the line has its words.

    A line that is not `found` only touches it: it is a piece, or a copy beside the line that is paired.
    """

    gold: GoldLine
    found: bool
    same_words: bool


class _Fit(NamedTuple):
    """How well a line and a gold statement fit, by their rows; the larger goes first."""

    dice: float
    agreeing: int
    line: int
    gold: int


def pair_lines(
    gold: LinesGold, lines: Sequence[PrintedLine], speakers: Sequence[str | None]
) -> tuple[Answer | None, ...]:
    """Return the answer of each line, None where it touches nothing; `speakers` are named as in gold."""
    page = _Page(gold, lines)
    fits = sorted(page.fits(speakers), reverse=True)
    pairs = _pairs(fits)
    touched: dict[int, _Fit] = {}
    for fit in fits:
        if fit.line not in pairs and fit.dice >= TOUCH:
            touched.setdefault(fit.line, fit)
    best = touched | pairs
    return tuple(
        page.answer(best[row], found=row in pairs) if row in best else None for row in range(len(lines))
    )


def letters(spans: Sequence[Span], text: str) -> _Letters:
    """Return the places of all letters and digits in the spans."""
    return frozenset(
        place for span in spans for place in range(span.start, span.end) if text[place].isalnum()
    )


def _said(content: Sequence[Span], text: str) -> _Letters:
    """Return the places of the letters of a content, without an introducing "that"."""
    that = _THAT.match(content[0].of(text)) if content else None
    left_out = range(content[0].start, content[0].start + that.end()) if that else ()
    return letters(content, text).difference(left_out)


def _pairs(fits: Sequence[_Fit]) -> dict[int, _Fit]:
    """Return the fits that pair lines with gold, one to one, by the row of the line."""
    pairs: dict[int, _Fit] = {}
    taken: set[int] = set()
    for fit in fits:
        if fit.dice >= OVERLAP and fit.line not in pairs and fit.gold not in taken:
            pairs[fit.line] = fit
            taken.add(fit.gold)
    return pairs


class _Page:
    """The lines and the gold of one article, side by side."""

    def __init__(self, gold: LinesGold, lines: Sequence[PrintedLine]) -> None:
        self._text, self._gold, self._lines = gold.text, gold.lines, lines
        self._theirs = [_said(one.content, gold.text) for one in gold.lines]
        self._ours = [_said(line.content, gold.text) for line in lines]
        self._starts = [found.start() for found in _WORD.finditer(gold.text)]

    def fits(self, speakers: Sequence[str | None]) -> Iterator[_Fit]:
        """Yield the fit of every line and gold statement that share something."""
        for row, line in enumerate(self._lines):
            for answer, gold in enumerate(self._gold):
                if fit := round(self._fit(row, answer), _DIGITS):
                    same_depth = line.nested == (gold.nested_in is not None)
                    yield _Fit(fit, same_depth + (speakers[row] == gold.speaker), row, answer)

    def answer(self, fit: _Fit, *, found: bool) -> Answer:
        """Return the gold statement of a fit, and whether the words are the same."""
        same = fit.dice >= SAME or self._edge(fit) <= EDGE
        return Answer(self._gold[fit.gold], found=found, same_words=same)

    def _fit(self, row: int, answer: int) -> float:
        """Return the Dice of the two contents; for a gold refusal whether the line stands at its cue."""
        if self._theirs[answer]:
            return dice(self._ours[row], self._theirs[answer])
        line = self._lines[row]
        near = self._ours[row] | letters(line.cue, self._text)
        if not near & letters(self._gold[answer].cue, self._text):
            return 0.0
        return _REFUSED if line.act in REFUSALS else _REFUSED_PARTLY

    def _edge(self, fit: _Fit) -> int:
        """Return how many words stand in only one of the contents."""
        return len(self._words(self._ours[fit.line]) ^ self._words(self._theirs[fit.gold]))

    def _words(self, places: _Letters) -> set[int]:
        return {bisect_right(self._starts, place) for place in places}
