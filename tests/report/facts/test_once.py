"""Once: copies and superseded versions count with the article that they repeat."""

import csv
import io

import sayso
from tests.stored import READING, under

REPRINT = under(outlet="Other Post", published="2026-03-09")


def test_an_audit_counts_copies_once() -> None:
    """The article of the earlier date is audited, and says how many copies count with it."""
    audit = sayso.audit([REPRINT, READING])
    (article,) = audit.articles
    assert (article.outlet, article.copies) == (READING.article.outlet, 1)
    assert {one.row for one in article.appearances} == {0}
    assert "and 1 copy" in sayso.to_text(audit)
    assert sayso.to_dict(audit)["articles"][0]["copies"] == 1
    assert {row["article_copies"] for row in csv.DictReader(io.StringIO(sayso.to_csv(audit)))} == {"1"}
    assert len(sayso.audit([REPRINT, READING], copies=True).articles) == 2


def test_a_timeline_tells_copies_once() -> None:
    """Each event is told once, with the article of the earlier date."""
    line = sayso.timeline([REPRINT, READING])
    assert [(one.row, one.value) for one in line.dated] == [(0, "2026-03-01")]
    assert line.articles[0].copies == 1
    assert sayso.to_dict(line)["articles"][0]["copies"] == 1
    assert {row["article_copies"] for row in csv.DictReader(io.StringIO(sayso.to_csv(line)))} == {"1"}
    assert len(sayso.timeline([REPRINT, READING], copies=True).dated) == 2
