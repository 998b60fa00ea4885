"""Browser tests: Debian's own Chromium, driven by Playwright; skipped where either is missing."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def chromium() -> str | None:
    """Return where Chromium is: as `SAYSO_CHROMIUM` says, else the system's own, never Playwright's."""
    return os.environ.get("SAYSO_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Return a running browser."""
    api = pytest.importorskip(
        "playwright.sync_api", reason="Playwright is not installed: pip install playwright"
    )
    found = chromium()
    if found is None:
        pytest.skip(
            "No Chromium was found. Install it with `apt-get install chromium`, or set SAYSO_CHROMIUM."
        )
    with api.sync_playwright() as started:
        running = started.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """Return a page of its own; whatever a page refuses, asks for or throws fails the test."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened, wrong = context.new_page(), []
    opened.on("console", lambda told: wrong.append(told.text) if told.type in {"error", "warning"} else None)
    opened.on("pageerror", lambda told: wrong.append(str(told)))
    opened.on("dialog", lambda told: (wrong.append(f"dialog: {told.message}"), told.dismiss()))
    opened.on("request", lambda asked: None if _is_own(asked.url) else wrong.append(f"asked for {asked.url}"))
    yield opened
    context.close()
    assert wrong == []


def _is_own(address: str) -> bool:
    """Return whether an address is a file or a page of this machine."""
    return address.startswith(("file:", "http://127.0.0.1:", "http://localhost:", "about:", "data:"))


def write(folder: Path, html: str, name: str = "page.html") -> str:
    """Write a page and return its address."""
    path = folder / name
    path.write_text(html, encoding="utf-8")
    return path.as_uri()
