"""The score of certainty on retold claims: each mention takes the value of what covers it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from sayso.evaluation.certainty import figure_of, macro_f1
from sayso.evaluation.covering import innermost
from sayso.evaluation.figures import DIGITS, HEADINGS, Figure
from sayso.evaluation.intervals import with_interval
from sayso.evaluation.opened import read_file
from sayso.evaluation.retold import RetoldArticle, RetoldMention, read_retold
from sayso.languages.pack import LanguagePack, load_pack
from sayso.model.statement import Certainty
from sayso.stages.certainty import present
from sayso.stages.clauses import main_row, rows_of, starts_of
from sayso.stages.judging.signs import find_signs


class MentionOutcome(NamedTuple):
    """The certainty of one mention as marked and as found, None where nothing is put forward."""

    marked: str
    found: str | None
    covered: bool


_Article = tuple[MentionOutcome, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RetoldCertaintyScore:
    """How sure the mentions of each article are found to be put."""

    articles: tuple[_Article, ...]

    def figures(self) -> dict[str, float]:
        """Return accuracy and macro-F1 in percent, as the gate names them."""
        return {
            "certainty_retold.accuracy": round(100 * _accuracy(self.articles), 2),
            "certainty_retold.macro": round(100 * _macro(self.articles), 2),
        }

    def counted(self) -> dict[str, int]:
        """Return how many mentions are marked."""
        return dict.fromkeys(
            ("certainty_retold.accuracy", "certainty_retold.macro"), len(_all(self.articles))
        )

    def units(self) -> tuple[_Article, ...]:
        """Return the articles."""
        return self.articles

    def figured(self, units: Sequence[_Article]) -> dict[str, float]:
        """Return the figures of these articles."""
        return replace(self, articles=tuple(units)).figures()

    def to_dict(self) -> dict[str, Any]:
        """Return every figure as plain values."""
        every = _all(self.articles)
        return {
            "documents": len(self.articles),
            "accuracy": {"value": round(_accuracy(self.articles), DIGITS), "of": len(every)},
            "macro": round(_macro(self.articles), DIGITS),
            **{str(value): self._figure(value).to_dict() for value in Certainty},
            "uncovered": {"n": sum(not one.covered for one in every), "of": len(every)},
        }

    def table(self) -> str:
        """Return the score as a table to read, in percent, with the counts behind each figure."""
        every = _all(self.articles)
        most = Counter(one.marked for one in every).most_common(1)[0]
        uncovered = sum(not one.covered for one in every)
        return "\n".join(
            [
                f"{f'{len(self.articles)} articles':<26}{HEADINGS}",
                *(self._figure(value).row(value) for value in Certainty),
                with_interval(f"accuracy, {len(every)} mentions", self.articles, _accuracy),
                with_interval("macro-F1 of certain or not", self.articles, _macro),
                f"baseline, everything {most[0]}: {100 * most[1] / len(every):.1f}",
                f"in no statement or assertion, read by their own signs: {uncovered} of {len(every)}",
            ]
        )

    def _figure(self, value: Certainty) -> Figure:
        pairs = [(one.marked == value, one.found == value) for one in _all(self.articles)]
        return figure_of(pairs, positive=True)


def evaluate_retold(folder: Path) -> RetoldCertaintyScore:
    """Read every article of the stories under `folder` and return the score of the marked mentions.

    Raises `NoCorpus` when there is none.
    """
    pack = load_pack("en")
    mentions = groupby(read_retold(folder), key=lambda mention: mention.article)
    return RetoldCertaintyScore(
        articles=tuple(tuple(_outcomes(article, one, pack)) for article, one in mentions)
    )


def _outcomes(
    retold: RetoldArticle, mentions: Iterator[RetoldMention], pack: LanguagePack
) -> Iterator[MentionOutcome]:
    from sayso.stages.parse import parse

    reading = read_file(retold.path)
    syntax = parse(reading.article, pack)
    signs, starts = find_signs(syntax, pack), starts_of(syntax)
    for mention in mentions:
        unit = innermost(reading, mention.span)
        rows = list(rows_of(starts, (mention.span,)))
        found = unit.certainty if unit else present(syntax, signs, main_row(syntax, rows), rows).certainty
        yield MentionOutcome(marked=mention.certainty, found=found, covered=unit is not None)


def _all(articles: Sequence[_Article]) -> list[MentionOutcome]:
    return [one for mentions in articles for one in mentions]


def _accuracy(articles: Sequence[_Article]) -> float:
    every = _all(articles)
    return sum(one.marked == one.found for one in every) / max(1, len(every))


def _macro(articles: Sequence[_Article]) -> float:
    every = _all(articles)
    return macro_f1([(one.marked == Certainty.CERTAIN, one.found == Certainty.CERTAIN) for one in every])
