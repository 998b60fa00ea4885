"""Label Studio: exported, annotated, and back."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import OtherText, UnknownArticle, UnreadableCorrections
from sayso.ingest.corrections import CorrectedArticle
from sayso.ingest.labelstudio import read_labelstudio
from sayso.ingest.unread import Unread
from sayso.model.correction import Correction
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Act
from sayso.report.exporting.labelstudio import task
from tests.exports import readings
from tests.readings import ARTICLE, READING, STATEMENTS, at

Results = list[dict[str, Any]]


def known(article: str) -> Reading | None:
    """Return a reading by its article's id."""
    return next((one for one in readings() if one.article.id == article), None)


def annotated(reading: Reading, change: Callable[[Results], Results] = lambda one: one) -> dict[str, Any]:
    """Return a task as Label Studio exports it once somebody submitted a prediction, perhaps changed."""
    made = task(reading)
    results = json.loads(json.dumps(made["predictions"][0]["result"]))
    annotation = {
        "result": change(results),
        "was_cancelled": False,
        "completed_by": {"id": 7, "email": "lea@valley.example"},
        "updated_at": "2026-03-05T10:00:00Z",
    }
    return {"id": 1, **made, "annotations": [annotation]}


def read(tmp_path: Path, *tasks: object) -> list[CorrectedArticle | Unread]:
    """Return what is read of an export of these tasks."""
    path = tmp_path / "export.json"
    path.write_text(json.dumps(tasks), encoding="utf-8")
    return list(read_labelstudio(path, known))


def changed(tmp_path: Path, change: Callable[[Results], Results]) -> tuple[Correction, ...]:
    """Return the corrections that one change makes."""
    (found,) = read(tmp_path, annotated(READING, change))
    assert isinstance(found, CorrectedArticle), found.reason
    return found.corrections


def region(name: str, label: str, span: Span) -> dict[str, Any]:
    """Return a region as somebody draws it."""
    value = {"start": span.start, "end": span.end, "text": span.of(ARTICLE.text), "labels": [label]}
    return {"id": name, "from_name": "piece", "to_name": "text", "type": "labels", "value": value}


def tie(one: str, other: str) -> dict[str, Any]:
    """Return a relation as somebody draws it."""
    return {"type": "relation", "from_id": one, "to_id": other, "direction": "right", "labels": []}


def test_predictions_nobody_changed(tmp_path: Path) -> None:
    """Nothing was corrected, whatever the script, the line ends and the accents."""
    found = read(tmp_path, *map(annotated, readings()))
    assert [one.corrections for one in found if isinstance(one, CorrectedArticle)] == [()] * len(readings())


def test_a_region_and_a_choice(tmp_path: Path) -> None:
    """A moved region and another choice make one correction, with who made it and when."""
    span = at("the wall would probably crack")

    def change(results: Results) -> Results:
        for one in results:
            if one.get("id", "").startswith("s3-content"):
                one["value"] |= {"start": span.start, "end": span.end}
                if one["type"] == "labels":
                    one["value"]["text"] = span.of(ARTICLE.text)
                if one["from_name"] == "act":
                    one["value"]["choices"] = ["warn"]
        return results

    (one,) = changed(tmp_path, change)
    assert (one.statement, one.content, one.act) == ("s3", (span,), Act.WARN)
    assert (one.annotator, one.time) == ("lea@valley.example", "2026-03-05T10:00:00Z")


def test_regions_taken_away(tmp_path: Path) -> None:
    """A statement without regions was taken away."""
    (one,) = changed(tmp_path, lambda results: [
        each for each in results if not each.get("id", each.get("from_id", "")).startswith("s7-")
    ])  # fmt: skip
    assert (one.statement, one.removed) == ("s7", True)


