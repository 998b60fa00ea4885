"""brat: what people changed in notes that sayso exported, as corrections."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso.errors import OtherText, UnknownArticle, UnreadableCorrections, UnreadableInput
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
    joined,
)
from sayso.ingest.standoff import Bound, Event, Notes, read_notes
from sayso.ingest.unread import Unread, name_of
from sayso.model.reading import Reading

EVENT = "Attribution"

_PART = re.compile(r"(?:\\[\\;]|[^;])+")
_ESCAPED = re.compile(r"\\([\\;])")


def read_brat(
    path: Path, known: Known, *, annotator: str | None = None
) -> Iterator[CorrectedArticle | Unread]:
    """Yield each article of an exported folder, or of one `.ann` file, with what people changed in it.

    `known` finds the reading of an article by its id.
    A file that cannot be taken is `Unread`; the others are read all the same.
    Raises `InputError` where there is no such file.
    """
    listed = _listed(path.parent if path.suffix == ".ann" else path)
    for file in _files(path):
        try:
            reading = _reading(file, listed.get(file.stem, file.stem), known)
            left = left_in(_text(file), reading)
            found = tuple(compare(reading, left, By(tool="brat", annotator=annotator)))
        except Exception as problem:  # noqa: BLE001 — the net, around one article
            yield Unread(name_of(file), error_of(problem))
        else:
            yield CorrectedArticle(file=name_of(file), article=reading.article.id, corrections=found)


def left_in(lines: str, reading: Reading) -> Iterator[Left]:
    """Yield the statements as they stand in the lines of one `.ann` file."""
    notes, text = read_notes(lines), reading.article.text
    for bound in notes.bounds.values():
        _check(bound, text)
    for name, event in notes.events.items():
        if event.kind == EVENT:
            yield Left(
                statement=notes.remarks.get((name, "Statement")),
                pieces=_pieces(notes, event, text),
                choices={
                    kind.lower(): value
                    for (about, kind), value in notes.attributes.items()
                    if about == name and kind.lower() in CHOICES
                },
                people=_people(notes.remarks.get((name, "AnnotatorNotes"), "")),
            )


def _pieces(notes: Notes, event: Event, text: str) -> dict[str, Any]:
    """Return the pieces by role; the trigger of an event that somebody drew is its cue."""
    found: dict[str, list[Any]] = {role: [] for role in ROLES}
    for argument, bound in event.arguments:
        role = argument.rstrip("0123456789").lower()
        if role in found and bound in notes.bounds:
            found[role].extend(notes.bounds[bound].pieces)
    trigger = notes.bounds[event.trigger].pieces if event.trigger in notes.bounds else ()
    others = joined(text, (*found["content"], *found["source"]))
    if not found["cue"] and not any(other.covers(piece) for other in others for piece in trigger):
        found["cue"].extend(trigger)
    return {role: tuple(pieces) for role, pieces in found.items()}


def _check(bound: Bound, text: str) -> None:
    """Check the pieces together, since their words stand together in the line."""
    for piece in bound.pieces:
        check_words(text, piece, None)
    words = " ".join(piece.of(text) for piece in bound.pieces)
    if bound.pieces and bound.words is not None and "".join(bound.words.split()) != "".join(words.split()):
        check_words(text, bound.pieces[0], bound.words)


def _people(note: str) -> dict[str, str]:
    r"""Return the names in a note; a semicolon that is part of a name stands behind a backslash.

    >>> _people(r"speaker: Brook\; Vey & Co; target: Korvan Ltd")
    {'speaker': 'Brook; Vey & Co', 'target': 'Korvan Ltd'}
    """
    parts = (_ESCAPED.sub(r"\1", part) for part in _PART.findall(note))
    pairs = (part.partition(":") for part in parts)
    return {role.strip().lower(): name.strip() for role, _, name in pairs if role.strip().lower() in PEOPLE}


def _reading(file: Path, article: str, known: Known) -> Reading:
    reading = known(article)
    if reading is None:
        raise UnknownArticle(
            f"article {article} found. Expected one that was read here. No correction of it was kept; "
            "add the article first."
        )
    check_text(reading, _text(file.with_suffix(".txt")))
    return reading


def _listed(folder: Path) -> dict[str, str]:
    """Return the article of each file by its name, as the export listed them."""
    path = folder / "articles.jsonl"
    if not path.is_file():
        return {}
    try:
        rows = [json.loads(line) for line in _text(path).split("\n") if line]
        return {row["name"]: row["article"] for row in rows}
    except (ValueError, KeyError, TypeError) as problem:
        raise UnreadableCorrections(
            f"{name_of(path)} is not the list that `sayso export brat` wrote. Nothing was read. "
            "Put that list back; it says which article each file is."
        ) from problem


def _files(path: Path) -> list[Path]:
    files = [path] if path.is_file() else sorted(path.glob("*.ann"))
    if not files:
        raise UnreadableCorrections(
            f"no .ann file in {name_of(path)}. Expected a folder that `sayso export brat` wrote. "
            "Nothing was read; name that folder or one of its files."
        )
    return files


def _text(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", newline="") as stream:  # offsets count carriage returns
            return stream.read()
    except OSError as problem:
        raise UnreadableInput(
            f"{name_of(path)}: {problem.strerror}. Expected it beside the notes. Nothing was read of it."
        ) from problem
    except UnicodeDecodeError as problem:
        raise OtherText(
            f"{name_of(path)} is not in UTF-8, as it was exported. Nothing was read of it."
        ) from problem
