"""Markdown: the article in a text with its marks: headings, quotations, lists, emphasis and links."""

import re
from collections.abc import Iterator
from html import unescape

from sayso.ingest.page import PageBlock
from sayso.model.article import BlockKind
from sayso.model.span import Span

ENDINGS = (".md", ".markdown")
# A plain text may have a hash or a star; two kinds of marks are no chance.
FEWEST_KINDS = 2

_KINDS_OF_MARKS = (
    re.compile(r"^ {0,3}#{1,6} \S", re.MULTILINE),
    re.compile(r"\[[^\[\]\n]{1,500}\]\(<?(?:https?:|mailto:|/|#)"),
    re.compile(r"(?<![\w*])(?:\*\*|__)(?=\S)[^*\n]{1,500}?(?<=\S)(?:\*\*|__)(?![\w*])"),
    re.compile(r"^ {0,3}> ?\S", re.MULTILINE),
    re.compile(r"^(?:```|~~~)", re.MULTILINE),
)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*\Z")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*\Z")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_QUOTE = re.compile(r"[ \t]{0,3}>[ \t]?")
_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+(?=\S)")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_SIGNED = re.compile(r"(?:—|–|--?)\s*[^\W\d_]")
_INLINE = re.compile(
    r"!\[[^\[\]\n]{0,500}\]\([^()\n]{0,2000}\)"  # a picture
    r"|\[(?P<link>[^\[\]\n]{1,500})\]\(<?[^()\n]{0,2000}\)"
    r"|<(?P<address>https?://[^<>\s]{1,2000})>"
    r"|`(?P<code>[^`\n]{1,500})`"
    r"|(?<![\w*])(?P<stars>\*{1,3})(?=\S)(?P<strong>[^*\n]{1,2000}?)(?<=\S)(?P=stars)(?![\w*])"
    r"|(?<!\w)(?P<bars>_{1,3})(?=\S)(?P<weak>[^_\n]{1,2000}?)(?<=\S)(?P=bars)(?!\w)"
)
# A mark behind a backslash is a character: it is kept out of the way in the private letters of Unicode.
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_KEPT = re.compile("[\ue021-\ue07e]")
_PRIVATE = 0xE000


def is_markdown(text: str, *, suffix: str = "") -> bool:
    r"""Return whether a text has the marks of Markdown, by its file's ending or by two kinds of them.

    >>> is_markdown("# Dam holds\n\nThe dam is **safe**, she said."), is_markdown("* One\n* Two")
    (True, False)
    """
    return suffix in ENDINGS or sum(kind.search(text) is not None for kind in _KINDS_OF_MARKS) >= FEWEST_KINDS


def markdown_blocks(text: str) -> Iterator[PageBlock]:
    r"""Yield the blocks of a Markdown text without their marks, each with its place in it.

    >>> found = markdown_blocks("# Dam holds\n\n> “We *watch* it.”\n>\n> — Ida Brook")
    >>> [(block.kind.value, block.text) for block in found]
    [('title', 'Dam holds'), ('quote', '“We watch it.”'), ('signature', '— Ida Brook')]
    """
    titled = False
    for span, found, lines in _blocks(text):
        words, kind = _plain("\n".join(lines)).strip(), found
        if not words:
            continue
        if found is BlockKind.TITLE:
            kind = BlockKind.HEADING if titled else found
            titled = True
        if found is BlockKind.QUOTE and _SIGNED.match(words):
            kind = BlockKind.SIGNATURE
        yield PageBlock(words, span, kind, outside=False, article=0)


def _plain(marked: str) -> str:
    """Return words without marks of emphasis, links and pictures, also inside each other."""
    marked = _ESCAPED.sub(lambda match: chr(_PRIVATE + ord(match.group(1))), marked)
    for _ in range(3):  # bold inside a link inside a quotation is as deep as it goes
        marked = _INLINE.sub(_inner, marked)
    marked = unescape(re.sub(r"[ \t]+\n|\n[ \t]*", "\n", marked))
    return _KEPT.sub(lambda match: chr(ord(match.group()) - _PRIVATE), marked)


def _inner(match: re.Match[str]) -> str:
    names = ("link", "address", "code", "strong", "weak")
    return next((match.group(name) for name in names if match.group(name)), "")


_Found = tuple[Span, BlockKind, list[str]]


def _blocks(text: str) -> Iterator[_Found]:
    """Yield place, kind and lines of each block; lines of a paragraph that follow each other are one."""
    lines: list[str] = []
    kind, start, end, fenced = BlockKind.PARAGRAPH, 0, 0, False
    for match in _LINE.finditer(text):
        line = match.group().rstrip("\r\n")
        if _FENCE.match(line):
            fenced = not fenced
            line = ""
        rest, place, found = _opened(line) if not fenced else (line, 0, BlockKind.PARAGRAPH)
        if lines and _UNDERLINE.match(line) and kind is BlockKind.PARAGRAPH and len(lines) == 1:
            level = BlockKind.TITLE if "=" in line else BlockKind.HEADING
            yield Span(start, end), level, lines
            lines = []
            continue
        own = found in {BlockKind.TITLE, BlockKind.HEADING} or (found is BlockKind.LIST_ITEM)
        if lines and (not rest.strip() or own or (found is not kind and found is not BlockKind.PARAGRAPH)):
            yield Span(start, end), kind, lines
            lines = []
        if rest.strip() and not _RULE.match(line):
            if not lines:
                kind, start = found, match.start() + place + len(rest) - len(rest.lstrip())
            lines.append(rest.strip())
            end = match.start() + place + len(rest.rstrip())
        if found in {BlockKind.TITLE, BlockKind.HEADING} and lines:
            yield Span(start, end), kind, lines
            lines = []
    if lines:
        yield Span(start, end), kind, lines


def _opened(line: str) -> tuple[str, int, BlockKind]:
    """Return what stands behind the mark that opens a line, where it stands, and the kind it tells."""
    if heading := _HEADING.match(line):
        level = BlockKind.TITLE if len(heading.group(1)) == 1 else BlockKind.HEADING
        return heading.group(2), heading.start(2), level
    if quote := _QUOTE.match(line):
        place = quote.end()
        while inner := _QUOTE.match(line, place):
            place = inner.end()
        return line[place:], place, BlockKind.QUOTE
    if _RULE.match(line):
        return "", 0, BlockKind.PARAGRAPH
    if item := _ITEM.match(line):
        return line[item.end() :], item.end(), BlockKind.LIST_ITEM
    return line, 0, BlockKind.PARAGRAPH
