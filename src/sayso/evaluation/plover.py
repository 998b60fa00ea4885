"""PLOVER records: sentences whose event, its source and its target were coded by people."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.errors import NoCorpus
from sayso.model.article import Article, Block, BlockKind
from sayso.model.span import Span

_MARK = re.compile(r"\((?P<role>SRC/TAR|SRC|TAR|EVT|LOC):\s*|\(|\)")
_SOURCES = frozenset({"SRC", "SRC/TAR"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedEvent:
    """One sentence with the category of its event, and the words that name its source and the event."""

    id: str
    category: str
    article: Article
    source: tuple[Span, ...]
    event: tuple[Span, ...]


def read_plover(folder: Path) -> Iterator[CodedEvent]:
    """Yield every coded sentence under `folder`, in order; raises `NoCorpus` when there is none."""
    found = False
    for path in sorted(folder.glob("*.txt")):
        for record in json.loads(path.read_text(encoding="utf-8")):
            if isinstance(record.get("textInfo"), dict):
                found = True
                yield _event(record)
    if not found:
        raise NoCorpus(
            f"No record with a marked sentence in the .txt files of {folder}. "
            "Expected PLOVER records in JSON. Name a folder that holds them."
        )


def _event(record: Mapping[str, Any]) -> CodedEvent:
    text = record["text"]
    marked = list(_places(text, record["textInfo"]["markup"]))
    return CodedEvent(
        id=record["id"],
        category=record["event"],
        article=Article(
            text=text, blocks=(Block(span=Span(0, len(text)), kind=BlockKind.PARAGRAPH),), language="en"
        ),
        source=tuple(span for role, span in marked if role in _SOURCES),
        event=tuple(span for role, span in marked if role == "EVT"),
    )


def _places(text: str, markup: str) -> Iterator[tuple[str, Span]]:
    """Yield what is marked where it stands in the sentence as printed, which the markup may have changed."""
    reached = 0
    for role, words, _ in sorted(marked_words(markup), key=lambda each: each[2]):
        start = text.find(words, reached)
        start = text.find(words) if start < 0 else start
        if words and start >= 0:
            yield role, Span(start, start + len(words))
            reached = start


def marked_words(markup: str) -> Iterator[tuple[str, str, int]]:
    """Yield the role, the words and the place of each mark; marks may hold marks and plain brackets.

    >>> [each[:2] for each in marked_words("(SRC: Ostland (the (TAR: north))) (EVT: denied) it.")]
    [('TAR', 'north'), ('SRC', 'Ostland (the north)'), ('EVT', 'denied')]
    """
    plain, last = "", 0
    open_: list[tuple[str, int]] = []
    for mark in _MARK.finditer(markup):
        plain, last = plain + markup[last : mark.start()], mark.end()
        if mark["role"]:
            open_.append((mark["role"], len(plain)))
            continue
        role, start = open_.pop() if mark[0] == ")" and open_ else ("", 0)
        if role:
            yield role, plain[start:].strip(), start
            continue
        if mark[0] == "(":
            open_.append(("", len(plain)))
        plain += mark[0]
