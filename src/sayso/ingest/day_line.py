"""Day lines: the date with which a text begins, where no line break parts it from the story."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from sayso.ingest.dates import find_date, is_weekday, place_of_date
from sayso.ingest.words import labels, words
from sayso.model.article import Block, BlockKind, DateFound, FoundDate

# Before the date stand at most the headline again, a label, an agency and the day of the week.
LONGEST_BEFORE = 60
LONGEST_LINE = LONGEST_BEFORE + 40
MOST_WORDS = 6
_BODY = (BlockKind.PARAGRAPH, BlockKind.LEAD)
_WORD = re.compile(r"[^\W_][\w&'’]*(?:[.-][\w&]+)*")
_TAIL = re.compile(r"\s[|·—–-]\s")
_NEXT = re.compile(r"[\W_]*([^\W_]+)")


class Dated(NamedTuple):
    """A date with which words begin: where it ends, and what it says."""

    end: int
    date: DateFound


def day_line(text: str, blocks: Sequence[Block]) -> DateFound | None:
    """Return the date with which the first paragraph of a text begins, None where it is part of a sentence.

    >>> from sayso.model.span import Span
    >>> line = "Pier burns NORTHLINE Wed 4 Mar 2026 The pier of Askerby burned."
    >>> day_line(line, (Block(span=Span(0, len(line)), kind=BlockKind.PARAGRAPH),)) is None
    True
    >>> day_line(line[11:], (Block(span=Span(0, len(line) - 11), kind=BlockKind.PARAGRAPH),)).value
    '2026-03-04'
    """
    body = next((block.span for block in blocks if block.kind in _BODY), None)
    if body is None:
        return None
    title = next((block.span.of(text) for block in blocks if block.kind is BlockKind.TITLE), "")
    start = body.start + headline_again(title, text[body.start : body.end])
    found = dated(text[start : min(body.end, start + LONGEST_LINE)])
    return None if found is None else found.date


def dated(line: str, *, headed: bool = False) -> Dated | None:
    """Return the date with which words begin and where it ends, None where it is part of a sentence.

    `headed`: a headline stands before the words, so that names without a label may stand before the date.

    >>> dated("Wed 4 Mar 2026 The pier of Askerby burned.").end
    14
    """
    place = place_of_date(line)
    if place is None or place[0] > LONGEST_BEFORE or _goes_on(line[place[1] :]):
        return None
    label = _label(line[: place[0]])
    if label is None and headed and not any(word.islower() for word in _WORD.findall(line[: place[0]])):
        label = FoundDate.TEXT
    value = find_date(line[: place[1]])
    if label is None or value is None:
        return None
    return Dated(place[1], DateFound(value=value, where=label))


def headline_again(title: str, body: str) -> int:
    """Return how many characters of a text its headline takes, where it is printed again above the story.

    The title of a page may have the name of the site behind it: "Pier burns - World - Herald Online".
    """
    ends = [len(title), *(match.start() for match in reversed([*_TAIL.finditer(title)]))]
    return next(filter(None, (_same_words(title[:end], body) for end in ends)), 0)


def _same_words(title: str, body: str) -> int:
    """Return where the words of a title end in a text that begins with them; 0 where it does not."""
    rest, end = _WORD.finditer(body), 0
    for word in _WORD.finditer(title):
        found = next(rest, None)
        if found is None or found.group().casefold() != word.group().casefold():
            return 0
        end = found.end()
    return end


def _label(before: str) -> FoundDate | None:
    """Return what the words before a date make of it; None where they are of a sentence."""
    small = " ".join(before.lower().split()).strip(" :|·—–-(")
    changed = _cut(small, words("bylines", "changed"))
    rest = changed if changed is not None else _cut(small, words("bylines", "dated"))
    kept = _WORD.findall(before)
    if rest is not None:
        kept = kept[len(kept) - len(rest.split()) :] if rest else []
    fits = len(kept) <= MOST_WORDS and all(
        word.isupper() or is_weekday(word) or (rest and word.isdecimal()) for word in kept
    )
    if not fits:
        return None
    return FoundDate.TEXT if changed is None else FoundDate.MODIFIED


def _cut(small: str, labels: Sequence[str]) -> str | None:
    """Return what follows the label with which words begin, None where they begin with none."""
    label = next((one for one in labels if f"{small} ".startswith((f"{one} ", f"{one}:"))), None)
    return None if label is None else small[len(label) :].strip(" :|")


def _goes_on(after: str) -> bool:
    """Return whether a sentence goes on after a date: "4 March 2026 was a day to remember"."""
    match = _NEXT.match(after)
    if match is None or not match.group(1).islower():
        return False
    return (
        not after[match.start(1) :]
        .lower()
        .startswith((*_openers(), *(f"{label}:" for label in labels()), "at "))
    )


@cache
def _openers() -> tuple[str, ...]:
    """Return what may follow a date in small letters: a byline, or when the text was changed."""
    return tuple(f"{word} " for key in ("by", "changed") for word in words("bylines", key))
