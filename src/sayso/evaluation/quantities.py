"""The score of quantities: is each found, and is its unit of the right kind, on articles in CAT form."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.evaluation.cat import CatGold, read_cat_folder
from sayso.evaluation.figures import HEADINGS, Counts, Figure, total
from sayso.evaluation.measured import CountedScore
from sayso.evaluation.times import pair_spans
from sayso.languages.pack import LanguagePack, load_pack
from sayso.model.measure import Quantity, TimeExpression

_PERCENT = frozenset({"percent", "percentage point"})


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantitiesScore(CountedScore):
    """The score of one folder."""

    @property
    def span(self) -> Figure:
        """How many are found: a prediction answers a mark that it shares a character with, one to one."""
        return self.counts.figure("span")

    @property
    def kind(self) -> dict[str, float | int]:
        """How many of those found are of the right kind."""
        return self.counts.share("kind")

    def figures(self) -> dict[str, float]:
        """Return the F1 of spans and the share of right kinds in percent, as the gate names them."""
        return {
            "quantities.relaxed_span": round(100 * self.span.f1, 2),
            "quantities.kind": round(100 * self.kind["value"], 2),
        }

    def counted(self) -> dict[str, int]:
        """Return how many quantities are marked, and how many of them are found."""
        return {"quantities.relaxed_span": self.span.gold, "quantities.kind": int(self.kind["of"])}

    def to_dict(self) -> dict[str, Any]:
        """Return every figure as plain values."""
        return {
            "documents": self.counts.count("documents"),
            "span": self.span.to_dict(),
            "kind": self.kind,
        }

    def table(self) -> str:
        """Return the score as a table to read, in percent, with the counts behind each figure."""
        head = f"{self.counts.count('documents')} articles"
        kind = f"{'kind right':<26}{100 * self.kind['value']:21.1f}{self.kind['n']:>9}{self.kind['of']:>7}"
        return "\n".join([f"{head:<26}{HEADINGS}", self.span.row("relaxed span"), kind])


def evaluate_quantities(folder: Path) -> QuantitiesScore:
    """Find the quantities of every annotated article under `folder` and return the score.

    Raises `NoCorpus` when there is none.
    """
    from sayso.stages.parse import parse
    from sayso.stages.quantities import find_quantities
    from sayso.stages.times import find_times

    pack = load_pack("en")
    documents: list[Counts] = []
    for gold in read_cat_folder(folder):
        syntax = parse(gold.article, pack)
        times = find_times(gold.article, syntax, pack)
        found = find_quantities(gold.article, syntax, times, pack)
        documents.append(count_quantities(gold, _as_marked(gold.article.text, found, times), pack))
    return QuantitiesScore(counts=total(documents), parts=tuple(documents))


def count_quantities(gold: CatGold, found: Iterable[Quantity], pack: LanguagePack) -> Counts:
    """Return the counts of one article, as far as it is annotated."""
    wanted = [one for one in gold.quantities if one.span.start < gold.end]
    predicted = [one for one in found if one.span.start < gold.end]
    answers = pair_spans([one.span for one in wanted], [one.span for one in predicted])
    money = frozenset(row["code"] for row in pack.table("currencies")["currency"])
    counts = Counts()
    counts.note("documents", 1)
    counts.add(
        "span",
        found=(set(answers), set(answers.values())),
        among=(set(range(len(wanted))), set(range(len(predicted)))),
    )
    for row, answer in answers.items():
        counts.tick("kind", wanted[row].kind == _kind(predicted[answer].unit, money))
    return counts


def _as_marked(text: str, found: Sequence[Quantity], times: Sequence[TimeExpression]) -> Iterator[Quantity]:
    """Yield what MEANTIME marks as quantities: durations are times there, a score ("3-1") one number."""
    ends = {one.span.end for one in found}
    for one in found:
        second = text[one.span.start - 1 : one.span.start] == "-" and one.span.start - 1 in ends
        if not second and not any(one.span.covers(time.span) for time in times):
            yield one


def _kind(unit: str | None, money: frozenset[str]) -> str:
    return "PERCENT" if unit in _PERCENT else "MONEY" if unit in money else "QUANTITY"
