"""Pages: the text blocks of a page as a reader sees them, each with its place, and what its head says."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

from sayso.ingest.elements import WHOLE, Marks, Role, marks_of, sections_in, shows_as
from sayso.ingest.markup import Piece, attributes, read_pieces
from sayso.ingest.names import names
from sayso.model.article import BlockKind
from sayso.model.span import Span

# A class that names a caption, a standfirst or furniture is believed of a leaf: of so many blocks at most.
MOST_IN_LEAF = {BlockKind.CAPTION: 2, BlockKind.LEAD: 3, BlockKind.HEADER: 1, BlockKind.FURNITURE: 40}
# A tag with more letters than any page writes would keep the parsers busy for minutes.
LONGEST_TAG = 20_000
# Who signs a quotation needs one line.
LONGEST_SIGNATURE = 200
# A figure with its caption is a few elements and blocks.
DEEPEST_FIGURE = 12

_WHITE = re.compile(r"[ \t\r\n\f]+")
_WHITE_RUN = re.compile(r" {2,}")
_AROUND_BREAK = re.compile(r" *\n[ \n]*")
_SIGNED = re.compile(r"(?:—|–|--?)\s*[^\W\d_]")
_ENDS_QUOTE = re.compile(
    r"(?:\s|</(?!blockquote|figure)[a-z][a-z0-9]*\s*>)*</(?:blockquote|figure)\b", re.IGNORECASE
)
# What browsers put around a `q`, and around one inside another; a page may have written its own marks.
_SHOWN = (("“", "”"), ("‘", "’"))
_OWN_MARKS = frozenset("\"'“‘«„")


class PageBlock(NamedTuple):
    """One block of text on a page.

    It stands `outside` the article proper as a menu or an aside does; `linked` is the share of its characters
    in links; `path` tells blocks of the same make; `post` and `furniture` are what elements around it say;
    `bold` tells that all of it is set in bold, as questions and headings are that no element calls so.
    """

    text: str
    span: Span
    kind: BlockKind
    outside: bool
    article: int
    linked: float = 0.0
    path: int = 0
    post: bool = False
    furniture: bool = False
    bold: bool = False


class Named(NamedTuple):
    """What an element says it is: an author's name or a date; `value` is what stands in its tag."""

    role: Role
    text: str
    value: str
    place: int
    outside: bool
    article: int


@dataclass(slots=True)
class Page:
    """A page as read: blocks in order, and what its head says with the place of each value.

    `plain` is the page without scripts and styles, for whoever chooses among its blocks.
    """

    blocks: list[PageBlock] = field(default_factory=list)
    meta: dict[str, list[str]] = field(default_factory=dict)
    data: list[str] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)
    alts: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    title: PageBlock | None = None
    url: str | None = None
    language: str | None = None
    plain: str = ""


class _Open(NamedTuple):
    """An open element, with what it hands down to the text inside."""

    name: str
    kind: BlockKind | None
    outside: bool
    article: int
    path: int = 0
    post: bool = False
    marks: Marks | None = None
    begin: int = 0
    place: int = 0
    value: str = ""


def read_page(text: str) -> Page:
    """Return the blocks of a page and what its head says.

    >>> page = read_page("<h1>Dam holds</h1><p>The dam is <b>safe</b>.<p>It held.")
    >>> [(block.kind.value, block.text) for block in page.blocks]
    [('title', 'Dam holds'), ('paragraph', 'The dam is safe.'), ('paragraph', 'It held.')]
    """
    reader = _Reader(text)
    for piece in read_pieces(text):
        reader.take(piece)
    reader.finish()
    return reader.page


