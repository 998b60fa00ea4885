"""Make the trees that score lines: read labelled articles, judge what is read, fit, choose.

    python -m training.lines DATA

DATA holds `lines_train`.  In articles that the network was trained on more of what it finds is right; a sign
tells the trees so.  What is measured and chosen, is so on the fifth that the network's card names as held
out, across folds of it.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier

from sayso.evaluation.lines import Plain, Weighed, calibration_error, score
from sayso.evaluation.lines_gold import LinesGold, read_lines_folder
from sayso.ingest import open_article
from sayso.languages.pack import load_pack
from sayso.pipeline import read
from sayso.stages.acts import find_acts
from sayso.stages.attribution.weights import NETWORK
from sayso.stages.lines import TREES, find_signs
from sayso.stages.parse import parse
from sayso.stages.quotations import find_quotations, settle_kinds
from sayso.stages.speakers import find_speakers
from sayso.stages.statements import find_attributions

PACK = Path(__file__).parents[1] / "src" / "sayso" / "languages" / "en"
FOLDS = 5
TREES_GROWN, DEPTH, RATE, SHARE, LEAF = 250, 3, 0.05, 0.6, 30
WANTED = 0.78  # the share of printed lines that is to be right
TOLD = (0.74, 0.76, 0.78, 0.8, 0.82)  # the shares whose thresholds are told
WORKERS = 2
SEEN = "seen"  # the sign that the network was trained on the article; no article that is read has it

Floats = NDArray[np.float64]


class Line(NamedTuple):
    """One line: the article it stands in, what tells for it, whether it is right, and what gold it finds."""

    article: str
    signs: dict[str, float]
    right: bool
    must: bool
    found: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the trees; return the exit code."""
    parser = argparse.ArgumentParser(prog="training.lines", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with lines_train")
    parser.add_argument("--out", type=Path, default=PACK, help="where the file goes")
    given = parser.parse_args(arguments)
    card = json.loads((PACK / NETWORK).read_text(encoding="utf-8"))
    held_out = frozenset(card["held_out"])
    lines, musts = read_lines(given.data / "lines_train", held_out)
    own = np.array([line.article in held_out for line in lines])
    names = (*sorted(lines[0].signs), SEEN)
    signs = np.array(
        [
            [*(line.signs[name] for name in names[:-1]), not here]
            for line, here in zip(lines, own, strict=True)
        ],
        dtype=float,
    )
    right = np.array([line.right for line in lines])
    chances = crossed(signs, right, folds_of(lines, held_out))[own]
    threshold = choose(chances, right[own])
    tell([line for line in lines if line.article in held_out], chances, musts)
    kept = grown(names, fitted(signs, right), threshold)
    (given.out / TREES).write_text(json.dumps(kept, separators=(",", ":")) + "\n", encoding="utf-8")
    return 0


def read_lines(folder: Path, held_out: frozenset[str]) -> tuple[list[Line], int]:
    """Return every line of the labelled articles, and how many statements must be told in those held out."""
    golds = list(read_lines_folder(folder))
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        every = list(pool.map(_article, golds, chunksize=4))
    musts = sum(line.must for gold in golds if gold.name in held_out for line in gold.lines)
    return [line for lines in every for line in lines], musts


def folds_of(lines: Sequence[Line], held_out: frozenset[str]) -> NDArray[np.int64]:
    """Return the fold of each line, by article; −1 for those of articles the network was trained on."""
    number = {name: row for row, name in enumerate(sorted(held_out))}
    return np.array([number[one.article] % FOLDS if one.article in number else -1 for one in lines])


def _article(gold: LinesGold) -> list[Line]:
    article, pack = open_article(gold.path), load_pack("en")
    syntax, marked = parse(article, pack), find_quotations(article, pack)
    attributions = find_attributions(article, syntax, marked, pack)
    acts = find_acts(article, syntax, attributions, pack)
    quotations = settle_kinds(marked, attributions)
    speakers = find_speakers(article, syntax, quotations, attributions, acts, pack)
    signs = find_signs(article, syntax, attributions, acts, speakers)
    reading = read(article)
    printed: Plain = replace(
        reading, statements=tuple(replace(one, weak=False) for one in reading.statements)
    ).to_dict()
    row_of = {one.id: row for row, one in enumerate(reading.statements)}
    return [
        Line(
            gold.name,
            signs[row_of[one.line.id]],
            one.right,
            one.gold is not None and one.gold.must,
            one.found,
        )
        for one in score([(gold, printed)]).judged
    ]


def fitted(signs: Floats, right: NDArray[np.bool_]) -> GradientBoostingClassifier:
    """Return small trees fitted to tell right lines from wrong ones."""
    trees = GradientBoostingClassifier(
        n_estimators=TREES_GROWN,
        max_depth=DEPTH,
        learning_rate=RATE,
        subsample=SHARE,
        min_samples_leaf=LEAF,
        max_features=0.3,
        random_state=1,
    )
    return trees.fit(signs, right)


def crossed(signs: Floats, right: NDArray[np.bool_], fold: NDArray[np.int64]) -> Floats:
    """Return the chance of each line by trees that did not see its fold; 0 for those of none."""
    chances = np.zeros(len(right))
    for number in range(FOLDS):
        own = fold == number
        chances[own] = fitted(signs[~own], right[~own]).predict_proba(signs[own])[:, 1]
    return chances


def choose(chances: Floats, right: NDArray[np.bool_], wanted: float = WANTED) -> float:
    """Return the least threshold above which the share `wanted` of the lines is right."""
    order = np.argsort(-chances)
    share = np.cumsum(right[order]) / np.arange(1, len(right) + 1)
    enough = np.flatnonzero(share >= wanted)
    return round(float(chances[order][enough[-1]]) if len(enough) else 1.0, 3)


def tell(lines: Sequence[Line], chances: Floats, musts: int) -> None:
    """Print how well the chances hold across folds, and what is printed above several thresholds."""
    right = np.array([line.right for line in lines])
    error = calibration_error(Weighed(float(c), bool(r)) for c, r in zip(chances, right, strict=True))
    sure = chances >= 0.9  # noqa: PLR2004 — where reports are read as certain
    print(f"{len(lines)} lines, {right.mean():.3f} right; across {FOLDS} folds of articles:")
    print(f"expected calibration error {error:.3f}; at .9 and more {right[sure].mean():.3f} of {sure.sum()}")
    for wanted in TOLD:
        threshold = choose(chances, right, wanted)
        shown = chances >= threshold
        found = sum(line.must and line.found for line, one in zip(lines, shown, strict=True) if one)
        told = sum(line.must and line.right for line, one in zip(lines, shown, strict=True) if one)
        print(
            f"from {threshold}: {shown.sum()} printed, {right[shown].mean():.3f} right; "
            f"must: {found / musts:.3f} found, {told / musts:.3f} right"
        )


def grown(names: Sequence[str], fit: GradientBoostingClassifier, threshold: float) -> dict[str, Any]:
    """Return the trees as plain values, all nodes in one list, as they are for an article not `SEEN`."""
    kept: dict[str, list[float]] = {key: [] for key in ("sign", "at_most", "left", "right", "value")}
    roots = []
    for one in fit.estimators_[:, 0]:
        tree, first = one.tree_, len(kept["sign"])
        roots.append(first + _unseen(tree, 0, len(names) - 1))
        kept["sign"] += [int(sign) if 0 <= sign < len(names) - 1 else -1 for sign in tree.feature]
        kept["at_most"] += [round(float(value), 6) for value in tree.threshold]
        for side, children in (("left", tree.children_left), ("right", tree.children_right)):
            kept[side] += [
                first + _unseen(tree, int(child), len(names) - 1) if child >= 0 else -1 for child in children
            ]
        kept["value"] += [round(RATE * float(value), 6) for value in tree.value[:, 0, 0]]
    base = float(fit.init_.class_prior_[1])
    return {
        "names": list(names[:-1]),
        "threshold": threshold,
        "base": round(float(np.log(base / (1 - base))), 6),
        "roots": roots,
        **kept,
    }


def _unseen(tree: Any, node: int, seen: int) -> int:  # noqa: ANN401 — scikit-learn names no type
    """Return the node that an article not seen comes to from `node`."""
    while tree.feature[node] == seen:
        node = int(tree.children_left[node])
    return node


if __name__ == "__main__":
    sys.exit(main())
