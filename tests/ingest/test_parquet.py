"""Parquet: one article a row."""

import datetime as dt
import sys
from pathlib import Path

import pytest

from sayso.errors import MissingExtra, NoArticle, NoColumn
from sayso.ingest.building import Given
from sayso.ingest.columns import ColumnMap
from sayso.ingest.parquet import read_parquet
from sayso.ingest.paths import read_paths
from sayso.ingest.unread import Unread
from sayso.model.article import Article

SAID = "The dam is safe, mayor Ida Brook told the council on Monday."
ROWS = {
    "id": ["a", "b", "c"],
    "body": [SAID, None, f"{SAID} 🙂 e\u0301"],
    "when": [dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)] * 3,
    "verdict": ["fake"] * 3,
}


def written(folder: Path, rows: dict[str, list[object]] = ROWS, *, groups: int = 2) -> Path:  # type: ignore[assignment]
    """Write rows to a Parquet file of several row groups and return its path."""
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow.parquet import write_table

    path = folder / "news.parquet"
    write_table(pyarrow.table(rows), path, row_group_size=groups)
    return path


def found(path: Path, given: Given | None = None) -> list[Article | Unread]:
    """Return what a Parquet file holds."""
    return list(read_parquet(path, "news.parquet", given or Given()))


def test_each_row_is_an_article(tmp_path: Path) -> None:
    """Row groups are read in turn; a row without text does not stop the rest; other columns are not read."""
    given = Given(columns=ColumnMap(published="when"))
    first, second, third = found(written(tmp_path), given)
    assert isinstance(first, Article)
    assert isinstance(second, Unread)
    assert isinstance(third, Article)
    assert (first.text, first.published) == (SAID, "2026-03-02T10:00:00+00:00")
    assert [one.file for one in (first, second, third)] == [f"news.parquet:{row}" for row in (1, 2, 3)]
    assert third.text == ROWS["body"][2]
    assert "fake" not in repr(first)


def test_the_column_shows_how_its_dates_are_written(tmp_path: Path) -> None:
    """One date with a day beyond the twelfth settles the others."""
    path = written(tmp_path, {"text": [SAID, SAID], "date": ["4/5/2026", "4/25/2026"]})
    assert [one.published for one in found(path) if isinstance(one, Article)] == ["2026-04-05", "2026-04-25"]


def test_nanoseconds_are_read(tmp_path: Path) -> None:
    """Python's own times have none."""
    pyarrow = pytest.importorskip("pyarrow")
    times = pyarrow.array([1_772_445_600_000_000_001], pyarrow.timestamp("ns"))
    (article,) = found(written(tmp_path, {"text": [SAID], "date": times}))  # type: ignore[dict-item]
    assert isinstance(article, Article)
    assert article.published == "2026-03-02T10:00:00"


@pytest.mark.parametrize(
    ("rows", "given", "error"),
    [
        ({"id": ["a"]}, Given(), NoArticle),
        ({"text": ["a"]}, Given(columns=ColumnMap(text="Wording")), NoColumn),
    ],
)
def test_other_tables_are_refused(
    tmp_path: Path, rows: dict[str, list[object]], given: Given, error: type[Exception]
) -> None:
    """The same errors as for CSV."""
    with pytest.raises(error):
        found(written(tmp_path, rows), given)


@pytest.mark.parametrize("cut", [0, 4, 100, -1])
def test_a_broken_file_is_told(tmp_path: Path, cut: int) -> None:
    """A file that breaks off holds no table: its directory stands at its end."""
    path = written(tmp_path)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(NoArticle, match="0 rows were read"):
        found(path)


def test_a_row_that_python_cannot_hold_does_not_spoil_the_rest(tmp_path: Path) -> None:
    """Bytes that are no UTF-8, and dates after the year 9999."""
    pyarrow = pytest.importorskip("pyarrow")
    broken = pyarrow.array([SAID.encode(), b"\xff\xfe", SAID.encode()]).view(pyarrow.string())
    days = pyarrow.array([0, 0, 2**31 - 1], pyarrow.int32()).view(pyarrow.date32())
    first, second, third = found(written(tmp_path, {"text": broken, "date": days}))  # type: ignore[dict-item]
    assert isinstance(first, Article)
    assert [isinstance(one, Unread) and "cannot be read" in one.reason for one in (second, third)] == [
        True
    ] * 2


def test_a_row_can_be_named(tmp_path: Path) -> None:
    """`news.parquet:3` is read alone, also in a folder's place."""
    path = written(tmp_path)
    (article,) = read_paths([f"{path}:3"])
    assert article.file == f"{path}:3"


def test_without_the_library_the_message_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parquet is an extra."""
    path = written(tmp_path)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"pip install 'sayso\[parquet\]'"):
        found(path)
