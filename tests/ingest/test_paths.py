"""Paths: files, folders and standard input."""

import io
import json
import os
import sys
from pathlib import Path

import pytest

from sayso.ingest import ColumnMap, Given, Noted, Skipped, Unread, read_paths

SAID = "Dam holds\n\nThe dam above Halden is safe, mayor Ida Brook told the council on Monday evening.\n"
PAGE = f"<html><body><article><h1>Dam holds</h1>{f'<p>{SAID[11:]}</p>' * 4}</article></body></html>"

RSS = f"<rss version='2.0'><channel><item><description>{SAID}</description></item></channel></rss>"


def told(found: object) -> str:
    """Return the file name of an article, or the name of the error."""
    if isinstance(found, Unread):
        return f"{Path(found.file).name}: {type(found.error).__name__}"
    return Path(found.file or "-").name  # type: ignore[attr-defined]


def test_a_folder_is_read_whole(tmp_path: Path) -> None:
    """Files come in order of names, folders among them; bad ones do not stop the rest."""
    (tmp_path / "a.txt").write_text(SAID)
    (tmp_path / "b.html").write_text(PAGE)
    (tmp_path / "c.jsonl").write_text(json.dumps({"text": SAID}) + "\n{broken\n")
    (tmp_path / "d.csv").write_text(f'text\n"{SAID}"\n')
    (tmp_path / "e").mkdir()
    (tmp_path / "e" / "empty.txt").touch()
    (tmp_path / "e" / "noise.txt").write_bytes(bytes(range(256)))
    (tmp_path / "f.txt").write_text(SAID)
    assert [told(one) for one in read_paths([tmp_path])] == [
        "a.txt",
        "b.html",
        "c.jsonl:1",
        "c.jsonl:2: NoArticle",
        "d.csv:1",
        "empty.txt: EmptyInput",
        "noise.txt: BinaryInput",
        "f.txt",
    ]


def test_what_is_no_article_is_skipped_and_told(tmp_path: Path) -> None:
    """Licences, notes, labels and pictures of a folder are no errors; hidden files are not looked at."""
    for name in ("LICENSE", "README.md", "a.ann", "photo.png", ".hidden.txt"):
        (tmp_path / name).write_text(SAID)
    (tmp_path / "labels.json").write_text('[{"begin": 1, "end": 2}]')
    (tmp_path / "page.html").write_text(PAGE)
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "frame.html").write_text(PAGE)
    skipped: list[Skipped] = []
    assert [told(one) for one in read_paths([tmp_path], skipped=skipped.append)] == ["page.html"]
    assert [Path(one.file).name for one in skipped] == [
        "LICENSE",
        "README.md",
        "a.ann",
        "labels.json",
        "photo.png",
    ]
    assert all(one.reason for one in skipped)


def test_a_table_that_breaks_off_is_no_other_data(tmp_path: Path) -> None:
    """Label files are skipped whole; a table of articles with a broken row is told as unread."""
    (tmp_path / "a.csv").write_text(f'text\n"{SAID}"\n"{"x" * 20_000_001}"\n')
    assert [told(one) for one in read_paths([tmp_path])] == ["a.csv:1", "a.csv: NoArticle"]


def test_what_is_odd_about_a_whole_file_is_noted(tmp_path: Path) -> None:
    """Undefined bytes are told once for a table."""
    (tmp_path / "a.csv").write_bytes(b'text\n"The \x93safe\x94 dam of Halden."\n')
    noted: list[Noted] = []
    assert [told(one) for one in read_paths([tmp_path], noted=noted.append)] == ["a.csv:1"]
    assert [(Path(one.file).name, one.note) for one in noted] == [
        ("a.csv", "no UTF-8: read as Windows-1252.")
    ]


def test_a_named_file_is_always_tried(tmp_path: Path) -> None:
    """Whoever names a file wants it read, or told why not."""
    (tmp_path / "labels.json").write_text('[{"begin": 1, "end": 2}]')
    (tmp_path / "README.md").write_text(SAID)
    paths = [tmp_path / "labels.json", tmp_path / "README.md", tmp_path / "missing.txt"]
    assert [told(one) for one in read_paths(paths)] == [
        "labels.json: NoArticle",
        "README.md",
        "missing.txt: NotThere",
    ]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_locked_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    """A file without permission is told, and the next one is read."""
    (tmp_path / "a.txt").write_text(SAID)
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "b.txt").write_text(SAID)
    assert [told(one) for one in read_paths([tmp_path])] == ["a.txt: UnreadableInput", "b.txt"]


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    """A line of 50 MB is refused by its size, at once."""
    with (tmp_path / "a.txt").open("wb") as handle:
        handle.truncate(50_000_000)
    (found,) = read_paths([tmp_path])
    assert told(found) == "a.txt: InputTooLarge"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (SAID.encode(), ["-"]),
        (PAGE.encode(), ["-"]),
        (json.dumps({"text": SAID}).encode(), ["-:1"]),
        (f"[Correction] {SAID}".encode(), ["-"]),
        (RSS.encode(), ["-:1"]),
        (b"", ["-: EmptyInput"]),
    ],
)
def test_standard_input_is_one_more_file(
    data: bytes, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pipe may hold a text, a page or JSON."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [told(one) for one in read_paths(["-"])] == expected


@pytest.mark.parametrize("name", ["news", "news.dat", "news.txt"])
def test_the_bytes_show_a_form_that_the_name_hides(tmp_path: Path, name: str) -> None:
    """Feeds, Word documents and RTF are known by their beginning."""
    (tmp_path / name).write_text(RSS)
    assert [told(one) for one in read_paths([tmp_path / name])] == [f"{name}:1"]


def test_a_table_can_be_piped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a column is named, standard input is a table."""
    table = f'Wording,label\n"{SAID}",0\n'.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(table)))
    given = Given(columns=ColumnMap(text="Wording"))
    assert [told(one) for one in read_paths(["-"], given=given)] == ["-:1"]


def test_what_is_given_goes_to_every_article(tmp_path: Path) -> None:
    """The caller may name outlet and date for a whole folder."""
    (tmp_path / "a.txt").write_text(SAID)
    (found,) = read_paths([tmp_path], given=Given(outlet="Halden Post", published="2026-03-02"))
    assert not isinstance(found, Unread)
    assert (found.outlet, found.published) == ("Halden Post", "2026-03-02")


def test_one_row_of_a_file_can_be_named(tmp_path: Path) -> None:
    """What `Article.file` says of a row can be given again, to read that row alone."""
    (tmp_path / "c.jsonl").write_text(f"{json.dumps({'text': SAID})}\n" * 3)
    assert [told(one) for one in read_paths([tmp_path / "c.jsonl:2"])] == ["c.jsonl:2"]
    assert [told(one) for one in read_paths([tmp_path / "d.jsonl:2"])] == ["d.jsonl:2: NotThere"]
    assert [told(one) for one in read_paths([tmp_path / "c.jsonl:9"])] == ["c.jsonl:9: NotThere"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_and_dead_links_do_not_stop_a_folder(tmp_path: Path) -> None:
    """A pipe in a folder is no file; a link that leads nowhere is told."""
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "c.txt").write_text(SAID)
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [told(one) for one in read_paths([tmp_path])] == ["b.txt: UnreadableInput", "c.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_no_utf8_is_no_obstacle(tmp_path: Path) -> None:
    """Old archives hold such names; they are shown with the replacement character."""
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(SAID)
    assert [told(one) for one in read_paths([tmp_path])] == ["caf\ufffd.txt"]
