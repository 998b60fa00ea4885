"""Markup: the tags and texts of a page, each with its place, whatever state the page is in."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

# Past so many tags with an unclosed quotation mark a page is hostile: its tags then end at the next `>`.
MOST_BROKEN_TAGS = 100
# Their content is no text of the page; a script may hold data about it.
NOT_SHOWN = frozenset(
    {"script", "style", "noscript", "template", "svg", "iframe", "textarea", "select", "math"}
)

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
_BROKEN_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)([^>]*+)>")
_ATTRIBUTE = re.compile(r"([^\s=/\"'>]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++)))?+")


class Piece(NamedTuple):
    """A stretch `[start, end)` of the page: a tag, or text where `name` is empty.

    `inside` is what stands in the tag after its name; for an element that is not shown, `content` is the
    place of what it holds.
    """

    start: int
    end: int
    name: str = ""
    closing: bool = False
    inside: str = ""
    content: tuple[int, int] | None = None


def read_pieces(page: str) -> Iterator[Piece]:
    """Yield the tags and texts of a page, in order; comments and declarations are left out.

    >>> [page[piece.start : piece.end] for page in ["<p>Dam <b>holds</b><!-- x -->"]
    ...  for piece in read_pieces(page)]
    ['<p>', 'Dam ', '<b>', 'holds', '</b>']
    """
    place, broken = 0, 0
    last = page.rfind(">")
    while place < len(page):
        mark = page.find("<", place)
        if not 0 <= mark < last:  # no tag can end any more
            yield Piece(place, len(page))
            return
        skipped = _past_comment(page, mark) if page[mark + 1] in "!?" else 0
        match = None if skipped else _TAG.match(page, mark) if broken < MOST_BROKEN_TAGS else None
        if not skipped and match is None:
            broken += 1
            match = _BROKEN_TAG.match(page, mark)
        if not skipped and match is None:  # a lesser-than sign
            yield Piece(place, mark + 1)
            place = mark + 1
            continue
        if place < mark:
            yield Piece(place, mark)
        if match is None:
            place = skipped
            continue
        piece = _tag(page, match)
        yield piece
        place = piece.end


def _tag(page: str, match: re.Match[str]) -> Piece:
    slash, name, inside = match.groups()
    start, after = match.span()
    name = name.lower()
    if slash or name not in NOT_SHOWN or inside.endswith("/"):
        return Piece(start, after, name, bool(slash), inside)
    close = re.compile(f"</{re.escape(name)}", re.IGNORECASE).search(page, after)
    content = (after, close.start() if close else len(page))
    end = page.find(">", content[1])
    return Piece(
        start, end + 1 if end >= 0 else len(page), name, closing=False, inside=inside, content=content
    )


def _past_comment(page: str, mark: int) -> int:
    """Return where a comment or declaration at `mark` ends, 0 where there is none."""
    if page.startswith("<!--", mark):
        end = page.find("-->", mark + 4)
        return end + 3 if end >= 0 else len(page)
    if page.startswith(("<!", "<?"), mark):
        end = page.find(">", mark)
        return end + 1 if end >= 0 else len(page)
    return 0


def attributes(piece: Piece) -> dict[str, str]:
    """Return the attributes of a tag by lower-case name, the first of each.

    >>> attributes(next(read_pieces('<time DateTime="2026-03-02" hidden>')))
    {'datetime': '2026-03-02', 'hidden': ''}
    """
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(piece.inside):
        value = next((group for group in match.groups()[1:] if group is not None), "")
        found.setdefault(match.group(1).lower(), unescape(value))
    return found
