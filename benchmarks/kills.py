"""Kill an `add` at random moments, look at what is left, let the next go on: nothing is lost or double.

Usage: kills.py [KILLS] [ARTICLES] [SEED]; by default 50 kills of 1,000 articles.
`kills.py add FILE ARTICLES` is the process that is killed: it adds invented articles in batches.
"""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from invented import Invention

from sayso.store import Store

DEFAULTS = ("50", "1000", "11")
BEGUN = "begun"
BATCH = 25
# Of the time that an undisturbed run takes: a store is killed at about four times until it is whole.
SHARE = 0.6
# Everything but which run it was, and when.
ROWS = (
    "SELECT article, id, version, length(text) FROM articles ORDER BY article",
    "SELECT statement, article, id, content_words, act FROM statements ORDER BY statement",
    "SELECT assertion, article, id, content_words FROM assertions ORDER BY assertion",
    "SELECT article, id, name, mentions FROM parties ORDER BY article, id",
    "SELECT article, place, span_start, span_end FROM times ORDER BY article, place",
    "SELECT band, article FROM fingerprints ORDER BY band, article",
    "SELECT article, of_article, jaccard FROM article_repeats ORDER BY article",
    "SELECT word, article, party FROM party_names ORDER BY word, article, party",
    "SELECT rowid FROM statements_words WHERE statements_words MATCH 'that' ORDER BY rowid",
)


def add(path: Path, count: int) -> None:
    """Add invented articles, passing over those that are known; say when it begins."""
    readings = list(Invention().readings(count))
    print(BEGUN, flush=True)
    with Store(path) as store:
        run = store.start_run({"benchmark": "kills"})
        for first in range(0, count, BATCH):
            with store.batch():
                for reading in readings[first : first + BATCH]:
                    if not store.known(reading.article):
                        store.add(reading, run=run)
        store.finish_run(run)


def rows(path: Path) -> list[list[tuple[object, ...]]]:
    """Return all that two runs must have in common."""
    with Store(path) as store:
        return [[tuple(row) for row in store.sql(sql)] for sql in ROWS]


def started(path: Path, count: int) -> "subprocess.Popen[bytes]":
    """Start the process that adds, and wait until it begins."""
    command = [sys.executable, __file__, "add", str(path), str(count)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)  # noqa: S603 — this file
    if not process.stdout or process.stdout.readline().decode().strip() != BEGUN:
        sys.exit(f"{' '.join(command)} did not begin")
    return process


def kill_some(folder: Path, kills: int, count: int, seed: int) -> None:
    """Kill as often as asked for, beginning anew where all is added; check after each, and at the end."""
    undisturbed = folder / "undisturbed.db"
    process = started(undisturbed, count)
    start = time.monotonic()
    process.communicate()
    usual, expected = time.monotonic() - start, rows(undisturbed)
    draw, finished, path = random.Random(seed), 0, folder / "0.db"
    for number in range(1, kills + 1):
        process = started(path, count)
        time.sleep(draw.uniform(0, SHARE * usual))
        process.kill()
        process.communicate()
        left = check(path)
        print(f"kill {number:>3}: {left:,} of {count:,} articles, clean", flush=True)
        if number == kills or left == count:
            finish(path, count, expected)
            finished, path = finished + 1, folder / f"{number}.db"
    print(f"{kills} kills, {finished} stores finished: each with the rows of an undisturbed run")


def check(path: Path) -> int:
    """Return how many articles are there; end where the store is not clean."""
    if not path.exists() or not path.stat().st_size:
        return 0
    with Store(path) as store:
        if findings := store.doctor().findings:
            sys.exit("\n".join(findings))
        return store.info().articles


def finish(path: Path, count: int, expected: list[list[tuple[object, ...]]]) -> None:
    """Let a last run end undisturbed; end where its rows are not those expected."""
    process = started(path, count)
    process.communicate()
    if process.returncode or rows(path) != expected:
        sys.exit(f"{path} has other rows than an undisturbed run")


def main() -> None:
    """Run as asked for on the command line."""
    if sys.argv[1:2] == ["add"]:
        add(Path(sys.argv[2]), int(sys.argv[3]))
        return
    kills, count, seed = map(int, (*sys.argv[1:4], *DEFAULTS[len(sys.argv[1:4]) :]))
    with tempfile.TemporaryDirectory() as folder:
        kill_some(Path(folder), kills, count, seed)


if __name__ == "__main__":
    main()
