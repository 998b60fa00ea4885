"""Export: every format through one door, nothing overwritten, nothing let out unasked."""

import gc
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.cli import arguments
from sayso.errors import HoldsArticles, NoSuchFormat, OutputExists
from sayso.model.reading import Reading
from sayso.report.exporting.export import FORMATS, NOT_WHOLE, export
from tests.exports import MIXED, mixed, readings, stream_of
from tests.readings import READING, weakened


def written(form: str, folder: Path, *, full_text: bool = True) -> dict[str, bytes]:
    """Return what an export of all readings writes, by file name."""
    folder.mkdir()
    export(readings(), form, folder / "out", full_text=full_text)
    files = (folder / "out").rglob("*") if FORMATS[form].folder else (folder / "out",)
    return {path.name: path.read_bytes() for path in files}


def test_the_command_knows_every_format() -> None:
    """The list that `--help` shows is the list of writers."""
    assert tuple(FORMATS) == arguments.EXPORTS  # written twice on purpose


@pytest.mark.parametrize("form", FORMATS)
def test_two_exports_are_the_same(form: str, tmp_path: Path) -> None:
    """The same readings give the same bytes."""
    assert written(form, tmp_path / "a") == written(form, tmp_path / "b")


@pytest.mark.parametrize("form", [name for name, one in FORMATS.items() if not one.whole])
def test_no_article_goes_out_whole_unasked(form: str, tmp_path: Path) -> None:
    """Without full text no file holds a paragraph that is neither statement nor assertion."""
    kept = "Nobody knows, <b>really</b> & truly"
    assert all(kept.encode() not in data for data in written(form, tmp_path / "a", full_text=False).values())
    if form != "parquet":  # which is compressed
        assert any(kept.encode() in data for data in written(form, tmp_path / "b").values())


