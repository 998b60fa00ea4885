"""HTML: the article on a saved page."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import InputError, NoArticle
from sayso.ingest import open_article
from sayso.ingest.html import is_page
from sayso.model.article import Article, DateFound, FoundDate

EXAMPLE = Path(__file__).parents[2] / "src" / "sayso" / "examples" / "3-askerby-tribune.html"
PROSE = "The dam above Halden is safe, mayor Ida Brook told the council on Monday, after three days of rain. "


@pytest.fixture(scope="module")
def article() -> Article:
    """Return the shipped page as an article."""
    return open_article(EXAMPLE)


def test_the_page_tells_who_published_it_and_when(article: Article) -> None:
    """Outlet, authors, address and all dates come from the page, the most trusted date first."""
    assert (article.outlet, article.authors) == ("The Askerby Tribune", ("Lene Osk",))
    assert article.url == "https://www.askerby-tribune.example/news/2026/03/10/velmouth-letters"
    assert article.dates == (
        DateFound(value="2026-03-10T06:15:00+01:00", where=FoundDate.JSON_LD),
        DateFound(value="2026-03-10T06:30:00+01:00", where=FoundDate.META),
        DateFound(value="2026-03-10", where=FoundDate.TIME_TAG),
        DateFound(value="2026-03-10", where=FoundDate.TEXT),
        DateFound(value="2026-03-10", where=FoundDate.URL),
    )
    assert article.published == "2026-03-10T06:15:00+01:00"


def test_blocks_are_the_article_and_nothing_else(article: Article) -> None:
    """Title, standfirst, caption, paragraphs, heading and a post with who signs it are in; menus are not."""
    kinds = [block.kind.value for block in article.blocks]
    assert kinds[:3] == ["title", "lead", "caption"]
    counts = [kinds.count(kind) for kind in ("paragraph", "quote", "signature", "heading")]
    assert counts == [12, 1, 1, 1]
    assert not [word for word in ("Most read", "Sport", "All rights") if word in article.text]


def test_every_block_leads_back_to_the_page(article: Article) -> None:
    """The page's characters at `page` are the block's, but for tags, references and line ends."""
    page = EXAMPLE.read_text(encoding="utf-8")
    for block in article.blocks:
        assert block.page is not None
        there = block.page.of(page)
        assert there[0] in f"{block.span.of(article.text)[0]}&"
        assert there.endswith((block.span.of(article.text)[-1], ";"))


def test_text_is_made_of_the_pages_own_characters() -> None:
    """Curly marks, dashes and hard spaces stay what they are."""
    body = f"<p>“{PROSE}” — she&nbsp;said.</p><p>{PROSE}</p><p>{PROSE * 3}</p>"
    article = open_article(f"<html><body><article><h1>Dam holds</h1>{body}</article></body></html>")
    assert article.text.startswith(f"Dam holds\n\n“{PROSE}” — she\xa0said.\n\n")


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<html><body><ul>" + "<li><a href='/x'>Menu item</a></li>" * 50 + "</ul></body></html>",
        "<!doctype html><html><head><script>render()</script></head><body><div id=app></div></body></html>",
    ],
)
def test_a_page_without_an_article_says_so(page: str) -> None:
    """Menus, lists of links and empty shells are no articles."""
    with pytest.raises(NoArticle, match="no article on this page"):
        open_article(page.encode())


@pytest.mark.parametrize(
    ("title", "outlet", "expected"),
    [
        ("Dam holds | Halden Post", "", "Dam holds"),
        ("Dam holds - Halden Post", "Halden Post", "Dam holds"),
        ("Dam holds - for now", "Halden Post", "Dam holds - for now"),
    ],
)
def test_a_page_without_a_heading_has_the_title_of_its_head(title: str, outlet: str, expected: str) -> None:
    """The outlet's name behind it is no part of the headline."""
    head = f'<title>{title}</title><meta property="og:site_name" content="{outlet}">'
    article = open_article(f"<html><head>{head}</head><body>{f'<p>{PROSE}</p>' * 4}</body></html>")
    assert article.title is not None
    assert article.title.of(article.text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!doctype html><p>Dam", True),
        ("\n <!-- saved from url=(0001)x -->\n<html><p>Dam", True),
        ('<?xml version="1.0"?><html>', True),
        ("The tag <html> begins a page.", False),
        ("<3 this dam", False),
    ],
)
def test_a_page_is_known_by_its_beginning(text: str, expected: bool) -> None:  # noqa: FBT001 — a table
    """A text that only mentions a tag is no page."""
    assert is_page(text) is expected


