"""Two articles side by side: what both tell in one row, between them what each tells alone."""

import re

import pytest

from sayso import read
from sayso.model.reading import Reading
from sayso.report.changing import changes
from sayso.report.comparing import Comparison, compare
from sayso.report.page.comparing import changes_to_html, comparison_to_html
from sayso.report.page.links import ServerLinks

MONDAY = """Trouble in Halden

At least 8 miners were trapped in the Halden mine on Monday, the rescue service said.

The owner, Korvan Ltd, declined to comment.

Police may close the road to Askerby, mayor Ida Brook said.

The mine has been open since 1961.
"""
TUESDAY = """Trouble in Halden grows

At least 23 miners were trapped in the Halden mine on Monday, the rescue service said.

The owner, Korvan Ltd, denied that the shaft was unsafe.

Police will close the road to Askerby, mayor Ida Brook said.

The mine has been open since 1961.

“Nobody <b>told</b> us anything,” said Lena Orsk.
"""


@pytest.fixture(scope="module")
def versions() -> tuple[Reading, Reading]:
    """Return two versions of one article."""
    return (
        read(MONDAY, published="2026-03-02", outlet="Velmouth Courier", url="https://valley.example/mine"),
        read(TUESDAY, published="2026-03-03", outlet="Velmouth Courier", url="https://valley.example/mine"),
    )


@pytest.fixture(scope="module")
def found(versions: tuple[Reading, Reading]) -> Comparison:
    """Return both compared."""
    return compare(*versions)


def rows(page: str) -> list[str]:
    """Return the rows of a page's table without tags, in order."""
    body = page.partition('<table class="rows">')[2].partition("</table>")[0].partition("<tbody>")[2]
    return [" ".join(re.sub("<[^>]+>", " ", row).split()) for row in body.split("<tr")[1:]]


def test_what_both_tell_is_tied(found: Comparison) -> None:
    """Both words stand in one row under one number, what differs between them marked."""
    page = comparison_to_html(found)
    (row,) = [row for row in rows(page) if "number" in row and "At least 8" in row]
    assert row.count("miners were trapped in the Halden mine on Monday") == 2
    assert "<del>8</del>" in page
    assert "<ins>23</ins>" in page


def test_rows_follow_the_left_article(found: Comparison) -> None:
    """What both tell stands in the order of the left article."""
    told = " ".join(rows(comparison_to_html(found)))
    places = [told.index(one.left.words) for one in sorted(found.pairs, key=lambda one: one.left.content)]
    assert places == sorted(places)


def test_what_stands_alone_is_there_once(found: Comparison) -> None:
    """What one article tells alone stands once."""
    told = " ".join(rows(comparison_to_html(found)))
    for one in (*found.only_left, *found.only_right):
        words = " ".join(one.words.split())
        assert words.replace("<b>", "&lt;b&gt;").replace("</b>", "&lt;/b&gt;") in told


def test_versions_word_by_word(versions: tuple[Reading, Reading]) -> None:
    """Paragraphs that were edited stand beside each other; those that were not are counted."""
    page = changes_to_html(changes(versions), versions)
    told = page.partition('<table class="paragraphs">')[2]
    assert "<del>declined to comment.</del>" in told
    assert "<ins>denied that the shaft was unsafe.</ins>" in told
    assert "1 paragraph the same" in told
    assert "&lt;b&gt;told&lt;/b&gt;" in told


def test_the_same_twice(versions: tuple[Reading, Reading]) -> None:
    """Two versions that are the same show that nothing that is told changed."""
    same = [versions[0], versions[0]]
    assert "Nothing that is told changed." in changes_to_html(changes(same), same)


def test_links_lead_to_passages(found: Comparison) -> None:
    """On a server each passage leads to its place; a page that stands alone has no dead links."""
    article = found.articles[0].article
    assert f'href="/article/{article}#r1-' in comparison_to_html(found, links=ServerLinks())
    assert 'href="#r1' not in comparison_to_html(found)
