"""The pages of claims, comparisons, speakers and outlets in a browser: reached by keys, at three widths."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sayso import read
from sayso.model.claim import Change, ChangeKind
from sayso.model.statement import Certainty, Stance
from sayso.report.claims.nouns import Number
from sayso.report.page.claim import trail_to_html
from sayso.report.page.comparing import changes_to_html, comparison_to_html
from sayso.report.page.outlet import outlet_to_html
from sayso.report.page.speaker import speaker_to_html
from sayso.report.sources.making import audit
from sayso.report.versions.changing import changes
from sayso.report.versions.comparing import compare
from tests.claimed import Told, trail_of
from tests.report.page.test_claim import TRAIL
from tests.report.page.test_comparing import MONDAY, TUESDAY
from tests.report.page.test_speaker import SPOKEN
from tests.stored import under

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def crowded() -> str:
    """Return the page of a claim that sixty articles tell, of many origins, some of them denying it."""
    start = date(2026, 2, 20)
    told = [
        Told(
            f"Outlet {row % 23} of the Upper Valley",
            f"{start + timedelta(days=row // 2)}",
            f"source {row % 15}",
            f"About {900 + row} people left their homes",
            stance=Stance.DENIES if row < 6 else Stance.ASSERTS,
            certainty=Certainty.POSSIBLE if row % 2 else Certainty.CERTAIN,
            number=Number(f"About {900 + row}", 900 + row, 900 + row),
        )
        for row in range(60)
    ]
    origins = [
        (f"the harbour office of place {one}", [row for row in range(6, 60) if row % 15 == one])
        for one in range(15)
    ]
    changes = [
        Change(left=row, right=row + 1, kind=kind, before=before, after=after, score=1.0)
        for row in range(6, 30)
        for kind, before, after in (
            (ChangeKind.NUMBER, f"About {900 + row}", f"About {901 + row}"),
            (
                ChangeKind.CERTAINTY,
                "possible" if row % 2 else "certain",
                "certain" if row % 2 else "possible",
            ),
        )
    ]
    return trail_to_html(trail_of(told, origins, changes, same=((7, 9, 20), (30, 40))))


def versions() -> str:
    """Return the page of two versions."""
    two = [read(MONDAY, published="2026-03-02"), read(TUESDAY, published="2026-03-03")]
    return changes_to_html(changes(two), two)


def outlet() -> str:
    """Return the page of an outlet."""
    days = range(1, 8)
    every = [
        under(published=f"2026-03-0{day}", outlet="Post", url=f"https://v.example/{day}") for day in days
    ]
    return outlet_to_html(audit(every, copies=True), "Post")


PAGES: dict[str, Callable[[], str]] = {
    "claim": lambda: trail_to_html(TRAIL),
    "crowded": crowded,
    "compare": lambda: comparison_to_html(compare(read(MONDAY, outlet="A"), read(TUESDAY, outlet="B"))),
    "versions": versions,
    "speaker": lambda: speaker_to_html(SPOKEN),
    "outlet": outlet,
}


@pytest.fixture(scope="module", params=PAGES)
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of each page."""
    path: Path = tmp_path_factory.mktemp("pages") / f"{request.param}.html"
    path.write_text(PAGES[request.param](), encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(page: "Page", address: str, scheme: str) -> None:
    """No serious or critical finding, in light and in dark."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe_playwright_python is missing"
    )
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    found = axe.Axe().run(page).response["violations"]
    serious = [one for one in found if one["impact"] in {"serious", "critical"}]
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in serious] == []


@pytest.mark.parametrize("width", [1440, 900, 390])
def test_nothing_is_wider_than_the_screen(page: "Page", address: str, width: int) -> None:
    """What is wide scrolls in its own box."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_no_text_on_another(page: "Page", address: str) -> None:
    """In the fonts of this machine no two texts of a picture overlap."""
    page.goto(address)
    for boxes in page.evaluate(
        """[...document.querySelectorAll('svg')].map(svg => [...svg.querySelectorAll('text')].map(one => {
          const box = one.getBBox();
          return [box.x, box.y + 2, box.x + box.width, box.y + box.height - 3, one.textContent];
        }))"""
    ):
        over = [
            (one[4], other[4])
            for one, other in combinations(boxes, 2)
            if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
        ]
        assert over == []


def test_without_a_script(browser: "Browser", address: str) -> None:
    """All of a page is there without a script."""
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(address)
    assert opened.locator("h1").is_visible()
    assert opened.locator("table:visible").count() > 0
    context.close()


def test_a_picture_is_reached_and_scrolled_by_keys(page: "Page", tmp_path: Path) -> None:
    """The picture's box takes the focus, scrolls by arrow keys, and its marks are links in order."""
    page.set_viewport_size({"width": 390, "height": 900})
    path = tmp_path / "crowded.html"
    path.write_text(crowded(), encoding="utf-8")
    page.goto(path.as_uri())
    box = page.locator(".picture")
    box.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.picture').scrollLeft > 0")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.picture') !== null")


def test_rows_are_narrowed_without_a_script(page: "Page", tmp_path: Path) -> None:
    """Of two articles beside each other only what changed is shown where that is chosen."""
    path = tmp_path / "compare.html"
    path.write_text(PAGES["compare"](), encoding="utf-8")
    page.goto(path.as_uri())
    every = page.locator(".rows tbody tr:visible").count()
    page.get_by_label("changed", exact=True).check()
    assert 0 < page.locator(".rows tbody tr:visible").count() < every


def test_print(page: "Page", address: str) -> None:
    """In print the picture is whole and on white."""
    page.emulate_media(media="print")
    page.goto(address)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(
        "[...document.querySelectorAll('.picture')].every(one => one.scrollWidth <= one.clientWidth + 1)"
    )
