"""What each stage of a reading costs, over the stock spaCy pipeline whole, on the texts of `cost.py`.

Every stage named in `pipeline.py` is timed where the pipeline calls it; the same texts, one process, one
thread, taking turns with the stock pipeline text by text, the median of all rounds.

Usage: stages.py [ARTICLES] [ROUNDS].
"""

import sys
from statistics import median
from time import process_time

from cost import ROUNDS, STOCK, Seconds, timed  # first: it sets the threads before numpy is imported

import spacy  # isort: skip
from articles import load_articles
from thinc.api import NumpyOps, get_current_ops, set_current_ops

from sayso import pipeline
from sayso.model.article import Article

# How sure, what is done, when, how many, where, and in whose voice.
ABOUT_STATEMENTS = (
    "find_acts",
    "find_answers",
    "judge",
    "find_times",
    "date_attributions",
    "find_quantities",
    "find_places",
    "find_wording",
    "find_assertions",
    "find_points",
)


def main() -> None:
    """Print each stage's cost, dearest first, and that of all that is told about statements together."""
    seconds: Seconds = {}
    for name in stages():
        setattr(pipeline, name, timed(name, getattr(pipeline, name), seconds))
    stock_ops, own_ops = get_current_ops(), NumpyOps(use_blis=False)
    stock = spacy.load(STOCK)
    articles = load_articles(int(sys.argv[1]) if len(sys.argv) > 1 else None)

    def one_round(articles: list[Article]) -> Seconds:
        seconds.clear()
        for article in articles:
            set_current_ops(stock_ops)
            start = process_time()
            stock(article.text)
            seconds["stock"] = seconds.get("stock", 0.0) + process_time() - start
            set_current_ops(own_ops)
            pipeline.read(article)
        return {name: value / seconds["stock"] for name, value in seconds.items()}

    one_round(articles[:2])  # warms every cache up
    count = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS  # noqa: PLR2004 — the second argument
    rounds = [one_round(articles) for _ in range(count)]
    costs = {name: median(one[name] for one in rounds) for name in rounds[0] if name != "stock"}
    for name, cost in sorted(costs.items(), key=lambda pair: -pair[1]):
        print(f"{name:<24}{cost:7.3f}")
    together = median(sum(one[name] for name in ABOUT_STATEMENTS) for one in rounds)
    print(f"{'about statements':<24}{together:7.3f} × the stock pipeline")


def stages() -> list[str]:
    """Return the names under which the pipeline calls its stages."""
    return sorted(
        name
        for name, value in vars(pipeline).items()
        if getattr(value, "__module__", "").startswith("sayso.stages.") and callable(value)
    )


if __name__ == "__main__":
    main()
