"""Calibrate: from the network's chances to the share of answers that prove right, on held-out articles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from sayso.ingest import open_article
from sayso.languages.pack import load_pack
from sayso.model.span import Span
from sayso.model.statement import Act
from sayso.stages.attribution.decoding import Found, Limits, decode
from sayso.stages.attribution.rating import evidence
from sayso.stages.attribution.scores import Scores, find_scores
from sayso.stages.attribution.weights import Network
from sayso.stages.attribution.words import MARK, Run, Words, find_words
from sayso.stages.parse import parse
from sayso.stages.quotations import find_quotations
from training.attribution.corpus import Source, rows_of

FOLDS = 10
BINS = 10
SAME = 0.5  # Dice of two contents that answer each other
_SILENT = (Act.DECLINE, Act.NO_REPLY)

Table = tuple[tuple[float, float, int], ...]  # mean confidence, share right, how many; a row each tenth


class Answer(NamedTuple):
    """One statement found: what its confidence is made of, and whether content and source are right."""

    evidence: NDArray[np.float64]
    content: bool
    source: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The weights of the logistic curve, and how reliable it is when cross-validated."""

    weights: tuple[float, ...]
    table: Table


class Wanted(NamedTuple):
    """What people marked, as words: content, source and cue."""

    content: frozenset[int]
    source: frozenset[int]
    cue: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What the network finds in one article, and for each what people marked that answers it, if anything."""

    words: Words
    scores: Scores
    found: tuple[Found, ...]
    answers: tuple[Wanted | None, ...]
    lined: bool  # nested ones are marked, too


def compare(source: Source, network: Network) -> Compared:
    """Read one annotated article and pair what is found, not yet rated, with what is marked."""
    pack = load_pack("en")
    article = open_article(source.text, language=pack.code)
    syntax, quotations = parse(article, pack), find_quotations(article, pack)
    words = find_words(article, syntax, quotations, network.vocabulary)
    scores = find_scores(words, network.run, network.ends)
    found = decode(words, scores, Limits(), [network.acts.index(act) for act in _SILENT])
    lines = [Wanted(*_rows(words, (one.content, one.source, one.cue))) for one in source.lines or ()]
    marks = [Wanted(*_rows(words, (one.content, one.source, one.cue))) for one in source.marks or ()]
    given = [_given(words, one) for one in found]
    first, second = pair(given, lines), pair(given, marks)
    return Compared(
        words=words,
        scores=scores,
        found=found,
        answers=tuple(first.get(row, second.get(row)) for row in range(len(found))),
        lined=source.lines is not None,
    )


def _rows(words: Words, roles: Sequence[Sequence[Span]]) -> Iterator[frozenset[int]]:
    for spans in roles:
        yield frozenset(row for row in rows_of(words, spans) if words.features[row, 0] != MARK)


def _given(words: Words, found: Found) -> Wanted:
    def rows(runs: Sequence[Run]) -> frozenset[int]:
        every = (row for run in runs for row in range(run.first, run.last + 1))
        return frozenset(row for row in every if words.features[row, 0] != MARK)

    source = () if found.source.run is None else (found.source.run,)
    return Wanted(rows(found.content), rows(source), rows((found.cue,)))


def pair(given: Sequence[Wanted], wanted: Sequence[Wanted]) -> dict[int, Wanted]:
    """Return by row of `given` what answers it, best pairs first; what has no content pairs by its cue."""
    rated = []
    for row, one in enumerate(given):
        for other, gold in enumerate(wanted):
            share = (
                _dice(one.content, gold.content) if gold.content else float(bool(one.cue & gold.cue)) * 0.9
            )
            if share >= SAME:
                rated.append((share, -row, -other))
    found: dict[int, Wanted] = {}
    used: set[int] = set()
    for _, row, other in sorted(rated, reverse=True):
        if -row not in found and -other not in used:
            found[-row] = wanted[-other]
            used.add(-other)
    return found


def _dice(one: frozenset[int], other: frozenset[int]) -> float:
    return 2 * len(one & other) / max(1, len(one) + len(other))


def answers(compared: Sequence[Compared]) -> tuple[Answer, ...]:
    """Return every statement found in the articles, with what is right of it."""
    return tuple(
        Answer(
            seen,
            gold is not None,
            gold is not None and _sourced(_given(each.words, one).source, gold.source),
        )
        for each in compared
        for one, gold, seen in zip(
            each.found, each.answers, evidence(each.words, each.scores, each.found), strict=True
        )
        if each.lined or not one.nested
    )


def _sourced(given: frozenset[int], wanted: frozenset[int]) -> bool:
    return bool(given & wanted) or not (given or wanted)


def calibrations(marked: Sequence[Answer]) -> tuple[Calibration, Calibration]:
    """Return the curves for content, and for source where the content is right."""
    seen = np.array([answer.evidence for answer in marked])
    content, source = (
        np.array([getattr(answer, what) for answer in marked]) for what in ("content", "source")
    )
    return calibrate(seen, content), calibrate(seen[content], source[content])


def calibrate(odds: NDArray[np.float64], right: NDArray[np.bool_]) -> Calibration:
    """Fit a logistic curve; its error is measured by cross-validation."""
    curve = LogisticRegression(C=1.0, max_iter=1000)
    confidence = cross_val_predict(curve, odds, right, cv=FOLDS, method="predict_proba")[:, 1]
    curve.fit(odds, right)
    weights = (float(curve.intercept_[0]), *(float(weight) for weight in curve.coef_[0]))
    return Calibration(weights=tuple(round(w, 4) for w in weights), table=reliability(confidence, right))


def reliability(confidence: NDArray[np.float64], right: NDArray[np.bool_]) -> Table:
    """Return mean confidence, share right and count of each tenth of the scale."""
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    rows = []
    for place in range(BINS):
        here = bins == place
        if here.any():
            rows.append((float(confidence[here].mean()), float(right[here].mean()), int(here.sum())))
    return tuple(rows)


def expected_error(table: Table) -> float:
    """Return the expected calibration error: the mean gap between confidence and share right."""
    total = sum(count for _, _, count in table)
    return sum(abs(mean - share) * count for mean, share, count in table) / total if total else 0.0
