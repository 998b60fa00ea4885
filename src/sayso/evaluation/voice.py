"""The score of voice: is a claim where it is told taken for somebody's, or for the outlet's own.

Each marked mention asks the innermost statement or assertion that covers it: the shortest of those that
hold at least half of its characters.  Where none does, the one that shares most with it answers.
A mention that none touches is wrong, and is also counted apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from sayso.evaluation.figures import DIGITS, HEADINGS, Counts, Figure, total
from sayso.evaluation.measured import CountedScore
from sayso.evaluation.opened import read_file
from sayso.evaluation.retold import RetoldMention, read_retold
from sayso.model.reading import Reading
from sayso.model.span import Span

OVERLAP = 0.5  # as in the score of attributions

ATTRIBUTED, OUTLET = "attributed", "outlet"
_VOICES = (OUTLET, ATTRIBUTED)


class Covered(NamedTuple):
    """The voice that is found at a mention, None for none, and whether half of the mention stands in it."""

    voice: str | None
    mostly: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceScore(CountedScore):
    """The score of one folder: right voices of all mentions, and precision and recall of each voice."""

    @property
    def accuracy(self) -> float:
        """The share of mentions whose voice is found and right."""
        return float(self.counts.share("right")["value"])

    def figure(self, voice: str) -> Figure:
        """Return precision and recall of `outlet` or `attributed`."""
        return self.counts.figure(voice)

    def figures(self) -> dict[str, float]:
        """Return accuracy and the F1 of each voice in percent, as the gate names them."""
        rates = {f"voice.{voice}": round(100 * self.figure(voice).f1, 2) for voice in _VOICES}
        return {"voice.accuracy": round(100 * self.accuracy, 2), **rates}

    def counted(self) -> dict[str, int]:
        """Return how many mentions are marked, of all voices and of each."""
        marked = {f"voice.{voice}": self.figure(voice).gold for voice in _VOICES}
        return {"voice.accuracy": int(self.counts.share("right")["of"]), **marked}

    def to_dict(self) -> dict[str, Any]:
        """Return every figure as plain values."""
        return {
            "mentions": self.counts.share("right")["of"],
            "accuracy": round(self.accuracy, DIGITS),
            **{voice: self.figure(voice).to_dict() for voice in _VOICES},
            "partly_covered": self.counts.count("partly"),
            "uncovered": self.counts.count("uncovered"),
        }

    def table(self) -> str:
        """Return the score as a table to read, in percent, with the counts behind each figure."""
        right = self.counts.share("right")
        lines = [f"{str(right['of']) + ' mentions':<26}{HEADINGS}"]
        lines += [self.figure(voice).row(voice) for voice in _VOICES]
        lines.append(f"accuracy {100 * self.accuracy:.1f} ({right['n']} of {right['of']})")
        partly, uncovered = self.counts.count("partly"), self.counts.count("uncovered")
        lines.append(f"covered less than half: {partly}, by nothing: {uncovered}")
        return "\n".join(lines)


def evaluate_voice(folder: Path) -> VoiceScore:
    """Read every retold article under `folder` and return the score; raises `NoCorpus` when there is none."""
    articles = tuple(map(count_voices, _found(read_retold(folder))))
    return VoiceScore(counts=total(articles), parts=articles)


def _found(mentions: Sequence[RetoldMention]) -> Iterator[list[tuple[RetoldMention, Covered]]]:
    """Yield the mentions of each article, each with the voice that is found there."""
    for path, inside in groupby(mentions, key=lambda mention: mention.article.path):
        reading = read_file(path)
        yield [(mention, voice_at(reading, mention.span)) for mention in inside]


def voice_at(reading: Reading, mention: Span) -> Covered:
    """Return the voice of the innermost statement or assertion over `mention`."""
    touching = [
        (shared, sum(map(len, content)), voice)
        for voice, content in _told(reading)
        if (shared := sum(_shared(span, mention) for span in content))
    ]
    mostly = [one for one in touching if one[0] >= OVERLAP * len(mention)]
    if mostly:
        return Covered(min(mostly, key=lambda one: one[1])[2], mostly=True)
    best = max(touching, key=lambda one: (one[0], -one[1]), default=None)
    return Covered(best[2] if best else None, mostly=False)


def _told(reading: Reading) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Yield the content of all that is told, with its voice."""
    yield from ((ATTRIBUTED, statement.content) for statement in reading.statements)
    yield from ((OUTLET, assertion.content) for assertion in reading.assertions)


def _shared(left: Span, right: Span) -> int:
    """Return how many characters the two spans share."""
    return max(0, min(left.end, right.end) - max(left.start, right.start))


def count_voices(found: Sequence[tuple[RetoldMention, Covered]]) -> Counts:
    """Return the counts over all mentions."""
    counts = Counts()
    for mention, covered in found:
        counts.tick("right", covered.voice == mention.voice)
    for voice in _VOICES:
        gold = {row for row, (mention, _) in enumerate(found) if mention.voice == voice}
        told = {row for row, (_, covered) in enumerate(found) if covered.voice == voice}
        counts.add(voice, found=(gold & told, gold & told), among=(gold, told))
    counts.note("partly", sum(one.voice is not None and not one.mostly for _, one in found))
    counts.note("uncovered", sum(one.voice is None for _, one in found))
    return counts
