"""Recall of dates away from the news: the `<date when=…>` of GUM, and how many of them get their value.

GUM (Zeldes 2017) marks dates in interviews, trials, talks, lives and travel guides, with their ISO value in
the form of the TEI.  Years before Christ are left out; `--05` and `--05-03` are a month and a day of no year.
A date is found where an expression of ours shares a character with it.  Its value is right where ours is the
same, or names an hour of that day; an hour without a day is right where ours ends in it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from sayso.errors import NoCorpus
from sayso.evaluation.figures import DIGITS
from sayso.evaluation.gum import set_words
from sayso.languages.pack import load_pack
from sayso.model.article import Article
from sayso.model.measure import TimeExpression
from sayso.model.span import Span

_WHEN = re.compile(r'^<date .*?\bwhen="(\d[^"]*|--\d[^"]*)"')
_CREATED = re.compile(r'\bdateCreated="([^"]*)"')
_HOUR = re.compile(r"(\d\d:\d\d):\d\d")


class MarkedDate(NamedTuple):
    """One date as marked, its value in the form of TIMEX3."""

    span: Span
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedGold:
    """One document with its dates; its dateline is the day on which the text was written."""

    genre: str
    article: Article
    dates: tuple[MarkedDate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DatesScore:
    """How many dates are found and how many of all get their value, by genre."""

    found: Counter[str]
    right: Counter[str]
    gold: Counter[str]
    documents: tuple["DatesScore", ...] = ()

    def figures(self) -> dict[str, float]:
        """Return recall and right values in percent of all dates, as the gate names them."""
        gold = self.gold.total() or 1
        return {
            "times_gum.recall": round(100 * self.found.total() / gold, 2),
            "times_gum.value": round(100 * self.right.total() / gold, 2),
        }

    def counted(self) -> dict[str, int]:
        """Return how many dates are marked."""
        return dict.fromkeys(("times_gum.recall", "times_gum.value"), self.gold.total())

    def units(self) -> tuple["DatesScore", ...]:
        """Return the score of each document."""
        return self.documents

    def figured(self, units: Sequence["DatesScore"]) -> dict[str, float]:
        """Return the figures of these documents."""
        return _joined(units).figures()

    def to_dict(self) -> dict[str, Any]:
        """Return both figures of each genre and of all, with the counts."""
        return {
            genre: {"recall": round(found / of, DIGITS), "value": round(right / of, DIGITS), "of": of}
            for genre, found, right, of in self._rows()
        }

    def table(self) -> str:
        """Return both figures of each genre and of all as a table to read, in percent of all dates."""
        lines = [f"{'dates':<26}{'recall':>7}{'value':>7}{'found':>7}{'right':>7}{'gold':>7}"]
        lines += [
            f"{genre:<26}{100 * found / of:7.1f}{100 * right / of:7.1f}{found:>7}{right:>7}{of:>7}"
            for genre, found, right, of in self._rows()
        ]
        return "\n".join(lines)

    def _rows(self) -> Iterator[tuple[str, int, int, int]]:
        for genre in sorted(self.gold):
            yield genre, self.found[genre], self.right[genre], self.gold[genre]
        if self.gold:
            yield "all", self.found.total(), self.right.total(), self.gold.total()


def evaluate_dates(folder: Path) -> DatesScore:
    """Find the times of every document of a GUM folder and return how many of its dates are among them.

    Raises `NoCorpus` when nothing in the folder is annotated.
    """
    from sayso.stages.parse import parse
    from sayso.stages.times import find_times

    pack = load_pack("en")
    return _joined(
        [
            count_dates(document, find_times(document.article, parse(document.article, pack), pack))
            for document in read_dates_folder(folder)
        ]
    )


def count_dates(document: DatedGold, found: Iterable[TimeExpression]) -> DatesScore:
    """Return the counts of one document."""
    score, times = DatesScore(found=Counter(), right=Counter(), gold=Counter()), tuple(found)
    for date in document.dates:
        here = [time for time in times if time.span.overlaps(date.span)]
        score.gold[document.genre] += 1
        score.found[document.genre] += bool(here)
        score.right[document.genre] += any(_agrees(date.value, time.value or "") for time in here)
    return score


def _joined(documents: Sequence[DatesScore]) -> DatesScore:
    found, right, gold = (
        sum((getattr(one, name) for one in documents), Counter[str]()) for name in ("found", "right", "gold")
    )
    return DatesScore(found=found, right=right, gold=gold, documents=tuple(documents))


def _agrees(gold: str, value: str) -> bool:
    """Return whether a value is the gold one, or an hour or a part of its day.

    >>> _agrees("2026-05-03", "2026-05-03TNI"), _agrees("T17:30", "XXXX-XX-XXT17:30")
    (True, True)
    """
    if gold.startswith("T"):
        return value.endswith(gold)
    return value == gold or ("T" not in gold and value.partition("T")[0] == gold)


def read_dates_folder(folder: Path) -> Iterator[DatedGold]:
    """Yield every document of `folder`/xml, by name; raises `NoCorpus` when there is none."""
    paths = sorted((folder / "xml").glob("*.xml"))
    if not paths:
        raise NoCorpus(f"No .xml file in {folder / 'xml'}. Expected GUM. Name the folder that holds it.")
    yield from map(read_dates, paths)


def read_dates(path: Path) -> DatedGold:
    """Return one document with its dates."""
    lines = path.read_text(encoding="utf-8").splitlines()
    text, places, blocks = set_words(lines)
    created = _CREATED.search(lines[0])
    return DatedGold(
        genre=path.stem.split("_")[1],
        article=Article(
            text=text,
            blocks=tuple(blocks),
            language="en",
            published=created[1] if created else None,
            file=path.name,
        ),
        dates=tuple(_dates(lines, places)),
    )


def _dates(lines: Iterable[str], places: list[Span]) -> Iterator[MarkedDate]:
    row, opened = 0, (0, "")
    for line in lines:
        if line.startswith("<date"):
            when = _WHEN.match(line)
            opened = (row, when[1] if when else "")
        elif line.startswith("</date") and opened[1] and opened[0] < row:
            yield MarkedDate(Span(places[opened[0]].start, places[row - 1].end), _timex(opened[1]))
            opened = (row, "")
        row += not line.startswith("<")


def _timex(when: str) -> str:
    """Return a value of the TEI as TIMEX3.

    >>> _timex("--05-03"), _timex("17:30:00"), _timex("2026-05-03T17:30:00")
    ('XXXX-05-03', 'T17:30', '2026-05-03T17:30')
    """
    value = _HOUR.sub(r"\1", when)
    return f"T{value}" if ":" in value[:3] else value.replace("--", "XXXX-", 1)
