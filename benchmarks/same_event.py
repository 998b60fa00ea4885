"""Measure the linker's signs on marked events: CoNLL F1 across topics never trained on, beside one lemma.

    python -m benchmarks.same_event ECBPLUS

ECBPLUS is a folder of topics in CAT form with `ECBplus_coreference_sentences.csv`: the sentences that people
marked, and nothing else, are read.  Each marked event is a point: the smallest of ours around it, with its
words as the trigger.  Trees are grown on four fifths of the topics and link the events of the others.
The baseline takes events of one topic with one stem for the same.
"""

import argparse
import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
from lxml import etree
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from sklearn.ensemble import HistGradientBoostingClassifier

from sayso.evaluation.cat import set_words
from sayso.linking.claims.clusters import cluster
from sayso.linking.claims.columns import columns_of
from sayso.linking.claims.pairs import all_pairs
from sayso.linking.claims.stems import folded, grams, stem
from sayso.linking.claims.told import Document, Told, document_of
from sayso.linking.claims.weights import load_weights
from sayso.model.article import Article, Block, BlockKind
from sayso.model.span import Span
from sayso.pipeline import read

FOLDS, THRESHOLD, DRAWN = 5, 0.55, 0.3
Groups = Sequence[Sequence[int]]


class Marked(NamedTuple):
    """One marked event: its words in the article, and what it is one with."""

    span: Span
    event: str


