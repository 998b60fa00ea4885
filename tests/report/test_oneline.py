"""One line: JSON that stays on its line, whoever reads it."""

import json

import sayso
from sayso.report.forms import to_jsonl
from tests.exports import mixed


def test_a_reading_is_one_line() -> None:
    """What JSON leaves as it is and others take for a line end is escaped; the words are the same."""
    assert "\u2028" in mixed().article.text
    line = to_jsonl(mixed())
    assert len(line.splitlines()) == 1
    assert json.loads(line)["article"]["text"] == mixed().article.text
    assert sayso.to_dict(mixed())["article"]["text"] == mixed().article.text
