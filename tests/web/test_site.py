"""The site: the same pages as files, whose links all lead to one another."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from sayso.store import Store
from sayso.web.site import write_site
from tests.readings import READING


@pytest.fixture
def site(path: Path, tmp_path: Path) -> Path:
    """Return the folder of a site."""
    folder = tmp_path / "site"
    folder.mkdir()
    with Store(path, read_only=True) as store:
        pages = write_site(store, folder)
    assert pages == len(list(folder.rglob("*.html")))
    return folder


def test_each_link_leads_to_a_file(site: Path) -> None:
    """Every link that leads to no other site leads to a file, and to a place that is in it."""
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for link in re.findall(r'(?:href|action)="([^"]+)"', text):
            if link.startswith("http"):
                continue
            name, _, place = unquote(link).partition("#")
            there = (page.parent / name).resolve() if name else page
            assert there.is_relative_to(site.resolve()), link
            assert there.is_file(), (page.name, link)
            if place and there.suffix == ".html":
                assert f'id="{place}"' in there.read_text(encoding="utf-8"), (page.name, link)


def test_nothing_leads_to_what_only_a_server_can_do(site: Path) -> None:
    """There is no search, no review and no form."""
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "<form" not in text, page.name
        assert 'href="None"' not in text, page.name


def test_twins_lie_beside_their_pages(site: Path) -> None:
    """Each page is there as JSON and CSV too."""
    for page in site.rglob("*.html"):
        assert page.with_suffix(".json").is_file()
        assert page.with_suffix(".csv").is_file()
    twin = site / "article" / f"{READING.article.id}.json"
    assert json.loads(twin.read_text(encoding="utf-8")) == READING.to_dict()


def test_the_same_store_gives_the_same_site(path: Path, site: Path, tmp_path: Path) -> None:
    """Nothing in a page hangs on when or where it was written."""
    again = tmp_path / "again"
    again.mkdir()
    with Store(path, read_only=True) as store:
        write_site(store, again)
    for page in site.rglob("*.*"):
        assert page.read_bytes() == (again / page.relative_to(site)).read_bytes()
