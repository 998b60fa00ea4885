"""Quotation marks: which mark opens, which closes, and which is an apostrophe."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from sayso.model.span import Span, trimmed


class Pair(NamedTuple):
    """An opening mark with its closing one: the span with the marks, and what stands between them."""

    span: Span
    inner: Span | None
    closed: bool


class _Mark(NamedTuple):
    start: int
    end: int
    text: str
    before: str  # the character before the mark, " " at the edge of the block
    after: str


class _Marks(NamedTuple):
    """The marks of one family: which closers fit an opener, and a pattern that finds them."""

    closers: dict[str, frozenset[str]]
    closing: frozenset[str]
    pattern: re.Pattern[str]


_WORD = re.compile(r"\w*")
_ALONE = "(?<!')'(?!')"  # two apostrophes are one double mark
_DOUBLE_OPENERS = frozenset('“„«"')  # a single mark right after one of these can open
_ANGLES = "‹›"  # single marks that are no apostrophes, also between blanks
_STOPS = ".,!?…"
_OPENS_AFTER = frozenset(" ([{—–-/\u200b")  # a mark right after one of these can open
_CLOSES_BEFORE = frozenset(" .,;:!?)]}—–-/…\u200b")  # a mark right before one of these can close


def pair_marks(text: str, block: Span, *, elisions: frozenset[str], single: bool = False) -> list[Pair]:
    """Return the pairs of one block, outer before inner; linear in its length.

    A block is read alone, so that a missing mark costs no other.  A mark whose form and place disagree is
    read by its place; what nothing closes runs to the block's end, what nothing opened from its start.
    `single` tells that speech stands between single marks here, so that one of them may lack its other.
    """
    double = list(_doubles(text, block))
    singles = [
        pair
        for pair in _singles(text, block, elisions, missing=single)
        if pair.closed or single or not double
    ]
    pairs = sorted((*double, *singles), key=lambda pair: (pair.span.start, -pair.span.end))
    return _without_crossing(pairs)


def speech_is_single(text: str, block: Span, *, elisions: frozenset[str]) -> bool | None:
    """Return whether the first mark of a block is a single one, set as those of speech are; None: no mark.

    >>> speech_is_single("Lind said: ‘We won.’", Span(0, 20), elisions=frozenset())
    True
    """
    marks = _family("single")
    single = next(
        (
            mark.start
            for mark in _found(text, block, marks.pattern)
            if (_may_open_single(text, mark, marks, elisions) and _begins_speech(text, block, mark))
            or (_may_close_single(text, mark, marks) and mark.before in _STOPS)
        ),
        None,
    )
    double = _family("double").pattern.search(text, block.start, block.end)
    if single is None:
        return None if double is None else False
    return double is None or single < double.start()


def is_double(mark: str) -> bool:
    """Return whether a mark, or its first character, opens a quotation as a double mark."""
    return any(opener.startswith(mark) for opener in _family("double").closers)


def _without_crossing(pairs: list[Pair]) -> list[Pair]:
    """Drop each pair that begins inside another and ends after it."""
    kept: list[Pair] = []
    ends: list[int] = []
    for pair in pairs:
        while ends and ends[-1] <= pair.span.start:
            ends.pop()
        if ends and pair.span.end > ends[-1]:
            continue
        ends.append(pair.span.end)
        kept.append(pair)
    return kept


def _doubles(text: str, block: Span) -> Iterator[Pair]:
    """Pair the double marks: one stands inside another only where both are closed, or their forms differ."""
    marks = _family("double")
    opened: list[_Open] = []
    found = list(_found(text, block, marks.pattern))
    for row, mark in enumerate(found):
        rest = len(found) - row - 1
        if _opens(mark, opened[-1].mark if opened else None, marks) and (
            opened or rest % 2 or not _closes_nothing(text, block, mark)
        ):
            if opened and opened[-1].next is None:
                opened[-1] = _Open(opened[-1].mark, mark)
            opened.append(_Open(mark, None))
        elif opened:
            last = opened.pop().mark
            yield _pair(text, last.start, last.end, mark.start, mark.end, closed=True)
        elif _is_inches(mark):
            continue
        elif rest % 2:  # what is left pairs up only if this one opens
            opened.append(_Open(mark, None))
        elif row == 0:
            yield _pair(text, block.start, block.start, mark.start, mark.end, closed=True)
    for row, one in enumerate(opened):
        yield from _never_closed(text, block, one, outermost=row == 0)


def _closes_nothing(text: str, block: Span, mark: _Mark) -> bool:
    """Return whether a mark between blanks ends what nothing opened: `looks on , " the minister said .`.

    It stands behind a stop, and the sentence goes on in small letters or the block ends.
    """
    if not (mark.before.isspace() and mark.after.isspace()) or mark.start == block.start:
        return False
    before, after = text[block.start : mark.start].rstrip()[-1:], text[mark.end : block.end].lstrip()
    return before in tuple(_STOPS) and (not after or after[0].islower())


class _Open(NamedTuple):
    """A mark that is not closed yet, and the first that opened inside it."""

    mark: _Mark
    next: _Mark | None


def _never_closed(text: str, block: Span, one: _Open, *, outermost: bool) -> Iterator[Pair]:
    """Yield what an unclosed mark holds: all up to the next of its form, or up to the block's end."""
    mark, following = one
    around = following is None or (outermost and mark.text != following.text)
    end = block.end if following is None or around else following.start
    if mark.end < block.end:
        yield _pair(text, mark.start, mark.end, end, end, closed=False)


