"""Case files of times and quantities: one case a line, with everything that is found in its sentence.

Times: `sentence | dateline | words = value; …`, quantities: `sentence | words = low..high unit [what]; …`.
"–" stands for nothing, "?" for a value that is not told, "~" for about; "# …" says what a file shows.
A last field "miss: reason" makes the case a known miss, which is a strict expected failure.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from sayso.model.measure import Quantity, TimeExpression
from sayso.stages.quantities import find_quantities
from sayso.stages.times import find_times
from tests.stages.measured import PACK, parsed

FOLDER = Path(__file__).parents[1] / "cases" / "en"
NOTHING = "–"
MISS = "miss: "
ENOUGH = 200


class Case(NamedTuple):
    """One line of a case file: a sentence, its dateline and what is found in it."""

    text: str
    published: str | None
    expected: str


def cases(theme: str) -> list[object]:
    """Return every line of a folder as a test parameter."""
    return [
        marked(path.stem, row, [field.strip() for field in line.split(" | ")])
        for path in sorted((FOLDER / theme).glob("*.txt"))
        for row, line in enumerate(path.read_text(encoding="utf-8").splitlines())
        if not line.startswith("#")
    ]


def marked(name: str, row: int, fields: list[str]) -> object:
    """Return one line as a test parameter, a known miss as a strict expected failure."""
    misses = [field.removeprefix(MISS) for field in fields if field.startswith(MISS)]
    text, *dateline, expected = [field for field in fields if not field.startswith(MISS)]
    published = next((told for told in dateline if told != NOTHING), None)
    marks = [pytest.mark.xfail(reason=reason, strict=True) for reason in misses]
    return pytest.param(Case(text, published, expected), id=f"{name}:{row + 1}", marks=marks)


def told_time(text: str, found: TimeExpression) -> str:
    """Return a time as a case file writes it."""
    return f"{found.span.of(text)} = {found.value or '?'}"


def told_quantity(text: str, found: Quantity) -> str:
    """Return a quantity as a case file writes it."""
    low, high = ("" if bound is None else f"{bound:.15g}" for bound in (found.low, found.high))
    number = ("~" if found.approximate else "") + (low if low == high else f"{low}..{high}")
    what = [f"[{span.of(text)}]" for span in found.what]
    return " ".join([f"{found.span.of(text)} = {number}", *([found.unit] if found.unit else []), *what])


@pytest.mark.parametrize("case", cases("times"))
def test_times(case: Case) -> None:
    """All times of the sentence, in order, with their values."""
    article, syntax = parsed(case.text, case.published)
    found = find_times(article, syntax, PACK)
    assert ("; ".join(told_time(case.text, one) for one in found) or NOTHING) == case.expected


@pytest.mark.parametrize("case", cases("quantities"))
def test_quantities(case: Case) -> None:
    """All quantities of the sentence, in order, with bounds, unit and what they count."""
    article, syntax = parsed(case.text)
    found = find_quantities(article, syntax, find_times(article, syntax, PACK), PACK)
    assert ("; ".join(told_quantity(case.text, one) for one in found) or NOTHING) == case.expected


def test_cases_are_there() -> None:
    """The case files are found, and no sentence is asked twice."""
    told = [str(param) for theme in ("times", "quantities") for param in cases(theme)]
    assert len(told) == len(set(told)) >= ENOUGH
