"""Tokens: the words a score counts, so that marks, spaces and split spans never matter."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from sayso.model.attribution import Manner
from sayso.model.span import Span

_WORD = re.compile(r"\w+")
_OPENING, _CLOSING = "“„«", "”»"
_TYPED_OPENING, _TYPED_CLOSING = "``", "''"
_HEAD_STOPS = ",(—–;:\n"


@cache
def convention(name: str) -> frozenset[str]:
    """Return one of the word lists that belong to the score."""
    lists = tomllib.loads(files("sayso.evaluation").joinpath("conventions.toml").read_text(encoding="utf-8"))
    return frozenset(lists[name])


class Tokens:
    """The words of one text by position: runs of letters, digits and underscores.

    >>> tokens = Tokens("“We won,” said Ann Lee, the mayor.")
    >>> sorted(tokens.positions([Span(0, 9)])), sorted(tokens.quoted)
    ([0, 1], [0, 1])
    >>> [tokens.word(row) for row in tokens.heads(tokens.positions([Span(15, 33)]))]
    ['Lee']
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [Span(*found.span()) for found in _WORD.finditer(text)]
        self._starts = [span.start for span in self.spans]
        self.quoted = self._inside_marks()

    def word(self, row: int) -> str:
        """Return the word at a position."""
        return self.spans[row].of(self.text)

    def positions(self, pieces: Iterable[Span]) -> frozenset[int]:
        """Return the positions of the words that lie at least half inside one of `pieces`."""
        return frozenset(row for piece in pieces for row in self._within(piece))

    def manner(self, content: frozenset[int]) -> Manner:
        """Return direct when all of `content` stands in double quotation marks, indirect when none does."""
        quoted = len(content & self.quoted)
        if not quoted:
            return Manner.INDIRECT
        return Manner.DIRECT if quoted == len(content) else Manner.MIXED

    def heads(self, source: frozenset[int]) -> frozenset[int]:
        """Return the head words of a source: the last before a comma, preposition or relative word.

        Conjuncts have a head each; a possessive mark is passed over.
        """
        rows = sorted(source)
        heads: list[int] = []
        last: int | None = None
        for before, row in zip([None, *rows], rows, strict=False):
            gap = "" if before is None else self.text[self.spans[before].end : self.spans[row].start]
            if gap in ("'", "’") and self.word(row) in convention("clitics"):
                continue
            if last is not None and self._ends_head(row, gap):
                break
            if self.word(row).lower() in convention("joiners"):
                heads += [] if last is None else [last]
                last = None
            elif self.word(row).lower() not in convention("head_ends"):
                last = row
        heads += [] if last is None else [last]
        return frozenset(heads or rows[-1:])

    def _ends_head(self, row: int, gap: str) -> bool:
        return any(mark in gap for mark in _HEAD_STOPS) or self.word(row).lower() in convention("head_ends")

    def _within(self, piece: Span) -> Iterable[int]:
        row = max(bisect_right(self._starts, piece.start) - 1, 0)
        while row < len(self.spans) and self.spans[row].start < piece.end:
            word = self.spans[row]
            if 2 * (min(word.end, piece.end) - max(word.start, piece.start)) >= len(word):
                yield row
            row += 1

    def _inside_marks(self) -> frozenset[int]:
        """Return the words inside double quotation marks, which no line break crosses."""
        inside = [flag for line in self.text.splitlines(keepends=True) for flag in _marked(line)]
        return frozenset(row for row, start in enumerate(self._starts) if inside[start])


def _marked(line: str) -> list[bool]:
    """Return for each character of a line whether a double quotation is open after it."""
    flags: list[bool] = []
    inside = False
    while len(flags) < len(line):
        place = len(flags)
        mark, pair = line[place], line[place : place + 2]
        if mark in _OPENING or pair == _TYPED_OPENING:
            inside = True
        elif mark in _CLOSING or pair == _TYPED_CLOSING:
            inside = False
        elif mark == '"':
            inside = not inside
        flags += [inside] * (2 if pair in (_TYPED_OPENING, _TYPED_CLOSING) else 1)
    return flags
