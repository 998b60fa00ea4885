"""The reader in a browser: every page of a server and of a site, hostile text, keys, no script, narrow."""

import re
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn

from sayso.store import Store
from sayso.web.app import make_app
from sayso.web.guard import Key
from sayso.web.site import write_site
from tests.hostile import ALL, hostile
from tests.readings import READING
from tests.stored import of_text, under

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TOKEN = "open-sesame"  # noqa: S105 — of no server
ID = READING.article.id
PAGES = (
    "/",
    "/search?q=dam",
    "/search?q=nowhere",
    "/articles",
    "/claims",
    "/speakers",
    "/outlets",
    "/unread",
    "/review",
    f"/article/{ID}",
    f"/coverage/{ID}",
    f"/speaker/{ID}.p1",
    "/outlet/The%20Daily%20Brook",
    f"/compare?left={ID}&right={ID}",
    "/nothing",
)
# What no page of ours holds but our own script.
_STRANGE = """() => [
  ...document.querySelectorAll('img, iframe, object, embed, script:not(body > script:last-of-type)'),
  ...[...document.querySelectorAll('*')].filter((one) => [...one.attributes].some((it) =>
    /^on/i.test(it.name) || (/^(href|src|action)$/i.test(it.name)
      && /^\\s*((java|vb)script|data):/i.test(it.value)))),
].map((one) => one.outerHTML.slice(0, 200))"""


class Served:
    """A store on a port of this machine."""

    def __init__(self, path: Path) -> None:
        self.path = path
        bound = socket.socket()
        bound.bind(("127.0.0.1", 0))
        self.port = bound.getsockname()[1]
        app = make_app(path, key=Key(TOKEN, self.port), by="lea")
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on", ws="none"))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [bound]}, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)

    def at(self, address: str) -> str:
        """Return an address with its host."""
        return f"http://127.0.0.1:{self.port}{address}"

    def stop(self) -> None:
        """Stop."""
        self._server.should_exit = True
        self._thread.join()


def store(path: Path, *, hostiles: int = 0) -> Path:
    """Return a store of two articles, or of hostile ones."""
    with Store(path) as made:
        run = made.start_run({})
        if hostiles:
            for number in range(hostiles):
                made.add(hostile(number), run=run)
            made.note_unread(run, f"{ALL}.pdf", f"{ALL} reason")
        else:
            made.add(READING, run=run)
            made.add(under(of_text("The dam is old.\nIt was built late."), outlet="North Gazette"), run=run)
            made.note_unread(run, "torn.pdf", "no article in it")
        made.join_speakers()
        made.link()
    return path


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Return a served store of two articles."""
    one = Served(store(tmp_path / "news.db"))
    yield one
    one.stop()


@pytest.fixture
def opened(page: "Page", served: Served) -> "Page":
    """Return a browser that was let in."""
    page.goto(served.at(f"/?token={TOKEN}"))
    return page


def crawl(page: "Page", first: str, *, most: int = 60) -> list[str]:
    """Open a page and all that links of ours lead to from there; return what was strange in any."""
    ahead, met, strange = [first], {first}, []
    while ahead:
        page.goto(ahead.pop(0))
        strange += page.evaluate(_STRANGE)
        strange += [f"broken: {page.url}"] if page.evaluate("window.broken") else []
        for link in page.eval_on_selector_all("a[href]", "all => all.map((one) => one.href)"):
            address = link.partition("#")[0]
            own = address.startswith(("http://127.0.0.1:", "file:"))
            if (
                own
                and not re.search(r"\.(json|csv)(\?|$)", address)
                and address not in met
                and len(met) < most
            ):
                met.add(address)
                ahead.append(address)
    return strange


def test_the_key_goes_out_of_the_address(opened: "Page", served: Served) -> None:
    """After the link the address holds no key, and no script can read it."""
    assert opened.url == served.at("/")
    assert opened.evaluate("document.cookie") == ""
    assert [one["sameSite"] for one in opened.context.cookies()] == ["Strict"]


@pytest.mark.parametrize("number", range(4))
def test_hostile_text_does_nothing(page: "Page", tmp_path: Path, number: int) -> None:
    """Scripts, handlers, templates and addresses in any field are text on every page, and nothing runs."""
    made = Served(store(tmp_path / "hostile.db", hostiles=number + 1))
    try:
        page.goto(made.at(f"/?token={TOKEN}"))
        assert crawl(page, made.at("/")) == []
        page.goto(made.at(f"/article/{hostile(number).article.id}"))
        shown = page.inner_text("main")
        for held in ("<script>window.broken=1;alert(1)</script>", "onerror=window.broken=2", "{{ 7*7 }}"):
            assert held in shown
        assert "\u202e" not in shown
        assert "\\u202e" in shown
    finally:
        made.stop()


def test_hostile_words_that_are_looked_for(opened: "Page", served: Served) -> None:
    """What is asked is shown as text too."""
    for name in ("q", "outlet", "speaker"):
        opened.goto(
            served.at("/search") + "?" + name + "=%3Cscript%3Ewindow.broken%3D1%3C%2Fscript%3E%22onx%3D1"
        )
        assert opened.evaluate(_STRANGE) == []
        assert "<script>window.broken=1</script>" in opened.inner_text("main")


def test_a_hostile_site_does_nothing(page: "Page", tmp_path: Path) -> None:
    """The same holds for pages that are opened from disk, and for the names of their files."""
    folder = tmp_path / "site"
    folder.mkdir()
    with Store(store(tmp_path / "hostile.db", hostiles=2), read_only=True) as made:
        write_site(made, folder)
    assert all(re.fullmatch(r"[a-z0-9.-]+", one.name) for one in folder.rglob("*"))
    assert crawl(page, (folder / "index.html").as_uri()) == []


@pytest.mark.parametrize("width", [1440, 900, 390])
def test_pages_fit(opened: "Page", served: Served, width: int) -> None:
    """No page is wider than the window."""
    opened.set_viewport_size({"width": width, "height": 900})
    for address in PAGES[:-1]:
        opened.goto(served.at(address))
        over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert opened.evaluate(over) <= 0, address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_anybody_out(opened: "Page", served: Served, scheme: str) -> None:
    """Axe finds nothing serious or critical on any page."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    opened.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found = []
    for address in PAGES[:-1]:
        opened.goto(served.at(address))
        found += [
            (address, one["id"], one["nodes"][0]["html"][:200])
            for one in axe.run(opened).response["violations"]
            if one["impact"] in {"serious", "critical"}
        ]
    assert found == []


