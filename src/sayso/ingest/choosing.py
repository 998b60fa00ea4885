"""Choosing: which blocks of a page are the article; trafilatura says where its words stand."""

import logging
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from sayso.ingest.page import Page, PageBlock
from sayso.model.article import BlockKind

# A block is chosen when most of its letters are; trafilatura now and then loses a word or a footnote mark.
CHOSEN_SHARE = 0.6
# Shorter pieces ("Share", "By") stand everywhere: they are chosen only as whole blocks.
SHORTEST_INSIDE = 25
# trafilatura's quick way is enough on 60 of 60 pages; where it finds less than this, its slow ways are asked.
SHORT_ARTICLE = 600
LEAST_OF_PROSE = 0.4
# Blocks of the same make as these are the article's too: it may be cut in pieces, as before a paywall.
FEWEST_ALIKE = 3
SHORTEST_ALIKE = 60
MOST_LINKED = 0.5
# A run of blocks that are links, or of headings with nothing below, is a list of other stories.
WHOLLY_LINKED = 0.85
FEWEST_STACKED = 2
FEWEST_HEADINGS = 4
# What classes call furniture is believed up to this share of the article: a page may name itself so.
MOST_FURNITURE = 0.34
# A line in bold is a heading, or a question that heads its answer, where it is short and most lines are not.
LONGEST_HEADING = 160
MOST_BOLD = 0.5

_NOT_LETTERS = re.compile(r"[\W_]+")
_SENTENCE_ENDS = ".!:;,…”\"’'"
_STACKED = (BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH, BlockKind.TITLE)


def letters(text: str) -> str:
    """Return the letters and digits of a text, by which a block is found again.

    >>> letters("“Café,” she said.")
    'Caféshesaid'
    """
    return _NOT_LETTERS.sub("", text)


def choose_blocks(page: Page) -> list[PageBlock]:
    """Return the blocks of the article on a page in order, furniture among them marked as such."""
    rows = _found(page)
    if not rows:
        return []
    _add_alike(page, rows)
    _add_extras(page, rows)
    chosen = [page.blocks[row] for row in sorted(rows)]
    return _with_headings(_with_furniture(chosen))


def left_out(page: Page, chosen: Sequence[PageBlock]) -> list[PageBlock]:
    """Return the paragraphs among those of the article that were not chosen."""
    spans = {block.span for block in chosen}
    first, last, home = chosen[0].span.start, chosen[-1].span.end, home_of(chosen)
    return [
        block
        for block in page.blocks
        if first < block.span.start < last
        and block.article == home
        and block.span not in spans
        and _is_prose(block)
    ]


def home_of(chosen: Sequence[PageBlock]) -> int:
    """Return the number of the `article` element in which most of the chosen letters stand."""
    size: Counter[int] = Counter()
    for block in chosen:
        size[block.article] += len(block.text)
    return size.most_common(1)[0][0] if size else 0


def _found(page: Page) -> set[int]:
    """Return the rows of the page's blocks that trafilatura takes for the article.

    Letters and digits alone are compared, for it changes white space and marks.
    """
    keys = [letters(block.text) for block in page.blocks]
    starts = [0, *accumulate(map(len, keys))]
    stream = "".join(keys)
    whole: dict[str, list[int]] = {}
    for row, (key, start) in enumerate(zip(keys, starts, strict=False)):
        whole.setdefault(key, []).append(start)
        if page.blocks[row].bold and row + 1 < len(keys):  # a line in bold was cut from what it heads
            whole.setdefault(key + keys[row + 1], []).append(start)
    taken = [0] * len(keys)
    cursor = 0
    for wanted in filter(None, map(letters, _main_text(page))):
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


def _main_text(page: Page) -> list[str]:
    """Return the texts of the blocks that trafilatura chooses, in its order; nothing is fetched.

    Its slower ways are asked where the quick one finds little of the prose on a page.
    """
    found = [*_extracted(page.plain, fast=True)]
    prose = sum(len(block.text) for block in page.blocks if _is_prose(block))
    if sum(map(len, found)) < max(SHORT_ARTICLE, LEAST_OF_PROSE * prose):
        return [*_extracted(page.plain, fast=False)]
    return found


