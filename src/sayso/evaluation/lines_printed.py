"""Lines as printed: what a report shows of each statement of a reading, from the reading's plain values."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sayso.evaluation.lines_gold import plain_name
from sayso.model.span import Span, words

Plain = Mapping[str, Any]

_BY_NAME = 2  # its name weighs as much as two mentions


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedParty:
    """One party of a reading: its name, also as a plain one, and how often each plain name stands for it."""

    id: str
    name: str
    plain: str
    kind: str
    names: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLine:
    """One statement as a report shows it; a `weak` one is folded, not printed.

    `left_open` is a speaker that is named by nobody but has candidates.  `reliability` is the chance, as the
    reading gives it, that all of the line is right: None where the reading gives none.
    """

    id: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    words: str
    speaker: PrintedParty | None
    left_open: bool
    nested: bool
    act: str
    negative: bool
    weak: bool
    reliability: float | None


def parties_of(reading: Plain) -> tuple[PrintedParty, ...]:
    """Return the parties of a reading, in its order."""
    text = reading["article"]["text"]
    return tuple(
        PrintedParty(
            id=row["id"],
            name=row["name"],
            plain=plain_name(row["name"]),
            kind=row["kind"],
            names=_names(row, text),
        )
        for row in reading["parties"]
    )


def lines_of(reading: Plain, parties: Mapping[str, PrintedParty]) -> tuple[PrintedLine, ...]:
    """Return the statements of a reading without second places of others; weak ones are among them."""
    text = reading["article"]["text"]
    return tuple(_line(row, text, parties) for row in reading["statements"] if not row["repeat_of"])


def _names(row: Plain, text: str) -> Counter[str]:
    names = Counter(plain_name(Span(*mention).of(text)) for mention in row["mentions"])
    names[plain_name(row["name"])] += _BY_NAME
    return names


def _line(row: Plain, text: str, parties: Mapping[str, PrintedParty]) -> PrintedLine:
    content = tuple(Span(*piece) for piece in row["content"])
    return PrintedLine(
        id=row["id"],
        content=content,
        cue=tuple(Span(*piece) for piece in row["cue"]),
        words=words(text, content),
        speaker=parties[row["speaker"]] if row["speaker"] else None,
        left_open=row["speaker"] is None and bool(row.get("candidates")),
        nested=row["nested_in"] is not None,
        act=row["act"],
        negative=row.get("stance") in ("denies", "unsaid"),
        weak=row.get("weak", False),
        reliability=row["confidence"].get("line"),
    )
