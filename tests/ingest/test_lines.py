"""Lines: JSON Lines and JSON arrays."""

import io
import json

import pytest

from sayso.errors import NoArticle, NoColumn
from sayso.ingest import lines
from sayso.ingest.building import Given
from sayso.ingest.columns import ColumnMap
from sayso.ingest.lines import read_lines, read_objects
from sayso.ingest.unread import Noted, Unread
from sayso.model.article import Article

ROW = {"title": "Dam holds", "text": "The dam is safe, mayor Ida Brook told the council on Monday."}


def told(data: bytes) -> list[str]:
    """Return the place of each article, or the error of each line without one."""
    found = read_lines(io.BytesIO(data), "news.jsonl", Given())
    return [type(one.error).__name__ if isinstance(one, Unread) else str(one.file) for one in found]


def test_each_line_is_an_article() -> None:
    """Blank lines count and are passed over; a byte-order mark does no harm."""
    data = b"\xef\xbb\xbf" + json.dumps(ROW).encode() + b"\r\n\n" + json.dumps(ROW).encode()
    assert told(data) == ["news.jsonl:1", "news.jsonl:3"]


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"{broken", "NoArticle"),
        (b"7", "NoArticle"),
        (b'{"title": "Dam holds"}', "NoArticle"),
        (b'{"text": "' + bytes(90) + b'"}', "BinaryInput"),
        (b'{"a":' * 100_000, "NoArticle"),
    ],
)
def test_a_bad_line_does_not_stop_the_rest(line: bytes, error: str) -> None:
    """The lines before and after it are read."""
    good = json.dumps(ROW).encode()
    assert told(b"\n".join([good, line, good])) == ["news.jsonl:1", error, "news.jsonl:3"]


def test_a_line_that_is_too_long_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is never held in memory whole."""
    monkeypatch.setattr(lines, "LARGEST", 200)
    good = json.dumps(ROW).encode()
    assert told(good + b"\n" + b"x" * 1000 + b"\n" + good) == [
        "news.jsonl:1",
        "InputTooLarge",
        "news.jsonl:3",
    ]


def test_other_data_is_refused_once() -> None:
    """A file whose first object has no text holds something else: one error, not one a line."""
    with pytest.raises(NoArticle, match="begin, end, type"):
        told(b'{"begin": 1, "end": 2, "type": "Person"}\n' * 100)


@pytest.mark.parametrize(
    "data",
    [
        json.dumps([ROW, ROW]),
        json.dumps([ROW, ROW], indent=2),
        f"{json.dumps(ROW)}\n{json.dumps(ROW)}\n",
    ],
)
def test_an_array_is_read_like_lines(data: str) -> None:
    """A JSON file may hold an array of articles or one a line."""
    found = list(read_objects(data.encode(), "news.json", Given()))
    assert [one.file for one in found] == ["news.json:1", "news.json:2"]
    assert all(isinstance(one, Article) for one in found)


def test_a_named_key_may_come_late() -> None:
    """Objects leave out what is empty; a key that the first hundred lack is told."""
    rows = [json.dumps(ROW), json.dumps({**ROW, "wire": "Northline"})]
    data = "\n".join(rows).encode()
    found = list(read_lines(io.BytesIO(data), "news.jsonl", Given(columns=ColumnMap(outlet="wire"))))
    assert [isinstance(one, Article) and one.outlet for one in found] == [None, "Northline"]
    with pytest.raises(NoColumn, match="Its columns: title, text, wire"):
        list(read_lines(io.BytesIO(data), "news.jsonl", Given(columns=ColumnMap(outlet="agency"))))


def test_odd_bytes_are_told_once_for_the_file() -> None:
    """Lines in another encoding are read, and counted."""
    line = b'{"text": "The \x93safe\x94 dam of Halden held, mayor Ida Brook said."}\n'
    *_, note = read_lines(io.BytesIO(line * 3), "news.jsonl", Given())
    assert note == Noted("news.jsonl", "3 of its lines: no UTF-8: read as Windows-1252.")


def test_a_date_may_be_an_object() -> None:
    """Database exports wrap dates."""
    row = {**ROW, "date": {"$date": "2026-03-02T10:00:00Z"}}
    (article,) = read_lines(io.BytesIO(json.dumps(row).encode()), "news.jsonl", Given())
    assert isinstance(article, Article)
    assert article.published == "2026-03-02T10:00:00Z"


def test_what_is_kept_of_an_object() -> None:
    """Keys that are asked for are kept as text, lists and objects as JSON; those that it lacks are none."""
    given = Given(columns=ColumnMap(own=("desk", "tags", "seen")))
    lines = [ROW | {"desk": "metro", "tags": ["a", {"b": 1}], "mood": "grim"}, ROW | {"seen": 0.5}]
    found = read_lines(io.BytesIO("\n".join(map(json.dumps, lines)).encode()), "news.jsonl", given)
    assert [one.own_columns for one in found if isinstance(one, Article)] == [
        (("desk", "metro"), ("tags", '["a", {"b": 1}]')),
        (("seen", "0.5"),),
    ]
