"""Gold of lines: articles `NAME.txt`, and beside each `NAME.off.json` with every statement that it makes."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.errors import NoCorpus
from sayso.model.span import Span, words

_LABELS = ".off.json"
_MUST = "must"
_WORD = re.compile(r"[\w’'.&-]+")

# What may stand before a name without making it another: the score's own list, so that no lexicon moves it.
_TITLES = frozenset(
    (
        *("a", "an", "the", "dr", "gov", "lady", "lord", "minister", "mr", "mrs", "ms"),
        *("president", "prime", "rep", "rev", "secretary", "sen", "sir"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldParty:
    """Somebody who speaks: the fullest name, the kind, and all plain names, by any of which it is known."""

    name: str
    kind: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldLine:
    """One labelled statement: its words (of a refusal its cue), who says it, and every act that is right.

    `must` is one that a reader would be wrong without; the others are fine to print and fine to leave out.
    """

    id: int
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    words: str
    speaker: str | None
    nested_in: int | None
    must: bool
    acts: frozenset[str]
    negated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesGold:
    """One article with all that is said in it, all who say it, and its sentences, each with its voice.

    A voice is a letter: attributed, mixed, the outlet's own, furniture.
    """

    name: str
    path: Path
    text: str = field(repr=False)
    lines: tuple[GoldLine, ...]
    parties: tuple[GoldParty, ...]
    sentences: tuple[tuple[Span, str], ...] = ()


def read_lines_folder(folder: Path) -> Iterator[LinesGold]:
    """Yield every labelled article of `folder`, by name; raises `NoCorpus` when there is none."""
    paths = sorted(folder.glob(f"*{_LABELS}"))
    if not paths:
        raise NoCorpus(
            f"No {_LABELS} file in {folder}. Expected NAME.txt and NAME{_LABELS} for each article. "
            "Name a folder that holds them."
        )
    yield from map(_read, paths)


def plain_name(written: str) -> str:
    """Return a name in small letters, without titles, articles and marks; of a bare title nothing is left.

    >>> plain_name("Dr. Ida Brook-Lund’s"), plain_name("the harbour board"), plain_name("The President")
    ('ida brook-lund', 'harbour board', '')
    """
    found = _WORD.findall(written.lower().replace("’", "'"))
    kept = [word for one in found if (word := one.removesuffix("'s").strip(".'-"))]
    while kept and kept[0] in _TITLES:
        kept = kept[1:]
    return " ".join(kept)


def _read(path: Path) -> LinesGold:
    name = path.name.removesuffix(_LABELS)
    article = path.with_name(f"{name}.txt")
    if not article.is_file():
        raise NoCorpus(f"No {article.name} beside {path}. Expected the labelled text. Fetch both again.")
    labels = json.loads(path.read_text(encoding="utf-8"))
    text = article.read_bytes().decode("utf-8")
    return LinesGold(
        name=name,
        path=article,
        text=text,
        lines=tuple(_line(row, text) for row in labels["statements"]),
        parties=tuple(_party(row) for row in labels["parties"]),
        sentences=tuple(
            (Span(*place), letter)
            for place, letter in zip(labels.get("sentences", ()), labels.get("voice", ()), strict=True)
        ),
    )


def _line(row: dict[str, Any], text: str) -> GoldLine:
    content = tuple(Span(*piece) for piece in row["content_at"])
    cue = tuple(Span(*piece) for piece in row["cue_at"])
    return GoldLine(
        id=row["id"],
        content=content,
        cue=cue,
        words=words(text, content or cue),
        speaker=row["speaker"],
        nested_in=row["nested_in"],
        must=row["level"] == _MUST,
        acts=frozenset(row["act"]),
        negated=row["negated"],
    )


def _party(row: dict[str, Any]) -> GoldParty:
    names = frozenset(plain_name(form) for form in (row["name"], *row["forms"]))
    return GoldParty(name=row["name"], kind=row["kind"], names=names)
