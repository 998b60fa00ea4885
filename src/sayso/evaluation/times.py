"""The score of times: is each expression found, and does its value agree, on articles in CAT form."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any

from sayso.evaluation.cat import CatGold, read_cat_folder
from sayso.evaluation.figures import HEADINGS, Counts, Figure, total
from sayso.evaluation.measured import CountedScore
from sayso.languages.pack import load_pack
from sayso.model.measure import TimeExpression
from sayso.model.span import Span

_ROWS = (("relaxed span", "span"), ("value", "value"), ("type", "kind"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesScore(CountedScore):
    """The score of one folder, and the seconds that finding times and parsing took."""

    finding_seconds: float = 0.0
    parsing_seconds: float = 0.0

    def figure(self, metric: str) -> Figure:
        """Return precision and recall of `span`, `value` or `kind`."""
        return self.counts.figure(metric)

    def figures(self) -> dict[str, float]:
        """Return the F1 in percent of each row of the table, as the gate names them."""
        return {
            f"times.{name.replace(' ', '_')}": round(100 * self.figure(metric).f1, 2)
            for name, metric in _ROWS
        }

    def counted(self) -> dict[str, int]:
        """Return how many expressions are marked."""
        return {f"times.{name.replace(' ', '_')}": self.figure(metric).gold for name, metric in _ROWS}

    def to_dict(self) -> dict[str, Any]:
        """Return every figure as plain values."""
        figures = {metric: self.figure(metric).to_dict() for _, metric in _ROWS}
        seconds = {"finding": round(self.finding_seconds, 3), "parsing": round(self.parsing_seconds, 3)}
        return {"documents": self.counts.count("documents"), **figures, "seconds": seconds}

    def table(self) -> str:
        """Return the score as a table to read, in percent, with the counts behind each figure."""
        head = f"{self.counts.count('documents')} articles"
        lines = [f"{head:<26}{HEADINGS}"]
        lines += [self.figure(metric).row(name) for name, metric in _ROWS]
        if self.parsing_seconds:
            share = 100 * self.finding_seconds / self.parsing_seconds
            lines.append(f"time: {share:.1f} % of the parse")
        return "\n".join(lines)


def evaluate_times(folder: Path) -> TimesScore:
    """Find the times of every annotated article under `folder` and return the score.

    Raises `NoCorpus` when there is none.
    """
    from sayso.stages.parse import parse
    from sayso.stages.times import find_times

    pack = load_pack("en")
    documents: list[Counts] = []
    finding = parsing = 0.0
    for gold in read_cat_folder(folder):
        start = process_time()
        syntax = parse(gold.article, pack)
        parsed = process_time()
        found = find_times(gold.article, syntax, pack)
        finding += process_time() - parsed
        parsing += parsed - start
        documents.append(count_times(gold, found))
    return TimesScore(
        counts=total(documents),
        finding_seconds=finding,
        parsing_seconds=parsing,
        parts=tuple(documents),
    )


def count_times(gold: CatGold, found: Iterable[TimeExpression]) -> Counts:
    """Return the counts of one article: expressions pair when they share a character, one to one."""
    wanted = [time for time in gold.times if time.span.start < gold.end]
    predicted = [time for time in found if time.span.start < gold.end]
    answers = pair_spans([time.span for time in wanted], [time.span for time in predicted])
    counts = Counts()
    counts.note("documents", 1)
    among = (set(range(len(wanted))), set(range(len(predicted))))
    same = {
        "span": answers,
        "value": {i: j for i, j in answers.items() if wanted[i].value == predicted[j].value},
        "kind": {i: j for i, j in answers.items() if wanted[i].kind.lower() == predicted[j].kind},
    }
    for name, pairs in same.items():
        counts.add(name, found=(set(pairs), set(pairs.values())), among=among)
    return counts


def pair_spans(wanted: Sequence[Span], predicted: Sequence[Span]) -> dict[int, int]:
    """Return for each gold span found the prediction that shares most characters with it, one to one."""
    shared = sorted(
        (max(left.start, right.start) - min(left.end, right.end), row, answer)
        for row, left in enumerate(wanted)
        for answer, right in enumerate(predicted)
        if left.overlaps(right)
    )
    answers: dict[int, int] = {}
    for _, row, answer in shared:
        if row not in answers and answer not in answers.values():
            answers[row] = answer
    return answers