@pytest.mark.parametrize("form", [name for name, one in FORMATS.items() if one.whole])
def test_formats_that_hold_articles_are_asked_for(form: str, tmp_path: Path) -> None:
    """They are refused without full text, before anything is written."""
    with pytest.raises(HoldsArticles, match="--full-text"):
        export(mixed(), form, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", FORMATS)
def test_version_and_models_stand_in_every_export(form: str, tmp_path: Path) -> None:
    """Each says what read the articles."""
    if form in {"parquet", "docbin"}:
        pytest.skip("compressed: their own tests read them back")
    data = b"".join(written(form, tmp_path / "a").values())
    assert b"0.1.0" in data
    assert b"attribution-en-3" in data


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    """An export goes into a new or empty folder, or not at all."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputExists, match="holds files already"):
        export(mixed(), "csv", tmp_path)
    with pytest.raises(OutputExists, match="is a file"):
        export(mixed(), "csv", tmp_path / "mine.txt")
    with pytest.raises(OutputExists, match="is a folder of files"):
        export(mixed(), "csv", io.StringIO())
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_unknown_format() -> None:
    """A format that does not exist is answered with those that do."""
    with pytest.raises(NoSuchFormat, match="jsonl, csv"):
        export(mixed(), "xlsx", io.StringIO())


def test_readings_are_taken_one_by_one() -> None:
    """Each is written before the next is asked for."""
    stream, sizes = io.StringIO(), []

    def several() -> Iterator[Reading]:
        for reading in readings():
            sizes.append(len(stream.getvalue()))
            yield reading

    assert export(several(), "webannotation", stream) == 3
    assert sizes[0] == 0 < sizes[1] < sizes[2]


@pytest.mark.parametrize("form", FORMATS)
def test_no_reading_is_held(form: str, tmp_path: Path) -> None:
    """Memory does not grow with the articles: of those written none is kept."""
    alive: list[int] = []

    def several() -> Iterator[Reading]:
        for number in range(6):
            yield replace(READING, article=replace(READING.article, id=f"{number:04}"))
            alive.append(sum(type(one) is Reading for one in gc.get_objects()))

    assert export(several(), form, tmp_path / "out", full_text=True) == 6
    assert alive[-1] <= alive[1]


def test_an_interrupted_export_says_so(tmp_path: Path) -> None:
    """Where somebody stops it, what was written can be read, and the folder says that it is not whole."""
    pq = pytest.importorskip("pyarrow.parquet")

    def several() -> Iterator[Reading]:
        yield mixed()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(several(), "parquet", tmp_path, full_text=True)
    assert (tmp_path / NOT_WHOLE).is_file()
    assert pq.read_table(tmp_path / "articles.parquet")["text"].to_pylist() == [MIXED]
    with pytest.raises(OutputExists, match="holds files already"):
        export(readings(), "parquet", tmp_path, full_text=True)


@pytest.mark.parametrize("form", [name for name, one in FORMATS.items() if not one.folder])
def test_an_interrupted_file_never_looks_whole(form: str, tmp_path: Path) -> None:
    """There is none; a stream breaks off without the end that its format has."""

    def several() -> Iterator[Reading]:
        yield from readings()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(several(), form, tmp_path / "out", full_text=True)
    assert list(tmp_path.iterdir()) == []
    stream, whole = io.StringIO(), io.StringIO()
    with pytest.raises(KeyboardInterrupt):
        export(several(), form, stream, full_text=True)
    export(readings(), form, whole, full_text=True)
    if form != "jsonl":  # each line is whole by itself
        assert len(stream.getvalue()) < len(whole.getvalue())
        with pytest.raises(ValueError, match="Expecting"):
            json.loads(stream.getvalue())


@pytest.mark.parametrize("form", [name for name, one in FORMATS.items() if not one.folder])
def test_an_old_file_stays_until_the_new_one_is_whole(form: str, tmp_path: Path) -> None:
    """Where an export fails, the file of the one before is as it was; then it is replaced, with its mode."""
    path, link = tmp_path / "out", tmp_path / "link"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    link.symlink_to(path)

    def several(*, fails: bool) -> Iterator[Reading]:
        assert path.read_text(encoding="utf-8") == "old"
        yield from readings()
        assert path.read_text(encoding="utf-8") == "old"
        if fails:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(several(fails=True), form, link, full_text=True)
    assert path.read_text(encoding="utf-8") == "old"
    assert export(several(fails=False), form, link, full_text=True) == 3
    export(readings(), form, tmp_path / "new", full_text=True)
    assert path.read_bytes() == (tmp_path / "new").read_bytes()
    assert (link.is_symlink(), path.stat().st_mode & 0o777) == (True, 0o640)
    assert {one.name for one in tmp_path.iterdir()} == {"out", "link", "new"}


PRINTED = [name for name, one in FORMATS.items() if not one.tells]
WORDS = "the wall would probably crack"


@pytest.mark.parametrize("form", PRINTED)
def test_weak_statements_go_out_where_asked_for(form: str, tmp_path: Path) -> None:
    """A format that cannot tell them from others takes them on demand alone."""
    doubted, names = weakened("s3", "s6"), ("out", "all")
    for name, weak in zip(names, (False, True), strict=True):
        export(doubted, form, tmp_path / name, full_text=FORMATS[form].whole, weak=weak)
    printed, whole = (data(tmp_path / name) for name in names)
    assert len(printed) < len(whole)
    if not FORMATS[form].whole:
        assert WORDS.encode() not in printed
        assert WORDS.encode() in whole


@pytest.mark.parametrize("form", ["webannotation", "jsonld", "prov", "stix"])
def test_weak_statements_are_told(form: str) -> None:
    """Where they go out on demand they are marked, and nothing refers to what does not go out."""
    assert stream_of(form, weakened("s3", "s6"), weak=True).count('weak": true') == 2
    assert "weak" not in stream_of(form, weakened("s3", "s6"))
    assert "s6" not in stream_of(form, weakened("s6"))


@pytest.mark.parametrize("form", [name for name in FORMATS if name not in PRINTED])
def test_data_holds_every_statement(form: str, tmp_path: Path) -> None:
    """Formats that tell weak statements from others hold the same, asked for or not."""
    if form == "docbin":
        pytest.skip("its own test tells what is marked")
    for name, weak in (("out", False), ("all", True)):
        export(weakened("s3"), form, tmp_path / name, full_text=FORMATS[form].whole, weak=weak)
    assert data(tmp_path / "out") == data(tmp_path / "all")


def data(path: Path) -> bytes:
    """Return every byte of a file or folder."""
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return b"".join(one.read_bytes() for one in files)