def _pair(text: str, start: int, inner_start: int, inner_end: int, end: int, *, closed: bool) -> Pair:
    inner = trimmed(text, inner_start, inner_end)
    last = end if closed or inner is None else inner.end
    return Pair(Span(start, last), inner, closed)


def _opens(mark: _Mark, opened: _Mark | None, marks: _Marks) -> bool:
    """Return whether a double mark opens a quotation: by its form, unless its place says otherwise."""
    after_gap = mark.before in _OPENS_AFTER or mark.before.isspace()
    before_gap = mark.after in _CLOSES_BEFORE or mark.after.isspace()
    plainly_opens, plainly_closes = after_gap and not before_gap, before_gap and not after_gap
    if opened is not None and mark.text in marks.closers.get(opened.text, marks.closing):
        return mark.text == opened.text and plainly_opens  # a straight mark right before a word
    if mark.text not in marks.closers:
        return plainly_opens
    return not (plainly_closes or _is_inches(mark))


def _is_inches(mark: _Mark) -> bool:
    """Return whether this is a mark that measures where it closes nothing: `a 6'2" man`."""
    return mark.text == '"' and mark.before.isdigit() and not mark.after.isalpha()


def _singles(text: str, block: Span, elisions: frozenset[str], *, missing: bool) -> Iterator[Pair]:
    """Pair the single marks, telling them from apostrophes: a pair needs both its ends.

    Where one may be `missing`, a mark that begins speech runs to the block's end, and one that ends speech
    ends what stands before it.
    """
    marks = _family("single")
    found = list(_found(text, block, marks.pattern))
    closers = [row for row, mark in enumerate(found) if _may_close_single(text, mark, marks)]
    done = block.start
    place = 0
    for row, mark in enumerate(found):
        if mark.start < done:
            continue
        if not _may_open_single(text, mark, marks, elisions):
            if missing and done == block.start and mark.before in _STOPS and row in closers:
                yield _pair(text, block.start, block.start, mark.start, mark.end, closed=True)
                done = mark.end
            continue
        while place < len(closers) and closers[place] <= row:
            place += 1
        closer = _closer(found, closers, place, marks.closers[mark.text])
        speech = missing and _begins_speech(text, block, mark)
        if speech and (closer is None or closer.before in "sS") and mark.end < block.end:
            yield _pair(text, mark.start, mark.end, block.end, block.end, closed=False)
            return
        if closer is not None:
            yield _pair(text, mark.start, mark.end, closer.start, closer.end, closed=True)
            done = closer.end


def _begins_speech(text: str, block: Span, mark: _Mark) -> bool:
    """Return whether a mark stands where speech begins: first in its block, or behind a stop or colon."""
    before = text[block.start : mark.start].rstrip()
    return not before or before[-1] in ",:;.?!—–"


# A plural possessive (“the boys’ bus”) looks like a closing mark: so many later marks are tried for a better.
_TRIES = 8


def _closer(found: list[_Mark], closers: list[int], place: int, fitting: frozenset[str]) -> _Mark | None:
    """Return the mark that closes best: after punctuation, else after any letter but s, else the first."""
    candidates = [found[row] for row in closers[place : place + _TRIES] if found[row].text in fitting]
    if not candidates:
        return None
    sure = next((mark for mark in candidates if mark.before in _STOPS or mark.before.isspace()), None)
    likely = next((mark for mark in candidates if mark.before not in "sS"), None)
    both = [mark for mark in (sure, likely) if mark is not None]
    return min(both, key=lambda mark: mark.start) if both else candidates[0]


def _may_open_single(text: str, mark: _Mark, marks: _Marks, elisions: frozenset[str]) -> bool:
    if mark.text in _ANGLES:
        return mark.text in marks.closers
    if mark.text not in marks.closers or (mark.after.isspace() and mark.text != "‘"):
        return False
    if not (mark.before in _OPENS_AFTER or mark.before.isspace() or mark.before in _DOUBLE_OPENERS):
        return False
    match = _WORD.match(text, mark.end)
    word = match.group().lower() if match else ""
    return mark.text == "‘" or not (word in elisions or word.rstrip("s").isdigit())


def _may_close_single(text: str, mark: _Mark, marks: _Marks) -> bool:
    """Return whether a mark may close: it follows a word or stop, perhaps with a blank after the stop."""
    gaps = mark.before.isspace() and mark.after.isspace()
    slipped = gaps and text[max(mark.start - 2, 0) : mark.start - 1] in tuple(_STOPS)
    behind = slipped or mark.text in _ANGLES or not mark.before.isspace()
    return mark.text in marks.closing and behind and not mark.after.isalnum()


def _found(text: str, block: Span, pattern: re.Pattern[str]) -> Iterator[_Mark]:
    for match in pattern.finditer(text, block.start, block.end):
        start, end = match.span()
        before = text[start - 1] if start > block.start else " "
        after = text[end] if end < block.end else " "
        yield _Mark(start, end, match.group(), before, after)


@cache
def _family(name: str) -> _Marks:
    table = tomllib.loads(files("sayso.languages").joinpath("marks.toml").read_text(encoding="utf-8"))
    pairs = [(entry["open"], entry["close"]) for entry in table["pair"] if entry["family"] == name]
    closers = {opener: frozenset(close for open_, close in pairs if open_ == opener) for opener, _ in pairs}
    every = sorted({mark for pair in pairs for mark in pair}, key=lambda mark: (-len(mark), mark))
    pattern = re.compile("|".join(_ALONE if mark == "'" else re.escape(mark) for mark in every))
    return _Marks(closers, frozenset(close for _, close in pairs), pattern)
