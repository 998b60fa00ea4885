"""The article page in a browser: keys, notes and words, filters, citations, no script, narrow, printed."""

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sayso.model.article import Article, Block, BlockKind
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.report.facts.citing import citation
from sayso.report.page.article import to_html
from tests.readings import READING, TEXT, statement, weakened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

STRANGE = "“Cafe\u0301 🧑🏽‍🚒 „na\u00efve“ is safe,” Ana Ruiz said.\u2028It held."


def strange() -> Reading:
    """Return a reading of words with an accent of their own character, an emoji of several and a control."""
    end = STRANGE.index("”") + 1
    article = Article(
        text=STRANGE,
        blocks=(Block(span=Span(0, len(STRANGE)), kind=BlockKind.PARAGRAPH),),
        language="en",
        url="https://valley.example/safe",
        outlet="Valley\u202e Post",
        published="2026-03-02",
    )
    one = statement(1, (Span(0, end),))
    return replace(
        READING,
        article=article,
        parties=(),
        statements=(one,),
        assertions=(),
        quotations=(),
        times=(),
        quantities=(),
        places=(),
        wording=(),
        repeats=(),
        coverage=replace(READING.coverage, unread=()),
    )


def opened(page: "Page", folder: Path, *readings: Reading) -> "Page":
    """Return the page of some readings, open."""
    path = folder / "article.html"
    path.write_text(to_html(readings), encoding="utf-8")
    page.goto(path.as_uri())
    return page


def lit(page: "Page") -> list[str]:
    """Return the words that are lit in the text."""
    return page.locator("span.lit").all_inner_texts()


def test_a_note_lights_its_words_up(page: "Page", tmp_path: Path) -> None:
    """A note that is pointed at or focused lights the words of its statement, and these alone."""
    opened(page, tmp_path, READING)
    page.hover("#r1-ns3")
    assert "".join(lit(page)) == "the wall would probably crack if the rain went on"
    page.mouse.move(0, 0)
    assert lit(page) == []
    page.focus("#r1-ns2")
    assert lit(page) == ["“The dam is safe,”", "“and it will stay safe.”"]


def test_words_light_their_note_up(page: "Page", tmp_path: Path) -> None:
    """Words that are pointed at light the note up; of what stands inside another's, the inner one."""
    opened(page, tmp_path, READING)
    page.hover("#r1-s7")
    assert page.locator(".line.lit").evaluate_all("all => all.map(one => one.id)") == ["r1-ns7"]
    page.click("#r1-s2")
    assert page.evaluate("document.activeElement.id") == "r1-ns2"


def test_keys_go_from_note_to_note(page: "Page", tmp_path: Path) -> None:
    """J and k go on and back, e explains, c copies; none acts while somebody types or once they are off."""
    opened(page, tmp_path, READING)
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") != first
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == first
    page.keyboard.press("e")
    assert page.locator(f"#{first} > details").get_attribute("open") == ""
    page.keyboard.press("t")
    assert page.inner_text("#status") == "No trail is known for this."
    page.keyboard.press("/")
    assert "search it with your browser" in page.inner_text("#status")


def test_keys_can_be_switched_off(page: "Page", tmp_path: Path) -> None:
    """The help opens with ?, holds a switch, and the switch is remembered."""
    opened(page, tmp_path, READING)
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.click("#keys-on")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.tagName") != "DIV"
    page.reload()
    assert not page.is_checked("#keys-on")
    page.click("#keys-open")
    page.click("#keys-on")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.dataset.s") == "s1"


def test_keys_go_from_article_to_article(page: "Page", tmp_path: Path) -> None:
    """With several on one page, ] and [ go to the next and the one before."""
    opened(page, tmp_path, READING, READING)
    page.keyboard.press("]")
    assert page.evaluate("document.querySelector('#r2-top').getBoundingClientRect().top") < 80
    page.keyboard.press("[")
    assert page.evaluate("document.querySelector('#r1-top').getBoundingClientRect().top") > -80


@pytest.mark.parametrize("made", [READING, strange()], ids=["plain", "strange"])
def test_a_citation_is_exact(page: "Page", tmp_path: Path, made: Reading) -> None:
    """What is copied is what the library cites, with accents, emoji and controls as they stand."""
    opened(page, tmp_path, made)
    for one in made.statements[:3]:
        if one.repeat_of is None:
            page.focus(f"#r1-n{one.id}")
            page.keyboard.press("c")
            page.wait_for_function("document.querySelector('#status').textContent == 'Copied.'")
            copied = page.evaluate("navigator.clipboard.readText()")
            assert copied == citation(made, one)
            assert all(span.of(made.article.text) in copied for span in one.content)


def test_offsets_count_characters_and_not_units(page: "Page", tmp_path: Path) -> None:
    """The place in a citation counts code points, whatever the browser counts."""
    opened(page, tmp_path, strange())
    cited = page.locator(".cite").text_content() or ""
    found = re.search(r"characters (\d+)–(\d+)", cited)
    assert found is not None
    assert STRANGE[int(found[1]) : int(found[2])] == "“Cafe\u0301 🧑🏽‍🚒 „na\u00efve“ is safe,”"


