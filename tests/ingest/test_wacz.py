"""WACZ: web archives packed with the list of their pages."""

from pathlib import Path

import pytest

pytest.importorskip("warcio")

from sayso.ingest import Noted, Skipped, Unread, read_paths
from sayso.model.article import Article
from tests.ingest.archives import HOST, Fetched, page, revisit, wacz, warc

PAGES = {"a.warc.gz": warc(Fetched("/a", page()), Fetched("/frame", page("Frame")))}

Told = list[Article | Unread | Skipped | Noted]


def read(path: Path) -> Told:
    """Return all that is told of a package."""
    told: Told = []
    told.extend(read_paths([path], skipped=told.append, noted=told.append))
    return told


def test_the_pages_listed_are_the_articles(tmp_path: Path) -> None:
    """Frames and what else was fetched are counted; rows run through all archives of the package."""
    archives = {**PAGES, "b.warc.gz": warc(Fetched("/b", page("Velmouth"))) + revisit("/a", page())}
    first, second, third, note = read(wacz(tmp_path / "a.wacz", archives, ["/a", "/b"]))
    assert [one.url for one in (first, second, third) if isinstance(one, Article)] == [
        f"{HOST}/a",
        f"{HOST}/b",
        f"{HOST}/a",
    ]
    assert [str(one.file).rpartition(":")[2] for one in (first, second, third)] == ["2", "5", "6"]
    assert isinstance(note, Noted)
    assert "1 not among the pages listed" in note.note


@pytest.mark.parametrize("pages", [None, []])
def test_without_a_list_every_page_is_read(tmp_path: Path, pages: list[str] | None) -> None:
    """Some packages have an empty list."""
    found = read(wacz(tmp_path / "a.wacz", PAGES, pages))
    assert len([one for one in found if isinstance(one, Article)]) == 2


def test_an_archive_that_was_changed_keeps_the_good_records(tmp_path: Path) -> None:
    """The package's digest tells it; records whose own digests hold are read."""
    bad, article, _ = read(wacz(tmp_path / "a.wacz", PAGES, ["/a"], lie="archive/a.warc.gz"))
    assert isinstance(bad, Unread)
    assert bad.reason.startswith("archive/a.warc.gz in it is not what the package says (sha256:")
    assert isinstance(article, Article)


@pytest.mark.parametrize("cut", [0, 10, 500, -30])
def test_a_truncated_package_is_told(tmp_path: Path, cut: int) -> None:
    """A package without its directory cannot be read."""
    path = wacz(tmp_path / "a.wacz", PAGES, ["/a"])
    path.write_bytes(path.read_bytes()[:cut])
    (found,) = read(path)
    assert isinstance(found, Unread)
    assert "no whole WACZ" in found.reason


def test_another_archive_of_files_is_told(tmp_path: Path) -> None:
    """A ZIP of something else holds no web archive."""
    (found,) = read(wacz(tmp_path / "a.wacz", {}, []))
    assert isinstance(found, Unread)
    assert "Expected a WACZ" in found.reason


def test_a_directory_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    """The place of a file lies before the package begins."""
    path = wacz(tmp_path / "a.wacz", PAGES, ["/a"])
    data = path.read_bytes()
    path.write_bytes(data[50:])
    (found,) = read(path)
    assert isinstance(found, Unread)
