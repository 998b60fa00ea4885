"""The score of points: what a perfect linker of them could reach, and what each tells of its mention.

Each point votes for the one marked mention that it overlaps best, by the Dice coefficient of characters.
A mention that gets a vote of half or more is within reach, and so is a pair of mentions of one claim where
both are; nothing wrong is ever linked, so the F1 of the pairs says how well the words are cut.
The point that overlaps a mention best answers for its day, certainty, stance and numbers; its numbers may
also stand in the other points that vote for it.  The statement it is of answers for the origin of a mention
that has a source: `other_origin` counts those that people trace back to somebody else than the source.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from pathlib import Path
from typing import Any, NamedTuple

from sayso.evaluation.figures import DIGITS, Counts, total
from sayso.evaluation.measured import CountedScore
from sayso.evaluation.opened import read_file
from sayso.evaluation.origins import end_of_chain, is_origin
from sayso.evaluation.retold import RetoldMention, read_retold
from sayso.model.measure import Quantity
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Assertion, Certainty, Statement, stance_to_claim

OVERLAP = 0.5  # as in the score of attributions
_DAY = len("2026-03-02")
_CLOSE = 0.001  # "one in three" is .333
_ASSERTS, _CERTAIN = "asserts", "certain"
_ASPECTS = ("when", "certainty", "not_certain", "stance", "not_asserts", "numbers", "origin", "other_origin")


class Cut(NamedTuple):
    """One piece that can be linked: its words, what it tells, and the forms of whom it goes back to."""

    content: tuple[Span, ...]
    when: str | None
    certainty: Certainty | None
    stance: str
    numbers: tuple[Quantity, ...]
    origin: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsScore(CountedScore):
    """The score of one folder of stories."""

    @property
    def oracle(self) -> float:
        """The pairwise F1 of a linker that makes no mistake."""
        recall = float(self.counts.share("pairs")["value"])
        return 2 * recall / (1 + recall)

    def figures(self) -> dict[str, float]:
        """Return the oracle and the shares of what is told right in percent, as the gate names them."""
        shares = {f"points.{name}": round(100 * self.counts.share(name)["value"], 2) for name in _ASPECTS}
        return {"points.oracle": round(100 * self.oracle, 2), **shares}

    def counted(self) -> dict[str, int]:
        """Return how many mentions, or pairs of mentions, each figure is about."""
        shares = {f"points.{name}": int(self.counts.share(name)["of"]) for name in _ASPECTS}
        return {"points.oracle": int(self.counts.share("pairs")["of"]), **shares}

    def to_dict(self) -> dict[str, Any]:
        """Return every figure as plain values."""
        return {
            "points": self.counts.count("points"),
            "mentions": self.counts.share("aligned"),
            "reached": self.counts.share("reached"),
            "oracle": round(self.oracle, DIGITS),
            **{name: self.counts.share(name) for name in _ASPECTS},
            "days_not_marked": self.counts.count("days_not_marked"),
        }

    def table(self) -> str:
        """Return the score as a table to read, in percent, with the counts behind each figure."""
        lines = [f"{self.counts.count('points')} points", f"oracle over pairs, F1 {100 * self.oracle:.1f}"]
        for name in ("aligned", "reached", *_ASPECTS):
            share = self.counts.share(name)
            lines.append(
                f"{name.replace('_', ' '):<14}{100 * share['value']:7.1f}{share['n']:>7} of {share['of']}"
            )
        lines.append(f"days where none is marked: {self.counts.count('days_not_marked')}")
        return "\n".join(lines)


def evaluate_points(folder: Path) -> PointsScore:
    """Read every retold article under `folder` and return the score; raises `NoCorpus` when there is none."""

    def cuts(path: Path) -> list[Cut]:
        return list(cuts_of(read_file(path)))

    mentions = groupby(read_retold(folder), key=lambda mention: mention.article.story)
    stories = tuple(_count_story(list(one), cuts) for _, one in mentions)
    return PointsScore(counts=total(stories), parts=stories)


def cuts_of(reading: Reading) -> Iterator[Cut]:
    """Yield every point of a reading."""
    told: tuple[Statement | Assertion, ...] = (*reading.statements, *reading.assertions)
    for one in told:
        for point in one.points:
            yield Cut(
                content=point.content,
                when=point.when,
                certainty=point.certainty,
                stance=stance_to_claim(point.stance, point.certainty),
                numbers=tuple(reading.quantities[place] for place in point.quantities),
                origin=end_of_chain(reading, one),
            )


def _count_story(mentions: Sequence[RetoldMention], cuts: Callable[[Path], list[Cut]]) -> Counts:
    """Return the counts of one story, whose mentions stand article by article."""
    counts, reached = Counts(), set[int]()
    numbered = list(enumerate(mentions))
    for path, inside in groupby(numbered, key=lambda one: one[1].article.path):
        found, marked = cuts(path), list(inside)
        counts.note("points", len(found))
        votes = {number: list[Cut]() for number, _ in marked}
        for cut in found:
            share, number = max((dice(cut.content, one.span), -number) for number, one in marked)
            if share:
                votes[-number].append(cut)
                reached.update({-number} if share >= OVERLAP else ())
        for number, mention in marked:
            _count_mention(counts, mention, found, votes[number])
    for number, _ in numbered:
        counts.tick("reached", number in reached)
    for (left, one), (right, other) in combinations(numbered, 2):
        if one.claim == other.claim:
            counts.tick("pairs", left in reached and right in reached)
    return counts


def _count_mention(
    counts: Counts, mention: RetoldMention, found: Sequence[Cut], votes: Sequence[Cut]
) -> None:
    """Count what the best point tells of one mention."""
    best = max(found, key=lambda cut: dice(cut.content, mention.span), default=None)
    share = dice(best.content, mention.span) if best is not None else 0.0
    counts.tick("aligned", share >= OVERLAP)
    told = best if share else None
    when, certainty, stance = (told.when, told.certainty, told.stance) if told else (None, None, None)
    if mention.when is not None:
        counts.tick("when", (when or "")[:_DAY] == mention.when)
    else:
        counts.note("days_not_marked", len((when or "").split("T")[0]) == _DAY)
    counts.tick("certainty", certainty == mention.certainty)
    if mention.certainty != _CERTAIN:
        counts.tick("not_certain", certainty == mention.certainty)
    counts.tick("stance", stance == mention.stance)
    if mention.stance != _ASSERTS:
        counts.tick("not_asserts", stance == mention.stance)
    _count_origin(counts, mention, told)
    numbers = [number for cut in (*votes, *([told] if told else ())) for number in cut.numbers]
    for bounds in mention.numbers:
        counts.tick("numbers", any(_equal(number, bounds) for number in numbers))


def _count_origin(counts: Counts, mention: RetoldMention, told: Cut | None) -> None:
    """Count whether a mention that has a source goes back to whom people marked."""
    if mention.source is None or mention.origin is None:
        return
    right = told is not None and is_origin(told.origin, mention.origin_forms)
    counts.tick("origin", right)
    if mention.origin != mention.source:
        counts.tick("other_origin", right)


def _equal(number: Quantity, bounds: tuple[float, float]) -> bool:
    """Return whether a number is the one marked: both bounds of a vague one, else the one that is told."""
    low, high = bounds
    if low != high:
        return (number.low, number.high) == bounds
    return any(value is not None and abs(value - low) < _CLOSE for value in (number.low, number.high))


def dice(content: Iterable[Span], place: Span) -> float:
    """Return how well some words and a place overlap: 1 where they are the same characters.

    >>> dice((Span(0, 10),), Span(5, 15))
    0.5
    """
    pieces = tuple(content)
    shared = sum(max(0, min(span.end, place.end) - max(span.start, place.start)) for span in pieces)
    return 2 * shared / (sum(map(len, pieces)) + len(place))
