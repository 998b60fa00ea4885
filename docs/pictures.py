"""Make the pictures of the pages in docs/pictures, from the shipped examples, with Debian's Chromium.

Run it after a change to what a page looks like: `python docs/pictures.py`.
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

import sayso
from sayso.report.page.article import to_html

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "src" / "sayso" / "examples" / "3-askerby-tribune.html"
FOLDER = ROOT / "docs" / "pictures"
# The window of each picture: its width, its height, light or dark.
WINDOWS = {"article": (1440, 900, "light"), "article-390": (390, 844, "dark")}


def main() -> int:
    """Write the pictures; return 1 where there is no Chromium."""
    chromium = os.environ.get("SAYSO_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        print("No Chromium was found. Install it with `apt-get install chromium`, or set SAYSO_CHROMIUM.")
        return 1
    FOLDER.mkdir(exist_ok=True)
    html = to_html([sayso.read(EXAMPLE)])
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (width, height, scheme) in WINDOWS.items():
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            page = context.new_page()
            page.set_content(html)
            page.screenshot(path=FOLDER / f"{name}.png")
            print(f"docs/pictures/{name}.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
