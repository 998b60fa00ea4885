"""Label Studio: what people changed in predictions that sayso exported, as corrections."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sayso.errors import InputError, UnknownArticle, UnreadableCorrections, UnreadableInput
from sayso.ingest.caught import error_of
from sayso.ingest.corrections import (
    CHOICES,
    PEOPLE,
    ROLES,
    By,
    CorrectedArticle,
    Known,
    Left,
    check_text,
    check_words,
    compare,
)
from sayso.ingest.unread import Unread, name_of
from sayso.model.reading import Reading
from sayso.model.span import Span

Plain = Mapping[str, Any]

_REGION = re.compile(rf"(.+)-(?:{'|'.join(ROLES)})-\d+")


def read_labelstudio(path: Path, known: Known) -> Iterator[CorrectedArticle | Unread]:
    """Yield each annotated article of a Label Studio export (JSON) with what people changed in it.

    `known` finds the reading of an article by its id.
    Where several people annotated one article the last counts, before all others one marked as ground truth.
    A task that nobody annotated says nothing.  One that cannot be taken is `Unread`.
    Raises `InputError` where the file is no such export.
    """
    for row, task in enumerate(_tasks(path), 1):
        try:
            annotation = _last(task)
            if annotation is None:
                continue
            reading = _reading(task, known)
            by = By(tool="labelstudio", annotator=_annotator(annotation), time=_time(annotation))
            found = tuple(compare(reading, left_in(annotation["result"], reading), by))
        except InputError as problem:
            yield Unread(f"{name_of(path)}:{row}", problem)
        except (AttributeError, KeyError, IndexError, TypeError, ValueError, RecursionError):
            yield Unread(f"{name_of(path)}:{row}", UnreadableCorrections(_EXPECTED))
        except Exception as problem:  # noqa: BLE001 — the net, around one article
            yield Unread(f"{name_of(path)}:{row}", error_of(problem))
        else:
            yield CorrectedArticle(
                file=f"{name_of(path)}:{row}", article=reading.article.id, corrections=found
            )


def left_in(results: list[Plain], reading: Reading) -> Iterator[Left]:
    """Yield the statements as they stand in the results of one annotation."""
    ids = {one.id for one in reading.statements}
    groups = _groups(results, ids)
    for name, regions in groups.items():
        inside = [result for result in results if result.get("id") in regions]
        pieces = {role: tuple(_spans(inside, role, reading.article.text)) for role in ROLES}
        if any(pieces.values()):
            yield Left(
                statement=name if name in ids else None,
                pieces=pieces,
                choices=_told(inside, "choices", "choices", CHOICES),
                people=_told(inside, "textarea", "text", PEOPLE),
            )


def _groups(results: list[Plain], ids: set[str]) -> dict[str, set[str]]:
    """Return the regions of each statement: by the ids we gave them, drawn ones by their relations."""
    regions = [str(one["id"]) for one in results if one.get("type") == "labels"]
    ties = [(str(one["from_id"]), str(one["to_id"])) for one in results if one.get("type") == "relation"]
    owner = {region: _statement(region, ids) or region for region in regions}
    drawn = {region for region in regions if owner[region] not in ids}
    for _ in drawn:  # a chain of relations is no longer than there are regions
        for one, other in ties:
            if one in owner and other in owner:
                _join(owner, one, other, drawn)
    found: dict[str, set[str]] = {}
    for region in regions:
        found.setdefault(owner[region], set()).add(region)
    return found


def _join(owner: dict[str, str], one: str, other: str, drawn: set[str]) -> None:
    """Give two tied regions the same owner; two statements of ours are never made one."""
    if one in drawn and other in drawn:
        settled = [owner[each] for each in (one, other) if owner[each] not in drawn]
        owner[one] = owner[other] = settled[0] if settled else min(owner[one], owner[other])
    elif one in drawn:
        owner[one] = owner[other]
    elif other in drawn:
        owner[other] = owner[one]


def _statement(region: str, ids: set[str]) -> str | None:
    found = _REGION.fullmatch(region)
    return found[1] if found and found[1] in ids else None


def _spans(results: list[Plain], role: str, text: str) -> Iterator[Span]:
    for result in results:
        value = result.get("value", {})
        if result.get("type") == "labels" and [one.lower() for one in value["labels"]] == [role]:
            span = Span(int(value["start"]), int(value["end"]))
            check_words(text, span, value.get("text"))
            yield span


def _told(results: list[Plain], kind: str, key: str, names: tuple[str, ...]) -> dict[str, str]:
    """Return what the controls of one kind say about a statement."""
    return {
        str(one["from_name"]): str(one["value"][key][0])
        for one in results
        if one.get("type") == kind and one.get("from_name") in names and one["value"].get(key)
    }


def _reading(task: Plain, known: Known) -> Reading:
    article = str(task["data"].get("article"))
    reading = known(article)
    if reading is None:
        raise UnknownArticle(
            f"article {article} found. Expected one that was read here. No correction of it was kept; "
            "add the article first."
        )
    check_text(reading, str(task["data"].get("text", "")))
    return reading


def _last(task: Plain) -> Plain | None:
    made = [one for one in task["annotations"] if not one.get("was_cancelled")]
    return max(made, key=lambda one: (bool(one.get("ground_truth")), _time(one) or ""), default=None)


def _time(annotation: Plain) -> str | None:
    time = annotation.get("updated_at") or annotation.get("created_at")
    return str(time) if time else None


def _annotator(annotation: Plain) -> str | None:
    who = annotation.get("completed_by")
    if isinstance(who, Mapping):
        who = who.get("email") or who.get("id")
    return None if who is None else str(who)


def _tasks(path: Path) -> list[Plain]:
    try:
        tasks = json.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise UnreadableInput(
            f"{problem.strerror}. Expected a file that may be opened. Nothing was read."
        ) from problem
    except (ValueError, RecursionError) as problem:
        raise UnreadableCorrections(_EXPECTED) from problem
    whole = isinstance(tasks, list) and all(isinstance(one, Mapping) for one in tasks)
    if not whole or not all(isinstance(one.get("data"), Mapping) and "annotations" in one for one in tasks):
        raise UnreadableCorrections(_EXPECTED)
    return list(tasks)


_EXPECTED = (
    "no export of Label Studio in its format JSON (not JSON-MIN). Expected tasks with data and annotations. "
    "Nothing was read; choose JSON when you export."
)
