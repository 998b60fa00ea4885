"""Forms: one function a form, for every kind of result."""

import csv
import io
import json

import pytest

import sayso
from sayso.report.timelines.by_claim import claim_line
from tests.readings import READING

RESULTS = {
    "reading": READING,
    "audit": sayso.audit(READING),
    "timeline": sayso.timeline(READING),
    "claims": sayso.claims([READING, READING]),
    "by claim": claim_line(sayso.claims([READING, READING])),
    "trail": sayso.trail([READING, READING], "dam"),
    "comparison": sayso.compare(READING, READING),
    "changes": sayso.changes([READING, READING]),
}


@pytest.mark.parametrize("name", RESULTS)
def test_every_result_has_every_form(name: str) -> None:
    """Each is told for people, as plain values, as JSON of these, and as a table with a header line."""
    found = RESULTS[name]
    assert max(map(len, sayso.to_text(found, width=80).splitlines())) <= 80
    assert json.loads(sayso.to_json(found)) == json.loads(json.dumps(sayso.to_dict(found)))
    assert sayso.to_dict(found)["schema"].startswith("sayso-" if name != "reading" else "sayso/")
    assert next(csv.reader(io.StringIO(sayso.to_csv(found))))


def test_a_reading_has_its_own_door() -> None:
    """`reading.to_dict()` is `to_dict` of it, and the table of one is that of several."""
    assert sayso.to_dict(READING) == READING.to_dict()
    assert sayso.to_csv(READING) == sayso.to_csv([READING])


def test_a_page_is_for_readings_and_trails() -> None:
    """What has no page says which has, and what is no result says what is."""
    assert sayso.to_html(READING).startswith("<!DOCTYPE html>")
    with pytest.raises(TypeError, match="Expected a reading, a trail, a comparison or changes"):
        sayso.to_html(RESULTS["audit"])
    with pytest.raises(TypeError, match="Expected one of Reading, Audit"):
        sayso.to_text("a text")  # type: ignore[arg-type]
