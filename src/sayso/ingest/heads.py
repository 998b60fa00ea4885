"""Heads: what stands above a story in the line of its first paragraph, where the line breaks were lost."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from sayso.ingest.day_line import LONGEST_LINE, dated, headline_again
from sayso.ingest.words import labels, words
from sayso.model.article import Block, BlockKind
from sayso.model.span import trimmed

# Before the headline again stand at most a date or a label, or "by" and some names.
LONGEST_BEFORE = 80
LONGEST_TITLE = 300
# A head with all its pieces, beside the headline.
LONGEST_HEAD = 500
# A headline of fewer words may be the subject of the first sentence: "Pier fire".
FEWEST_WORDS = 3
MOST_PIECES = 8
# A shorter word in capitals may be whose the story is: "US secretary".
SHORTEST_PLACE = 4
_BODY = (BlockKind.PARAGRAPH, BlockKind.LEAD)

_CAPITAL = r"[^\W\d_a-zß-ÿ]"
_STORY = re.compile(rf"[\"“‘'«„(]*(?:{_CAPITAL}|\d)")
_CUT = ("...", "…")
_EDGES = " .:|()"
_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"[\s.?!:|)]*")
_NUMBERS = re.compile(r"\d{1,2}([-./])\d{1,2}\1\d{4}")
_HOUR = re.compile(
    r"[\s,|]*(?:at )?(?:\d{1,2}:\d\d(?: ?[ap]\.?m\b\.?)?|(?<=at )\d{4}|\d{4}(?= UTC))(?: UTC[+-]\d+)?(?!\w)"
)
_NAMES = re.compile(rf"{_CAPITAL}[\w’'-]*(?: (?:and )?{_CAPITAL}[\w’'-]*){{1,7}}\.(?= )")
_COUNTS = rf"(?: \d{{1,6}})*(?= (?:[\"“‘]?{_CAPITAL}|\d))"


def apart_from_heads(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with what stands before the story in its first paragraph as a block of its own.

    >>> from sayso.model.span import Span
    >>> text = "Fire on the pier  4 March 2026 Fire on the pier. The pier burned."
    >>> title = Block(span=Span(0, 16), kind=BlockKind.TITLE)
    >>> blocks = apart_from_heads(text, (title, Block(span=Span(18, 65), kind=BlockKind.PARAGRAPH)))
    >>> [(block.kind.value, block.span.of(text)) for block in blocks[1:]]
    [('dateline', '4 March 2026 Fire on the pier.'), ('paragraph', 'The pier burned.')]
    """
    row = next((row for row, block in enumerate(blocks) if block.kind in _BODY), None)
    if row is None:
        return blocks
    titles = (block.span for block in blocks if block.kind is BlockKind.TITLE)
    title = next((span.of(text) for span in titles if len(span) <= LONGEST_TITLE), "")
    return (*blocks[:row], *_parts(text, blocks[row], title), *blocks[row + 1 :])


def _parts(text: str, block: Block, title: str) -> Iterator[Block]:
    """Yield the head and the story below it; the block itself where it has none."""
    end = min(block.span.end, block.span.start + LONGEST_HEAD + len(title))
    start = block.span.start + _head(text[block.span.start : end], title)
    head, story = trimmed(text, block.span.start, start), trimmed(text, start, block.span.end)
    if head is None or story is None:
        yield block
        return
    yield replace(block, span=head, kind=BlockKind.DATELINE)
    yield replace(block, span=story)


def _head(line: str, title: str) -> int:
    """Return the length of the head of a line: of as many pieces as a story can begin behind."""
    end = told = 0
    headed = False
    for _ in range(MOST_PIECES):
        size = 0 if headed else _headline(line[end:], title, dated=bool(end))
        headed = headed or bool(size)
        size = size or _date(line[end:], headed=headed) or (_below(line[end:], headed=headed) if end else 0)
        if not size:
            break
        marks = _MARKS.match(line, end + size)
        end = marks.end() if marks else end + size
        told = end if _STORY.match(line, end) else told
    return told


def _headline(line: str, title: str, *, dated: bool) -> int:
    """Return the length of the headline again, with the names or numbers between the date and it."""
    first = _WORD.search(title)
    if first is None or title.endswith(_CUT) or (title.endswith(".") and not dated):
        return 0  # one with a stop is all of the first sentence
    again = re.compile(rf"[\"“‘'«„(]*\b({re.escape(first.group())})\b", re.IGNORECASE)
    for match in again.finditer(line[: LONGEST_BEFORE + len(first.group())]):
        end = match.start(1) + headline_again(title, line[match.start(1) :])
        words_again = line[match.start() : end].count(" ") + 1
        if words_again >= FEWEST_WORDS and _may_stand_above(line[: match.start()], dated=dated):
            return end
    return 0


def _may_stand_above(before: str, *, dated: bool) -> bool:
    """Return whether words may stand before the headline: nothing, a day in numbers, a byline or label."""
    small = _NUMBERS.sub("", before.lower(), count=1).strip(_EDGES)
    if not small or (small in labels() and small != before.lower().strip(_EDGES)):
        return True
    return dated and (
        small in labels() or small.startswith(tuple(f"{word} " for word in words("bylines", "by")))
    )


def _date(line: str, *, headed: bool) -> int:
    found = dated(line[:LONGEST_LINE], headed=headed)
    if found is None:
        return 0
    hour = _HOUR.match(line, found.end)
    return hour.end() if hour else found.end


def _below(line: str, *, headed: bool) -> int:
    """Return the length of what may stand below a date or headline: agency, names, buttons, or a place."""
    patterns = (*((_NAMES, _agencies()) if headed else ()), _buttons())
    match = next(filter(None, (pattern.match(line) for pattern in patterns)), None)
    return match.end() if match else _place(line)


def _place(line: str) -> int:
    """Return the length of the place where a story was filed: in capitals, or with a dash behind it."""
    match = _places().match(line)
    if match is None:
        return 0
    written = match.group("place") or match.group("known")
    return match.end() if match.group("dash") or (written.isupper() and len(written) >= SHORTEST_PLACE) else 0


@cache
def _agencies() -> re.Pattern[str]:
    return re.compile(rf"{_any(words('wires', 'wire'))}(?= {_CAPITAL})")


@cache
def _buttons() -> re.Pattern[str]:
    return re.compile(rf"{_any(words('furniture', 'button'))}\b{_COUNTS}")


@cache
def _places() -> re.Pattern[str]:
    place = _any(words("places", "place"))
    written = rf"{_CAPITAL}{{4,}}(?: {_CAPITAL}{{4,}})?"
    opens = rf"[\"“]?(?:{_CAPITAL}(?:[a-z]| \w)|\d)"
    return re.compile(
        rf"(?:(?P<place>{written}),? {place}|(?P<known>{place})(?:[ ,/]+{place})?)"
        rf"(?P<dash> ?[—–-]{{1,2}})?(?= +{opens})"
    )


def _any(found: Iterable[str]) -> str:
    """Return a pattern for any of some words, in small letters or capitals."""
    return f"(?i:{'|'.join(map(re.escape, found))})"
