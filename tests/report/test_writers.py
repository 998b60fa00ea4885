"""Writers: several readings into one stream."""

import io
import json

import pytest

from sayso.report.terminal.paint import Look
from sayso.report.writers import WRITERS, JsonStream
from tests.readings import READING


def written(form: str, many: int, look: Look) -> str:
    """Return what a writer makes of a reading given `many` times."""
    stream = io.StringIO(newline="")
    writer = WRITERS[form](stream, look)
    for _ in range(many):
        writer.add(READING)
    writer.close()
    return stream.getvalue()


@pytest.mark.parametrize(
    ("several", "many", "kind"), [(False, 1, dict), (True, 1, list), (False, 2, list), (True, 3, list)]
)
def test_json_is_one_value(several: bool, many: int, kind: type) -> None:  # noqa: FBT001 — a table of examples
    """The output is one JSON value however many articles there are."""
    assert isinstance(json.loads(written("json", many, Look(several=several))), kind)


def test_nothing_written() -> None:
    """Without an object there is no array either."""
    stream = io.StringIO()
    JsonStream(stream).close()
    assert stream.getvalue() == ""


def test_jsonl_is_a_line_each() -> None:
    """JSON Lines has one object a line."""
    assert [json.loads(line)["schema"] for line in written("jsonl", 2, Look()).splitlines()] == [
        "sayso/1"
    ] * 2


def test_csv_has_one_header() -> None:
    """Several articles share one header."""
    assert written("csv", 2, Look()).count("article_id") == 1


def test_text_is_ruled() -> None:
    """A rule stands between two reports."""
    assert written("text", 2, Look(width=80)).count("═" * 80) == 1