def test_filters_keep_one_voice(page: "Page", tmp_path: Path) -> None:
    """A filter hides the other notes, lights the words that are kept, and is undone by itself."""
    opened(page, tmp_path, READING)
    page.click("a[data-filter=p2]")
    seen = page.locator(".line:visible").evaluate_all("all => all.map(one => one.dataset.s)")
    assert seen == ["s3", "s4"]
    assert "the builder, Korvan Ltd, of saving on steel" in lit(page)
    assert page.url.endswith("#r1-show-p2")
    page.reload()
    assert page.locator(".line:visible").count() == 2
    page.click("a[data-filter=p2]")
    assert page.locator(".line:visible").count() > 5
    assert lit(page) == []
    assert "#" not in page.url


def test_filters_keep_what_is_told_so(page: "Page", tmp_path: Path) -> None:
    """The own voice, what is hedged and what holds a number are kept each by its own filter."""
    opened(page, tmp_path, READING)
    page.click("#r1-top .others > summary")
    for sort, kept in (("own", ["a1"]), ("hedged", ["s3"]), ("numbers", ["a1"])):
        page.click(f"a[data-filter={sort}]")
        seen = page.locator(".line:visible").evaluate_all("all => all.map(one => one.dataset.s)")
        assert seen == kept


def test_weaker_readings_unfold(page: "Page", tmp_path: Path) -> None:
    """They are folded with their count; their filter unfolds them and hides the others."""
    opened(page, tmp_path, weakened("s3"))
    assert page.locator("#r1-ns3").is_hidden()
    page.click("a[data-filter=weak]")
    assert page.locator("#r1-ns3").is_visible()
    assert page.locator("#r1-ns2").is_hidden()


def test_all_is_there_without_a_script(browser: "Browser", tmp_path: Path) -> None:
    """Without a script every word, note, number and explanation is there, and what would need one is not."""
    context = browser.new_context(java_script_enabled=False)
    page = opened(context.new_page(), tmp_path, READING)
    shown = [
        page.locator("h1").text_content() or "",
        *page.locator(".text .row > :first-child").all_text_contents(),
    ]
    numbers = "".join(page.locator("h1 .n, .text .row > :first-child .n").all_text_contents())
    assert len("".join(shown)) - len(numbers) == len(TEXT.replace("\n", ""))
    assert page.locator(".copy:visible").count() == 0
    assert page.locator("#keys-open:visible").count() == 0
    page.locator("#r1-ns2 > details > summary").click()
    assert page.locator("#r1-ns2 .cite").is_visible()
    page.locator("a.n[href='#r1-ns3']").click()
    assert page.url.endswith("#r1-ns3")
    context.close()


@pytest.mark.parametrize("width", [1440, 900, 390, 320])
def test_nothing_runs_over(browser: "Browser", tmp_path: Path, width: int) -> None:
    """At every width the page is as wide as the window; narrow, notes stand below their paragraph."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = opened(context.new_page(), tmp_path, READING)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    words, note = (page.locator(one).bounding_box() for one in ("#r1-s3", "#r1-ns3"))
    assert words is not None
    assert note is not None
    assert (note["y"] > words["y"] + words["height"] / 2) == (width < 960)
    context.close()


def test_printed(page: "Page", tmp_path: Path) -> None:
    """In print the text and its notes stay, and what only a screen can do goes."""
    opened(page, tmp_path, READING)
    page.emulate_media(media="print")
    assert page.locator("#r1-ns2").is_visible()
    assert page.locator("#keys-open").is_hidden()
    assert page.locator("summary:visible", has_text="why?").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_serious(browser: "Browser", tmp_path: Path, scheme: str, width: int) -> None:
    """No finding of axe-core is serious or critical, light and dark, wide and narrow."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = opened(context.new_page(), tmp_path, weakened("s3"), READING)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.click("#r1-top a[data-filter=numbers]")
    found = axe.run(page).response["violations"]
    grave = [
        (one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in {"serious", "critical"}
    ]
    assert grave == []
    context.close()


def test_hostile_words_are_words(page: "Page", tmp_path: Path) -> None:
    """Markup, handlers, addresses and controls in every field are shown; nothing runs, nothing is fetched."""
    bad = '"><img src=x onerror=alert(1)><script>alert(2)</script>{{ 7*7 }}\u202e\x00'
    article = replace(
        READING.article, outlet=bad, authors=(bad,), notes=(bad,), file=bad, url="javascript:alert(3)"
    )
    parties = {one.id: replace(one, name=bad) for one in READING.parties}
    statements = tuple(
        replace(one, speaker=one.speaker and parties[one.speaker.id]) for one in READING.statements
    )
    opened(page, tmp_path, replace(READING, article=article, statements=statements))
    assert page.locator("img").count() == 0
    assert page.locator("a[href^=javascript]").count() == 0
    assert "{{ 7*7 }}" in (page.text_content(".meta") or "")
    assert TEXT.splitlines()[0] in (page.text_content("h1") or "").replace("1", "")


def test_in_a_notebook(page: "Page", tmp_path: Path) -> None:
    """In a notebook's frame the page runs its script, keeps nothing, and reaches nothing around it."""
    path = tmp_path / "notebook.html"
    path.write_text(f"<!DOCTYPE html><title>Notebook</title>{READING._repr_html_()}", encoding="utf-8")
    page.goto(path.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("#r1-ns3").hover()
    assert frame.locator("span.lit").count() > 0
    frame.locator("#r1-ns2 > details > summary").click()
    frame.locator("#r1-ns2 .copy").first.click()
    assert frame.locator("#status").inner_text() == "Copied."
    assert page.evaluate("navigator.clipboard.readText()") == citation(READING, READING.statements[1])
