"""HTML: the article on a saved page, its words cut from the page block by block."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from sayso.errors import NoArticle
from sayso.ingest.building import Given, Parts, build_article
from sayso.ingest.choosing import choose_blocks, home_of, left_out, letters
from sayso.ingest.encoding import Decoded
from sayso.ingest.entries import find_entries
from sayso.ingest.metadata import Metadata, read_metadata
from sayso.ingest.page import Page, PageBlock, read_page
from sayso.model.article import Article, Block, BlockKind
from sayso.model.span import Span

# A page of menus has no block as long as one short sentence.
FEWEST_LETTERS = 40
BETWEEN_BLOCKS = "\n\n"
# A story of its own below a heading has so many letters.
SHORTEST_STORY = 80
# A heading that stands in the title of the page with the outlet's name makes up so much of it.
TITLE_SHARE = 0.5
# What a page calls itself, and its headings, are looked through so far.
MOST_TITLES, MOST_HEADINGS, LONGEST_TITLE = 8, 1_000, 500

_PAGE = re.compile(
    r"[\s\ufeff]*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_ANY_PAGE = re.compile(r"<(?:html|body|article|p|div)\b[^>]*>", re.IGNORECASE)
_BEFORE_NAME = re.compile(r"\s[|–—-]\s")
_SNIFFED = 4096
_TOLD_WORDS = 8
_HEADINGS = (BlockKind.TITLE, BlockKind.HEADING)


def is_page(text: str, *, suffix: str = "") -> bool:
    """Return whether a text is a page of HTML: by its beginning, or by its file's ending and any element.

    >>> is_page("<!DOCTYPE html><title>Dam holds</title>"), is_page("1 < 2 and <html> is a tag")
    (True, False)
    """
    head = text[:_SNIFFED]
    return _PAGE.match(head) is not None or (bool(suffix) and _ANY_PAGE.search(text) is not None)


def from_page(decoded: Decoded, given: Given, *, sha256: str = "", file: str | None = None) -> Article:
    """Return the article on a page, its text made of the page's own characters, block by block."""
    page = read_page(decoded.text)
    chosen = choose_blocks(page)
    if not any(len(letters(block.text)) >= FEWEST_LETTERS for block in chosen):
        raise NoArticle(
            "no article on this page. Expected paragraphs of prose, not only menus, lists or a script. "
            "Nothing was read; save the article's own page, or its text."
        )
    metadata = read_metadata(page, decoded.text, chosen)
    chosen, at = find_entries(page, chosen, metadata)
    text, blocks = join_blocks(_titled(page, chosen, metadata), at)
    parts = Parts(
        text=text,
        blocks=blocks,
        dates=metadata.dates,
        url=metadata.url,
        outlet=metadata.outlet,
        authors=metadata.authors,
        language=page.language,
        sections=metadata.sections,
        notes=(*decoded.notes, *(() if at else _stories(chosen)), *_missing(page, chosen)),
        sha256=sha256,
        file=file,
    )
    return build_article(parts, given)


def join_blocks(
    chosen: Iterable[PageBlock], at: Mapping[Span, str] = MappingProxyType({})
) -> tuple[str, tuple[Block, ...]]:
    """Return the article's text and its blocks, each with its place in the page and its time."""
    blocks: list[Block] = []
    pieces: list[str] = []
    start = 0
    for one in chosen:
        span = Span(start, start + len(one.text))
        blocks.append(Block(span=span, kind=one.kind, page=one.span, at=at.get(one.span)))
        pieces.append(one.text)
        start = span.end + len(BETWEEN_BLOCKS)
    return BETWEEN_BLOCKS.join(pieces), tuple(blocks)


def _missing(page: Page, chosen: Sequence[PageBlock]) -> Iterator[str]:
    """Yield a note on paragraphs that stand among those of the article and were left out."""
    missing = left_out(page, chosen)
    if missing:
        many = "1 paragraph was" if len(missing) == 1 else f"{len(missing):,} paragraphs were"
        words = " ".join(missing[0].text.split()[:_TOLD_WORDS])
        yield f"{many} left out among those of the article, taken for no part of it: “{words} …”."


def _stories(chosen: Sequence[PageBlock]) -> Iterator[str]:
    """Yield a note where a page holds several stories, each in an element and below a heading of its own."""
    headed: dict[int, str] = {}
    size: dict[int, int] = {}
    for block in chosen:
        if block.kind in _HEADINGS and block.article not in size:
            headed[block.article] = block.text
        size[block.article] = size.get(block.article, 0) + len(block.text) * (block.kind not in _HEADINGS)
    stories = [title for home, title in headed.items() if home and size[home] >= SHORTEST_STORY]
    if len(stories) > 1:
        listed = "; ".join(stories)
        yield f"{len(stories)} stories on this page, read as one article: {listed}."


def _titled(page: Page, chosen: list[PageBlock], metadata: Metadata) -> Iterator[PageBlock]:
    """Put the headline first, and no other title behind it."""
    title = _title(page, chosen, metadata)
    if title:
        yield title._replace(kind=BlockKind.TITLE)
    for block in chosen:
        if title is None or letters(block.text) != letters(title.text):
            again = block.kind is BlockKind.TITLE
            yield block._replace(kind=BlockKind.HEADING) if again else block


def _title(page: Page, chosen: list[PageBlock], metadata: Metadata) -> PageBlock | None:
    """Return the heading that the page's metadata name, else the first that names no outlet, else the title.

    A menu, a logo and another story have headings too; what a page calls itself tells the article's.
    """
    home, last = home_of(chosen), chosen[-1].span.start
    before = [block for block in page.blocks if block.kind in _HEADINGS and block.span.start < last]
    before.sort(key=lambda block: block.outside or block.article != home)
    outlet = letters(metadata.outlet or "").casefold()
    short = (block for block in before[:MOST_HEADINGS] if len(block.text) <= LONGEST_TITLE)
    own = [block for block in short if letters(block.text).casefold() != outlet]
    for title in metadata.titles[:MOST_TITLES]:
        named = next((block for block in own if _names(block.text, title)), None)
        if named:
            return named
    head = _without_outlet(page.title, metadata.outlet)
    first = next((block for block in own if block.kind is BlockKind.TITLE and not block.outside), None)
    if first is None or (head and page.title and _is_name(first, page.title, chosen)):
        return head or first
    return first


def _names(heading: str, title: str) -> bool:
    """Return whether a heading is the title wanted, which may have the outlet's name with it."""
    key, wanted = letters(heading).casefold(), letters(title).casefold()
    if not key or key == wanted:
        return bool(key)
    parts = (letters(part).casefold() for part in _BEFORE_NAME.split(title))
    return key in parts or (len(key) >= TITLE_SHARE * len(wanted) and key in wanted)


def _is_name(first: PageBlock, title: PageBlock, chosen: list[PageBlock]) -> bool:
    """Return whether a heading is the outlet's, with which the page's own title ends."""
    key, whole = letters(first.text).casefold(), letters(title.text).casefold()
    return key != whole and whole.endswith(key) and first.span.start < chosen[0].span.start


def _without_outlet(title: PageBlock | None, outlet: str | None) -> PageBlock | None:
    """Return the title of a page without the outlet's name behind a bar or a dash."""
    for mark in (" | ", " – ", " — ", " - "):
        headline, found, name = title.text.rpartition(mark) if title else ("", "", "")
        if title and found and headline.strip() and (mark == " | " or name.strip() == outlet):
            return title._replace(text=headline.strip())
    return title
