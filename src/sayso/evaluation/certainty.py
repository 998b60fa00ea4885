"""The score of certainty and polarity: events of CAT articles, or mentions of retold claims."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from sayso.evaluation.cat import read_cat_folder
from sayso.evaluation.certainty_events import NEAR, EventOutcome, event_outcomes
from sayso.evaluation.figures import DIGITS, HEADINGS, Figure
from sayso.evaluation.intervals import with_interval
from sayso.languages.pack import load_pack

Pairs = Sequence[tuple[bool, bool]]
_Article = tuple[EventOutcome, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CertaintyScore:
    """How events are put, article by article: certain or not, negated or not."""

    articles: tuple[_Article, ...]

    def figures(self) -> dict[str, float]:
        """Return the F1 in percent of each row of the table, as the gate names them."""
        macro, negative = (
            macro_f1(certain(self.articles)),
            figure_of(negated(self.articles), positive=True).f1,
        )
        return {
            "certainty.macro": round(100 * macro, 2),
            "certainty.not_certain": round(100 * figure_of(certain(self.articles), positive=False).f1, 2),
            "certainty.negative": round(100 * negative, 2),
        }

    def counted(self) -> dict[str, int]:
        """Return how many events have a certainty, how many are not certain, and how many are negative."""
        pairs, turned = certain(self.articles), negated(self.articles)
        return {
            "certainty.macro": len(pairs),
            "certainty.not_certain": figure_of(pairs, positive=False).gold,
            "certainty.negative": figure_of(turned, positive=True).gold,
        }

    def units(self) -> tuple[_Article, ...]:
        """Return the articles."""
        return self.articles

    def figured(self, units: Sequence[_Article]) -> dict[str, float]:
        """Return the figures of these articles."""
        return replace(self, articles=tuple(units)).figures()

    def to_dict(self) -> dict[str, Any]:
        """Return every figure as plain values."""
        pairs = certain(self.articles)
        return {
            "documents": len(self.articles),
            "macro": round(macro_f1(pairs), DIGITS),
            "certain": figure_of(pairs, positive=True).to_dict(),
            "not_certain": figure_of(pairs, positive=False).to_dict(),
            "negative": figure_of(negated(self.articles), positive=True).to_dict(),
            "baselines": {name: round(value, DIGITS) for name, value in _baselines(self.articles).items()},
            "corpora": {name: round(macro_f1(certain(part)), DIGITS) for name, part in self._corpora()},
            "uncovered": {"n": self._uncovered(), "of": sum(map(len, self.articles))},
        }

    def table(self) -> str:
        """Return the score as a table to read, in percent, with the counts behind each figure."""
        pairs, turned = certain(self.articles), negated(self.articles)
        lines = [
            f"{f'{len(self.articles)} articles':<26}{HEADINGS}",
            figure_of(pairs, positive=True).row("certain"),
            figure_of(pairs, positive=False).row("not certain"),
            figure_of(turned, positive=True).row("negative"),
            with_interval("macro-F1 of certainty", self.articles, lambda part: macro_f1(certain(part))),
            with_interval("F1 of negative", self.articles, _negative_f1),
        ]
        for name, part in self._corpora():
            figures = f"macro-F1 {_percent(macro_f1(certain(part)))}, negative {_percent(_negative_f1(part))}"
            lines.append(f"  {name}: {figures}")
        lines += [f"baseline, {name}: {_percent(value)}" for name, value in _baselines(self.articles).items()]
        every = sum(map(len, self.articles))
        lines.append(f"in no statement or assertion, read by their own signs: {self._uncovered()} of {every}")
        return "\n".join(lines)

    def _corpora(self) -> list[tuple[str, tuple[_Article, ...]]]:
        """Return the articles by corpus, which they are sorted by."""
        parts = groupby(self.articles, key=lambda events: events[0].corpus)
        return [(name, tuple(part)) for name, part in parts]

    def _uncovered(self) -> int:
        return sum(not event.covered for events in self.articles for event in events)


def evaluate_certainty(folder: Path) -> CertaintyScore:
    """Read every annotated article under `folder` and return the score of its events.

    Raises `NoCorpus` when there is none.
    """
    pack = load_pack("en")
    articles = (tuple(event_outcomes(gold, pack)) for gold in read_cat_folder(folder))
    return CertaintyScore(articles=tuple(events for events in articles if events))


def certain(articles: Iterable[_Article]) -> Pairs:
    """Return for each event with a certainty whether it is certain and whether it was found so."""
    events = (event for one in articles for event in one)
    return [(event.certain, event.found_certain) for event in events if event.certain is not None]


def negated(articles: Iterable[_Article]) -> Pairs:
    """Return for each event with a polarity whether it is negative and whether it was found so."""
    events = (event for one in articles for event in one)
    return [(event.negative, event.found_negative) for event in events if event.negative is not None]


def figure_of(pairs: Pairs, *, positive: bool) -> Figure:
    """Return precision and recall of one of two values.

    >>> figure_of([(True, True), (True, False), (False, False)], positive=True).f1
    0.6666666666666666
    """
    counts = Counter(pairs)
    right, missed, wrong = (
        counts[positive, positive],
        counts[positive, not positive],
        counts[not positive, positive],
    )
    return Figure(right_gold=right, right_predicted=right, gold=right + missed, predicted=right + wrong)


def macro_f1(pairs: Pairs) -> float:
    """Return the mean of the F1 of both values."""
    return sum(figure_of(pairs, positive=value).f1 for value in (True, False)) / 2


def _negative_f1(articles: Iterable[_Article]) -> float:
    return figure_of(negated(articles), positive=True).f1


def _baselines(articles: Sequence[_Article]) -> dict[str, float]:
    """Return the macro-F1 of rules that need no reading."""
    events = [event for one in articles for event in one if event.certain is not None]
    return {
        "everything certain": macro_f1([(bool(event.certain), True) for event in events]),
        f"a hedge within {NEAR} words before": macro_f1(
            [(bool(event.certain), not event.hedge_near) for event in events]
        ),
    }


def _percent(value: float) -> str:
    return f"{100 * value:.1f}"
