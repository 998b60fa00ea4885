"""Datelines: where a story was filed, set apart from the paragraph that it opens."""

import re
from collections.abc import Iterator
from dataclasses import replace

from sayso.model.article import Block, BlockKind
from sayso.model.span import trimmed

# A place in capitals, perhaps a region or a date, perhaps the agency in brackets, a dash, a sentence.
_DATELINE = re.compile(
    r"[^\W\d_a-zß-ÿ](?:[^\W\d_a-zß-ÿ]|[ .'’/-]){2,30}"
    r"(?:, [^\W\d_][\w. ]{1,30}){0,2}(?: ?\([^()\r\n]{1,30}\))?"
    r"\s?[—–-]{1,2}\s+(?=[^\W_a-zß-ÿ]|[\"“‘'«„])"
    # A place, a day, and the agency between bars: MOSCOW, June 26. /TASS/.
    r"|[^\W\d_a-zß-ÿ](?:[^\W\d_a-zß-ÿ]|[ .'’/-]){2,30}(?:, [\w. ]{1,30})?\s?/[^\W\d_][\w -]{1,30}/[.,]?\s+"
    r"(?:[—–-]{1,2}\s+)?(?=[^\W_a-zß-ÿ]|[\"“‘'«„])"
)
# A shorter word in capitals before a dash is a body ("FIFA - the world body - said"), no place.
SHORTEST_PLACE = 5


def apart_from_datelines(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with each dateline as a block of its own; both keep the place in the page.

    >>> line = "VELMOUTH (Northline) - The pier burned."
    >>> from sayso.model.span import Span
    >>> blocks = apart_from_datelines(line, (Block(span=Span(0, 39), kind=BlockKind.PARAGRAPH),))
    >>> [(block.kind.value, block.span.of(line)) for block in blocks]
    [('dateline', 'VELMOUTH (Northline) -'), ('paragraph', 'The pier burned.')]
    """
    return tuple(part for block in blocks for part in _parts(text, block))


def _parts(text: str, block: Block) -> Iterator[Block]:
    match = _DATELINE.match(text, block.span.start, block.span.end) if _opens_story(block) else None
    if match is None or len(match.group()) < SHORTEST_PLACE + len(" - "):
        yield block
        return
    line, rest = trimmed(text, *match.span()), trimmed(text, match.end(), block.span.end)
    if line is None or rest is None:
        yield block
        return
    yield replace(block, span=line, kind=BlockKind.DATELINE)
    yield replace(block, span=rest)


def _opens_story(block: Block) -> bool:
    return block.kind in (BlockKind.PARAGRAPH, BlockKind.LEAD)
