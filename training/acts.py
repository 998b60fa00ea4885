"""Make the weights by which acts are chosen: read labelled articles, pair, fit, tell.

    python -m training.acts DATA

DATA holds `lines_train`.  What the network says of an act is no sign here, for it has learned from most of
these articles; how much it counts beside the weights stands in `sayso.stages.doing.weighing`.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from sayso.evaluation.lines import Weighed, calibration_error, score
from sayso.evaluation.lines_gold import LinesGold, read_lines_folder
from sayso.evaluation.lines_judging import is_act
from sayso.ingest import open_article
from sayso.languages.pack import load_pack
from sayso.model.statement import Act
from sayso.pipeline import read
from sayso.stages.acts import read_act
from sayso.stages.attribution.weights import NETWORK
from sayso.stages.clauses import rows_of, starts_of
from sayso.stages.doing.weighing import WEIGHTS, ReadAct, Weights, build_weights, signs_of, weigh
from sayso.stages.doing.words import act_words
from sayso.stages.parse import parse
from sayso.stages.quotations import find_quotations
from sayso.stages.statements import find_attributions

PACK = Path(__file__).parents[1] / "src" / "sayso" / "languages" / "en"
FOLDS = 5
LEAST = 3  # a sign seen less often tells nothing
SMALLEST = 0.02  # a weight below this is left out
RIDGE = 1.0
STEPS = 200
WORKERS = 2

Floats = NDArray[np.float64]


class Case(NamedTuple):
    """One statement found: its article, how rules read it, its signs, and the acts that readers accept."""

    article: str
    read: ReadAct
    signs: tuple[str, ...]
    accepted: frozenset[Act]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the weights; return the exit code."""
    parser = argparse.ArgumentParser(prog="training.acts", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with lines_train")
    parser.add_argument("--out", type=Path, default=PACK, help="where the file goes")
    given = parser.parse_args(arguments)
    cases = read_cases(given.data / "lines_train")
    card = json.loads((PACK / NETWORK).read_text(encoding="utf-8"))
    chance = tell(cases, frozenset(card["held_out"]))
    kept = {"signs": fitted(cases), "chance": {"of": chance}}
    text = json.dumps(kept, separators=(",", ":"), sort_keys=True)
    (given.out / WEIGHTS).write_text(text + "\n", encoding="utf-8")
    return 0


def read_cases(folder: Path) -> list[Case]:
    """Return every statement found in the articles of a folder, printed or not."""
    golds = tuple(read_lines_folder(folder))
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        return [case for cases in pool.map(cases_of, golds, chunksize=4) for case in cases]


def cases_of(gold: LinesGold) -> list[Case]:
    """Return the statements found in one article."""
    article, pack = open_article(gold.path), load_pack("en")
    syntax, marked = parse(article, pack), find_quotations(article, pack)
    attributions = find_attributions(article, syntax, marked, pack)
    words, starts = act_words(pack), starts_of(syntax)
    reading = read(article)
    plain = replace(reading, statements=tuple(replace(one, weak=False) for one in reading.statements))
    row_of = {one.id: row for row, one in enumerate(reading.statements)}
    cases = []
    for judged in score([(gold, plain.to_dict())]).judged:
        if judged.found and judged.gold is not None:
            one = attributions[row_of[judged.line.id]]
            found = read_act(article, syntax, words, one, list(rows_of(starts, one.content)))
            signs = signs_of(article, syntax, found)
            cases.append(Case(gold.name, found, signs, _accepted(judged.gold.acts)))
    return cases


def _accepted(labelled: frozenset[str]) -> frozenset[Act]:
    """Return the acts that readers accept; `other` only where they say so, though it shows the cue itself."""
    return frozenset(
        act for act in Act if is_act(act, labelled) and (act is not Act.OTHER or act.value in labelled)
    )


def fitted(cases: Sequence[Case]) -> dict[str, dict[str, float]]:
    """Return the weight of each sign for each act: one logistic regression an act, all signs being facts."""
    seen = Counter(sign for case in cases for sign in case.signs)
    names = sorted(sign for sign, times in seen.items() if times >= LEAST)
    place = {sign: column for column, sign in enumerate(names)}
    signs, right = np.zeros((len(cases), len(names))), np.zeros((len(cases), len(Act)))
    for row, case in enumerate(cases):
        signs[row, [place[sign] for sign in case.signs if sign in place]] = 1
        right[row] = [act in case.accepted for act in Act]
    size = (len(names), len(Act))

    def loss(flat: Floats) -> tuple[float, Floats]:
        odds = signs @ flat.reshape(size)
        slope = signs.T @ (1 / (1 + np.exp(-odds)) - right) + RIDGE * flat.reshape(size)
        return float((np.logaddexp(0, odds) - right * odds).sum() + RIDGE / 2 * flat @ flat), slope.ravel()

    flat = np.zeros(size[0] * size[1])
    found = minimize(loss, flat, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    return {
        sign: {
            act.value: round(float(weight), 3)
            for act, weight in zip(Act, weights, strict=True)
            if abs(weight) >= SMALLEST
        }
        for sign, weights in zip(names, found.reshape(size), strict=True)
    }


def tell(cases: Sequence[Case], held_out: frozenset[str]) -> dict[str, float]:
    """Print how often the act is right across folds of articles, and return how its odds become a chance."""
    names = sorted({case.article for case in cases})
    fold = {name: row % FOLDS for row, name in enumerate(names)}
    rows: list[tuple[Case, Act, float]] = []
    for number in range(FOLDS):
        others = [case for case in cases if fold[case.article] != number]
        weights = plain_weights(fitted(others))
        own = [case for case in cases if fold[case.article] == number]
        found = weigh(weights, [(case.signs, case.read) for case in own])
        rows += [(case, act, sure) for case, (act, sure) in zip(own, found, strict=True)]
    honest = [row for row in rows if row[0].article in held_out] or rows
    right = np.array([act in case.accepted for case, act, _ in honest])
    sure = np.clip([chance for *_, chance in honest], 0.001, 0.999)
    slope, base = calibrated(np.log(sure / (1 - sure)), right)
    after = 1 / (1 + np.exp(-(slope * np.log(sure / (1 - sure)) + base)))
    error = calibration_error(Weighed(float(c), bool(r)) for c, r in zip(after, right, strict=True))
    told = np.array([act is not Act.SAY for _, act, _ in honest])
    print(f"{len(cases)} statements in {len(names)} articles, {len(honest)} of them new to the network")
    print(f"act right {right.mean():.3f}; other than say {right[told].mean():.3f} of {told.sum()}")
    print(f"by rule alone {np.mean([case.read.act in case.accepted for case, *_ in honest]):.3f}")
    print(f"expected calibration error {error:.3f}")
    return {"slope": round(slope, 3), "base": round(base, 3)}


def plain_weights(signs: dict[str, dict[str, float]]) -> Weights:
    """Return weights whose chances are not yet calibrated."""
    return build_weights({"signs": signs, "chance": {"of": {"slope": 1.0, "base": 0.0}}})


def calibrated(odds: Floats, right: NDArray[np.bool_]) -> tuple[float, float]:
    """Return slope and base of the logistic that makes chances of odds."""

    def loss(both: Floats) -> float:
        told: Any = both[0] * odds + both[1]
        return float((np.logaddexp(0, told) - right * told).sum())

    slope, base = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x
    return float(slope), float(base)


if __name__ == "__main__":
    sys.exit(main())
