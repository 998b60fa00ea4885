"""Metadata: what a page says of itself."""

import pytest

from sayso.ingest.metadata import read_metadata
from sayso.ingest.page import read_page


def told(head: str) -> tuple[str | None, str | None, tuple[str, ...], str | None, list[str]]:
    """Return title, outlet, authors, address and dates that a page's head tells."""
    page = f"<html><head>{head}</head>"
    found = read_metadata(read_page(page), page)
    return (
        next(iter(found.titles), None),
        found.outlet,
        found.authors,
        found.url,
        [date.value for date in found.dates],
    )


def script(data: str) -> str:
    """Return a JSON-LD script."""
    return f'<script type="application/ld+json">{data}</script>'


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            script(
                '{"@graph": [{"@type": ["NewsArticle"], "headline": "Dam", "datePublished": "2026-03-02"}]}'
            ),
            ("Dam", None, (), None, ["2026-03-02"]),
        ),
        (
            script('[{"@type": "BlogPosting", "author": ["Lia Moor", {"name": "Jan Poe"}]}]'),
            (None, None, ("Lia Moor", "Jan Poe"), None, []),
        ),
        ('<meta name="author" content="Lia Moor">', (None, None, ("Lia Moor",), None, [])),
        ('<meta property="og:site_name" content="Halden Post">', (None, "Halden Post", (), None, [])),
        ('<link rel="canonical" href="https://a.example/x">', (None, None, (), "https://a.example/x", [])),
        ('<link rel="canonical" href="javascript:x">', (None, None, (), None, [])),
        ('<time datetime="2026-03-02">', (None, None, (), None, ["2026-03-02"])),
        (script("{broken"), (None, None, (), None, [])),
        (script("[" * 100_000), (None, None, (), None, [])),
        (
            script('{"@type": "Article", "headline": {"a": 1}, "datePublished": 5}'),
            (None, None, (), None, []),
        ),
        (script('{"@type": "Organization", "name": "Halden Post"}'), (None, None, (), None, [])),
    ],
)
def test_a_head_tells_what_it_tells(
    head: str, expected: tuple[str | None, str | None, tuple[str, ...], str | None, list[str]]
) -> None:
    """JSON-LD goes before meta tags, and broken data tells nothing."""
    assert told(head) == expected


def test_rival_dates_are_kept() -> None:
    """Each date stands with where it was found; equal ones of one place stand once."""
    head = script('{"@type": "Article", "datePublished": "2026-03-02"}') * 2
    head += '<meta name="date" content="2026-03-03">'
    assert told(head)[4] == ["2026-03-02", "2026-03-03"]


def seen(inside: str, head: str = "") -> tuple[tuple[str, ...], str | None, list[str]]:
    """Return authors, outlet and dates that a page with some prose tells."""
    prose = "".join(
        f"<p>The dam above Halden held for {day} days, mayor Ida Brook told the council.</p>"
        for day in range(4)
    )
    text = f"<html><head>{head}</head><body><article><h1>Dam</h1>{inside}{prose}</article></body></html>"
    page = read_page(text)
    found = read_metadata(page, text, [block for block in page.blocks if "mayor" in block.text])
    return found.authors, found.outlet, [date.value for date in found.dates]


@pytest.mark.parametrize(
    ("inside", "authors"),
    [
        ('<p class="byline">By Lia Moor and Jan Poe, Staff Writers</p>', ("Lia Moor", "Jan Poe")),
        ('<a rel="author">Lia Moor</a>', ("Lia Moor",)),
        ('<span itemprop="author">Lia Moor</span>', ("Lia Moor",)),
        ("<p>By Lia Moor | Halden Media</p>", ("Lia Moor",)),
        ('<h4 class="author">The harbour office</h4>', ()),
        ("<p>By Monday the dam was full.</p>", ()),
    ],
)
def test_a_reader_sees_who_wrote_it(inside: str, authors: tuple[str, ...]) -> None:
    """An element called so, or a line that begins with By, near the text."""
    assert seen(inside)[0] == authors


@pytest.mark.parametrize(
    ("inside", "dates"),
    [
        ('<span class="date">Nov. 3, 2026 6:45 pm EST</span>', ["2026-11-03T18:45-05:00"]),
        (
            "<p>Posted: Fri 6:45 PM, Feb 13, 2026 | Updated: Sat 8:31 PM, Feb 14, 2026</p>",
            ["2026-02-13T18:45"],
        ),
        ("<p>Updated March 3, 2026</p>", []),
        ("<p>— Tom Vey on Sunday, March 1st, 2026 in a local paper of the valley</p>", []),
        ('<time itemprop="dateModified" datetime="2026-03-04">now</time>', ["2026-03-04"]),
    ],
)
def test_a_reader_sees_when(inside: str, dates: list[str]) -> None:
    """A line that dates the article counts; a sentence about a day does not."""
    assert seen(inside)[2] == dates


def test_a_later_change_is_told_apart() -> None:
    """It is among the dates, and never the date of publication."""
    head = '<meta property="article:modified_time" content="2026-03-05">'
    text = f"<html><head>{head}</head>"
    (date,) = read_metadata(read_page(text), text).dates
    assert date.where.value == "modified"


def test_a_date_that_no_newspaper_has_is_none() -> None:
    """Machines write the year 1 where nobody gave a date."""
    assert told(script('{"@type": "NewsArticle", "datePublished": "0001-01-01T00:00:00Z"}'))[4] == []


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (
            '<meta property="og:site_name" content="@haldenpost"><title>Dam | Halden Post</title>',
            "Halden Post",
        ),
        (
            (
                '<meta property="og:site_name" content="hp">'
                '<link rel="canonical" href="https://www.hp.example/x"><title>Dam - HP.example</title>'
            ),
            "HP.example",
        ),
        (
            '<meta property="og:site_name" content="Halden Post">'
            + script('{"@type": "NewsArticle", "publisher": {"name": "Northline"}}'),
            "Halden Post",
        ),
    ],
)
def test_an_outlet_has_its_name(head: str, outlet: str) -> None:
    """What the page calls itself, never a handle or a part of its address where a name stands."""
    assert seen("", head)[1] == outlet