def test_a_region_drawn_and_tied(tmp_path: Path) -> None:
    """A drawn region belongs to the statement that it is tied to, through others or at once."""
    extra, more = at("if the rain went on"), at("probably")
    first = f"s4-content-{STATEMENTS[3].content[0].start}"
    (one,) = changed(
        tmp_path,
        lambda results: [
            *results,
            region("x", "Content", extra),
            region("y", "Content", more),
            tie("y", "x"),
            tie("x", first),
        ],
    )
    assert one.statement == "s4"
    assert set(one.content) == {extra, more, *STATEMENTS[3].content}


def test_a_statement_drawn_anew(tmp_path: Path) -> None:
    """Drawn regions that are tied to each other alone are a new statement."""
    cue, source, content = at("told"), at("Ana Ruiz"), at("The dam is safe")
    (one,) = changed(
        tmp_path,
        lambda results: [
            *results,
            region("x", "Content", content),
            region("y", "Cue", cue),
            region("z", "Source", source),
            tie("y", "x"),
            tie("z", "x"),
        ],
    )
    assert (one.statement, one.cue, one.source, one.content) == (None, (cue,), (source,), (content,))
    assert one.speaker == "Ana Ruiz"


def test_a_region_tied_to_nothing_is_told(tmp_path: Path) -> None:
    """It is not dropped in silence: the article is told, with the words."""
    (found,) = read(
        tmp_path, annotated(READING, lambda results: [*results, region("x", "Source", at("Nobody"))])
    )
    assert isinstance(found, Unread)
    assert "'Nobody'" in found.reason


def test_the_last_annotation_counts(tmp_path: Path) -> None:
    """Of several people the last counts, before all one marked as ground truth; skipped ones do not."""
    whole = annotated(READING)
    kept = whole["annotations"][0]
    emptied = {**kept, "result": [], "updated_at": "2026-03-06T10:00:00Z"}
    last = read(tmp_path, {**whole, "annotations": [kept, emptied]})
    assert [len(one.corrections) for one in last if isinstance(one, CorrectedArticle)] == [len(STATEMENTS)]
    for annotations in (
        [{**kept, "ground_truth": True}, emptied],
        [kept, {**emptied, "was_cancelled": True}],
    ):
        (one,) = read(tmp_path, {**whole, "annotations": annotations})
        assert isinstance(one, CorrectedArticle)
        assert one.corrections == ()


def test_tasks_nobody_annotated_say_nothing(tmp_path: Path) -> None:
    """An article that nobody went through is not read as emptied."""
    assert read(tmp_path, {**annotated(READING), "annotations": []}) == []


def test_another_text_is_refused(tmp_path: Path) -> None:
    """A task whose text is not the article's is told; an unknown article too."""
    other = annotated(readings()[1])
    other["data"]["text"] = other["data"]["text"].replace("\r\n", "\n")
    strange = annotated(READING)
    strange["data"]["article"] = "strange"
    found = read(tmp_path, other, strange, annotated(READING))
    assert [type(one.error) for one in found if isinstance(one, Unread)] == [OtherText, UnknownArticle]
    assert isinstance(found[2], CorrectedArticle)


def test_results_that_are_none_of_ours_are_told(tmp_path: Path) -> None:
    """A task with malformed results is told; it stops nothing."""
    bad = {"id": "x", "type": "labels", "value": {"start": "here"}}
    empty = {"id": "x", "type": "labels", "value": {"start": 5, "end": 5, "labels": ["Cue"]}}
    tasks = [annotated(READING, lambda results, more=one: [*results, more]) for one in (bad, empty)]  # type: ignore[misc]
    tasks += [{**annotated(READING), "annotations": one} for one in (5, [5])]
    found = read(tmp_path, *tasks, annotated(READING))
    assert [type(one) for one in found] == [Unread] * 4 + [CorrectedArticle]


@pytest.mark.parametrize("text", ["", "{}", "[1]", "[" * 200_000, '[{"text": "So."}]', '[{"data": {}}]'])
def test_no_export(text: str, tmp_path: Path) -> None:
    """Anything but the format JSON is refused, and that is said."""
    path = tmp_path / "export.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableCorrections, match="choose JSON"):
        list(read_labelstudio(path, known))
