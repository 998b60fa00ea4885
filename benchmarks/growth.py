"""How the time of a reading grows with the length of hostile texts: per character at n, 2 n and 4 n.

Usage: growth.py [SECONDS] [NAME …]; n is so long that a reading of it takes about half a second, or SECONDS.
Processor time, in one process, the models loaded before; n is read twice, the lesser time counts.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before numpy is first imported
os.environ["OMP_NUM_THREADS"] = "1"

import sys
from collections.abc import Callable
from time import process_time

from figures import tell
from texts import TEXTS

from sayso.ingest import open_article
from sayso.languages.lean import own_process
from sayso.pipeline import read

SECONDS = 0.5
LONGEST = 600_000  # characters, or twice as many: four times that is what one article may have
LIMIT = 1.4  # times the time per character, at four times the length


def main() -> None:
    """Print for each text its length and the time per character at n, 2 n and 4 n."""
    own_process()
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    chosen = sys.argv[2:] or list(TEXTS)
    taken("Ida Brook said that the dam holds. “It does,” she said on 2 March 2026.")
    print(f"{'text':<34}{'characters':>11}{'µs each':>9}{'at 2 n':>8}{'at 4 n':>8}{'ratio':>7}")
    worst = 0.0
    for name in chosen:
        make = TEXTS[name]
        n = size(make, seconds)
        costs = [cost(make(n), 2), cost(make(2 * n)), cost(make(4 * n))]
        ratio = costs[2] / costs[0]
        print(
            f"{name:<34}{len(make(n)):>11,}"
            + "".join(f"{one * 1e6:8.1f}" for one in costs)
            + f"{ratio:8.2f}"
            + ("" if ratio <= LIMIT else " !"),
            flush=True,
        )
        worst = max(worst, ratio)
    tell(
        f"growth, worst of {len(chosen)} texts",
        worst,
        "× the time per character at four times the length",
        limit=LIMIT,
    )


def size(make: Callable[[int], str], seconds: float) -> int:
    """Return how often a text's part is repeated for a reading that takes so long, or for a long text."""
    n = 50
    while (spent := taken(make(n))) < seconds / 2 and len(make(n)) < LONGEST:
        n *= 2
    most = 1.0 if len(make(n)) >= LONGEST else 2.0
    return max(1, round(n * min(most, max(0.5, seconds / spent))))


def cost(text: str, times: int = 1) -> float:
    """Return the processor time per character, in seconds; the least of so many readings."""
    return min(taken(text) for _ in range(times)) / len(text)


def taken(text: str) -> float:
    """Return the processor time of a reading, in seconds."""
    start = process_time()
    read(open_article(text.encode(), language="en"))
    return process_time() - start


if __name__ == "__main__":
    main()
