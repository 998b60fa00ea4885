"""Make the weights that link points: read labelled stories, fit, measure by folds of stories, choose.

    python -m training.linking DATA

DATA holds `retold/train`, from which the trees are learned and the threshold chosen, and `polnear/train` and
`fakes`, in which words are counted.  From articles of `fakes` that tell of other events the trees learn what
is said in like words without being one claim.  Of `retold/dev` nothing is learned: its texts are looked at
only to leave out the articles of `fakes` that hold a good part of one.
"""

import argparse
import csv
import io
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from math import log
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import average_precision_score

from sayso.evaluation.linking import Case, b3, gold_case, own_case, pair_rates, score_case
from sayso.evaluation.retold import read_retold
from sayso.ingest import ColumnMap, Given, open_article, read_paths
from sayso.linking.claims.clusters import cluster
from sayso.linking.claims.columns import columns_of
from sayso.linking.claims.link import LEAST_KEPT, article_pairs
from sayso.linking.claims.neighbours import neighbours
from sayso.linking.claims.pairs import SIGNS, all_pairs, kept_apart
from sayso.linking.claims.scoring import LEAST_SKETCH
from sayso.linking.claims.stems import stems
from sayso.linking.claims.told import document_of
from sayso.linking.claims.weights import SURE, WEIGHTS, ClaimWeights
from sayso.linking.near import printed
from sayso.model.article import Article
from sayso.model.reading import Reading
from sayso.pipeline import read
from sayso.stages.boosted import build_trees

PACK = Path(__file__).parents[1] / "src" / "sayso" / "languages" / "en"
FOLDS = 4
TREES_GROWN, LEAVES, DEPTH, RATE, SHARE, LEAF = 120, 10, 4, 0.07, 0.5, 40
NEARLY = 0.003  # thresholds whose F1 lies so near the best are as good; the lowest of them finds most
LEAST_TEXTS = 4  # in which a word stands to be kept; rarer ones weigh as if in two
THRESHOLDS = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
WORKERS = 2
# Articles so many days apart tell of other events, and what is alike in them is told in like words: of 25
# pairs drawn that had a likeness of .7 or more, 2 were one claim.  So many likely ones are learned from, each
# for so much of a pair that people marked; together they count for about as much as those that are one claim.
FAR, LIKELY, OTHERS, COUNTS = 30, 0.3, 20_000, 0.2
AGREED = 0.5  # likeness by the guard from which on a pair may be sure: nine in ten right ones have it

Floats = NDArray[np.float64]


