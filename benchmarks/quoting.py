"""All of sayso over textacy's direct quotations, on the texts of `cost.py`.

Usage: quoting.py [ARTICLES] [ROUNDS].  textacy finds direct quotations alone, in what spaCy's stock pipeline
says of a text: both together are what its user waits for.  Skipped where textacy is not installed.
"""

import sys
from statistics import median

from cost import STOCK, Seconds, timed  # first: it sets the threads before numpy is imported

import spacy  # isort: skip
from articles import load_articles
from figures import tell
from thinc.api import NumpyOps, get_current_ops, set_current_ops

from sayso import pipeline
from sayso.languages.lean import own_process
from sayso.model.article import Article

ROUNDS = 3


def main() -> None:
    """Print what a reading costs over textacy with its parser, and how many quotations each finds."""
    own_process()
    try:
        from textacy.extract import direct_quotations  # noqa: PLC0415 — optional
    except ImportError as missing:
        print(f"textacy: skipped, {missing}; pip install -r benchmarks/requirements.txt")
        return
    stock_ops, own_ops = get_current_ops(), NumpyOps(use_blis=False)
    stock = spacy.load(STOCK)
    articles = load_articles(int(sys.argv[1]) if len(sys.argv) > 1 else None)
    count = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS  # noqa: PLR2004 — the second argument
    seconds: Seconds = {}
    refused = set[str]()

    def quoted_in(text: str) -> int:
        """Return how many quotations textacy finds; none where a mark has no other, at which it gives up."""
        parsed = stock(text)
        try:
            return len(list(direct_quotations(parsed)))
        except ValueError:
            refused.add(text)
            return 0

    quote = timed("textacy", quoted_in, seconds)
    read = timed("sayso", pipeline.read, seconds)

    def one_round(articles: list[Article]) -> tuple[float, int, int, int]:
        seconds.clear()
        quoted = found = said = 0
        for article in articles:
            set_current_ops(stock_ops)
            quoted += quote(article.text)
            set_current_ops(own_ops)
            reading = read(article)
            found, said = found + len(reading.quotations), said + len(reading.statements)
        return seconds["sayso"] / seconds["textacy"], quoted, found, said

    one_round(articles[:2])  # loads what is loaded at first use
    rounds = [one_round(articles) for _ in range(count)]
    _, quoted, found, said = rounds[0]
    print(f"{len(articles)} articles: textacy finds {quoted} direct quotations and who says them;")
    print(f"of {len(refused)} it reads none, for a mark that has no other;")
    print(f"sayso {found} stretches in marks and {said} statements, direct or not, with all their layers")
    tell(
        "all of sayso",
        median(ratio for ratio, *_ in rounds),
        "× the stock pipeline with textacy's quotations",
    )


if __name__ == "__main__":
    main()
