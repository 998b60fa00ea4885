"""STIX 2.1: the stix2 library takes the bundle without custom content being allowed."""

from dataclasses import replace
from typing import Any

import pytest

from sayso.report.exporting.stix import EXTENSION
from tests.exports import bare, readings, spans_of, stream_of
from tests.readings import ARTICLE, READING

stix2 = pytest.importorskip("stix2")


def parsed(text: str) -> dict[str, list[Any]]:
    """Return the objects of a bundle by their type."""
    found: dict[str, list[Any]] = {}
    for each in stix2.parse(text, allow_custom=False).objects:
        found.setdefault(each["type"], []).append(each)
    return found


def test_words_come_back() -> None:
    """A note holds the words at its offsets."""
    notes = iter(parsed(stream_of("stix"))["note"])
    for reading in readings():
        for statement in reading.statements:
            note = next(notes)
            extra = note["extensions"][EXTENSION]
            places = spans_of(" ".join(extra.get("content") or extra["cue"]))
            assert places == [(one.start, one.end) for one in statement.content or statement.cue]
            words = "".join(reading.article.text[start:end] for start, end in places)
            assert bare(words) == bare(note["content"])


def test_every_reference_is_in_the_bundle() -> None:
    """No object refers to one that is not there, and no id stands twice."""
    objects = [each for several in parsed(stream_of("stix")).values() for each in several]
    ids = [each["id"] for each in objects]
    assert len(set(ids)) == len(ids)
    named = {
        name
        for each in objects
        for name in (*each.get("object_refs", ()), each.get("created_by_ref"))
        if name
    }
    named |= {
        value
        for each in objects
        for name, value in each.get("extensions", {}).get(EXTENSION, {}).items()
        if name.endswith("_ref")
    }
    assert named - set(ids) == set()


def test_names_are_not_taken_for_persons() -> None:
    """Bodies are organisations and groups are groups; of a name it is not said what it is."""
    found = {one["name"]: one["identity_class"] for one in parsed(stream_of("stix", READING))["identity"]}
    assert found == {
        "sayso": "system",
        "Ana Ruiz": "unspecified",
        "Two officials": "unspecified",
        "Korvan Ltd": "organization",
        "engineers": "group",
        "Valley Post": "organization",
    }


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2026-03-02", "2026-03-02T00:00:00.000Z"),
        ("2026-03", "2026-03-01T00:00:00.000Z"),
        ("2026", "2026-01-01T00:00:00.000Z"),
        ("2026-03-02T10:15", "2026-03-02T10:15:00.000Z"),
        ("2026-03-02T10:15+02:00", "2026-03-02T08:15:00.000Z"),
    ],
)
def test_a_report_begins_when_its_date_does(published: str, expected: str) -> None:
    """A date less precise than STIX wants is its beginning; the date as found stands beside."""
    reading = replace(READING, article=replace(ARTICLE, published=published))
    text = stream_of("stix", reading)
    report = parsed(text)["report"][0]
    assert f'"published": "{expected}"' in text
    assert report["extensions"][EXTENSION]["published"] == published


def test_an_article_without_a_date_is_no_report() -> None:
    """STIX wants the date of a report, so none is made up: the article is a grouping."""
    found = parsed(stream_of("stix", replace(READING, article=replace(ARTICLE, published=None))))
    assert "report" not in found
    assert len(found["grouping"]) == 1