def test_review_by_keys(opened: "Page", served: Served) -> None:
    """Accept, reject, later and undo are one key each; keys do nothing while somebody writes."""
    opened.goto(served.at(f"/review?article={ID}"))
    first = opened.inner_text(".reads.words")
    opened.keyboard.press("n")
    opened.wait_for_url("**later=1**")
    second = opened.inner_text(".reads.words")
    assert first != second
    opened.goto(served.at(f"/review?article={ID}"))
    opened.keyboard.press("x")
    opened.wait_for_url("**done=reject**")
    assert opened.inner_text(".log li .done") == "Rejected"
    assert opened.inner_text(".reads.words") == second
    opened.keyboard.press("u")
    opened.wait_for_url("**done=undo**")
    assert opened.inner_text(".reads.words") == first
    opened.keyboard.press("f")
    opened.keyboard.type("ax")
    assert opened.input_value("#speaker") == "ax"
    opened.keyboard.press("Escape")
    opened.locator("h1").click()
    opened.keyboard.press("a")
    opened.wait_for_url("**done=accept**")
    assert opened.inner_text(".log li .done") == "Accepted"


def test_words_are_taken_by_marking_them(opened: "Page", served: Served) -> None:
    """Words marked in the paragraph become the words of the statement, exactly."""
    opened.goto(served.at(f"/review?article={ID}"))
    opened.evaluate(
        """() => {
          const node = document.querySelector('#paragraph .content').firstChild;
          const range = document.createRange();
          range.setStart(node, 4); range.setEnd(node, 23);
          getSelection().removeAllRanges(); getSelection().addRange(range);
        }"""
    )
    opened.keyboard.press("w")
    assert opened.input_value("#words") == "builder, Korvan Ltd"
    opened.get_by_role("button", name="Keep this").click()
    opened.wait_for_url("**done=correct**")
    with Store(served.path, read_only=True) as made:
        (one,) = [each for each in made.reading(ID).statements if each.id == "s4"]
    assert [span.of(READING.article.text) for span in one.content] == ["builder, Korvan Ltd"]


def test_keys_can_be_switched_off(opened: "Page", served: Served) -> None:
    """Where single keys are off none of them does anything."""
    opened.goto(served.at(f"/review?article={ID}"))
    opened.evaluate("document.getElementById('keys-on').click()")
    opened.keyboard.press("x")
    opened.keyboard.press("/")
    assert opened.url == served.at(f"/review?article={ID}")
    assert opened.evaluate("document.activeElement.tagName") == "BODY"


def test_a_slash_leads_to_the_search(opened: "Page", served: Served) -> None:
    """The key / goes to the search field, and Enter looks."""
    opened.goto(served.at("/claims"))
    opened.keyboard.press("/")
    opened.keyboard.type("dam")
    opened.keyboard.press("Enter")
    opened.wait_for_url("**/search?q=dam")
    assert opened.locator(".place").count() > 0


def test_without_a_script(browser: "Browser", served: Served) -> None:
    """Search, facets and the review work where no script runs."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.at(f"/?token={TOKEN}"))
    page.fill(".find input", "dam")
    page.press(".find input", "Enter")
    before = page.locator(".place").count()
    page.locator(".facet a", has_text="North Gazette").click()
    assert 0 < page.locator(".place").count() < before
    page.goto(served.at(f"/review?article={ID}"))
    page.get_by_role("button", name=re.compile("No statement")).click()
    assert page.inner_text(".log li .done") == "Rejected"
    page.get_by_role("button", name=re.compile("^Undo")).first.click()
    assert "Taken back." in page.inner_text("main")
    context.close()


def test_a_place_leads_to_its_words(opened: "Page", served: Served) -> None:
    """A hit leads to the very passage in its article."""
    opened.goto(served.at("/search?q=steel&kind=statement"))
    opened.locator(".place .words a").first.click()
    place = opened.url.partition("#")[2]
    assert "saving on steel" in opened.inner_text(f"#{place}")


def test_printed(opened: "Page", served: Served) -> None:
    """On paper there are no tools and no navigation."""
    opened.emulate_media(media="print")
    opened.goto(served.at("/search?q=dam"))
    assert not opened.locator("header.top").is_visible()
    assert not opened.locator(".searched aside").is_visible()
    assert opened.locator(".place").first.is_visible()
