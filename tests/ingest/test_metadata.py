"""Metadata: what a page says of itself."""

import pytest

from sayso.ingest.metadata import read_metadata
from sayso.ingest.page import read_page


def told(head: str) -> tuple[str | None, str | None, tuple[str, ...], str | None, list[str]]:
    """Return title, outlet, authors, address and dates that a page's head tells."""
    page = f"<html><head>{head}</head>"
    found = read_metadata(read_page(page), page)
    return next(iter(found.titles), None), found.outlet, found.authors, found.url, [date.value for date in found.dates]


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