def _extracted(plain: str, *, fast: bool) -> Iterator[str]:
    from trafilatura import bare_extraction  # noqa: PLC0415 — a heavy library

    for name in ("trafilatura", "justext", "htmldate", "courlan"):
        logging.getLogger(name).addHandler(logging.NullHandler())  # what we say of a page is enough
    document = bare_extraction(
        plain.replace("\x00", " "), include_comments=False, with_metadata=False, fast=fast
    )
    if document is None or document.body is None:
        return
    for element in document.body.iter("p", "head", "item", "quote", "cell", "ab", "code"):
        if next(element.iterchildren("p", "head", "item", "quote", "list", "table"), None) is None:
            yield "".join(element.itertext())
        else:
            yield element.text or ""
            yield from (child.tail or "" for child in element)


def _add_alike(page: Page, rows: set[int]) -> None:
    """Add the paragraphs of the same make as those chosen: their elements have the same names and classes.

    Where no element holds the article, others below may be made alike: only what stands between is added.
    """
    home = home_of([page.blocks[row] for row in rows])
    makes = Counter(page.blocks[row].path for row in rows if _is_prose(page.blocks[row]))
    first, last = (0, len(page.blocks)) if home else (min(rows), max(rows))
    for row, block in enumerate(page.blocks[first:last], first):
        if makes[block.path] >= FEWEST_ALIKE and block.article == home and _is_prose(block):
            rows.add(row)


def _is_prose(block: PageBlock) -> bool:
    return (
        block.kind is BlockKind.PARAGRAPH
        and not block.outside
        and not block.furniture
        and len(block.text) >= SHORTEST_ALIKE
        and block.linked < MOST_LINKED
    )


def _add_extras(page: Page, rows: set[int]) -> None:
    """Add captions, posts, signed quotations and standfirsts of the same article that were passed over."""
    first, last = min(rows), max(rows)
    home = home_of([page.blocks[row] for row in rows])
    for row, block in enumerate(page.blocks[first:last], first):
        below = page.blocks[row + 1]
        if block.kind is BlockKind.HEADING and row + 1 in rows and _heads(block, below):
            rows.add(row)
    for row, block in enumerate(page.blocks):
        near = first < row < last or (home and block.article == home)
        if near and not block.outside and _is_extra(block):
            rows.add(row)


def _heads(block: PageBlock, below: PageBlock) -> bool:
    """Return whether a heading heads the paragraph below it."""
    return (
        below.kind is BlockKind.PARAGRAPH
        and below.article == block.article
        and not block.outside
        and not block.furniture
        and block.linked < MOST_LINKED
    )


def _is_extra(block: PageBlock) -> bool:
    return (
        block.kind in {BlockKind.CAPTION, BlockKind.LEAD, BlockKind.QUOTE, BlockKind.SIGNATURE} or block.post
    )


def _with_furniture(chosen: list[PageBlock]) -> list[PageBlock]:
    """Mark the furniture among the chosen blocks: what classes call so, and stacks of other stories."""
    marked = {row for row, block in enumerate(chosen) if block.furniture}
    if sum(len(chosen[row].text) for row in marked) > MOST_FURNITURE * sum(len(one.text) for one in chosen):
        marked = set()
    marked |= {*_runs(chosen, lambda one: one.linked >= WHOLLY_LINKED, FEWEST_STACKED)}
    marked |= {*_runs(chosen, lambda one: one.kind is BlockKind.HEADING, FEWEST_HEADINGS)}
    return [
        block._replace(kind=BlockKind.FURNITURE) if row in marked else block
        for row, block in enumerate(chosen)
    ]


def _with_headings(chosen: list[PageBlock]) -> list[PageBlock]:
    """Call the paragraphs that are one bold line headings, but for those that are a sentence or a label."""
    bold = {row for row, block in enumerate(chosen) if block.bold and block.kind is BlockKind.PARAGRAPH}
    if len(bold) > MOST_BOLD * len(chosen):
        return chosen
    return [
        block._replace(kind=BlockKind.HEADING)
        if row in bold and len(block.text) <= LONGEST_HEADING and block.text[-1] not in _SENTENCE_ENDS
        else block
        for row, block in enumerate(chosen)
    ]


def _runs(chosen: Sequence[PageBlock], fits: Callable[[PageBlock], bool], fewest: int) -> Iterator[int]:
    """Yield the rows of blocks that follow each other and fit, where they are so many."""
    run: list[int] = []
    for row, block in enumerate([*chosen, None]):
        if block is not None and block.kind in _STACKED and not block.post and fits(block):
            run.append(row)
            continue
        if len(run) >= fewest:
            yield from run
        run = []
