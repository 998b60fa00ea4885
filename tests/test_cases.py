"""Case files: an article as printed, a line of dashes, the outermost statements in it.

A case opens with what it shows; "Known miss:" on the next line gives the reason of a strict xfail.
"–" stands for nothing, " … " joins pieces.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from sayso.languages.pack import load_pack
from sayso.model.attribution import Attribution
from sayso.model.span import Span, words
from sayso.stages.parse import parse
from sayso.stages.quotations import find_quotations
from sayso.stages.statements import find_attributions
from tests.articles import article

CASES = sorted((Path(__file__).parent / "cases").glob("*/*.txt"))
RULE = "----------\n"
MISS = "Known miss: "


class Case(NamedTuple):
    """One case file, taken apart."""

    language: str
    miss: str
    text: str
    title: bool
    expected: list[str]


def read_case(path: Path) -> Case:
    """Return the parts of a case file."""
    shown, expected = path.read_text(encoding="utf-8").split(RULE)
    opening, text = shown.split("\n\n", 1)
    reason = opening.partition(MISS)[2]
    title = text.startswith("# ")
    return Case(path.parent.name, reason, text.removeprefix("# ").rstrip("\n"), title, expected.splitlines())


def told(text: str, one: Attribution) -> str:
    """Return an attribution as a case file writes it."""

    def shown(spans: tuple[Span, ...]) -> str:
        return words(text, spans) or "–"

    line = f"{shown(one.source)} | {shown(one.cue)} | {shown(one.content)}"
    return f"{line} | to {shown(one.addressee)}" if one.addressee else line


def marked(path: Path) -> object:
    """Return the case as a test parameter, a known miss as a strict expected failure."""
    miss = read_case(path).miss
    marks = [pytest.mark.xfail(reason=miss, strict=True)] if miss else []
    return pytest.param(path, id=f"{path.parent.name}/{path.stem}", marks=marks)


@pytest.mark.parametrize("path", [marked(path) for path in CASES])
def test_case(path: Path) -> None:
    """The outermost statements of the article are those of the case file."""
    case = read_case(path)
    page = article(case.text, title=case.title)
    pack = load_pack(case.language)
    found = find_attributions(page, parse(page, pack), find_quotations(page, pack), pack)
    assert [told(case.text, one) for one in found if one.within is None] == case.expected


def test_cases_are_there() -> None:
    """The case files are found."""
    assert len(CASES) > 30
