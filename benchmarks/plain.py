"""The store over what it stands on, and near-copies over a library that does nothing else.

Usage: plain.py [ARTICLES].  Invented articles; the parse is stubbed.  Adding is measured against SQLite's own
table of words with the same texts, a search against the same question to that table, near-copies against
rensa, which is skipped where it is not installed.
"""

import random
import re
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

from figures import tell
from invented import Invention

from sayso.linking.near import BANDS, NEARLY_SAME, ROWS, SHINGLE, originals, printed
from sayso.model.reading import Reading
from sayso.store import Store

ARTICLES = 2_000
QUERIES = 200
BATCH = 200
COMMON = (15, 3_000)  # ranks of words to search for

_WORD = re.compile(r"\w+")


def main() -> None:
    """Print the ratios."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    invention = Invention()
    readings = list(invention.readings(count))
    draw = random.Random(1)
    words = [invention.words[draw.randrange(*COMMON)] for _ in range(QUERIES)]
    print(f"{count:,} invented articles, {sum(len(one.article.text) for one in readings):,} characters")
    with tempfile.TemporaryDirectory() as folder:
        bare = sqlite3.connect(Path(folder, "bare.db"))
        bare.execute("CREATE VIRTUAL TABLE texts USING fts5(text)")
        with Store(Path(folder, "news.db")) as store:
            adding, alone = taken(lambda: add(store, readings)), taken(lambda: add_bare(bare, readings))
            print(f"adding: {count / adding:,.0f} articles/s, SQLite's words alone {count / alone:,.0f}/s")
            tell("store, adding", adding / alone, "× SQLite's own words of the same texts")
            searching = taken(lambda: [store.search(word) for word in words])
            asking = taken(lambda: [search_bare(bare, word) for word in words])
            print(
                f"searching: {1e3 * searching / QUERIES:.2f} ms, SQLite alone {1e3 * asking / QUERIES:.2f} ms"
            )
            tell("store, a search", searching / asking, "× the same question to SQLite's words")
        bare.close()
    near([one.article.text for one in readings], readings)


def add(store: Store, readings: Sequence[Reading]) -> None:
    """Add the readings as the command does."""
    for first in range(0, len(readings), BATCH):
        with store.batch():
            for one in readings[first : first + BATCH]:
                store.add(one)


def add_bare(bare: sqlite3.Connection, readings: Sequence[Reading]) -> None:
    """Add the texts to a table of words."""
    for first in range(0, len(readings), BATCH):
        with bare:
            rows = [(one.article.text,) for one in readings[first : first + BATCH]]
            bare.executemany("INSERT INTO texts VALUES (?)", rows)


def search_bare(bare: sqlite3.Connection, word: str) -> list[tuple[str]]:
    """Return the best places where a word stands, with the words around it."""
    sql = "SELECT snippet(texts, 0, '', '', '…', 12) FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 20"
    return bare.execute(sql, (f'"{word}"',)).fetchall()


def near(texts: Sequence[str], readings: Sequence[Reading]) -> None:
    """Print what finding copies costs, over rensa."""
    own = taken(lambda: originals([printed(one.article) for one in readings]))
    copies = sum(row != at for at, row in enumerate(originals([printed(one.article) for one in readings])))
    try:
        from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415 — optional
    except ImportError as missing:
        print(f"rensa: skipped, {missing}; pip install -r benchmarks/requirements.txt")
        return

    def by_rensa() -> int:
        """Return how many texts have an earlier one like them, by the same runs of words, bands and rows."""
        lsh, kept, found = RMinHashLSH(NEARLY_SAME, BANDS * ROWS, BANDS), list[object](), 0
        for row, text in enumerate(texts):
            words = _WORD.findall(text.casefold())
            runs = {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))}
            own = RMinHash(num_perm=BANDS * ROWS, seed=1)
            own.update(list(runs))
            kept.append(own)
            found += any(own.jaccard(kept[other]) >= NEARLY_SAME for other in lsh.query(own))
            lsh.insert(row, own)
        return found

    spent, found = taken(by_rensa), by_rensa()
    print(f"near-copies: {copies} found by sayso in {own:.2f} s, {found} by rensa in {spent:.2f} s")
    tell("near-copies", own / spent, "× rensa with the same runs of words")


def taken(run: Callable[[], object]) -> float:
    """Return the processor time of a call, in seconds."""
    start = process_time()
    run()
    return process_time() - start


if __name__ == "__main__":
    main()
