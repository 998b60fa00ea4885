"""Coreference of speakers on GUM: the mentions of those who speak, grouped as people grouped them or not.

Gold entities count that a found statement has as its source; other people of the text are not asked for.
A mention found stands for the smallest gold mention with the same head word; one with none stands for itself.
Entities of one mention are left out, as usual with these scores.
Beside the found parties the same mentions are grouped by head word and each pronoun with the last before it.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from sayso.evaluation.coreference import Entities, Kept, b_cubed, ceaf, muc
from sayso.evaluation.gum import GumGold, read_gum_folder
from sayso.evaluation.tokens import Tokens, convention
from sayso.model.reading import Reading
from sayso.model.span import Span

_METRICS = {"MUC": muc, "B³": b_cubed, "CEAF": ceaf}
PARTS = 5
_WHOSE = ("found", "head and nearest")


class Grouped(NamedTuple):
    """One document: entities of the gold, as found and by the simple rule; how many speakers are right."""

    genre: str
    gold: Entities
    found: Entities
    simple: Entities
    right: int
    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreferenceScore:
    """The score of one folder, document by document."""

    documents: tuple[Grouped, ...]

    def counted(self) -> dict[str, int]:
        """Return how many entities speak, and how many speakers have one."""
        entities = sum(len(one.gold) for one in self.documents)
        of = {"mean": entities, "above_nearest": entities, "speaker": self.accuracy()[1]}
        return {f"coreference.{name}": number for name, number in of.items()}

    def units(self) -> tuple["_Scored", ...]:
        """Return the counts of each document."""
        return tuple(map(_scored, self.documents))

    def figured(self, units: Sequence["_Scored"]) -> dict[str, float]:
        """Return the figures of these documents."""
        return _figures(units)

    def kept(self, whose: str, metric: str, genre: str | None = None) -> Kept:
        """Return one metric of the parties found, or of the simple rule, for all genres or one."""
        total = Kept()
        for one in self._of(genre):
            total += _METRICS[metric](one.gold, one.found if whose == _WHOSE[0] else one.simple)
        return total

    def average(self, whose: str, genre: str | None = None) -> float:
        """Return the mean F1 of the three metrics."""
        return sum(self.kept(whose, metric, genre).f1 for metric in _METRICS) / len(_METRICS)

    def accuracy(self, genre: str | None = None) -> tuple[int, int]:
        """Return how many speakers have their name among the mentions of the right entity, of how many."""
        of = self._of(genre)
        return sum(one.right for one in of), sum(one.sources for one in of)

    def to_dict(self) -> dict[str, Any]:
        """Return every figure as plain values."""
        return {whose: {name: self._figures(whose, name) for name in self._names()} for whose in _WHOSE} | {
            "speaker": {
                name: dict(zip(("n", "of"), self.accuracy(_genre(name)), strict=True))
                for name in self._names()
            }
        }

    def table(self) -> str:
        """Return the average of the three scores for each genre, and the accuracy of the speaker."""
        head = f"{len(self.documents)} documents"
        lines = [f"{head:<16}{'found':>8}{'nearest':>9}{'speaker':>9}{'n':>6}{'of':>6}"]
        for name in self._names():
            genre = _genre(name)
            right, of = self.accuracy(genre)
            found, simple = (100 * self.average(whose, genre) for whose in _WHOSE)
            lines.append(
                f"{name:<16}{found:8.1f}{simple:9.1f}{100 * right / max(of, 1):9.1f}{right:>6}{of:>6}"
            )
        return "\n".join([*lines, *self._metric_lines(), *self._part_lines()])

    def figures(self) -> dict[str, float]:
        """Return the mean of the scores, how far above the simple rule it is, and the speaker, in percent."""
        return _figures(self.units())

    def parts(self) -> tuple["CoreferenceScore", ...]:
        """Return the score of each fifth of the documents; nothing is learned from the others."""
        return tuple(CoreferenceScore(documents=self.documents[part::PARTS]) for part in range(PARTS))

    def _metric_lines(self) -> list[str]:
        kept = {name: [100 * self.kept(whose, name).f1 for whose in _WHOSE] for name in _METRICS}
        return [f"{name:<16}{found:8.1f}{simple:9.1f}" for name, (found, simple) in kept.items()]

    def _part_lines(self) -> list[str]:
        each = ((one.average(_WHOSE[0]), one.average(_WHOSE[1])) for one in self.parts() if one.documents)
        return [
            f"part {place:<11}{100 * found:8.1f}{100 * simple:9.1f}"
            for place, (found, simple) in enumerate(each, start=1)
        ]

    def _of(self, genre: str | None) -> list[Grouped]:
        return [one for one in self.documents if genre in (None, one.genre)]

    def _names(self) -> list[str]:
        return ["all", *sorted({one.genre for one in self.documents})]

    def _figures(self, whose: str, name: str) -> dict[str, float]:
        genre = _genre(name)
        figures = {metric: self.kept(whose, metric, genre).f1 for metric in _METRICS}
        return {
            key: round(value, 4) for key, value in {**figures, "mean": self.average(whose, genre)}.items()
        }


class _Scored(NamedTuple):
    """What one document adds to the figures: how much each metric keeps, by whose grouping."""

    kept: Mapping[tuple[str, str], Kept]
    right: int
    sources: int


def _scored(one: Grouped) -> _Scored:
    groupings = zip(_WHOSE, (one.found, one.simple), strict=True)
    kept = {
        (whose, name): metric(one.gold, grouping)
        for whose, grouping in groupings
        for name, metric in _METRICS.items()
    }
    return _Scored(kept, one.right, one.sources)


def _figures(documents: Sequence[_Scored]) -> dict[str, float]:
    """Return the mean of the metrics, how far above the simple rule it is, and the speaker, in percent."""
    means = {
        whose: sum(sum((one.kept[whose, name] for one in documents), Kept()).f1 for name in _METRICS)
        for whose in _WHOSE
    }
    found, simple = (100 * means[whose] / len(_METRICS) for whose in _WHOSE)
    right, of = sum(one.right for one in documents), sum(one.sources for one in documents)
    shares = {"mean": found, "above_nearest": found - simple, "speaker": 100 * right / max(of, 1)}
    return {f"coreference.{name}": round(share, 2) for name, share in shares.items()}


def evaluate_coreference(folder: Path) -> CoreferenceScore:
    """Read every GUM document under `folder` and return the score; raises `NoCorpus` when there is none."""
    from sayso.pipeline import read

    return CoreferenceScore(documents=tuple(group(one, read(one.article)) for one in read_gum_folder(folder)))


def group(gold: GumGold, reading: Reading) -> Grouped:
    """Return the entities that speak in one document, and how many of its speakers are right."""
    mentions = _Mentions(gold)
    sources = [
        (entity, statement.speaker)
        for statement in reading.statements
        if statement.source and (entity := mentions.entity(mentions.of(statement.source[0]))) is not None
    ]
    speaking = {entity for entity, _ in sources}
    speakers = {one.speaker.id for one in reading.statements if one.speaker}
    found = [[mentions.of(span) for span in one.mentions] for one in reading.parties if one.id in speakers]
    named = {one.id: mentions.named(one.mentions, one.name) for one in reading.parties}
    return Grouped(
        genre=gold.genre,
        gold=_entities(gold.entities[entity] for entity in sorted(speaking)),
        found=_entities(found),
        simple=_entities(mentions.simply({span for spans in found for span in spans})),
        right=sum(speaker is not None and named.get(speaker.id) == entity for entity, speaker in sources),
        sources=len(sources),
    )


class _Mentions:
    """The gold mentions of one document, to be found by their head words."""

    def __init__(self, gold: GumGold) -> None:
        self.text = gold.article.text
        self.tokens = Tokens(self.text)
        self.entities = {span: row for row, spans in enumerate(gold.entities) for span in spans}
        self.by_head: defaultdict[int, list[Span]] = defaultdict(list)
        for span in self.entities:
            for head in self._heads(span):
                self.by_head[head].append(span)

    def of(self, span: Span) -> Span:
        """Return the smallest gold mention with a head word of `span`, or `span` itself."""
        alike = [mention for head in self._heads(span) for mention in self.by_head.get(head, ())]
        return min(alike, key=lambda one: (one.end - one.start, one.start), default=span)

    def entity(self, span: Span) -> int | None:
        """Return the row of the gold entity that has the mention."""
        return self.entities.get(span)

    def named(self, spans: Iterable[Span], name: str) -> int | None:
        """Return the gold entity of the mention where a party's name stands."""
        return next((self.entity(self.of(span)) for span in spans if span.of(self.text) == name), None)

    def simply(self, spans: Iterable[Span]) -> Iterator[list[Span]]:
        """Yield mentions grouped by head word, each pronoun with the last mention before it."""
        groups: defaultdict[str, list[Span]] = defaultdict(list)
        last = ""
        for span in sorted(spans):
            words = [self.tokens.word(row).casefold() for row in sorted(self._heads(span))]
            head = words[-1] if words else ""
            if span.of(self.text).casefold() not in convention("pronouns"):
                last = head
            groups[last].append(span)
        yield from groups.values()

    def _heads(self, span: Span) -> frozenset[int]:
        return self.tokens.heads(self.tokens.positions([span]))


def _entities(groups: Iterable[Sequence[Span]]) -> list[frozenset[Hashable]]:
    """Return the groups of at least two mentions; a mention that several hold is the first one's."""
    taken: set[Span] = set()
    entities: list[frozenset[Hashable]] = []
    for spans in groups:
        mentions = frozenset(spans) - taken
        taken |= mentions
        if len(mentions) > 1:
            entities.append(mentions)
    return entities


def _genre(name: str) -> str | None:
    return None if name == "all" else name
