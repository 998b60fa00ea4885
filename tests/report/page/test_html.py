"""The HTML report: one page, nothing fetched, nothing run, every statement linked to its place."""

import re
from dataclasses import replace
from html.parser import HTMLParser

from sayso.report.page.html import to_html
from tests.readings import READING, TEXT, weakened

PAGE = to_html([READING])
VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """Collects tags, ids, links and the text of the article from a page; checks that tags close in order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        given = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.attributes |= set(given)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        if tag not in VOID:
            self.open.append((tag, given.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        """Close the tag opened last."""
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        """Keep the words inside the article's text."""
        if ("div", "text") in self.open:
            self.text.append(data)


def test_tags_close() -> None:
    """Every tag is closed, in order."""
    assert Page(PAGE).open == []


def test_no_script_and_no_request() -> None:
    """Nothing runs and nothing is fetched."""
    page = Page(PAGE)
    assert not page.tags & {"script", "img", "iframe", "object", "embed", "link", "base", "form", "input"}
    assert not {
        name for name in page.attributes if name.startswith("on") or name in {"src", "srcset", "action"}
    }
    assert "@import" not in PAGE
    assert "url(" not in PAGE


def test_text_is_whole() -> None:
    """The page holds the article's text, word for word, markup in it as text."""
    assert "".join(Page(PAGE).text).split() == TEXT.split()
    assert "&lt;b&gt;really&lt;/b&gt; &amp; truly" in PAGE


def test_links_arrive() -> None:
    """Every link inside the page leads to an anchor that is there, once."""
    page = Page(PAGE)
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert inside <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_every_statement_is_linked_to_its_place() -> None:
    """Each statement has an anchor in the text; each that counts stands in the list."""
    ids = set(Page(PAGE).ids)
    assert {f"r1-{one.id}" for one in READING.statements} <= ids
    assert {f"r1-l{one.id}" for one in READING.statements if not one.repeat_of} <= ids


def test_several_articles() -> None:
    """Several articles stand on one page without sharing anchors."""
    page = Page(to_html([READING, READING]))
    assert len(page.ids) == len(set(page.ids))


def test_hostile_fields_are_escaped() -> None:
    """Titles, outlets, notes and addresses are text, whatever stands in them."""
    bad = '"><script>alert(1)</script>'
    article = replace(
        READING.article, outlet=bad, authors=(bad,), notes=(bad,), file=bad, url=f"javascript:alert(1){bad}"
    )
    page = Page(to_html([replace(READING, article=article)]))
    assert "script" not in page.tags
    assert not any(link.startswith("javascript") for link in page.links)


def test_control_characters_are_shown() -> None:
    """Control characters stand as visible escapes."""
    article = replace(READING.article, text=TEXT.replace("Nobody", "N\x00\x1b\u202edy"))
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e]", to_html([replace(READING, article=article)]))


def test_line_style_besides_colour() -> None:
    """Two speakers differ in letter and line style, not in colour alone."""
    assert re.search(r'class="said[^"]* v0 l0" id="r1-s2" data-n="A2"', PAGE)
    assert re.search(r'class="said[^"]* v1 l1" id="r1-s3" data-n="B3"', PAGE)


def test_no_verdict() -> None:
    """The page rules on nothing."""
    words = set(
        re.findall(r"\w+", re.sub(r"<style>.*?</style>|<[^>]+>", " ", PAGE, flags=re.DOTALL).casefold())
    )
    assert not words & {"true", "false", "credible", "reliable", "bias", "trust", "misleading"}


def test_weak_statements_are_folded() -> None:
    """They stand in a list to unfold, each linked to its paragraph, and are not marked in the text."""
    page = to_html([weakened("s3", "s6")])
    seen = Page(page)
    assert seen.open == []
    assert {"details", "summary"} <= seen.tags
    assert "<summary>2 weaker readings</summary>" in page
    assert {"r1-l3", "r1-l6"}.isdisjoint(seen.ids)
    assert {"r1-ls3", "r1-ls6"} <= set(seen.ids)
    assert {"r1-s3", "r1-s6"}.isdisjoint(seen.ids)
    assert {link[1:] for link in seen.links if link.startswith("#")} <= set(seen.ids)
    assert "".join(seen.text).split() == TEXT.split()


def test_weak_statements_stand_among_the_others_where_asked_for() -> None:
    """Nothing is folded; a weak one is marked in its entry."""
    page = to_html([weakened("s3")], weak=True)
    assert "details" not in Page(page).tags
    assert re.search(r'<li class="entry d0 v1 weak" id="r1-ls3">.*weaker reading · ', page)
    assert {"r1-s3", "r1-ls3"} <= set(Page(page).ids)


def test_nothing_to_unfold() -> None:
    """A page without weak statements has no list of them."""
    assert "details" not in Page(PAGE).tags