class _Reader:
    """Builds a page piece by piece."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.page = Page()
        self._stack = [_Open("", None, outside=False, article=0)]
        self._open: defaultdict[str, int] = defaultdict(int)
        self._bold = 0
        self._articles = 0
        self._links = 0
        self._parts: list[str] = []
        self._linked = 0
        self._plainly = 0
        self._start: int | None = None
        self._end = 0
        self._plain: list[str] = []
        self._kept = 0
        self._marks: list[str] = []

    def take(self, piece: Piece) -> None:
        """Take the next tag or text."""
        name = piece.name
        if not name:
            self._take_text(piece)
            return
        if piece.content is not None or name == "q" or "-" in name or len(piece.inside) > LONGEST_TAG:
            self._leave_out(piece)
        if name == "br":
            self._take_break()
        elif piece.closing:
            if name == "q":
                self._mark(piece)
            self._close(name, piece.start)
        else:
            self._take_tag(piece)

    def finish(self) -> None:
        """End what is still open."""
        self.flush()
        self._plain.append(self.text[self._kept :])
        self.page.plain = "".join(self._plain)

    def _leave_out(self, piece: Piece) -> None:
        """Leave out, for who chooses among the blocks, what cuts a sentence there or holds no words."""
        if piece.content is not None and "ld+json" in piece.inside:
            return
        long = piece.content is None and len(piece.inside) > LONGEST_TAG
        instead = f"<{'/' * piece.closing}{piece.name}>" if long else ""
        self._plain += self.text[self._kept : piece.start], instead
        self._kept = piece.end

    def _take_text(self, piece: Piece) -> None:
        raw = self.text[piece.start : piece.end]
        if raw.isspace():
            if self._start is not None:
                self._parts.append(" " if raw.isascii() else raw)
        else:
            if self._start is None:
                self._start = piece.start + len(raw) - len(raw.lstrip())
            self._end = piece.start + len(raw.rstrip())
            if self._links:
                self._linked += len(raw)
            if not self._bold:
                self._plainly += 1
            self._parts.append(_WHITE.sub(" ", unescape(raw) if "&" in raw else raw))

    def _take_break(self) -> None:
        """Keep a line break; two of them end the paragraph, but for those inside a post.

        One behind a line in bold ends it too: the question that heads an answer.
        """
        behind = next((part for part in reversed(self._parts) if part != " "), "")
        headed = self._start is not None and not self._plainly and not self._bold
        if (behind == "\n" or headed) and not self._stack[-1].post:
            self.flush()
        self._parts.append("\n")

    def _take_tag(self, piece: Piece) -> None:
        self._note(piece)
        if piece.name in names("tags")["void"]:
            if piece.name == "hr":
                self.flush()
            return
        if piece.content is not None:
            return
        if piece.name == "q":
            self._mark(piece)
        marks = marks_of(piece)
        if shows_as(piece.name) or (marks.apart and self._in_quote()) or self._signs(piece):
            self.flush()
            if self._open["p"] and shows_as(piece.name):
                self._close("p", piece.start)
        self._push(piece, marks)

    def _mark(self, piece: Piece) -> None:
        """Show the marks of a quotation as a browser does, but where the page has written its own."""
        after = self.text[piece.end : piece.end + 1] if not piece.closing else ""
        if piece.closing:
            mark = self._marks.pop() if self._marks else ""
        else:
            own = after in _OWN_MARKS
            mark, closing = ("", "") if own else _SHOWN[len(self._marks) % len(_SHOWN)]
            self._marks.append(closing)
        if mark:
            self._start = piece.start if self._start is None else self._start
            self._end = piece.end
            self._parts.append(mark)

    def _push(self, piece: Piece, marks: Marks) -> None:
        above = self._stack[-1]
        starts = piece.name in {"article", "main"}
        self._articles += starts
        self._links += piece.name == "a"
        self._bold += piece.name in _BOLD
        self._open[piece.name] += 1
        inside_quote = self._in_quote()
        kind = self._kind(piece, marks, above)
        self._stack.append(
            _Open(
                piece.name,
                kind,
                above.outside or (marks.outside and not inside_quote),
                self._articles if starts else above.article,
                hash((0 if starts else above.path, piece.name, marks.classes)),
                above.post or marks.post,
                marks if marks.role or marks.leaf else None,
                len(self.page.blocks),
                piece.end,
                marks.value,
            )
        )

    def _kind(self, piece: Piece, marks: Marks, above: _Open) -> BlockKind | None:
        """Return the kind that text inside an element has: its own, else the one of the element around."""
        if above.kind in {BlockKind.SIGNATURE, BlockKind.HEADER}:
            return above.kind
        if marks.post:
            return BlockKind.QUOTE
        beside = self._beside(piece, marks, above)
        if beside is not None:
            return beside
        fixed = above.kind is BlockKind.CAPTION or (above.post and above.kind is BlockKind.QUOTE)
        return above.kind if fixed else marks.kind or above.kind

    def _beside(self, piece: Piece, marks: Marks, above: _Open) -> BlockKind | None:
        """Return what stands beside the words of a quotation or post: who signs it, or when it was posted."""
        if above.kind is BlockKind.QUOTE and self._in_quote():
            if piece.name == "footer" or marks.role is Role.AUTHOR or self._signs(piece):
                return BlockKind.SIGNATURE
            if marks.role is Role.DATE and above.post:
                return BlockKind.HEADER
        quoted = piece.name == "figcaption" and self._quoted_figure()
        return BlockKind.SIGNATURE if quoted else None

    def _in_quote(self) -> bool:
        return self._open["blockquote"] > 0 or self._stack[-1].post

    def _signs(self, piece: Piece) -> bool:
        """Return whether a `cite` is the last thing in its quotation: it names who signs, and no work."""
        if piece.name != "cite" or not self._in_quote():
            return False
        end = self.text.find("</cite>", piece.end, piece.end + LONGEST_SIGNATURE)
        return end >= 0 and _ENDS_QUOTE.match(self.text, end + len("</cite>")) is not None

    def _quoted_figure(self) -> bool:
        around = reversed(self._stack[-DEEPEST_FIGURE:])
        figure = next((one for one in around if one.name == "figure"), None)
        return figure is not None and any(
            block.kind is BlockKind.QUOTE
            for block in self.page.blocks[figure.begin : figure.begin + DEEPEST_FIGURE]
        )

    def _close(self, name: str, place: int) -> None:
        if shows_as(name):
            self.flush()
        if not self._open[name]:
            return
        while True:
            closed = self._stack[-1]
            if closed.kind is not self._stack[-2].kind and closed.kind in {
                BlockKind.SIGNATURE,
                BlockKind.HEADER,
            }:
                self.flush()
            self._stack.pop()
            self._open[closed.name] -= 1
            self._links -= closed.name == "a"
            self._bold -= closed.name in _BOLD
            self._settle(closed, place)
            if closed.name == name:
                return

    def _settle(self, closed: _Open, place: int) -> None:
        """Give the blocks of an element that ends what it says of them, where it is a leaf or small."""
        if closed.name == "blockquote":
            self._sign_last(closed.begin)
        if closed.marks is None:
            return
        heads = closed.name in _HEADS and closed.marks.role is Role.AUTHOR  # of whom the article is about
        if (
            closed.marks.role is not None
            and not heads
            and not closed.post
            and len(self.page.named) < _MOST_NAMED
        ):
            said = self.text[closed.place : min(place, closed.place + _LONGEST_NAMED)]
            words = " ".join(_WHITE.sub(" ", unescape(_TAGS.sub("\n", said))).split())
            self.page.named.append(
                Named(closed.marks.role, words, closed.value, closed.place, closed.outside, closed.article)
            )
        leaf = closed.marks.leaf
        if leaf is None or len(self.page.blocks) - closed.begin > MOST_IN_LEAF[leaf]:
            return
        for row, block in enumerate(self.page.blocks[closed.begin :], closed.begin):
            if leaf is BlockKind.FURNITURE:
                self.page.blocks[row] = block._replace(furniture=True)
            elif block.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING}:
                self.page.blocks[row] = block._replace(kind=leaf)

    def _sign_last(self, begin: int) -> None:
        """Set apart the last line of a quotation that opens with a dash and a name."""
        blocks = self.page.blocks
        last = blocks[-1] if len(blocks) > begin + 1 else None
        if last and len(last.text) < LONGEST_SIGNATURE and _SIGNED.match(last.text):
            blocks[-1] = last._replace(kind=BlockKind.SIGNATURE)

    def flush(self) -> None:
        """End the block that is being built."""
        if self._start is None:
            self._parts.clear()
            return
        text = _AROUND_BREAK.sub("\n", _WHITE_RUN.sub(" ", "".join(self._parts))).strip()
        if text:
            top = self._stack[-1]
            block = PageBlock(
                text,
                Span(self._start, self._end),
                top.kind or BlockKind.PARAGRAPH,
                top.outside,
                top.article,
                min(self._linked / len(text), 1.0),
                top.path,
                top.post,
                bold=not self._plainly,
            )
            if self._open["title"]:
                self.page.title = self.page.title or block
            elif not self._open["head"] or self._open["body"]:
                self.page.blocks.append(block)
        self._parts, self._start, self._linked, self._plainly = [], None, 0, 0

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
        elif piece.name == "img" and "alt" in piece.inside and len(self.page.alts) < _MOST_NAMED:
            alt = attributes(piece).get("alt", "").strip()
            if 0 < len(alt) < _LONGEST_NAME:
                self.page.alts.append(alt)
        elif piece.name in WHOLE and piece.inside:
            found = attributes(piece)
            self.page.sections += sections_in(found.get("class", ""))
            if piece.name == "html":
                self.page.language = found.get("lang")


_BOLD = frozenset({"b", "strong"})
_HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TAGS = re.compile(r"<[^>]*>?")
_MOST_NAMED = 400
_LONGEST_NAMED = 1_500
_LONGEST_NAME = 60
