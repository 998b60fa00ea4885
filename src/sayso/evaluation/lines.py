"""The score of lines: is everything right that a report prints of a statement.

A line is right when its words, its speaker, its act and its depth (alone or inside another's words) are; the
module `lines_judging` says what each asks.  Second places of a statement (`repeat_of`) are no lines, and weak
statements are not printed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from sayso.errors import EvaluationError
from sayso.evaluation.figures import DIGITS, Counts, total
from sayso.evaluation.lines_gold import GoldLine, LinesGold, read_lines_folder
from sayso.evaluation.lines_judging import Judged, Part, judge_lines
from sayso.evaluation.lines_parties import count_parties, who_is
from sayso.evaluation.lines_printed import Plain, lines_of, parties_of
from sayso.evaluation.opened import read_file

SURE = 0.9  # what a reader may take for right without looking
_BINS = 10


class _Row(NamedTuple):
    """One row of the table: what it says there, the count behind it, and its figure for the gate.

    Of a share that should fall the gate is given the rest, since floors only rise.
    """

    says: str
    counted: str
    figure: str
    rest: bool = False

    def figured(self, counts: Counts) -> float:
        """Return the figure in percent; nothing counted is 0."""
        share = counts.share(self.counted)
        counted = share["of"] - share["n"] if self.rest else share["n"]
        return round(100 * counted / max(1, share["of"]), 2)


_ROWS = (
    _Row("right", "right", "right"),
    _Row("  outermost", "outermost", "right_outermost"),
    _Row("  nested", "nested", "right_nested"),
    _Row("of nothing in gold", "nothing", "something", rest=True),
    _Row("a piece or a copy", "piece", "whole", rest=True),
    _Row("harmful: another's words", "harmful", "harmless", rest=True),
    _Row("speaker left open", "open", "settled", rest=True),
    _Row("sure, .9 or more: right", "sure", "sure_right"),
    _Row("must: found", "must.found", "must_found"),
    _Row("must: right", "must.right", "must_right"),
    *(_Row(f"of found: {part}", str(part), str(part)) for part in Part),
    _Row("who speaks: nobody in gold", "party.junk", "party_known", rest=True),
    _Row("who speaks: one twice", "party.twice", "party_once", rest=True),
    _Row("who speaks: two in one", "party.two", "party_apart", rest=True),
    _Row("who speaks: kind right", "party.kind", "party_kind"),
    _Row("who speaks: name right", "party.name", "party_name"),
)


class Weighed(NamedTuple):
    """How reliable a line says it is, and whether it is right."""

    reliability: float
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesScore:
    """The score of one folder: counts, each printed line judged, each must that is missed, reliabilities.

    `weighed` has the weak lines, too: for it all are paired once more, as if the weak ones were printed.
    """

    counts: Counts
    judged: tuple[Judged, ...] = ()
    missed: tuple[tuple[str, GoldLine], ...] = ()
    weighed: tuple[Weighed, ...] = ()
    articles: tuple["LinesScore", ...] = ()

    @property
    def calibration_error(self) -> float:
        """How far the reliability of lines is from the share that is right: the mean over ten bins."""
        return calibration_error(self.weighed)

    def figures(self) -> dict[str, float]:
        """Return every share in percent as the gate names it, higher always better."""
        calibrated = round(100 * (1 - self.calibration_error), 2) if self.weighed else 0.0
        shares = {f"lines.{row.figure}": row.figured(self.counts) for row in _ROWS}
        return {**shares, "lines.calibrated": calibrated}

    def counted(self) -> dict[str, int]:
        """Return what each figure is counted among."""
        shares = {f"lines.{row.figure}": int(self.counts.share(row.counted)["of"]) for row in _ROWS}
        return {**shares, "lines.calibrated": len(self.weighed)}

    def units(self) -> tuple["LinesScore", ...]:
        """Return the score of each article."""
        return self.articles

    def figured(self, units: Sequence["LinesScore"]) -> dict[str, float]:
        """Return the figures of these articles."""
        return _joined(units).figures()

    def to_dict(self) -> dict[str, Any]:
        """Return every count as plain values, each line that is wrong, and each must that is not found."""
        return {
            "documents": self.counts.count("documents"),
            **{row.counted: self.counts.share(row.counted) for row in _ROWS},
            "calibration_error": {"value": round(self.calibration_error, DIGITS), "of": len(self.weighed)},
            "wrong": self.wrong(),
            "missed": [
                {"article": article, "gold": gold.id, "should_be": gold.speaker, "gold_words": gold.words}
                for article, gold in self.missed
            ],
        }

    def wrong(self) -> list[dict[str, object]]:
        """Return every wrong line: what is wrong with it, who says it here and in gold, and its words."""
        return [one.to_dict() for one in self.judged if not one.right]

    def table(self) -> str:
        """Return the score as a table to read: percent, and the counts behind it."""
        head = f"{self.counts.count('documents')} articles"
        lines = [f"{head:<30}{'%':>7}{'n':>8}{'of':>8}", *map(self._row, _ROWS)]
        if self.weighed:
            error = 100 * self.calibration_error
            lines.append(f"{'calibration error':<30}{error:7.1f}{'':>8}{len(self.weighed):>8}")
        return "\n".join(lines)

    def _row(self, row: _Row) -> str:
        share = self.counts.share(row.counted)
        shown = f"{100 * share['n'] / share['of']:7.1f}" if share["of"] else f"{'–':>7}"
        return f"{row.says:<30}{shown}{share['n']:>8}{share['of']:>8}"


def read_plain(path: Path) -> Plain:
    """Return the reading of an article file as plain values."""
    return read_file(path).to_dict()


def evaluate_lines(folder: Path, *, reader: Callable[[Path], Plain] = read_plain) -> LinesScore:
    """Return the score of what `reader` makes of every labelled article of `folder`.

    Raises `NoCorpus` when nothing in the folder is labelled.
    """
    return score((gold, reader(gold.path)) for gold in read_lines_folder(folder))


def score(read: Iterable[tuple[LinesGold, Plain]]) -> LinesScore:
    """Return the score of articles already read, each reading as `Reading.to_dict` gives it."""
    return _joined([_article(gold, reading) for gold, reading in read])


def _joined(articles: Sequence[LinesScore]) -> LinesScore:
    return LinesScore(
        counts=total(one.counts for one in articles),
        judged=tuple(line for one in articles for line in one.judged),
        missed=tuple(line for one in articles for line in one.missed),
        weighed=tuple(line for one in articles for line in one.weighed),
        articles=tuple(articles),
    )


def calibration_error(weighed: Iterable[Weighed]) -> float:
    """Return the expected calibration error over ten bins.

    >>> round(calibration_error([Weighed(0.95, True), Weighed(0.91, False), Weighed(0.2, False)]), 3)
    0.353
    """
    bins: dict[int, list[Weighed]] = {}
    for one in weighed:
        bins.setdefault(min(int(one.reliability * _BINS), _BINS - 1), []).append(one)
    apart = sum(abs(sum(one.reliability - one.right for one in held)) for held in bins.values())
    return apart / max(1, sum(map(len, bins.values())))


def _article(gold: LinesGold, reading: Plain) -> LinesScore:
    """Return the score of one article."""
    if reading["article"]["text"] != gold.text:
        raise EvaluationError(
            f"{gold.path.name} was read as other characters than its labels count. Expected UTF-8 text "
            "without a byte order mark. Convert the file, then the offsets agree."
        )
    parties = {party.id: party for party in parties_of(reading)}
    who = {party.id: who_is(party, gold.parties) for party in parties.values()}
    lines = lines_of(reading, parties)
    judged = judge_lines(gold, [line for line in lines if not line.weak], who)
    speaking = {one.line.speaker.id for one in judged if one.line.speaker}
    counts = _count(gold, judged)
    counts.merge(count_parties([parties[one] for one in parties if one in speaking], who, gold.parties))
    found = {one.gold.id for one in judged if one.gold and one.found}
    return LinesScore(
        counts=counts,
        judged=judged,
        missed=tuple((gold.name, one) for one in gold.lines if one.must and one.id not in found),
        weighed=tuple(_weigh(judge_lines(gold, lines, who))),
    )


def _count(gold: LinesGold, judged: Iterable[Judged]) -> Counts:
    counts = Counts()
    counts.note("documents", 1)
    answers: dict[int, Judged] = {}
    for one in judged:
        _count_line(counts, one)
        if one.gold and one.found:
            answers[one.gold.id] = one
    for must in (line for line in gold.lines if line.must):
        counts.tick("must.found", must.id in answers)
        counts.tick("must.right", must.id in answers and answers[must.id].right)
    return counts


def _count_line(counts: Counts, one: Judged) -> None:
    counts.tick("right", one.right)
    counts.tick("nested" if one.line.nested else "outermost", one.right)
    counts.tick("nothing", one.gold is None)
    counts.tick("piece", one.gold is not None and not one.found)
    counts.tick("harmful", one.harmful)
    if one.gold:
        counts.tick("open", one.line.left_open)
    if one.found:
        for part in Part:
            counts.tick(str(part), part in one.agreeing)
    if one.line.reliability is not None and one.line.reliability >= SURE:
        counts.tick("sure", one.right)


def _weigh(judged: Iterable[Judged]) -> Iterator[Weighed]:
    for one in judged:
        if one.line.reliability is not None:
            yield Weighed(one.line.reliability, one.right)
