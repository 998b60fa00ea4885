"""Locating: where in a text the words looked for stand, so that what is shown is an exact slice."""

import re
import sqlite3
from collections.abc import Sequence

from sayso.model.span import Span

_TABLE = "CREATE VIRTUAL TABLE shown USING fts5 (words, tokenize = 'porter unicode61 remove_diacritics 2')"
_FIRST_MARK, _LAST_MARK = 0xE000, 0xF8FF  # private characters, of which a text rarely holds one

AROUND = 90
LONGEST = 300


def locate(texts: Sequence[str], expression: str) -> list[tuple[Span, ...]]:
    """Return for each text the stretches that match an expression.

    They are found in an index of these texts alone, in memory: SQLite's `highlight` would stop at a NUL.
    """
    marks = _marks("".join(texts))
    if not texts or marks is None:
        return [() for _ in texts]
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(_TABLE)
        rows = [(row, text.replace("\0", " ")) for row, text in enumerate(texts)]
        connection.executemany("INSERT INTO shown (rowid, words) VALUES (?, ?)", rows)
        sql = "SELECT rowid, highlight(shown, 0, ?, ?) FROM shown WHERE shown MATCH ?"
        found = dict(connection.execute(sql, (*marks, expression)).fetchall())
    finally:
        connection.close()
    return [_between(found.get(row, ""), *marks) for row in range(len(texts))]


def _marks(text: str) -> tuple[str, str] | None:
    """Return two characters that the texts do not hold."""
    used = set(text)
    free = (chr(code) for code in range(_FIRST_MARK, _LAST_MARK + 1) if chr(code) not in used)
    first, second = next(free, None), next(free, None)
    return (first, second) if first and second else None


def _between(marked: str, left: str, right: str) -> tuple[Span, ...]:
    """Return the stretches between marks, as places in the text without them."""
    spans = []
    for number, match in enumerate(re.finditer(f"{left}([^{right}]*){right}", marked)):
        start = match.start() - 2 * number
        if match[1]:
            spans.append(Span(start, start + len(match[1])))
    return tuple(spans)


def in_article(pieces: Sequence[Span], found: Sequence[Span], gap: int) -> tuple[Span, ...]:
    """Return stretches of joined pieces as places in the article; `gap` characters stand between pieces.

    >>> in_article((Span(10, 14), Span(20, 23)), (Span(7, 10),), gap=3)
    (Span(start=20, end=23),)
    """
    spans, offset = [], 0
    for piece in pieces:
        for one in found:
            start, end = max(one.start, offset), min(one.end, offset + len(piece))
            if start < end:
                spans.append(Span(piece.start + start - offset, piece.start + end - offset))
        offset += len(piece) + gap
    return tuple(spans)


def cut(text: str, pieces: Sequence[Span], matches: Sequence[Span]) -> tuple[Span, ...]:
    """Return the pieces to show: whole where they are short, else what stands around the first match."""
    if sum(map(len, pieces)) <= LONGEST:
        return tuple(pieces)
    first = matches[0] if matches else Span(pieces[0].start, pieces[0].start + 1)
    piece = next((one for one in pieces if one.covers(first)), pieces[0])
    near = [one for one in matches if one.end <= first.start + LONGEST - AROUND and piece.covers(one)]
    last = near[-1] if near else first
    return (
        _at_words(text, piece, max(piece.start, first.start - AROUND), min(piece.end, last.end + AROUND)),
    )


def _at_words(text: str, piece: Span, start: int, end: int) -> Span:
    """Return a stretch that cuts no word in two, unless the word is very long."""
    if start > piece.start:
        gap = next(
            (place for place in range(start, min(start + AROUND // 2, end)) if text[place].isspace()), start
        )
        start = gap + 1 if gap != start or text[start].isspace() else start
    if end < piece.end:
        gap = next(
            (place for place in range(end, max(end - AROUND // 2, start + 1), -1) if text[place].isspace()),
            end,
        )
        end = gap
    return Span(start, end) if start < end else piece
