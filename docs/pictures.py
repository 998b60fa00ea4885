"""Make the pictures of the pages in docs/pictures, from the shipped examples, with Debian's Chromium.

Run it after a change to what a page looks like: `python docs/pictures.py`.
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

import sayso

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "src" / "sayso" / "examples"
ARTICLE, CLAIM = EXAMPLES / "3-askerby-tribune.html", "people left homes"
FOLDER = ROOT / "docs" / "pictures"
# The window of each picture: what it shows, its width, its height, light or dark.
WINDOWS = {
    "article": ("article", 1440, 900, "light"),
    "article-390": ("article", 390, 844, "dark"),
    "claim": ("claim", 1440, 900, "light"),
}


def main() -> int:
    """Write the pictures; return 1 where there is no Chromium."""
    chromium = os.environ.get("SAYSO_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        print("No Chromium was found. Install it with `apt-get install chromium`, or set SAYSO_CHROMIUM.")
        return 1
    FOLDER.mkdir(exist_ok=True)
    pages = {
        "article": sayso.to_html(sayso.read(ARTICLE)),
        "claim": sayso.to_html(sayso.trail(sayso.read_all([EXAMPLES]), CLAIM)),
    }
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (shown, width, height, scheme) in WINDOWS.items():
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            page = context.new_page()
            page.set_content(pages[shown])
            page.screenshot(path=FOLDER / f"{name}.png")
            print(f"docs/pictures/{name}.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
