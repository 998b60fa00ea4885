"""Every form of input, once as it should be and once broken."""

from pathlib import Path

import pytest

from sayso.ingest import Skipped, Unread, read_paths
from sayso.model.article import Article, BlockKind
from tests.ingest.forms import BROKEN, FORMS, MHTML, PAGE, SAID, pdf, xlsx


def read(path: Path) -> tuple[list[Article], list[str]]:
    """Return the articles of a path, and what is told of the rest, with the names."""
    told: list[str] = []
    found = [
        *read_paths(
            [path],
            skipped=lambda one: told.append(f"{one.file}: {one.reason}"),
            noted=lambda one: told.append(f"{one.file}: {one.note}"),
        )
    ]
    told += [f"{one.file}: {one.reason}" for one in found if isinstance(one, Unread)]
    return [one for one in found if isinstance(one, Article)], told


@pytest.mark.parametrize("name", FORMS)
def test_each_form_is_read(name: str, tmp_path: Path) -> None:
    """One example of each form gives one article with its words, and nothing to tell."""
    (tmp_path / name).write_bytes(FORMS[name]())
    articles, told = read(tmp_path / name)
    assert [SAID in article.text for article in articles] == [True]
    assert not told


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_told(name: str, tmp_path: Path) -> None:
    """A broken file, or the broken row of one, has one clear line."""
    made, says = BROKEN[name]
    (tmp_path / name).write_bytes(made())
    _, told = read(tmp_path / name)
    assert any(says in line for line in told), told


@pytest.mark.parametrize("name", ["lexis.txt", "factiva.txt", "nexis.txt", "headed.txt", "record.txt"])
def test_what_heads_a_text_is_no_prose(name: str, tmp_path: Path) -> None:
    """Title and date are those of the article, whichever database or person wrote the head."""
    (tmp_path / name).write_bytes(FORMS[name]())
    (article,), _ = read(tmp_path / name)
    assert article.title
    assert (article.title.of(article.text), article.published) == ("Dam holds", "2026-03-02")
    assert [b.span.of(article.text) for b in article.blocks if b.kind is BlockKind.PARAGRAPH] == [SAID]


def test_a_folder_of_all_forms_is_read(tmp_path: Path) -> None:
    """Forms stand side by side: each file gives its article, and a broken one costs itself alone."""
    for name, made in FORMS.items():
        (tmp_path / name).write_bytes(made())
    (tmp_path / "z.html").write_bytes(b"<html><body>Menu</body></html>")
    articles, told = read(tmp_path)
    assert len(articles) == len(FORMS)
    assert len(told) == 1


def test_a_saved_page_has_its_address_and_date() -> None:
    """What the browser wrote above the page is kept."""
    from sayso.ingest.building import Given
    from sayso.ingest.saved import is_saved, read_saved

    data = MHTML % PAGE.encode()
    article = read_saved(data, "l.mhtml", Given())
    assert is_saved(data)
    assert (article.url, article.retrieved) == ("https://halden.example/dam", "2026-03-03T10:00:00+00:00")


def test_a_spreadsheet_is_a_table(tmp_path: Path) -> None:
    """Each row below the head is an article, known by its number."""
    pytest.importorskip("python_calamine")
    (tmp_path / "n.xlsx").write_bytes(xlsx())
    (article,), told = read(tmp_path / "n.xlsx")
    assert (article.text, article.published, article.key) == (
        f"Dam holds\n\n{SAID}",
        "2026-03-02",
        "n.xlsx:1",
    )
    (tmp_path / "n.xlsx").write_bytes(xlsx()[:300])
    assert "no whole spreadsheet" in read(tmp_path / "n.xlsx")[1][0]
    assert not told


def test_a_pdf_leads_back_to_its_pages(tmp_path: Path) -> None:
    """A block has the number of its page; a scan is told."""
    pytest.importorskip("pypdfium2")
    (tmp_path / "n.pdf").write_bytes(pdf(SAID, "The union said so too.", ""))
    (article,), _ = read(tmp_path / "n.pdf")
    assert [(block.page.start, block.span.of(article.text)) for block in article.blocks if block.page] == [
        (0, SAID),
        (1, "The union said so too."),
    ]
    assert article.notes == ("of its 3 pages, 1 have no text, as scans: 3.",)
    (tmp_path / "n.pdf").write_bytes(pdf(""))
    assert "as a scan has none" in read(tmp_path / "n.pdf")[1][0]


@pytest.mark.parametrize(
    ("name", "library", "extra"), [("n.xlsx", "python_calamine", "sheets"), ("n.pdf", "pypdfium2", "pdf")]
)
def test_an_extra_that_is_missing_is_named(
    name: str, library: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message has the line that installs it."""
    monkeypatch.setitem(__import__("sys").modules, library, None)
    (tmp_path / name).write_bytes(xlsx() if name.endswith("x") else pdf(SAID))
    assert f"pip install 'sayso[{extra}]'" in read(tmp_path / name)[1][0]


def test_skipped_is_not_lost(tmp_path: Path) -> None:
    """What holds no articles is told by name."""
    (tmp_path / "tune.mp3").write_bytes(b"x")
    told: list[Skipped] = []
    assert [*read_paths([tmp_path], skipped=told.append)] == []
    assert [Path(one.file).name for one in told] == ["tune.mp3"]
