"""HTML: the article on a saved page; trafilatura chooses its blocks, we cut them from the page."""

import logging
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from sayso.errors import NoArticle
from sayso.ingest.building import Given, Parts, build_article
from sayso.ingest.encoding import Decoded
from sayso.ingest.metadata import Metadata, read_metadata
from sayso.ingest.page import Page, PageBlock, read_page
from sayso.model.article import Article, Block, BlockKind
from sayso.model.span import Span

# A block is chosen when most of its letters are; trafilatura now and then loses a word or a footnote mark.
CHOSEN_SHARE = 0.6
# Shorter pieces ("Share", "By") stand everywhere: they are chosen only as whole blocks.
SHORTEST_INSIDE = 25
# A page of menus has no block as long as one short sentence.
FEWEST_LETTERS = 40
BETWEEN_BLOCKS = "\n\n"

_PAGE = re.compile(
    r"[\s\ufeff]*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_ANY_PAGE = re.compile(r"<(?:html|body|article|p|div)\b[^>]*>", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"[\W_]+")
_EXTRA = (BlockKind.CAPTION, BlockKind.EMBED, BlockKind.LEAD)
_SNIFFED = 4096


def is_page(text: str, *, suffix: str = "") -> bool:
    """Tell whether a text is a page of HTML: by its beginning, or by its file's ending and any element.

    >>> is_page("<!DOCTYPE html><title>Dam holds</title>"), is_page("1 < 2 and <html> is a tag")
    (True, False)
    """
    head = text[:_SNIFFED]
    return _PAGE.match(head) is not None or (bool(suffix) and _ANY_PAGE.search(text) is not None)


def from_page(decoded: Decoded, given: Given, *, sha256: str = "", file: str | None = None) -> Article:
    """Return the article on a page, its text made of the page's own characters, block by block."""
    page = read_page(decoded.text)
    chosen = _with_extras(page, _chosen(page, decoded.text))
    if not any(len(_key(block.text)) >= FEWEST_LETTERS for block in chosen):
        raise NoArticle(
            "no article on this page. Expected paragraphs of prose, not only menus, lists or a script. "
            "Nothing was read; save the article's own page, or its text."
        )
    metadata = read_metadata(page, decoded.text)
    text, blocks = join_blocks(_titled(page, chosen, metadata))
    parts = Parts(
        text=text,
        blocks=blocks,
        dates=metadata.dates,
        url=metadata.url,
        outlet=metadata.outlet,
        authors=metadata.authors,
        language=page.language,
        notes=decoded.notes,
        sha256=sha256,
        file=file,
    )
    return build_article(parts, given)


def join_blocks(chosen: Iterable[PageBlock]) -> tuple[str, tuple[Block, ...]]:
    """Return the article's text and its blocks, each with its place in the page."""
    blocks: list[Block] = []
    pieces: list[str] = []
    start = 0
    for one in chosen:
        span = Span(start, start + len(one.text))
        blocks.append(Block(span=span, kind=one.kind, page=one.span))
        pieces.append(one.text)
        start = span.end + len(BETWEEN_BLOCKS)
    return BETWEEN_BLOCKS.join(pieces), tuple(blocks)


def _chosen(page: Page, text: str) -> set[int]:
    """Return the rows of the page's blocks that trafilatura takes for the article.

    Letters and digits alone are compared, for it changes white space and marks.
    """
    keys = [_key(block.text) for block in page.blocks]
    starts = [0, *accumulate(map(len, keys))]
    stream = "".join(keys)
    whole: dict[str, list[int]] = {}
    for key, start in zip(keys, starts, strict=False):
        whole.setdefault(key, []).append(start)
    taken = [0] * len(keys)
    cursor = 0
    for wanted in filter(None, map(_key, _main_text(text))):
        place = _find(stream, wanted, cursor, whole)
        if place >= 0:
            cursor = place + len(wanted)
            _take(taken, starts, place, cursor)
    return {row for row, key in enumerate(keys) if key and taken[row] >= CHOSEN_SHARE * len(key)}


def _find(stream: str, wanted: str, cursor: int, whole: dict[str, list[int]]) -> int:
    """Return where the letters wanted stand from the cursor on, else before it, else -1."""
    if len(wanted) < SHORTEST_INSIDE:
        places = whole.get(wanted, [])
        after = bisect_left(places, cursor)
        return places[after] if after < len(places) else places[0] if places else -1
    place = stream.find(wanted, cursor)
    return place if place >= 0 else stream.find(wanted)


def _take(taken: list[int], starts: list[int], begin: int, end: int) -> None:
    """Count the letters of each block between two places of the stream."""
    row = bisect_right(starts, begin) - 1
    while row < len(taken) and starts[row] < end:
        taken[row] += min(end, starts[row + 1]) - max(begin, starts[row])
        row += 1


def _main_text(text: str) -> Iterator[str]:
    """Yield the texts of the blocks that trafilatura chooses, in its order; nothing is fetched."""
    from trafilatura import bare_extraction  # noqa: PLC0415 — a heavy library

    for name in ("trafilatura", "justext", "htmldate", "courlan"):
        logging.getLogger(name).addHandler(logging.NullHandler())  # what we say of a page is enough
    document = bare_extraction(text.replace("\x00", " "), include_comments=False, with_metadata=False)
    if document is None or document.body is None:
        return
    for element in document.body.iter("p", "head", "item", "quote", "cell", "ab", "code"):
        if next(element.iterchildren("p", "head", "item", "quote", "list", "table"), None) is None:
            yield "".join(element.itertext())
        else:
            yield element.text or ""


def _with_extras(page: Page, rows: set[int]) -> list[PageBlock]:
    """Add captions, embedded posts and standfirsts of the same article that were passed over."""
    if not rows:
        return []
    first, last = min(rows), max(rows)
    homes = [page.blocks[row].article for row in rows]
    home = max(set(homes), key=homes.count)
    for row, block in enumerate(page.blocks):
        near = first < row < last or (home and block.article == home)
        if block.kind in _EXTRA and near and not block.outside:
            rows.add(row)
    return [page.blocks[row] for row in sorted(rows)]


def _titled(page: Page, chosen: list[PageBlock], metadata: Metadata) -> Iterator[PageBlock]:
    """Put the headline first: the heading that the metadata names, else the first heading, else the title."""
    headings = [block for block in page.blocks if block.kind is BlockKind.TITLE]
    wanted = _key(metadata.title or "")
    title = next((block for block in headings if wanted and _key(block.text) == wanted), None)
    title = title or next((block for block in headings if block.span.start < chosen[-1].span.start), None)
    title = title or _without_outlet(page.title, metadata.outlet)
    if title:
        yield title._replace(kind=BlockKind.TITLE)
    for block in chosen:
        if title is None or _key(block.text) != _key(title.text):
            again = block.kind is BlockKind.TITLE
            yield block._replace(kind=BlockKind.HEADING) if again else block


def _without_outlet(title: PageBlock | None, outlet: str | None) -> PageBlock | None:
    """Return the title of a page without the outlet's name behind a bar or a dash."""
    for mark in (" | ", " – ", " — ", " - "):
        headline, found, name = title.text.rpartition(mark) if title else ("", "", "")
        if title and found and headline.strip() and (mark == " | " or name.strip() == outlet):
            return title._replace(text=headline.strip())
    return title


def _key(text: str) -> str:
    return _NOT_LETTERS.sub("", text)
