"""Predicting: what sayso finds in annotated articles, and how long it takes beside the bare parse."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from time import process_time

from sayso.errors import EvaluationError
from sayso.evaluation.brat import Gold, Marked
from sayso.evaluation.categories import Category, categories_of
from sayso.languages.pack import installed, load_pack
from sayso.model.article import Article
from sayso.model.reading import Reading

_ARTICLES_A_TURN = 4  # small enough that both cores end together, large enough to cost nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicted:
    """What was found in one annotated article, with the seconds of processor time that it took.

    `categories` says for each gold attribution what makes it hard to find.
    """

    gold: Gold
    attributions: tuple[Marked, ...]
    categories: tuple[frozenset[Category], ...] = ()
    reading_seconds: float = 0.0
    parsing_seconds: float = 0.0


def predict_all(gold: Sequence[Gold], *, workers: int | None = None) -> Iterator[Predicted]:
    """Yield what sayso finds in each article, in order, from `workers` processes (one a core)."""
    workers = workers or os.cpu_count() or 1
    if workers == 1 or len(gold) <= _ARTICLES_A_TURN:
        yield from (predict(one) for one in gold)
        return
    # A fresh process, not a copy of this one: the parser's threads and memory do not survive copying.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(predict, gold, chunksize=_ARTICLES_A_TURN)


def predict(gold: Gold) -> Predicted:
    """Return what sayso finds in one article; nothing where its language has no pack."""
    from sayso.pipeline import read
    from sayso.stages.parse import parse

    _warm_up()
    article = _article(gold)
    if article.language not in installed():
        return Predicted(gold=gold, attributions=())
    pack = load_pack(article.language)
    syntax = parse(article, pack)  # once before the clock runs: new words cost the parser more
    start = process_time()
    parse(article, pack)
    parsed = process_time()
    reading = read(article)
    done = process_time()
    return Predicted(
        gold=gold,
        attributions=outermost(reading),
        categories=categories_of(gold.attributions, syntax),
        parsing_seconds=parsed - start,
        reading_seconds=done - parsed,
    )


def outermost(reading: Reading) -> tuple[Marked, ...]:
    """Return the statements that no other holds and that repeat no other, as a folder would mark them."""
    return tuple(
        Marked(source=one.source, cue=one.cue, content=one.content)
        for one in reading.statements
        if one.nested_in is None and one.repeat_of is None
    )


@cache
def _warm_up() -> None:
    """Load the parser and the lexicons once, so that no article pays for it."""
    from sayso.ingest import open_article
    from sayso.pipeline import read

    read(open_article("“It rained,” said Ann Lee.", language="en"))


def _article(gold: Gold) -> Article:
    from sayso.ingest import open_article

    article = open_article(gold.path)
    if article.text != gold.text:
        raise EvaluationError(
            f"{gold.path.name} was read as other characters than its annotation counts. Expected UTF-8 text "
            "without a byte order mark. Convert the file, then the offsets agree."
        )
    return article
