"""Main text is compared in runs of words, metadata as people would take them for the same."""

import gzip
import json
from pathlib import Path

import pytest

from sayso.errors import NoCorpus
from sayso.evaluation.pages import Shared, days, evaluate_pages, folded, main_text_f1, shared

BODY = (
    "The dam above Lowmarket will hold, its mayor said on Tuesday, and nobody has to leave the valley.",
    "Engineers had looked at every gate of it since the rain began, she told reporters at the town hall.",
)
PAGE = f"""<!doctype html><html><head><title>Dam will hold</title>
<meta name="author" content="Lea Voss"><meta property="og:site_name" content="Valley Post">
<meta property="article:published_time" content="2026-03-02T23:30:00-02:00"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Dam “will hold”</h1>
<p>{BODY[0]}</p><p>{BODY[1]}</p></article></body></html>"""
LABELS = {
    "id": "a",
    "title": 'Dam "will hold"',
    "published": "2026-03-03",
    "authors": ["lea voss"],
    "outlet": "The Post",
    "accept": {"outlet": ["VALLEY POST"]},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one saved page, its main text and its labels."""
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "a.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    truth = {"a": {"articleBody": "\n".join(BODY)}}
    (tmp_path / "ground-truth.json").write_text(json.dumps(truth), encoding="utf-8")
    (tmp_path / "meta.json").write_text(json.dumps([LABELS]), encoding="utf-8")
    return tmp_path


def test_a_page_is_read_as_people_read_it(folder: Path) -> None:
    """The story is found without menu and title, and all four labels are right."""
    score = evaluate_pages(folder)
    figures = score.figures()
    assert figures["pages.main_text"] == 100.0
    assert {figures[f"pages.{name}"] for name in ("title", "published", "authors", "outlet")} == {100.0}
    assert set(score.counted().values()) == {1}
    assert "main_text" in score.table()
    assert score.to_dict()["pages.title"] == {"value": 1.0, "of": 1}


def test_a_page_that_cannot_be_read_is_wrong(folder: Path) -> None:
    """Nothing is left out of the score: an empty page has no main text and no label right."""
    (folder / "html" / "a.html.gz").write_bytes(gzip.compress(b"<html></html>"))
    assert {name: value for name, value in evaluate_pages(folder).figures().items() if value} == {}


def test_without_pages_it_says_so(tmp_path: Path) -> None:
    """An empty folder is no corpus."""
    with pytest.raises(NoCorpus, match=r"ground-truth\.json"):
        evaluate_pages(tmp_path)


def test_words_too_many_and_too_few_both_count() -> None:
    """Precision falls with what is added, recall with what is left out; both are means over pages."""
    more, less = shared("a b c d e", "a b c d"), shared("a b c d", "a b c d e")
    assert (more, less) == (Shared(0.5, 0.5, 0.0), Shared(0.5, 0.0, 0.5))
    assert main_text_f1([more, less]) == pytest.approx(0.75)


def test_marks_and_zones_make_no_difference() -> None:
    """Curly is straight, a wide letter is narrow, and a day is its own in its zone and in UTC."""
    assert folded("Dam\u00a0“ｗill”\u200b  hold") == 'Dam "will" hold'
    assert days("2026-03-02T23:30:00-02:00") == {"2026-03-02", "2026-03-03"}
    assert days("2026-03") == {"2026-03"}