class Rated(NamedTuple):
    """All pairs of points of one case: rows, signs, whether they are one claim or must not be, stories."""

    case: Case
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    signs: Floats
    same: NDArray[np.bool_]
    apart: NDArray[np.bool_]
    stories: tuple[NDArray[np.int64], NDArray[np.int64]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the weights; return the exit code."""
    parser = argparse.ArgumentParser(prog="training.linking", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with retold/train, polnear/train and fakes")
    parser.add_argument("--out", type=Path, default=PACK, help="where the file goes")
    given = parser.parse_args(arguments)
    rare, unknown = rarities(texts_of(given.data))
    bare = ClaimWeights(rare, unknown, build_trees(_NO_TREES), build_trees(_NO_GUARD))
    mentions = read_retold(given.data / "retold" / "train")
    paths = list(dict.fromkeys(one.article.path for one in mentions))
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        readings = dict(zip(paths, pool.map(_read, paths, chunksize=4), strict=True))
        war = list(pool.map(read, war_articles(given.data), chunksize=4))
    cases = (rated(gold_case(mentions, readings), bare), rated(own_case(mentions, readings), bare))
    threshold = tell(cases)
    trees = grown(fitted(cases, None, None), threshold)
    alone = ClaimWeights(rare, unknown, build_trees(trees), build_trees(_NO_GUARD))
    others = of_other_events([*readings.values(), *war], alone)
    tell_guard(cases, others)
    guard = grown(fitted(cases, None, others), AGREED)
    kept = {"rare": rare, "unknown": unknown, "trees": trees, "guard": guard}
    text = json.dumps(kept, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
    (given.out / WEIGHTS).write_text(text + "\n", encoding="utf-8")
    return 0


_NO_TREES: dict[str, Any] = {
    "names": list(SIGNS),
    "threshold": 1.0,
    "base": 0.0,
    **{name: [] for name in ("roots", "sign", "at_most", "left", "right", "value")},
}
_NO_GUARD = {**_NO_TREES, "threshold": 0.0}


def _read(path: Path) -> Reading:
    return read(open_article(path))


def war_articles(data: Path) -> list[Article]:
    """Return the articles of `fakes`, without those that hold a good part of an article of `retold/dev`."""
    columns = ColumnMap(text="article_content", title="article_title", outlet="source", published="date")
    table = data / "fakes" / "FA-KES-Dataset.csv"
    found = read_paths([str(table)], given=Given(columns=columns, language="en"))
    measured = [open_article(path) for path in sorted((data / "retold" / "dev").glob("*/*.txt"))]
    runs = [printed(one).runs for one in measured]
    return [
        one
        for one in found
        if isinstance(one, Article) and not any(_held(each, printed(one).runs) for each in runs)
    ]


def _held(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> bool:
    """Return whether a third of the runs of words of the shorter text stand in the other."""
    both = np.intersect1d(one, other, assume_unique=True).size
    return 3 * both >= max(1, min(one.size, other.size))


def of_other_events(readings: Sequence[Reading], weights: ClaimWeights) -> Floats:
    """Return the signs of likely pairs of points of articles that are alike and tell of other events."""
    documents = [document_of(reading, row) for row, reading in enumerate(readings)]
    days = [one.day for one in documents]
    near = [
        (left, right, share)
        for left, right, share in neighbours([replace(one, day=None) for one in documents], weights)
        if (one := days[left]) and (other := days[right]) and abs(one - other) > FAR
    ]
    parts = all_pairs(columns_of(documents, weights), near, own=False, least=LEAST_SKETCH)
    signs = np.concatenate(
        [one.signs[(weights.likeness(one.signs) >= LIKELY) & ~kept_apart(one)] for one in parts]
    )
    drawn = np.random.default_rng(0).permutation(len(signs))[:OTHERS]
    print(f"{len(near)} pairs of articles on other events, {len(signs)} likely pairs of points")
    return signs[np.sort(drawn)]


def texts_of(data: Path) -> list[str]:
    """Return the texts in which words are counted, each once."""
    table = (data / "fakes" / "FA-KES-Dataset.csv").read_bytes().decode("cp1252", "replace")
    rows = csv.DictReader(io.StringIO(table))
    war = {f"{row['article_title']}\n{row['article_content']}" for row in rows}
    politics = sorted((data / "polnear" / "train" / "text").glob("*.txt"))
    return [*sorted(war), *(path.read_text(encoding="utf-8", errors="replace") for path in politics)]


def rarities(texts: Sequence[str]) -> tuple[dict[str, float], float]:
    """Return how rare each stem is, as the log of one text in how many, and how rare one is not listed."""
    counts = Counter(stem for text in texts for stem in set(stems(text, "en")))
    found = {
        stem: round(log(len(texts) / times), 2)
        for stem, times in sorted(counts.items())
        if times >= LEAST_TEXTS and not stem[0].isdigit()
    }
    return found, round(log(len(texts) / 2), 2)


def rated(case: Case, weights: ClaimWeights) -> Rated:
    """Return all pairs of a case that a linker looks at, with their labels."""
    columns = columns_of(case.documents, weights)
    parts = list(all_pairs(columns, article_pairs(case.documents, weights, range(len(case.documents)))))
    left, right = (np.concatenate([getattr(one, side) for one in parts]) for side in ("left", "right"))
    numbers = {
        story: at for at, story in enumerate(dict.fromkeys(one.article.story for one in case.mentions))
    }
    home = {one.article.path.as_posix(): numbers[one.article.story] for one in case.mentions}
    of_document = np.array(list(home.values()))
    story = of_document[columns.article]
    claims = case.claims()
    names = {claim: at for at, claim in enumerate(dict.fromkeys(claims.values()))}
    claim = np.array([names[claims[row]] if row in claims else -1 - row for row in range(len(story))])
    signs = np.concatenate([one.signs for one in parts])
    apart = np.concatenate([kept_apart(one) for one in parts])
    return Rated(case, left, right, signs, claim[left] == claim[right], apart, (story[left], story[right]))


def fitted(cases: Iterable[Rated], fold: int | None, others: Floats | None) -> HistGradientBoostingClassifier:
    """Return trees grown on pairs within stories, without those of one fold, and on pairs of other events."""
    signs, same, counts = [], [], []
    for one in cases:
        chosen = one.stories[0] == one.stories[1]
        if fold is not None:
            chosen &= one.stories[0] % FOLDS != fold
        signs.append(one.signs[chosen])
        same.append(one.same[chosen])
        counts.append(np.ones(len(same[-1])))
    if others is not None:
        signs.append(others)
        same.append(np.zeros(len(others), bool))
        counts.append(np.full(len(others), COUNTS))
    model = HistGradientBoostingClassifier(
        max_iter=TREES_GROWN,
        max_leaf_nodes=LEAVES,
        max_depth=DEPTH,
        learning_rate=RATE,
        min_samples_leaf=LEAF,
        max_features=SHARE,
        l2_regularization=5,
        early_stopping=False,
        random_state=0,
    )
    return model.fit(np.concatenate(signs), np.concatenate(same), sample_weight=np.concatenate(counts))


def tell(cases: Sequence[Rated]) -> float:
    """Print how well pairs are told and linked across folds of stories; return the threshold.

    It is the lowest whose F1, the mean of marked mentions and our points, is nearly the best; reports, which
    show what is sure, ask for more.
    """
    likeness = by_folds(cases, None)
    f1 = dict.fromkeys(THRESHOLDS, 0.0)
    for name, one, found in zip(("marked mentions", "our points"), cases, likeness, strict=True):
        inside = one.stories[0] == one.stories[1]
        numbers = range(max(one.stories[0]) + 1)
        shares = [_precision(one, found, inside & (one.stories[0] == number)) for number in numbers]
        print(
            f"{name}: {len(one.left)} pairs, {one.same.sum()} same, average precision {np.mean(shares):.3f}"
        )
        for threshold in THRESHOLDS:
            clusters = cluster(
                sum(len(each.told) for each in one.case.documents), _kept(one, found), threshold
            )
            stories = score_case(one.case, clusters)
            f1[threshold] += pair_rates(stories)[2] / len(cases)
            told = " ".join(f"{100 * rate:5.1f}" for rate in pair_rates(stories))
            print(f"  {threshold:.3f}: P R F1 {told}, B³ {100 * b3(stories):.1f}", flush=True)
    return next(one for one in THRESHOLDS if f1[one] >= max(f1.values()) - NEARLY)


def by_folds(cases: Sequence[Rated], others: Floats | None) -> list[Floats]:
    """Return how alike all pairs are, by trees that have not seen their stories."""
    likeness = [np.zeros(len(one.left)) for one in cases]
    for fold in range(FOLDS):
        model = fitted(cases, fold, others)
        for one, found in zip(cases, likeness, strict=True):
            mine = (one.stories[0] % FOLDS == fold) | (one.stories[1] % FOLDS == fold)
            found[mine] = np.sqrt(model.predict_proba(one.signs[mine])[:, 1])
    return likeness


def tell_guard(cases: Sequence[Rated], others: Floats) -> None:
    """Print how many of the pairs that are sure and right the guard keeps, across folds of stories."""
    every = zip(cases, by_folds(cases, None), by_folds(cases, others), strict=True)
    for one, found, guard in every:
        right = one.same & (found >= SURE)
        print(
            f"the guard keeps {(right & (guard >= AGREED)).sum()} of {right.sum()} sure pairs that are right"
        )


def _precision(one: Rated, found: Floats, chosen: NDArray[np.bool_]) -> float:
    return float(average_precision_score(one.same[chosen], found[chosen])) if one.same[chosen].any() else 1.0


def _kept(one: Rated, found: Floats) -> dict[tuple[int, int], float]:
    kept = (found >= LEAST_KEPT) & ~one.apart
    rows = zip(one.left[kept].tolist(), one.right[kept].tolist(), strict=True)
    return dict(zip(rows, found[kept].tolist(), strict=True))


def grown(model: HistGradientBoostingClassifier, threshold: float) -> dict[str, Any]:
    """Return the trees as plain values, all nodes in one list."""
    kept: dict[str, list[float]] = {key: [] for key in ("sign", "at_most", "left", "right", "value")}
    roots = []
    for (tree,) in model._predictors:  # noqa: SLF001 - the library gives its trees in no other way
        nodes, first = tree.nodes, len(kept["sign"])
        inner = nodes["is_leaf"] == 0
        roots.append(first)
        kept["sign"] += np.where(inner, nodes["feature_idx"], -1).tolist()
        kept["at_most"] += [round(float(value), 5) for value in np.where(inner, nodes["num_threshold"], 0)]
        for side in ("left", "right"):
            kept[side] += np.where(inner, nodes[side].astype(np.int64) + first, -1).tolist()
        kept["value"] += [round(float(value), 4) for value in np.where(inner, 0, nodes["value"])]
    base = round(float(model._baseline_prediction[0, 0]), 4)  # noqa: SLF001 - as above
    return {"names": list(SIGNS), "threshold": threshold, "base": base, "roots": roots, **kept}


if __name__ == "__main__":
    sys.exit(main())
