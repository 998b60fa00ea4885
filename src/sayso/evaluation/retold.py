"""Retold folders: stories told by several outlets, with mentions of their claims that people marked."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from sayso.errors import EvaluationError, NoCorpus
from sayso.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class RetoldArticle:
    """One article of a story: its file, and the text that the spans of its mentions count."""

    story: str
    name: str
    path: Path
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RetoldMention:
    """One place where a claim is told: in whose voice, by whom, how sure, and with what stance.

    `when` is the day of what is claimed, and `numbers` are the bounds of each number in it.
    `origin` is the furthest source that its article names, `origin_forms` what the story calls that.
    """

    article: RetoldArticle = field(repr=False)
    claim: str
    span: Span
    voice: str  # "attributed" or "outlet"
    certainty: str
    source: str | None
    stance: str
    when: str | None = None
    numbers: tuple[tuple[float, float], ...] = ()
    origin: str | None = None
    origin_forms: tuple[str, ...] = ()


class RetoldChange(NamedTuple):
    """What people marked as told otherwise: its kind, and the articles of both mentions."""

    kind: str
    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RetoldClaim:
    """One claim: how many have it independently, and what changed; `outlets` are those of its story."""

    story: str
    name: str
    origins: int
    changes: tuple[RetoldChange, ...]
    outlets: Mapping[str, str | None]


def read_claims(folder: Path) -> tuple[RetoldClaim, ...]:
    """Return every claim marked under `folder`; raises `NoCorpus` when there is none."""
    return tuple(claim for path in _golds(folder) for claim in _claims(path))


def _claims(path: Path) -> Iterator[RetoldClaim]:
    gold = json.loads(path.read_text(encoding="utf-8"))
    outlets = {name: one.get("outlet") for name, one in gold["articles"].items()}
    for claim in gold["claims"]:
        homes = [row["article"] for row in claim["mentions"]]
        yield RetoldClaim(
            story=_home(path).name,
            name=f"{gold['story']} {claim['id']}",
            origins=claim["independent_origins"],
            changes=tuple(
                RetoldChange(one["kind"], homes[one["from"]], homes[one["to"]])
                for one in claim.get("changes", ())
            ),
            outlets=outlets,
        )


def read_retold(folder: Path) -> tuple[RetoldMention, ...]:
    """Return every marked mention under `folder`, article by article, in text order.

    Raises `NoCorpus` when there is none.
    """
    found = [mention for path in _golds(folder) for mention in _story(path)]
    return tuple(sorted(found, key=lambda mention: (mention.article.path, mention.span)))


def _golds(folder: Path) -> list[Path]:
    paths = sorted(folder.rglob("gold.json")) or _second(folder)
    if not paths:
        raise NoCorpus(
            f"No gold.json under {folder}. Expected one folder a story, with gold.json and its articles. "
            "Name a folder that holds them."
        )
    return paths


def _second(folder: Path) -> list[Path]:
    """Return the files of a second reader, who marked articles in the folder `dev` beside."""
    return [path for path in sorted(folder.glob("*.json")) if _home(path).is_dir()]


def _home(path: Path) -> Path:
    """Return the folder of the articles that a file of gold marks."""
    return path.parent if path.name == "gold.json" else path.parent.parent / "dev" / path.stem


def _story(path: Path) -> Iterator[RetoldMention]:
    """Yield the mentions of one story, claim by claim."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    articles = {name: _article(_home(path), name) for name in gold["articles"]}
    called = _called(row for claim in gold["claims"] for row in claim["mentions"])
    for claim in gold["claims"]:
        for row in claim["mentions"]:
            article, span = articles[row["article"]], Span(row["start"], row["end"])
            if span.of(article.text) != row["text"]:
                raise EvaluationError(
                    f"{article.path} has other words at {span.start}–{span.end} than {path.name} marks. "
                    "Expected the text that was marked. Fetch both again."
                )
            yield RetoldMention(
                article=article,
                claim=f"{gold['story']} {claim['id']}",
                span=span,
                voice=row["voice"],
                certainty=row["certainty"],
                source=row["source"],
                stance=row["stance"],
                when=row.get("when"),
                numbers=tuple(_bounds(number["value"]) for number in row.get("numbers", ())),
                origin=row.get("origin"),
                origin_forms=_forms(row.get("origin"), called),
            )


def _called(rows: Iterable[Mapping[str, Any]]) -> dict[str, set[str]]:
    """Return the words that stand for each source, names alone: a pronoun may be anybody."""
    called: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        words = row.get("source_text") or ""
        if row["source"] and any(map(str.isupper, words[1:])):
            called[row["source"]].add(words)
    return called


def _forms(origin: str | None, called: Mapping[str, set[str]]) -> tuple[str, ...]:
    """Return an origin as marked, each part of it, and what the story calls either."""
    parts = [] if origin is None else [origin, *origin.split("; ")]
    return tuple(sorted({*parts, *(words for part in parts for words in called.get(part, ()))}))


def _bounds(value: float | list[float]) -> tuple[float, float]:
    return (value[0], value[1]) if isinstance(value, list) else (value, value)


def _article(folder: Path, name: str) -> RetoldArticle:
    path = folder / f"{name}.txt"
    return RetoldArticle(story=folder.name, name=name, path=path, text=path.read_bytes().decode("utf-8"))