class Marking(NamedTuple):
    """One article: the marked sentences as its text, and the events in them."""

    topic: int
    article: Article
    events: tuple[Marked, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print both scores; return the exit code."""
    parser = argparse.ArgumentParser(prog="benchmarks.same_event", description=__doc__)
    parser.add_argument("folder", type=Path)
    markings = sorted(markings_of(parser.parse_args(arguments).folder), key=lambda one: one.topic)
    documents = [document(row, one) for row, one in enumerate(markings)]
    told = [one for each in documents for one in each.told]
    topics = np.array([one.topic for one in markings for _ in one.events])
    events = [each.event for one in markings for each in one.events]
    lemmas = [stem((folded(one.trigger) or [one.trigger])[-1], "en") for one in told]
    gold = groups(events)
    print(f"{len(documents)} articles, {len(events)} events")
    print("one lemma  ", table(gold, groups(zip(topics.tolist(), lemmas, strict=True))))
    print("our signs  ", table(gold, linked(documents, told, topics, events)))
    return 0


def markings_of(folder: Path) -> Iterator[Marking]:
    """Yield each article that has marked events."""
    with (folder / "ECBplus_coreference_sentences.csv").open(encoding="utf-8") as rows:
        chosen = {(row["Topic"], row["File"], row["Sentence Number"]) for row in csv.DictReader(rows)}
    for path in sorted(folder.glob("*/*.xml")):
        found = marking(path, chosen)
        if found.events:
            yield found


def marking(path: Path, chosen: set[tuple[str, str, str]]) -> Marking:
    """Return one article, cut to its marked sentences."""
    root = etree.parse(path).getroot()
    topic, _, name = path.stem.partition("_")
    text, places, sentences = set_words(root)
    of = {token.get("t_id"): token.get("sentence") for token in root.iter("token")}
    same = {
        source.get("m_id"): relation.get("note") or f"{path.stem} {relation.get('r_id')}"
        for relation in root.find("Relations")
        for source in relation.findall("source")
    }
    marked = []
    for mark in root.find("Markables"):
        words = [anchor.get("t_id") for anchor in mark.iter("token_anchor")]
        if mark.tag.startswith(("ACTION", "NEG")) and words and (topic, name, of[words[0]]) in chosen:
            span = Span(places[words[0]].start, places[words[-1]].end)
            marked.append(Marked(span, same.get(mark.get("m_id"), f"{path.stem} {mark.get('m_id')}")))
    return Marking(int(topic), *cut(text, sentences, marked))


def cut(text: str, sentences: Iterable[Span], marked: Sequence[Marked]) -> tuple[Article, tuple[Marked, ...]]:
    """Return the sentences with a mark as an article, a paragraph each, and the marks in it."""
    kept, blocks, moved = "", list[Block](), list[Marked]()
    for sentence in sentences:
        inside = [one for one in marked if sentence.start <= one.span.start < sentence.end]
        if inside:
            by, piece = len(kept) - sentence.start, sentence.of(text)
            blocks.append(Block(span=Span(len(kept), len(kept) + len(piece)), kind=BlockKind.PARAGRAPH))
            moved += [Marked(Span(one.span.start + by, one.span.end + by), one.event) for one in inside]
            kept += piece + "\n\n"
    return Article(text=kept.rstrip("\n"), blocks=tuple(blocks), language="en"), tuple(moved)


def document(row: int, one: Marking) -> Document:
    """Return an article whose points are its marked events."""
    own = document_of(read(one.article), row)
    told = tuple(point(own, row, one.article, each.span) for each in one.events)
    return replace(own, id=f"{row:04}", told=told)


def point(own: Document, row: int, article: Article, span: Span) -> Told:
    """Return a marked event as a point: the smallest of ours around it, or its sentence."""
    around = [one for one in own.told if any(piece.start <= span.start < piece.end for piece in one.content)]
    block = next(one.span for one in article.blocks if one.span.start <= span.start < one.span.end)
    plain = Told(row=row, content=(block,), words=block.of(article.text))
    best = min(around, key=lambda one: sum(map(len, one.content)), default=plain)
    return replace(best, trigger=span.of(article.text))


def linked(
    documents: Sequence[Document], told: Sequence[Told], topics: NDArray[np.int64], events: Sequence[str]
) -> Groups:
    """Return the events linked by trees that have not seen their topic."""
    rows = [(row, int(topics[at])) for row, at in enumerate(_starts(documents))]
    near = [(a, b, 0.3) for (a, topic), (b, other) in combinations(rows, 2) if topic == other]
    parts = list(all_pairs(columns_of(documents, load_weights("en")), near))
    left, right, signs = (np.concatenate([one[at] for one in parts]) for at in range(3))
    signs = np.column_stack((signs, _triggers(told, left, right)))
    same = np.array([events[a] == events[b] for a, b in zip(left, right, strict=True)])
    fold = np.unique(topics, return_inverse=True)[1] % FOLDS
    drawn, chance = np.random.default_rng(0).random(len(same)) < DRAWN, np.zeros(len(same))
    for number in range(FOLDS):
        learned, mine = (fold[left] != number) & (same | drawn), fold[left] == number
        model = HistGradientBoostingClassifier(
            max_iter=100, max_leaf_nodes=12, min_samples_leaf=40, random_state=0
        )
        found = model.fit(signs[learned], same[learned]).predict_proba(signs[mine])[:, 1]
        chance[mine] = found / (found + (1 - found) / DRAWN)
    kept = np.sqrt(chance) >= THRESHOLD / 4
    pairs = zip(left[kept].tolist(), right[kept].tolist(), strict=True)
    return cluster(len(told), dict(zip(pairs, np.sqrt(chance[kept]).tolist(), strict=True)), THRESHOLD)


def _starts(documents: Sequence[Document]) -> list[int]:
    return list(accumulate((len(one.told) for one in documents[:-1]), initial=0))


def _triggers(told: Sequence[Told], left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return how alike the marked words themselves are."""
    words = [[stem(word, "en") for word in folded(one.trigger)] for one in told]
    runs = [grams(folded(one.trigger), 3) for one in told]
    rows = [
        (
            words[a][-1:] == words[b][-1:],
            words[a] == words[b],
            len(runs[a] & runs[b]) / max(len(runs[a] | runs[b]), 1),
        )
        for a, b in zip(left.tolist(), right.tolist(), strict=True)
    ]
    return np.array(rows, np.float64)


def groups(values: Iterable[Hashable]) -> Groups:
    """Return the places of each value."""
    found = defaultdict[Hashable, list[int]](list)
    for at, value in enumerate(values):
        found[value].append(at)
    return list(found.values())


def table(gold: Groups, ours: Groups) -> str:
    """Return the CoNLL score and what it is the mean of."""
    rates = muc(gold, ours), b_cubed(gold, ours), ceaf(gold, ours)
    named = zip(("CoNLL", "MUC", "B³", "CEAFe"), (sum(rates) / 3, *rates), strict=True)
    return "  ".join(f"{name} {100 * rate:.1f}" for name, rate in named)


def muc(gold: Groups, ours: Groups) -> float:
    """Return the F1 of links."""
    return _f1(_unbroken(ours, gold), _unbroken(gold, ours))


def _unbroken(groups: Groups, others: Groups) -> float:
    of = {one: at for at, each in enumerate(others) for one in each}
    kept = sum(len(each) - len({of[one] for one in each}) for each in groups)
    return kept / max(sum(len(each) - 1 for each in groups), 1)


def b_cubed(gold: Groups, ours: Groups) -> float:
    """Return the F1 of B³."""
    right, found = ({one: set(each) for each in every for one in each} for every in (gold, ours))
    both = {one: len(right[one] & found[one]) for one in right}
    precision = sum(both[one] / len(found[one]) for one in right) / len(right)
    return _f1(precision, sum(both[one] / len(right[one]) for one in right) / len(right))


def ceaf(gold: Groups, ours: Groups) -> float:
    """Return the F1 of the best one-to-one match of groups, by entity."""
    of = {one: at for at, each in enumerate(ours) for one in each}
    alike = np.zeros((len(gold), len(ours)))
    for row, each in enumerate(gold):
        for at, shared in Counter(of[one] for one in each).items():
            alike[row, at] = 2 * shared / (len(each) + len(ours[at]))
    matched = alike[linear_sum_assignment(-alike)].sum()
    return _f1(matched / len(ours), matched / len(gold))


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


if __name__ == "__main__":
    sys.exit(main())
