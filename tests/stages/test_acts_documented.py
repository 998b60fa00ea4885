"""The page on acts defines every act, with an example that runs."""

import re
from pathlib import Path

import pytest

from sayso.model.statement import Act
from tests.stages.said import said

PAGE = Path(__file__).parents[2] / "docs" / "stages" / "acts.md"
ROW = re.compile(r"^\| `(?P<act>\w+)` \| (?P<what>[^|]+) \| (?P<example>[^|]+) \|$", re.MULTILINE)
ROWS = {row["act"]: row for row in ROW.finditer(PAGE.read_text(encoding="utf-8"))}


def test_every_act_is_defined_and_no_other() -> None:
    """The table holds the closed set, in order."""
    assert list(ROWS) == [act.value for act in Act]
    assert all(row["what"].strip() for row in ROWS.values())


@pytest.mark.parametrize("act", Act)
def test_the_example_of_an_act_shows_it(act: Act) -> None:
    """The bold cue and the words behind it are read as the act."""
    marked = ROWS[act.value]["example"].strip()
    text = marked.replace("**", "")
    cue = marked.split("**")[1]
    content = marked.split("**")[2].strip(" .")
    lemma = next(token.lemma for token in said(text).syntax.tokens if token.start == text.index(cue))
    found = said(text, (text.partition(" ")[0], cue, f"{lemma}:verb", content))
    assert found.acts[0].act is act
