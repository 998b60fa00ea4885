"""Layers: times, numbers, places and wording with their values, on the terminal, the page and as a table."""

import csv
import io
import re
from dataclasses import replace

import pytest

from sayso.model.measure import Place, Quantity, TimeExpression, TimeKind, Wording, WordingKind
from sayso.model.span import Span
from sayso.report.facts.layers import list_layers, value_of
from sayso.report.facts.layout import columns
from sayso.report.forms import to_csv
from sayso.report.page.article import to_html
from sayso.report.tables.spec import report_columns
from sayso.report.terminal.explain import explain_dict, explain_text
from sayso.report.terminal.paint import Look
from sayso.report.terminal.reading import to_terminal
from sayso.report.writers import WRITERS
from tests.readings import READING, STATEMENTS, TEXT, at

RAIN = at("the rain")
FULL = replace(
    READING,
    times=(*READING.times, TimeExpression(span=RAIN, value="P3D", kind=TimeKind.DURATION)),
    places=(*READING.places, Place(span=at("the wall"), code="XK")),
)


def quantity(low: float | None, high: float | None, **fields: object) -> Quantity:
    """Return a quantity of people."""
    plain: dict[str, object] = {"unit": None, "what": (at("people"),), "approximate": False}
    return Quantity(span=at("300"), low=low, high=high, **{**plain, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (quantity(300, 300), "300 people"),
        (quantity(1300, None), "1,300 or more people"),
        (quantity(None, 20), "up to 20 people"),
        (quantity(24, 99, approximate=True), "24–99 people"),
        (quantity(4.5e9, 4.5e9, approximate=True, unit="USD", what=()), "about 4,500,000,000 USD"),
        (quantity(0.333, 0.333, unit="fraction", what=()), "0.333 fraction"),
        (quantity(None, None), "not told people"),
        (TimeExpression(span=RAIN, value=None, kind=TimeKind.DATE), "no value told"),
        (TimeExpression(span=RAIN, value="P3D", kind=TimeKind.DURATION), "P3D (duration)"),
        (TimeExpression(span=RAIN, value="2026-03-01TNI", kind=TimeKind.TIME), "2026-03-01TNI"),
        (Place(span=RAIN, code="FR"), "FR"),
        (Place(span=RAIN, code=None), "no code"),
        (Wording(span=RAIN, kind=WordingKind.SCARE_QUOTE), "scare quote"),
    ],
)
def test_value(one: TimeExpression | Quantity | Place | Wording, told: str) -> None:
    """What an expression means is told in a few words."""
    assert value_of(TEXT, one) == told


def test_layers() -> None:
    """Each layer that holds something has its count, and the statement each expression stands in."""
    found = [(layer.title, layer.known, [one.words for one in layer.found]) for layer in list_layers(FULL)]
    assert found == [
        ("Times", "2 of 3 with a value", ["on Sunday", "on Monday", "the rain"]),
        ("Numbers", "1", ["About 300"]),
        ("Places", "1 of 2 with a code", ["Oberfeld", "the wall"]),
        ("Wording marked, not scored", "1", ["so-called inspection"]),
    ]
    assert [one.inside for one in list_layers(FULL)[0].found] == [(), (), ("s3",)]


def test_the_same_stands_once() -> None:
    """The same words with the same value are one entry with several places."""
    again = TimeExpression(span=at("on Monday", 2), value=None, kind=TimeKind.DATE)
    times = list_layers(replace(READING, times=(*READING.times, again)))[0]
    assert [len(one.spans) for one in times.found] == [1, 2]


def test_the_innermost_statement_is_named() -> None:
    """What stands in a statement inside another is the inner one's."""
    times = (TimeExpression(span=at("no repair"), value=None, kind=TimeKind.DATE),)
    assert list_layers(replace(READING, times=times))[0].found[0].inside == ("s7",)


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_terminal(width: int) -> None:
    """They are listed only where they are asked for, and no line is wider than the terminal."""
    told = to_terminal(FULL, width=width, layers=True)
    assert max(map(columns, told.splitlines())) <= width
    assert "Times (2 of 3 with a value):" in told
    assert "300 or more people" in told
    assert "Times (" not in to_terminal(FULL, width=width)


def test_page() -> None:
    """The page has a table a layer, each place a link to its paragraph, each statement to its note."""
    page = to_html([FULL])
    assert re.search(r"<summary>Numbers <span[^>]*>1</span></summary>", page)
    assert "<td>300 or more people</td>" in page
    assert '<a href="#r1-ns3">3</a>' in page
    assert page.count('<a href="#r1-b24">¶1</a>') == 3  # a time, a number, a place


def test_table_of_layers() -> None:
    """One row a stretch; each has its exact words, its fields and the statement it stands in."""
    stream = io.StringIO(newline="")
    writer = WRITERS["csv"](stream, Look(layers=True))
    writer.add(FULL)
    writer.close()
    rows = list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))
    assert list(rows[0]) == list(report_columns("layers"))
    assert [row["layer"] for row in rows] == [
        "assertion",
        *["time"] * 3,
        "quantity",
        *["place"] * 2,
        "wording",
    ]
    assert all(TEXT[int(row["span_start"]) : int(row["span_end"])] == row["words"] for row in rows)
    number = next(row for row in rows if row["layer"] == "quantity")
    assert (number["low"], number["high"], number["what_words"], number["approximate"]) == (
        "300",
        "",
        "people",
        "yes",
    )
    assert [row["statement_id"] for row in rows if row["words"] == "the rain"] == ["s3"]


def test_table_of_statements() -> None:
    """What a statement holds stands in its row, with what it means; hedges with whose they are."""
    rows = list(csv.DictReader(io.StringIO(to_csv([FULL]), newline="")))
    assert rows[2]["hedges"] == "probably (probable, speaker)"
    assert rows[2]["times"] == "the rain (P3D (duration))"
    assert rows[2]["places"] == "the wall (XK)"


def test_explain() -> None:
    """The explanation names both times, whom it is about, and what the content holds."""
    one = replace(STATEMENTS[2], when="2026-03-05", said="2026-03-02", target=STATEMENTS[3].target)
    told = explain_text(FULL, one)
    for line in ("about         Korvan Ltd", "event         5 March 2026", "said          2 March 2026"):
        assert line in told
    assert "times         the rain = three days" in told
    found = explain_dict(FULL, one)
    assert (found["when"], found["target"], found["certainty"]) == ("2026-03-05", "Korvan Ltd", "conditional")
    assert found["times"] == [
        {"start": RAIN.start, "end": RAIN.end, "words": "the rain", "value": "P3D (duration)"}
    ]


def test_nothing_measured() -> None:
    """Where there is nothing, nothing is listed."""
    none = replace(READING, times=(), quantities=(), places=(), wording=())
    assert list_layers(none) == ()
    assert "Times, numbers, places" not in to_html([none])


def test_a_span_before_every_block() -> None:
    """What stands before the first block is cited without a paragraph, and links to the top."""
    times = (TimeExpression(span=Span(0, 3), value=None, kind=TimeKind.DATE),)
    article = replace(READING.article, blocks=READING.article.blocks[1:])
    assert 'href="#r1-top"' in to_html([replace(READING, article=article, times=times)])
