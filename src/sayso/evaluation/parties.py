"""The score of parties: is everybody who speaks somebody, once, apart, and of the right kind and name.

The parties are those that speak in a statement that a report prints, and what is right of them is what the
score of lines counts, too (`lines_parties`); each figure has an interval here, and each wrong one is listed.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from sayso.evaluation.figures import DIGITS, Counts, total
from sayso.evaluation.intervals import Interval, by_article
from sayso.evaluation.lines import read_plain
from sayso.evaluation.lines_gold import LinesGold, read_lines_folder
from sayso.evaluation.lines_parties import JudgedParty, count_parties, judge_parties, who_is
from sayso.evaluation.lines_printed import Plain, lines_of, parties_of

_ROWS = {
    "party.junk": "nobody in gold",
    "party.twice": "one person twice",
    "party.two": "two in one",
    "party.kind": "kind right",
    "party.name": "name right",
}


class JudgedArticle(NamedTuple):
    """The parties that speak in one article, each judged, and their counts."""

    name: str
    parties: tuple[JudgedParty, ...]
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class PartiesScore:
    """The score of one folder, article by article."""

    articles: tuple[JudgedArticle, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return every share with its interval, and each party that is wrong, as plain values."""
        return {
            "documents": len(self.articles),
            **{name: self._share(name) for name in _ROWS},
            "wrong": [
                _plain(article.name, one)
                for article in self.articles
                for one in article.parties
                if one.wrong()
            ],
        }

    def table(self) -> str:
        """Return the score as a table to read: percent, the counts behind it, and the 95 % interval."""
        head = f"{len(self.articles)} articles"
        return "\n".join((f"{head:<20}{'%':>7}{'n':>7}{'of':>7}   95 %", *map(self._row, _ROWS)))

    def listing(self) -> str:
        """Return a line for each party that is wrong in something: what, and who it is in gold."""
        return "\n".join(map(_listed, self.to_dict()["wrong"]))

    def _row(self, name: str) -> str:
        share = self._share(name)
        if not share["of"]:
            return f"{_ROWS[name]:<20}{'–':>7}{0:>7}{0:>7}"
        percent = 100 * share["n"] / share["of"]
        return (
            f"{_ROWS[name]:<20}{percent:7.1f}{share['n']:>7}{share['of']:>7}   {Interval(*share['interval'])}"
        )

    def _share(self, name: str) -> dict[str, Any]:
        share = _total(self.articles).share(name)
        if not share["of"]:
            return {**share, "interval": []}
        interval = by_article(self.articles, lambda drawn: _total(drawn).share(name)["value"])
        return {**share, "interval": [round(end, DIGITS) for end in interval]}


def evaluate_parties(folder: Path, *, reader: Callable[[Path], Plain] = read_plain) -> PartiesScore:
    """Return the score of what `reader` makes of every labelled article of `folder`.

    Raises `NoCorpus` when nothing in the folder is labelled.
    """
    return score((gold, reader(gold.path)) for gold in read_lines_folder(folder))


def score(read: Iterable[tuple[LinesGold, Plain]]) -> PartiesScore:
    """Return the score of articles already read, each reading as `Reading.to_dict` gives it."""
    return PartiesScore(articles=tuple(_article(gold, reading) for gold, reading in read))


def _article(gold: LinesGold, reading: Plain) -> JudgedArticle:
    parties = {party.id: party for party in parties_of(reading)}
    lines = [line for line in lines_of(reading, parties) if not line.weak]
    ids = {line.speaker.id for line in lines if line.speaker}
    who = {one: who_is(party, gold.parties) for one, party in parties.items() if one in ids}
    speaking = [party for one, party in parties.items() if one in ids]
    judged = tuple(judge_parties(speaking, who, gold.parties))
    return JudgedArticle(gold.name, judged, count_parties(speaking, who, gold.parties))


def _total(articles: Sequence[JudgedArticle]) -> Counts:
    return total(article.counts for article in articles)


def _plain(article: str, one: JudgedParty) -> dict[str, object]:
    return {
        "article": article,
        "id": one.party.id,
        "name": one.party.name,
        "kind": one.party.kind,
        "wrong": list(one.wrong()),
        "should_be": one.gold.name if one.gold else None,
        "gold_kind": one.gold.kind if one.gold else None,
    }


def _listed(row: dict[str, Any]) -> str:
    who = f" · {row['should_be']} ({row['gold_kind']})" if row["should_be"] else ""
    return f"{row['article']} {row['id']} {row['name']} ({row['kind']}): {', '.join(row['wrong'])}{who}"
