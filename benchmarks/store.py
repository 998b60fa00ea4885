"""What the store costs: rate, memory and size for invented articles, and how long a search takes.

Usage: store.py [ARTICLES] [STATEMENTS-AN-ARTICLE] [FILE]; by default 100,000 of 3.
For a million statements: store.py 100000 10.  The parse is stubbed: only the store is measured.
Times are those of a processor; what a clock shows stands beside them where others share it.
"""

import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time

from invented import CUES, Invention

from sayso.store import Found, Store

DEFAULTS = ("100000", "3", "news.db")
BATCH = 200
QUERIES = 100
# Words by rank: the first 15 stand in more than a tenth of all statements, as no word but "the" does.
RANKS = {"very common": (0, 15), "common": (15, 300), "rare": (300, 10_000)}


def main() -> None:
    """Print the rate and memory of adding, the size of the file, and the times of searches."""
    count, statements, file = (*sys.argv[1:4], *DEFAULTS[len(sys.argv[1:4]) :])
    invention = Invention()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, file)  # a whole path stays as it is
        with Store(path) as store:
            add(store, invention, int(count), int(statements))
            again(store, invention, int(count), int(statements))
            size = store.info().size
            print(f"size: {size / 1e6:,.0f} MB, {size / int(count):,.0f} bytes an article", flush=True)
            searches(store, invention)
            speakers(store, invention)
            start = process_time()
            print(f"doctor: {len(store.doctor().findings)} findings in {process_time() - start:.1f} s")


def add(store: Store, invention: Invention, count: int, statements: int) -> None:
    """Add the articles in batches; print the rate and the memory of each tenth."""
    readings = invention.readings(count, statements)
    spent, clock, first_tenth = 0.0, 0.0, 0.0
    for done in range(0, count, BATCH):
        several = list(islice(readings, BATCH))
        start, seen = process_time(), perf_counter()
        with store.batch():
            for reading in several:
                store.add(reading)
        spent, clock = spent + process_time() - start, clock + perf_counter() - seen
        now = min(done + BATCH, count)
        if now * 10 // count > done * 10 // count:
            first_tenth = first_tenth or memory()
            print(
                f"  {now:>9,} articles  {now / spent:6,.0f}/s ({now / clock:,.0f}/s by the clock)  "
                f"{memory():5.0f} MB ({memory() / first_tenth - 1:+.1%} since the first tenth)",
                flush=True,
            )
    info = store.info()
    print(f"added {info.articles:,} articles, {info.statements:,} statements in {spent:.1f} s; ", end="")
    print(f"{info.repeats:,} marked as repeats; peak {memory('VmHWM'):.0f} MB", flush=True)


def again(store: Store, invention: Invention, count: int, statements: int) -> None:
    """Ask for a hundredth of the articles whether they are known, as a second run does."""
    sample = [one.article for one in invention.readings(count // 100, statements)]
    start = process_time()
    known = sum(map(store.known, sample))
    print(f"known again: {known:,} of {len(sample):,}, {len(sample) / (process_time() - start):,.0f}/s")


def searches(store: Store, invention: Invention) -> None:
    """Print how long searches for one and two words take, with and without filters."""
    for name, ranks in RANKS.items():
        one = list(drawn(invention, ranks))
        two = [f"{left} {right}" for left, right in zip(one, drawn(invention, ranks, seed=2), strict=True)]
        draw = random.Random(3)
        outlets = draw.choices(invention.outlets, k=QUERIES)
        acts = draw.choices(list(CUES.values()), k=QUERIES)
        people = [person for person, _ in draw.choices(invention.people[:500], k=QUERIES)]
        timed(f"one {name} word", [lambda w=w: store.search(w) for w in one])
        timed(f"two {name} words", [lambda w=w: store.search(w) for w in two])
        timed(
            "  and an outlet",
            [lambda w=w, o=o: store.search(w, outlet=o) for w, o in zip(one, outlets, strict=True)],
        )
        timed("  and a month", [lambda w=w: store.search(w, since="2023-04", until="2023-04") for w in one])
        timed(
            "  and an act", [lambda w=w, a=a: store.search(w, act=a) for w, a in zip(one, acts, strict=True)]
        )
        timed(
            "  and a speaker",
            [lambda w=w, p=p: store.search(w, speaker=p) for w, p in zip(one, people, strict=True)],
        )


def drawn(invention: Invention, ranks: tuple[int, int], seed: int = 1) -> Iterator[str]:
    """Yield words of these ranks."""
    draw = random.Random(seed)
    return (invention.words[draw.randrange(*ranks)] for _ in range(QUERIES))


def speakers(store: Store, invention: Invention) -> None:
    """Print how long it takes to join everybody, and to find one."""
    start = process_time()
    store.join_speakers()
    spent = process_time() - start
    print(
        f"{store.info().speakers:,} speakers joined in {spent:.1f} s, peak {memory('VmHWM'):.0f} MB",
        flush=True,
    )
    timed("who", [lambda name=name: store.who(name) for name, _ in invention.people[:QUERIES]])


def timed(name: str, calls: Sequence[Callable[[], object]]) -> None:
    """Print the median and the 95th percentile of some calls, the first left out."""
    spent, clock, found = [], [], 0
    calls[0]()
    for call in calls:
        start, seen = process_time(), perf_counter()
        result = call()
        spent.append((process_time() - start) * 1e3)
        clock.append((perf_counter() - seen) * 1e3)
        found += result.total if isinstance(result, Found) else 1
    print(
        f"  {name:<22} median {median(spent):6.1f} ms   95 % {quantiles(spent, n=20)[-1]:6.1f} ms   "
        f"(clock {median(clock):.0f} and {quantiles(clock, n=20)[-1]:.0f}; {found / len(calls):,.0f} found)",
        flush=True,
    )


def memory(what: str = "VmRSS") -> float:
    """Return the memory of this process in MB."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith(what)).split()[1]) / 1024


if __name__ == "__main__":
    main()
