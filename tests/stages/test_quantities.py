"""Quantities: bounds, unit, what is counted, and numbers that count nothing."""

import time
from itertools import pairwise

import pytest

from sayso.model.measure import Quantity
from sayso.model.syntax import Sentence, Syntax, Token
from sayso.stages.parse import parse
from sayso.stages.quantities import find_quantities
from sayso.stages.times import find_times
from tests.articles import article
from tests.stages.measured import PACK, article_of, parsed


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of `text`."""
    article, syntax = parsed(text)
    return find_quantities(article, syntax, find_times(article, syntax, PACK), PACK)


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "unit", "about"),
    [
        ("The raid by 91 drones failed.", "91", 91, 91, None, False),
        ("The dam cost $4.5bn.", "$4.5bn", 4.5e9, 4.5e9, "USD", False),
        ("The dam cost €2 million.", "€2 million", 2e6, 2e6, "EUR", False),
        ("The dam cost 40 million euros.", "40 million euros", 40e6, 40e6, "EUR", False),
        ("The fare is 40 cents.", "40 cents", 0.4, 0.4, "USD", False),
        ("Turnout was 45 percent.", "45 percent", 45, 45, "percent", False),
        ("Turnout fell 3 percentage points.", "3 percentage points", 3, 3, "percentage point", False),
        ("More than 1,300 people fled.", "More than 1,300", 1300, None, None, True),
        ("At least 40 people fled.", "At least 40", 40, None, None, True),
        ("Up to 40 people fled.", "Up to 40", None, 40, None, True),
        ("About 40 people fled.", "About 40", 40, 40, None, True),
        ("Dozens of people fled.", "Dozens", 24, 99, None, True),
        ("Hundreds of people fled.", "Hundreds", 200, 999, None, True),
        ("Tens of thousands of people fled.", "Tens of thousands", 20_000, 99_999, None, True),
        ("Several hundred people fled.", "Several hundred", 200, 999, None, True),
        ("Several dozen people fled.", "Several dozen", 24, 99, None, True),
        ("Twenty-odd boats left.", "Twenty-odd", 20, 20, None, True),
        ("Two to three dozen boats left.", "Two to three dozen", 24, 36, None, True),
        ("Between 20 and 30 boats left.", "Between 20 and 30", 20, 30, None, True),
        ("The dam cost $2-3 million.", "$2-3 million", 2e6, 3e6, "USD", True),
        ("Half a million people fled.", "Half a million", 5e5, 5e5, None, False),
        ("A third of the fleet is old.", "A third", 0.333333333333, 0.333333333333, "fraction", False),
        ("One in three boats is old.", "One in three", 0.333, 0.333, None, False),
        ("The wind reached 90 km/h.", "90 km/h", 90, 90, "km/h", False),
        ("The crate weighs 5.5 tons.", "5.5 tons", 5.5, 5.5, "ton", False),
        ("The phone holds 30GB.", "30GB", 30, 30, "GB", False),
    ],
)
def test_a_number_has_bounds_and_a_unit(
    text: str, words: str, low: float | None, high: float | None, unit: str | None, about: object
) -> None:
    """Words around a number say whether it is about, the least or the most."""
    found = quantities(text)
    assert [(each.span.of(text), each.unit, each.approximate) for each in found] == [(words, unit, about)]
    assert [found[0].low, found[0].high] == pytest.approx([low, high]) if low and high else [low, high]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The raid by 91 drones failed.", [["drones"]]),
        ("Some 40 armed men came.", [["armed men"]]),
        ("Dozens of people fled.", [["people"]]),
        ("The blast killed 11 and wounded 30 people.", [["people"], ["people"]]),
        ("At least 100 killed in Velmark.", [["killed"]]),
        ("Velmark got $2 million in aid.", [["aid"]]),
        ("Shares cost $2 a piece.", [[]]),
    ],
)
def test_what_is_counted_is_a_span(text: str, what: list[list[str]]) -> None:
    """The noun may stand behind the number, behind "of", or behind a twin number."""
    assert [[span.of(text) for span in each.what] for each in quantities(text)] == what


@pytest.mark.parametrize(
    "text",
    [
        "The F-16 landed.",
        "They took Route 66.",
        "See page 12.",
        "The 3G network failed.",
        "2. Results",
        "The 5th ferry sank.",
        "No one came.",
        "One of them left.",
        "The mayor resigned on May 3, 2024, at 5 p.m.",
        "The crew left three days ago.",
    ],
)
def test_a_name_a_label_an_ordinal_or_a_time_is_no_quantity(text: str) -> None:
    """Numbers that name, order or date something count nothing."""
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nobody counted.\nSome 40.", [("Some 40", [])]),  # its first number alone numbers a line
        ("The town lists:\n1. Boats\n2. Two rafts", [("Two", ["rafts"])]),
        ("Raid on Velmark\nTwo boats sank", [("Two", ["boats"])]),
        ("Raid kills 11\nWounded men fled", [("11", [])]),  # no word of another line is counted
    ],
)
def test_a_number_stays_in_its_block(text: str, expected: list[tuple[str, list[str]]]) -> None:
    """What stands in the line before or after is nothing beside it."""
    made = article(text)
    found = find_quantities(made, parse(made, PACK), (), PACK)
    assert [(one.span.of(text), [span.of(text) for span in one.what]) for one in found] == expected


def test_no_span_reaches_into_a_time_or_another_quantity() -> None:
    """Quantities stand in text order and do not overlap."""
    text = "On May 3, 40 to 50 people, 20 boats and $3 million were lost, about 10 a day, in 2024."
    article, syntax = parsed(text)
    times = find_times(article, syntax, PACK)
    found = find_quantities(article, syntax, times, PACK)
    spans = sorted([each.span for each in found] + [each.span for each in times])
    assert all(left.end <= right.start for left, right in pairwise(spans))


@pytest.mark.parametrize("text", ["2 " * 100_000, "one hundred and " * 30_000, "$" * 100_000, "9" * 500_000])
def test_hostile_text_takes_linear_time(text: str) -> None:
    """Endless repetition is read in seconds, without a traceback."""
    token = Token(start=0, end=len(text), lemma="x", pos="X", tag="XX", dep="ROOT", head=0)
    syntax = Syntax(tokens=(token,), sentences=(Sentence(first=0, last=1, block=0),))
    began = time.perf_counter()
    find_quantities(article_of(text), syntax, (), PACK)
    assert time.perf_counter() - began < 20
