"""Label Studio: regions that give the words, under the names that the labelling interface declares."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

from sayso.report.exporting.export import export
from sayso.report.exporting.labelstudio import interface, task
from tests.exports import readings
from tests.readings import READING


def test_words_come_back(tmp_path: Path) -> None:
    """A region's text stands between its offsets, which count code points as Label Studio does."""
    export(readings(), "labelstudio", tmp_path, full_text=True)
    tasks = json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8"))
    assert [one["data"]["text"] for one in tasks] == [one.article.text for one in readings()]
    for one in tasks:
        for result in one["predictions"][0]["result"]:
            if result["type"] == "labels":
                value = result["value"]
                assert one["data"]["text"][value["start"] : value["end"]] == value["text"]


def test_every_control_is_declared() -> None:
    """What a prediction uses, the labelling interface has, with the same choices."""
    controls = {one.get("name"): one for one in ET.fromstring(interface()).iter() if one.get("name")}  # noqa: S314 — our own text
    for result in task(READING)["predictions"][0]["result"]:
        if result["type"] == "relation":
            continue
        control = controls[result["from_name"]]
        assert control.tag.lower() == result["type"]
        offered = {one.get("value") for one in control}
        chosen = result["value"].get(result["type"], [])
        assert set(chosen) <= offered


def test_regions_are_tied_to_their_statement() -> None:
    """Every region but the first of a statement has a relation to the first, and ids are unique."""
    results = task(READING)["predictions"][0]["result"]
    regions = [one["id"] for one in results if one["type"] == "labels"]
    assert len(set(regions)) == len(regions)
    ties = {one["from_id"]: one["to_id"] for one in results if one["type"] == "relation"}
    assert len(regions) - len(ties) == len(READING.statements)
    assert {first.partition("-")[0] for first in ties.values()} <= {one.id for one in READING.statements}
