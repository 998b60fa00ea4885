"""Calibrate: from the network's chances to the share of answers that prove right, on held-out articles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from sayso.evaluation.brat import Gold, Marked
from sayso.evaluation.matching import Pairing, pair_up, unit
from sayso.evaluation.tokens import Tokens
from sayso.ingest import open_article
from sayso.languages.pack import load_pack
from sayso.model.span import Span
from sayso.stages.learned.agreeing import Rules, evidence
from sayso.stages.learned.attributions import rate
from sayso.stages.learned.decoding import Found, Limits, decode
from sayso.stages.learned.network import Network
from sayso.stages.learned.scores import find_scores
from sayso.stages.learned.words import Run, Words, find_words
from sayso.stages.parse import parse
from sayso.stages.quotations import find_quotations
from sayso.stages.statements import find_attributions

FOLDS = 10
BINS = 10


Table = tuple[tuple[float, float, int], ...]  # mean confidence, share right, how many; a row each tenth


class Answer(NamedTuple):
    """One attribution found: what its confidence is made of, and whether content and source are right."""

    evidence: NDArray[np.float64]
    content: bool
    source: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The weights of the logistic curve, and how reliable it is when cross-validated."""

    weights: tuple[float, ...]
    table: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What the network finds in one annotated article, beside what people marked there."""

    words: Words
    rules: Rules
    found: tuple[Found, ...]
    tokens: Tokens
    pairing: Pairing  # `predicted` are those of `found`, in order


def compare(gold: Gold, network: Network) -> Compared:
    """Read one annotated article and pair what is found, not yet rated, with what is marked."""
    pack = load_pack("en")
    article = open_article(gold.path, language=pack.code)
    syntax, quotations = parse(article, pack), find_quotations(article, pack)
    ruled = find_attributions(article, syntax, quotations, pack)
    words = find_words(article, syntax, quotations, ruled, network.vocabulary)
    found = decode(words, find_scores(words, network.run, network.ends), Limits())
    rules = Rules(words, ruled)
    tokens = Tokens(gold.text)
    masked = tokens.positions(gold.discarded)
    wanted = [one for one in (unit(tokens, marked, masked) for marked in gold.attributions) if one.content]
    given = [(one, unit(tokens, _marked(words, one), masked)) for one in found]
    given = [(one, as_unit) for one, as_unit in given if as_unit.content]
    return Compared(
        words=words,
        rules=rules,
        found=tuple(one for one, _ in given),
        tokens=tokens,
        pairing=pair_up(wanted, [as_unit for _, as_unit in given]),
    )


def answers(compared: Sequence[Compared]) -> tuple[Answer, ...]:
    """Return every attribution found in the articles, with what is right of it."""
    return tuple(answer for one in compared for answer in _answers(one))


def _answers(compared: Compared) -> Iterator[Answer]:
    pairing = compared.pairing
    matched = pairing.answered_by(pairing.overlapping())
    sourced = pairing.answered_by(pairing.with_source())
    for row, one in enumerate(compared.found):
        yield Answer(evidence(compared.words, one, compared.rules), row in matched, row in sourced)


def _marked(words: Words, found: Found) -> Marked:
    source = () if found.source.run is None else (found.source.run,)
    return Marked(
        source=_spans(words, source), cue=_spans(words, (found.cue,)), content=_spans(words, found.content)
    )


def _spans(words: Words, runs: Sequence[Run]) -> tuple[Span, ...]:
    return tuple(Span(int(words.start[run.first]), int(words.end[run.last])) for run in runs)


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


def checked(marked: Sequence[Answer], network: Network) -> tuple[Table, Table]:
    """Return how reliable the network's own curves are: for content, and for source where that is right."""
    rated = [rate(network, answer.evidence) for answer in marked]
    content, source = np.array(rated).T
    right, sourced = (np.array([getattr(one, what) for one in marked]) for what in ("content", "source"))
    return reliability(content, right), reliability(source[right], sourced[right])


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
