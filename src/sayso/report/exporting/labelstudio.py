"""Label Studio: tasks with what sayso found as predictions, and the labelling settings that show them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso.model.attribution import Manner
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import STATED, Act, Certainty, Polarity, Statement
from sayso.report.exporting.writing import ItemList, Settings, about_article, made_with

Plain = dict[str, Any]

_VALUES = {"act": Act, "manner": Manner, "certainty": Certainty, "polarity": Polarity, "stance": STATED}
_PEOPLE = ("speaker", "addressee", "target")


class LabelStudioExport:
    """Writes `tasks.json` and `labels.xml`: paste the one as labelling interface, import the other."""

    def __init__(self, folder: Path, _settings: Settings) -> None:
        (folder / "labels.xml").write_text(interface(), encoding="utf-8", newline="")
        self._stream = (folder / "tasks.json").open("w", encoding="utf-8", newline="")
        self._tasks = ItemList(self._stream, "[")

    def add(self, reading: Reading) -> None:
        """Write the task of one article."""
        self._tasks.add(task(reading))

    def close(self) -> None:
        """Write the end of the tasks."""
        self._tasks.close("]")
        self._stream.close()


def interface() -> str:
    """Return the labelling interface: pieces to mark, and choices and names for each statement."""
    choices = "".join(
        f'  <Choices name="{name}" toName="text" perRegion="true" choice="single" showInline="true">\n'
        + "".join(f'    <Choice value="{value}"/>\n' for value in values)
        + "  </Choices>\n"
        for name, values in _VALUES.items()
    )
    people = "".join(
        f'  <TextArea name="{name}" toName="text" perRegion="true" maxSubmissions="1" editable="true" '
        f'placeholder="{name}, as written in the article"/>\n'
        for name in _PEOPLE
    )
    return (
        "<View>\n"
        "  <Style>.htx-text { white-space: pre-wrap; }</Style>\n"
        '  <Header value="$title"/>\n'
        '  <Labels name="piece" toName="text">\n'
        '    <Label value="Content" background="#2a6f97"/>\n'
        '    <Label value="Cue" background="#b5651d"/>\n'
        '    <Label value="Source" background="#5a7d2a"/>\n'
        "  </Labels>\n"
        '  <Relations>\n    <Relation value="of"/>\n  </Relations>\n'
        '  <Text name="text" value="$text"/>\n'
        f"{choices}{people}</View>\n"
    )


def task(reading: Reading) -> Plain:
    """Return one article as a task: its text, and a prediction with every statement."""
    told = about_article(reading)
    title = told["title"] or told["file"] or told["article"]
    results = [result for one in reading.statements for result in _results(reading.article.text, one)]
    return {
        "data": {**told, "title": title, "text": reading.article.text},
        "predictions": [{"model_version": made_with(reading.made_by), "result": results}],
    }


def _results(text: str, one: Statement) -> Iterator[Plain]:
    """Yield the regions of a statement, its choices on the first, and what ties the others to it."""
    pieces = [("Content", span) for span in one.content]
    pieces += [("Cue", span) for span in one.cue] + [("Source", span) for span in one.source]
    names: list[str] = []
    for role, span in pieces:
        names.append(f"{one.id}-{role.lower()}-{span.start}")
        yield _result(names[-1], "piece", "labels", {**_place(text, span), "labels": [role]})
    first, place = names[0], _place(text, pieces[0][1])
    chosen = {name: getattr(one, name) for name in _VALUES}
    for name, value in chosen.items():
        if value is not None:
            yield _result(first, name, "choices", {**place, "choices": [str(value)]})
    people = {"speaker": one.speaker, "addressee": one.addressee, "target": one.target}
    for name, party in people.items():
        if party:
            yield _result(first, name, "textarea", {**place, "text": [party.name]})
    for other in names[1:]:
        yield {"type": "relation", "from_id": other, "to_id": first, "direction": "right", "labels": ["of"]}


def _result(region: str, control: str, kind: str, value: Plain) -> Plain:
    return {"id": region, "from_name": control, "to_name": "text", "type": kind, "value": value}


def _place(text: str, span: Span) -> Plain:
    return {"start": span.start, "end": span.end, "text": span.of(text)}
