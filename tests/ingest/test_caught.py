"""Caught: one odd record is named with its error, and every other of its file, folder or feed is read."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import EmptyInput, Fault, TooSlow, UnreadableInput, WeightsError
from sayso.ingest import Given, building, fields, read_paths
from sayso.ingest.caught import caught
from sayso.ingest.limit import LIMIT
from sayso.ingest.unread import Unread
from sayso.model.article import Article
from tests.ingest.forms import FACTIVA, MHTML, NEXIS, PAGE, SAID, WARC

YEAR = "Mon, 02 Mar 99999999999999999999 10:00:00 GMT"
ODD = "ODD"
ITEM = "<item><title>Dam</title>{}<description>{}</description></item>"
FEED = "<rss version='2.0'><channel><title>Wire</title>{}</channel></rss>"
# Three records, the second of which is told by its words.
WORDS = (SAID, f"{ODD} {SAID}", SAID)


def _warc(words: str) -> bytes:
    page = PAGE.replace(SAID, words).encode()
    return WARC % (len(page), page)


THREE: dict[str, Callable[[], bytes]] = {
    "three.csv": "\n".join(["text", *(f'"{words}"' for words in WORDS)]).encode,
    "three.jsonl": lambda: "\n".join(json.dumps({"text": words}) for words in WORDS).encode(),
    "three.json": lambda: json.dumps([{"text": words} for words in WORDS]).encode(),
    "three.rss": lambda: FEED.format("".join(ITEM.format("", words) for words in WORDS)).encode(),
    "three.warc": lambda: b"".join(map(_warc, WORDS)),
    "nexis.txt": lambda: "".join(NEXIS.replace(SAID, words) for words in WORDS).encode(),
    "factiva.txt": lambda: "".join(FACTIVA.replace(SAID, words) for words in WORDS).encode(),
}


def found(path: Path, **given: Any) -> list[Article | Unread]:  # noqa: ANN401 — as `Given` takes them
    """Return what is found in a file or folder."""
    return list(read_paths([path], given=Given(language="en", **given)))


def breaking(monkeypatch: pytest.MonkeyPatch, problem: BaseException) -> None:
    """Let the article with the odd word break where every form is built."""
    whole = building.set_apart

    def broken(text: str, *rest: Any) -> Any:  # noqa: ANN401 — as it is called
        if ODD in text:
            raise problem
        return whole(text, *rest)

    monkeypatch.setattr(building, "set_apart", broken)


@pytest.mark.parametrize("name", THREE)
def test_a_fault_costs_one_record(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever breaks in it, the records before and behind it are read; the line says what and where."""
    path = tmp_path / name
    path.write_bytes(THREE[name]())
    breaking(monkeypatch, ZeroDivisionError("by nothing"))
    first, odd, last = found(path)
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(odd, Unread)
    assert isinstance(odd.error, Fault)
    assert odd.file.endswith(f"{name}:2")
    assert odd.reason.startswith("a fault of sayso: ZeroDivisionError: by nothing (building.py:")


@pytest.mark.parametrize("name", ["saved.mhtml", "page.html", "plain.txt"])
def test_a_fault_costs_one_file(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others of its folder are read."""
    page = PAGE.replace(SAID, WORDS[1]).encode()
    odd = {"saved.mhtml": MHTML % page, "page.html": page, "plain.txt": WORDS[1].encode()}[name]
    (tmp_path / "a.txt").write_text(SAID)
    (tmp_path / f"b-{name}").write_bytes(odd)
    (tmp_path / "c.txt").write_text(SAID)
    breaking(monkeypatch, RecursionError("too deep"))
    kinds = [type(one.error if isinstance(one, Unread) else one) for one in found(tmp_path)]
    assert kinds == [Article, Fault, Article]


def test_what_is_no_record_costs_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault between the records ends the file, not the run."""
    (tmp_path / "a.csv").write_text(f'id,text\n1,"{SAID}"\n')
    (tmp_path / "b.txt").write_text(SAID)

    def broken(*_: object) -> Iterator[str]:
        raise KeyError("column")

    monkeypatch.setattr("sayso.ingest.table.columns_of", broken)
    assert [type(one) for one in found(tmp_path)] == [Unread, Article]


@pytest.mark.parametrize(
    ("problem", "kind"),
    [
        (OverflowError("too large"), Fault),
        (MemoryError(), UnreadableInput),
        (OSError(5, "Input/output error"), UnreadableInput),
        (EmptyInput("nothing"), EmptyInput),
        (UnicodeError("no such"), Fault),
    ],
)
def test_errors_are_kept_by_what_they_are(problem: Exception, kind: type[Exception]) -> None:
    """What we know is told as such; the rest is a fault."""

    def broken() -> Article:
        raise problem

    one = caught("a:1", broken)
    assert isinstance(one, Unread)
    assert (one.file, type(one.error)) == ("a:1", kind)


def test_a_missing_model_is_no_fault_of_the_record() -> None:
    """The next would fail alike: it ends the run."""

    def broken() -> Article:
        raise WeightsError("none")

    with pytest.raises(WeightsError):
        caught("a:1", broken)


def test_interrupting_is_never_caught() -> None:
    """Ctrl-C ends the run."""

    def broken() -> Article:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        caught("a:1", broken)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("dates.csv", 'id,date,text\n1,"{}","{}"\n2,2026-03-02,"{}"\n'),
        ("dates.jsonl", '{{"date": "{}", "text": "{}"}}\n{{"text": "{}"}}\n'),
        ("dates.rss", FEED.format(ITEM.format("<pubDate>{}</pubDate>", "{}") + ITEM.format("", "{}"))),
    ],
)
def test_a_year_without_end(name: str, form: str, tmp_path: Path) -> None:
    """The date is unknown, with a note that has its words; both articles are read."""
    path = tmp_path / name
    path.write_text(form.format(YEAR, SAID, SAID))
    first, second = found(path)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.published is None
    assert any(YEAR in note for note in first.notes)


def test_one_slow_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is called back when its time is up, and the others are read."""
    (tmp_path / "three.csv").write_bytes(THREE["three.csv"]())
    whole = fields.lay_out_marked

    def slow(title: str, body: str) -> Any:  # noqa: ANN401 — as it is called
        while ODD in body:
            pass
        return whole(title, body)

    monkeypatch.setattr(fields, "lay_out_marked", slow)
    kinds = [type(one.error if isinstance(one, Unread) else one) for one in found(tmp_path, limit=0.2)]
    assert kinds == [Article, TooSlow, Article]
    assert Given().limit == LIMIT
