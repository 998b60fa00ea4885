"""Paragraphs: where a plain text's lines, wrapped lines and glued paragraphs begin and end."""

import re
from collections.abc import Iterator
from itertools import pairwise

from sayso.model.span import Span, trimmed

# Mail and wire texts are wrapped at 60–80 columns; lines far from that were broken for their own sake.
NARROWEST_WRAP, WIDEST_WRAP = 40, 120
# A wrapped text breaks nearly every line only because the next word did not fit any more.
WRAPPED_SHARE = 0.8
FEWEST_JOINTS = 3
# A paragraph is at least a short sentence; shorter stretches before a glue are abbreviations and initials.
SHORTEST_GLUED = 15
LONGEST_WORD = 60
# A line that broke inside its sentence has some words of it; an item of a list or an address has none.
SHORTEST_BROKEN = 30

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_NO_SENTENCE = re.compile(r"[-*•‣▪●·]|\d{1,2}[.)]|[a-z]+://|www\.|[^\s:]{1,20}:\s|[a-z]{1,2}[.)]")
_OPENING, _CLOSING, _EITHER = "“„«", "”»", '"'
_MARK = re.compile(r"[“„«”»\"]|(?<=[^\W\d_])[.!?]++(?=[\"”’»)\]]*[\"“‘«(\[]?[^\W\d_])")
_ADDRESS = ("www.", "://", "@")
_WORD_BEFORE = re.compile(r"[^\W\d_]+\Z")


def find_paragraphs(text: str, start: int = 0) -> Iterator[Span]:
    """Yield the paragraphs of a text from `start`, in order, without white space at their edges.

    >>> text = "He blamed himself.Same goes for the rest of the council."
    >>> [span.of(text) for span in find_paragraphs(text, 0)]
    ['He blamed himself.', 'Same goes for the rest of the council.']
    """
    lines = [
        span
        for match in _LINE.finditer(text, start)
        if (span := trimmed(text, match.start(), match.end())) is not None
    ]
    for span in _unwrapped(text, lines):
        yield from _unglued(text, span)


def _unwrapped(text: str, lines: list[Span]) -> Iterator[Span]:
    """Join the lines of wrapped paragraphs."""
    joints = [(left, right) for left, right in pairwise(lines) if _adjacent(text, left, right)]
    width = max((len(line) for line in lines), default=0)
    full = {left.end for left, right in joints if _did_not_fit(text, left, right, width)}
    by_hand = NARROWEST_WRAP <= width <= WIDEST_WRAP and len(joints) >= FEWEST_JOINTS
    if not by_hand or len(full) < WRAPPED_SHARE * len(joints):
        full = {left.end for left, right in joints if _goes_on(text, left, right)}
    start: int | None = None
    for line in lines:
        start = line.start if start is None else start
        if line.end not in full:
            yield Span(start, line.end)
            start = None


def _adjacent(text: str, left: Span, right: Span) -> bool:
    """Return whether no blank line stands between two lines."""
    between = text[left.end : right.start].replace("\r\n", "\n")
    return sum(between.count(mark) for mark in "\r\n\v\f\x85\u2028\u2029") == 1


def _goes_on(text: str, left: Span, right: Span) -> bool:
    """Return whether a line ends inside a sentence: without a stop, and the next begins in small letters."""
    return (
        len(left) >= SHORTEST_BROKEN
        and text[right.start].islower()
        and (text[left.end - 1].isalnum() or text[left.end - 1] in ",-")
        and not _NO_SENTENCE.match(text, right.start, right.end)
        and not _NO_SENTENCE.match(text, left.start, left.end)
    )


def _did_not_fit(text: str, left: Span, right: Span, width: int) -> bool:
    first = text.find(" ", right.start, right.end)
    word = (first if first >= 0 else right.end) - right.start
    return len(left) + 1 + word > width


def _unglued(text: str, paragraph: Span) -> Iterator[Span]:
    """Split a paragraph where a sentence ends and the next begins without white space.

    Inside a quotation nothing is split: there the space alone is missing.
    """
    start, opened = paragraph.start, False
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark, place = match.group(), match.start()
        if mark in _OPENING or mark in _CLOSING:
            opened = mark in _OPENING
        elif mark == _EITHER:
            opened = _opens(text, place, paragraph, opened=opened)
        elif (cut := _cut(text, match.end(), paragraph, opened=opened)) and (
            cut - start >= SHORTEST_GLUED and _glued(text, place, cut, paragraph)
        ):
            yield Span(start, cut)
            start = cut
    yield Span(start, paragraph.end)


def _opens(text: str, place: int, paragraph: Span, *, opened: bool) -> bool:
    """Return whether a straight mark opens: by the white space about it, else by what came before."""
    before = place == paragraph.start or text[place - 1].isspace()
    after = place + 1 >= paragraph.end or text[place + 1].isspace()
    return before if before != after else not opened


def _cut(text: str, end: int, paragraph: Span, *, opened: bool) -> int | None:
    """Return where the next paragraph would begin after a final mark, or None inside a quotation."""
    while end < paragraph.end and text[end] in "”’»)]":
        opened, end = opened and text[end] in "’)]", end + 1
    if opened and end < paragraph.end and text[end] == _EITHER:
        return end + 1
    return None if opened else end


def _glued(text: str, place: int, cut: int, paragraph: Span) -> bool:
    """Return whether a lower-case word ends before the mark and a capitalised word begins at the cut."""
    near = max(paragraph.start, place - LONGEST_WORD)
    run = text[max(text.rfind(" ", near, place), near) : place]
    before = _WORD_BEFORE.search(run)
    rest = text[cut : cut + 3].lstrip('"“‘«([')
    return (
        before is not None
        and not any(mark in f"{run}{text[place]}" for mark in _ADDRESS)
        and len(before.group()) > 1
        and before.group()[-2:].islower()
        and rest[:1].isupper()
        and (len(rest) < 2 or not rest[1].isupper())  # noqa: PLR2004 — a capital, then no capital
    )
