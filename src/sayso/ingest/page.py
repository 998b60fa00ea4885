"""Pages: the text blocks of a page as a reader sees them, each with its place, and what its head says."""

import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

from sayso.ingest.markup import Piece, attributes, read_pieces
from sayso.ingest.names import names
from sayso.model.article import BlockKind
from sayso.model.span import Span

_WHITE = re.compile(r"[ \t\r\n\f]+")
_AROUND_BREAK = re.compile(r" *\n[ \n]*")
_CLASS_WORD = re.compile(r"[^\W_]+")
_KINDS = {
    "h1": BlockKind.TITLE,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6", "dt"), BlockKind.HEADING),
    **dict.fromkeys(("li", "dd"), BlockKind.LIST_ITEM),
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}


class PageBlock(NamedTuple):
    """One block of text on a page; `outside` the article proper, as a menu or an aside is."""

    text: str
    span: Span
    kind: BlockKind
    outside: bool
    article: int


@dataclass(slots=True)
class Page:
    """A page as read: blocks in order, and what its head says with the place of each value."""

    blocks: list[PageBlock] = field(default_factory=list)
    meta: dict[str, list[str]] = field(default_factory=dict)
    data: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    title: PageBlock | None = None
    url: str | None = None
    language: str | None = None


class _Open(NamedTuple):
    """An open element, with what it hands down to the text inside."""

    name: str
    kind: BlockKind | None
    outside: bool
    article: int


def read_page(text: str) -> Page:
    """Return the blocks of a page and what its head says.

    >>> page = read_page("<h1>Dam holds</h1><p>The dam is <b>safe</b>.<p>It held.")
    >>> [(block.kind.value, block.text) for block in page.blocks]
    [('title', 'Dam holds'), ('paragraph', 'The dam is safe.'), ('paragraph', 'It held.')]
    """
    reader = _Reader(text)
    for piece in read_pieces(text):
        reader.take(piece)
    reader.flush()
    return reader.page


class _Reader:
    """Builds a page piece by piece."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.page = Page()
        self._stack = [_Open("", None, outside=False, article=0)]
        self._open: Counter[str] = Counter()
        self._articles = 0
        self._parts: list[str] = []
        self._start: int | None = None
        self._end = 0

    def take(self, piece: Piece) -> None:
        """Take the next tag or text."""
        if not piece.name:
            self._take_text(piece)
        elif piece.name == "br":
            self._take_break()
        elif piece.closing:
            self._close(piece.name)
        else:
            self._take_tag(piece)

    def _take_text(self, piece: Piece) -> None:
        raw = self.text[piece.start : piece.end]
        if raw.strip():
            if self._start is None:
                self._start = piece.start + len(raw) - len(raw.lstrip())
            self._end = piece.start + len(raw.rstrip())
        self._parts.append(_WHITE.sub(" ", unescape(raw)))

    def _take_break(self) -> None:
        """Keep a line break; two of them end the paragraph, but for those inside a post."""
        behind = next((part for part in reversed(self._parts) if part != " "), "")
        if behind == "\n" and self._stack[-1].kind is not BlockKind.EMBED:
            self.flush()
        self._parts.append("\n")

    def _take_tag(self, piece: Piece) -> None:
        self._note(piece)
        if piece.name in names("tags")["void"] or piece.content is not None:
            return
        if piece.name not in names("tags")["inline"]:
            self._boundary()
            if self._open["p"]:
                self._close("p")
        self._push(piece)

    def _push(self, piece: Piece) -> None:
        above = self._stack[-1]
        fixed = above.kind in {BlockKind.EMBED, BlockKind.CAPTION}
        own = _KINDS.get(piece.name) if fixed or not piece.inside else _kind_of(piece)
        if piece.name in {"article", "main"}:
            self._articles += 1
        self._stack.append(
            _Open(
                piece.name,
                above.kind if fixed or own is None else own,
                above.outside or piece.name in names("tags")["outside"],
                self._articles if piece.name in {"article", "main"} else above.article,
            )
        )
        self._open[piece.name] += 1

    def _close(self, name: str) -> None:
        if name not in names("tags")["inline"]:
            self._boundary(closing=name)
        if not self._open[name]:
            return
        while True:
            closed = self._stack.pop()
            self._open[closed.name] -= 1
            if closed.name == name:
                return

    def _boundary(self, closing: str = "") -> None:
        """End the block, unless an embedded post goes on: it stays one block."""
        inside_post = self._stack[-1].kind is BlockKind.EMBED
        ends_post = closing and len(self._stack) > 1 and self._stack[-2].kind is not BlockKind.EMBED
        if inside_post and not ends_post:
            self._parts.append("\n")
        else:
            self.flush()

    def flush(self) -> None:
        """End the block that is being built."""
        text = _AROUND_BREAK.sub("\n", _WHITE_RUN.sub(" ", "".join(self._parts))).strip()
        if text and self._start is not None:
            top = self._stack[-1]
            block = PageBlock(
                text,
                Span(self._start, self._end),
                top.kind or BlockKind.PARAGRAPH,
                top.outside,
                top.article,
            )
            if self._open["title"]:
                self.page.title = self.page.title or block
            elif not self._open["head"] or self._open["body"]:
                self.page.blocks.append(block)
        self._parts, self._start = [], None

    def _note(self, piece: Piece) -> None:
        """Keep what the head, and the tags that hold dates, say."""
        if piece.name == "script" and piece.content is not None:
            if "ld+json" in piece.inside:
                self.page.data.append(self.text[slice(*piece.content)])
        elif piece.name == "meta":
            found = attributes(piece)
            key = found.get("property") or found.get("name") or found.get("itemprop")
            if key and found.get("content", "").strip():
                self.page.meta.setdefault(key.lower(), []).append(found["content"].strip())
        elif piece.name == "link" and "canonical" in piece.inside:
            self.page.url = self.page.url or attributes(piece).get("href")
        elif piece.name == "time":
            self.page.times.append(attributes(piece).get("datetime", ""))
        elif piece.name == "html":
            self.page.language = attributes(piece).get("lang")


_WHITE_RUN = re.compile(r" {2,}")


def _kind_of(piece: Piece) -> BlockKind | None:
    """Return the kind that an element's name or class gives its text."""
    classes = attributes(piece).get("class", "").lower()
    if any(name in names("classes")["embed"] for name in classes.split()):
        return BlockKind.EMBED
    parts = {*_CLASS_WORD.findall(classes), *classes.split()}
    if piece.name not in {"div", "figure"} and parts & {*names("classes")["caption"]}:
        return BlockKind.CAPTION
    if piece.name in {"p", "h2", "h3", "div"} and parts & {*names("classes")["lead"]}:
        return BlockKind.LEAD
    return _KINDS.get(piece.name)