def test_a_named_encoding_is_used() -> None:
    """A page that is no UTF-8 is read as it says."""
    page = f"<html><head><meta charset='koi8-r'></head><body><p>{'Мэр сказал, что мост безопасен. ' * 12}</p>"
    article = open_article(page.encode("koi8-r"))
    assert (article.language, article.text[:10]) == ("ru", "Мэр сказал")


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<div>", "<br>", "<h1>", "<b>", "<!--", "<a '", PROSE, "\x00"]))
)
def test_any_page_gives_an_article_or_an_input_error(parts: list[str]) -> None:
    """No page ends in a traceback."""
    try:
        article = open_article("<html><body>" + "".join(parts))
    except InputError:
        return
    assert article.text == article.text.strip()


def body(inside: str, head: str = "") -> Article:
    """Return the article on a page with some prose."""
    prose = "".join(f"<p>{PROSE} That was on day {day}, she said to the council.</p>" for day in range(4))
    return open_article(f"<html><head>{head}</head><body>{inside}<article>{prose}</article></body></html>")


@pytest.mark.parametrize(
    ("head", "inside"),
    [
        ('<meta property="og:title" content="Dam holds">', "<h1>The Halden Post</h1><h2>Dam holds</h2>"),
        ('<meta property="og:title" content="Dam holds | Halden Post">', "<h1>Menu</h1><h2>Dam holds</h2>"),
        ("<title>Dam holds - The Halden Post</title>", "<h1>The Halden Post</h1><h3>Dam holds</h3>"),
    ],
)
def test_the_title_is_the_articles_and_not_the_menus(head: str, inside: str) -> None:
    """What the page calls itself tells which heading is the headline."""
    article = body(inside, head)
    assert article.title is not None
    assert article.title.of(article.text) == "Dam holds"


def test_several_stories_on_one_page_are_told() -> None:
    """They are one article, with a note that names them."""
    stories = "".join(
        f"<article><h2>Story {name}</h2><p>{PROSE}</p><p>In {name} nobody called it, she said.</p></article>"
        for name in ("Orwin", "Tarn", "Velmouth")
    )
    article = open_article(f"<html><body><main>{stories}</main></body></html>")
    assert (
        "3 stories on this page, read as one article: Story Orwin; Story Tarn; Story Velmouth."
        in article.notes
    )


def test_a_byline_and_a_date_are_no_prose() -> None:
    """They fill the article's fields and are headers."""
    above = "<h1>Dam holds</h1><p>By Ida Frost</p><p>Published 2 March 2026</p>"
    article = open_article(f"<html><body><article>{above}{f'<p>{PROSE}</p>' * 3}</article></body></html>")
    kinds = {block.span.of(article.text): block.kind.value for block in article.blocks}
    assert kinds.get("By Ida Frost", "header") == "header"
    assert (article.authors, article.published) == (("Ida Frost",), "2026-03-02")


def test_who_wrote_a_post_did_not_write_the_article() -> None:
    """The name on an embedded post signs the post, and is no byline."""
    post = '<a class="tweet"><div><span class="tweet-author-name">Joran Pell</span></div>Come and see.</a>'
    made = open_article(
        f"<html><body><article><p>{PROSE}</p>{post}<p>{PROSE} It is.</p></article></body></html>"
    )
    assert (made.authors, "Joran Pell" in made.text) == ((), True)


def test_a_page_says_what_it_is() -> None:
    """Its data, a class and the line above its headline; that line is no prose."""
    page = (
        '<html><head><meta property="article:section" content="Views"></head><body class="category-opinion">'
        '<article><div class="kicker">Opinion</div><h1>The dam must go</h1>'
        f"<p>{PROSE}</p><p>{PROSE} It is.</p>"
        "</article></body></html>"
    )
    made = open_article(page)
    assert made.sections == ("Views", "opinion", "Opinion")
    assert "Opinion" not in [b.span.of(made.text) for b in made.blocks if b.kind.is_prose]
