"""The page of accuracy shows what was measured, is no older than the floors, and says what it is blind to."""

import json
import re
from pathlib import Path

import pytest

from sayso.evaluation.accuracy import page_of, shown_figures, to_record
from sayso.evaluation.measured import Measured
from tests.readings import READING

ROOT = Path(__file__).parents[2]
RECORD = (ROOT / "evals" / "accuracy.json").read_text(encoding="utf-8")
PAGE = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
FLOORS = json.loads((ROOT / "evals" / "floors.json").read_text(encoding="utf-8"))
FIELDS = {
    "lines",
    "words",
    "speaker",
    "act",
    "stance",
    "certainty",
    "times",
    "numbers",
    "own voice",
    "links",
    "origins",
    "changes",
    "main text",
    "metadata",
}


def rows(page: str, heading: str) -> list[list[str]]:
    """Return the cells of the table whose first heading is given."""
    table = page[page.index(f"| {heading} |") :].split("\n\n", maxsplit=1)[0].splitlines()
    return [[cell.strip() for cell in re.split(r"(?<= )\|(?= )", line[2:-2])] for line in table[2:]]


def test_the_page_is_that_of_the_record() -> None:
    """What the page shows is what was measured in the run that made it."""
    assert page_of(RECORD) == PAGE


def test_every_figure_of_the_page_was_measured() -> None:
    """Each row has its value, its interval around it, and its denominator."""
    figures = json.loads(RECORD)["figures"]
    assert shown_figures() - set(figures) == set()
    for name in shown_figures():
        assert figures[name]["low"] <= figures[name]["value"] <= figures[name]["high"], name
        assert figures[name]["of"] > 0, name


def test_the_record_is_no_older_than_the_floors() -> None:
    """Each figure with a floor was measured, and not below it: floors raised later want a new record."""
    figures = json.loads(RECORD)["figures"]
    fallen = {name for name, floor in FLOORS.items() if figures.get(name, {"value": -1})["value"] < floor}
    assert fallen == set()


def test_every_field_is_there_with_its_limits() -> None:
    """Each field has figures, what it is blind to, and what it is not for."""
    assert {cells[0] for cells in rows(PAGE, "field")} - {""} == FIELDS
    limits = PAGE[PAGE.index("## What each is blind to") :]
    assert {cells[0] for cells in rows(limits, "field")} == FIELDS
    assert all(cells[1] and cells[2] for cells in rows(limits, "field"))


def test_every_corpus_and_peer_is_explained() -> None:
    """Who stands in a row is told of below: what it holds and its licence, or where the figure is from."""
    corpora = {cells[0]: cells for cells in rows(PAGE[PAGE.index("## What it was measured on") :], "corpus")}
    told = " ".join(cells[0] for cells in rows(PAGE[PAGE.index("## What stands beside it") :], "beside it"))
    for *_, corpus, beside in rows(PAGE, "field"):
        assert all(corpora[corpus]), corpus
        for peer in filter(None, beside.split("; ")):
            assert re.match(r"\D+", peer)[0].strip() in told, peer  # type: ignore[index]


def test_what_was_not_measured_is_said() -> None:
    """Where a corpus is missing the row stands without a figure, never with an old one."""
    page = page_of(to_record({"lines.right": Measured(80.0, 1400, 76.04, 83.96)}, READING.made_by))
    first, *others = rows(page, "field")
    assert first[2:5] == ["80.0", "76.0–84.0", "1\u202f400"]
    assert {tuple(cells[2:5]) for cells in others} == {("–", "not measured", "–")}


@pytest.mark.parametrize("page", ["README.md", "docs/index.md", "docs/trust.md"])
def test_the_page_is_linked(page: str) -> None:
    """It is found from the first page, the index and the page on trust."""
    assert "accuracy.md" in (ROOT / page).read_text(encoding="utf-8")
