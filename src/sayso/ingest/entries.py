"""Entries: the parts of a live blog, each with the time at which it was put up."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from sayso.ingest.choosing import letters
from sayso.ingest.dates import iso_date
from sayso.ingest.elements import Role
from sayso.ingest.metadata import Metadata
from sayso.ingest.page import Page, PageBlock
from sayso.model.article import BlockKind
from sayso.model.span import Span

# Times stand on every page; so many with text below each make entries, fewer where the page's data list them.
FEWEST_ENTRIES, FEWEST_LISTED = 3, 2
# Letters by which the words of an entry are found again.
ENOUGH = 40
# A line that holds no more than the time of an entry is so short.
LONGEST_TIME = 40

_HEADINGS = (BlockKind.TITLE, BlockKind.HEADING)


def find_entries(
    page: Page, chosen: list[PageBlock], metadata: Metadata
) -> tuple[list[PageBlock], dict[Span, str]]:
    """Return the chosen blocks with the lines that hold times, and the time of each block's entry."""
    shown = {**dict(_by_elements(page, chosen))}
    starts = {**shown, **dict(_by_data(chosen, metadata))}
    if len(set(starts.values())) < (FEWEST_LISTED if metadata.updates else FEWEST_ENTRIES):
        return _with_times(page, chosen, {}), {}
    rows = sorted(starts)
    at: dict[Span, str] = {}
    for row, block in enumerate(chosen[rows[0] :], rows[0]):
        first = rows[bisect_right(rows, row) - 1]
        if block.article == chosen[first].article:
            at[block.span] = starts[first]
    return _with_times(page, chosen, at), at


def _by_elements(page: Page, chosen: Sequence[PageBlock]) -> Iterator[tuple[int, str]]:
    """Yield the first row of each entry that an element with a time opens, above or below its heading."""
    ends = [block.span.end for block in chosen]
    for one in page.named:
        at = iso_date(one.value) if one.role is Role.DATE and one.value else None
        row = bisect_right(ends, one.place)
        if at is None or "T" not in at or row == len(chosen) or one.outside:
            continue
        row -= _is_headed(chosen, row)
        if chosen[row].article == one.article and not chosen[row].post:
            yield row, at


def _by_data(chosen: Sequence[PageBlock], metadata: Metadata) -> Iterator[tuple[int, str]]:
    """Yield the first row of each entry that the page's data tell, by its heading or its first words."""
    if not metadata.updates:
        return
    keys = [letters(block.text).casefold() for block in chosen]
    for words, at in metadata.updates:
        wanted = letters(words).casefold()
        long = len(wanted) >= ENOUGH
        same = (
            row for row, key in enumerate(keys) if key == wanted or (long and key[:ENOUGH] == wanted[:ENOUGH])
        )
        row = next(same, None)
        if row is not None:
            yield row - _is_headed(chosen, row), at


def _is_headed(chosen: Sequence[PageBlock], row: int) -> bool:
    """Return whether the block above a row is the heading of the same entry."""
    above = chosen[row - 1] if row else None
    return (
        above is not None
        and above.kind in _HEADINGS
        and chosen[row].kind not in _HEADINGS
        and above.article == chosen[row].article
    )


def _with_times(page: Page, chosen: list[PageBlock], at: dict[Span, str]) -> list[PageBlock]:
    """Return the chosen blocks with the lines between them that hold an entry's time: headers, no prose.

    A clock without its day is shown, and no more; a page that shows one or two times has no entries.
    """
    first, last = chosen[0].span.start, chosen[-1].span.end
    times = set(at.values())
    places = [
        one.place
        for one in page.named
        if one.role is Role.DATE and (first < one.place < last or iso_date(one.value) in times)
    ]
    if len(places) < FEWEST_ENTRIES and not at:
        return chosen
    spans = {block.span for block in chosen}
    found = [
        block._replace(kind=BlockKind.HEADER)
        for block in page.blocks
        if len(block.text) <= LONGEST_TIME
        and block.span not in spans
        and not block.outside
        and any(block.span.start <= place < block.span.end for place in places)
    ]
    return sorted([*chosen, *found], key=lambda block: block.span.start) if found else chosen
