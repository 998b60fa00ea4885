"""Memory of `sayso export parts` over many short articles: `python benchmarks/parts.py 100000 [FOLDER]`.

Makes a Parquet file of invented articles, each of two or three sentences with a quotation and names that no
other has, reads it from two processes, and prints the sum of the memory of all processes (PSS, what several
share counted once) as it goes, then the most in each tenth of the run.  Linux alone.
"""

import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.invented import ROLES, SYLLABLES

EVERY = 10.0  # seconds
SHARD = 1_000
GROUP = 10_000  # rows of a group in the file
_THINGS = (
    "bridge",
    "harbour",
    "school roof",
    "water main",
    "grain store",
    "night train",
    "tide gate",
    "market",
)
_TOLD = ("will stay shut", "has held so far", "cost too much", "needs new pumps", "was never inspected")
_AFTER = (
    "until the spring",
    "after the storm",
    "since last week",
    "despite the repairs",
    "for two more years",
)
_SAID = ("said", "warned", "claimed", "insisted", "added")
_ENDS = (
    "Work there began in {year}, and {number} people use it every day.",
    "The council of {place} meets on Thursday.",
    "Residents counted {number} cracks in {year}.",
)


def article(number: int) -> dict[str, str]:
    """Return one invented article, the same for the same number."""
    draw = random.Random(number)
    person, place = f"{_name(draw)} {_name(draw)}", _name(draw)
    facts = {"place": place, "year": draw.randint(1950, 2019), "number": draw.randint(12, 9_000)}
    told = f"the {draw.choice(_THINGS)} {draw.choice(_TOLD)} {draw.choice(_AFTER)}"
    sentences = [
        f"The {draw.choice(_THINGS)} in {place} {draw.choice(_TOLD)} {draw.choice(_AFTER)}.",
        f"“We know that {told},” {draw.choice(_SAID)} {draw.choice(ROLES)} {person}.",
        *([draw.choice(_ENDS).format(**facts)] if draw.random() < 0.7 else []),  # noqa: PLR2004 — two or three
    ]
    return {
        "id": str(number),
        "text": " ".join(sentences),
        "outlet": f"{place} Post",
        "date": f"20{20 + number % 6}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}",
    }


def _name(draw: random.Random) -> str:
    return "".join(draw.choices(SYLLABLES, k=3)).capitalize()


def write_articles(path: Path, count: int) -> None:
    """Write a Parquet file of so many articles, a group of rows at a time."""
    schema = pa.schema([(name, pa.string()) for name in article(0)])
    with pq.ParquetWriter(path, schema) as writer:
        for start in range(0, count, GROUP):
            rows = [article(number) for number in range(start, min(start + GROUP, count))]
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))


def processes_below(root: int) -> Iterator[int]:
    """Yield the processes that one started, and those that they did."""
    parents: dict[int, list[int]] = {}
    for one in Path("/proc").iterdir():
        if one.name.isdigit():
            try:
                status = (one / "stat").read_text()
            except OSError:
                continue  # it is gone
            parents.setdefault(int(status.rpartition(")")[2].split()[1]), []).append(int(one.name))
    ahead = [root]
    while ahead:
        ahead += (found := parents.get(ahead.pop(), []))
        yield from found


def memory_of(process: int) -> int:
    """Return the memory of a process in MB, its share of what others hold too; 0 where it is gone."""
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0
    found = re.search(r"^Pss:\s+(\d+)", told, re.MULTILINE)
    return int(found[1]) // 1024 if found else 0


def main() -> None:
    """Make the articles, read them, and tell how much memory it took."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(tempfile.mkdtemp())  # noqa: PLR2004 — its place
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / "articles.parquet"
    if not source.exists():
        write_articles(source, count)
    asked = [
        "export",
        "parts",
        str(source),
        "-o",
        str(folder / "parts"),
        "--shard",
        str(SHARD),
        "--jobs",
        "2",
    ]
    command = [sys.executable, "-m", "sayso", *asked]
    begun, told = time.monotonic(), list[int]()
    running = subprocess.Popen(command)  # noqa: S603 — our own command
    while running.poll() is None:
        try:
            running.wait(EVERY)
        except subprocess.TimeoutExpired:
            each = sorted(filter(None, map(memory_of, processes_below(os.getpid()))), reverse=True)
            told.append(sum(each))
            done = len([*(folder / "parts" / "unread").glob("*.parquet")])
            seconds = time.monotonic() - begun
            print(f"{seconds:.0f} s, {done} shards: {told[-1]} MB = {' + '.join(map(str, each))}", flush=True)
    tenths = [max(told[at * len(told) // 10 : (at + 1) * len(told) // 10] or [0]) for at in range(10)]
    print(f"most in each tenth, MB: {tenths}; {time.monotonic() - begun:.0f} s; exit {running.returncode}")


if __name__ == "__main__":
    main()
