"""What memory a reading takes: one process after eight articles, and two such processes beside each other.

Processes as the command's workers are, one thread each.  What two share (libraries, the numbers of the
network) is counted once: own pages of both, and the shared ones of the one that has more.  Linux alone tells.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from figures import tell

ARTICLES = 8
LIMIT, LIMIT_TWO = 205.0, 1.7  # MB of one process, two over one


class Memory(NamedTuple):
    """The memory of a process in MB: all that it holds, and what nobody else holds."""

    whole: float
    own: float


def main() -> None:
    """Print the memory of one process and of two, over one."""
    if not Path("/proc/self/smaps_rollup").exists():
        print("memory: skipped, for only Linux tells which pages processes share")
        return
    (one,) = measured(1)
    first, second = measured(2)
    shared = max(first.whole - first.own, second.whole - second.own)
    both = first.own + second.own + shared
    print(f"one process: {one.whole:.0f} MB; two: {first.own:.0f} and {second.own:.0f} MB of their own,")
    print(f"{shared:.0f} MB shared, {both:.0f} MB together")
    tell(f"a process after {ARTICLES} articles", one.whole, "MB", limit=LIMIT)
    tell("two processes", both / one.whole, "× the memory of one", limit=LIMIT_TWO)


def measured(count: int) -> list[Memory]:
    """Return the memory of so many processes, when all of them have read and none has ended."""
    command = [sys.executable, __file__, "read"]
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    processes = [
        subprocess.Popen(  # noqa: S603 — this file
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
        )
        for _ in range(count)
    ]
    for process in processes:
        if process.stdout is None or not process.stdout.readline():
            sys.exit("a process that reads did not come to its end")
    found = [memory_of(process.pid) for process in processes]
    for process in processes:
        process.communicate(b"\n")
    return found


def memory_of(process: int) -> Memory:
    """Return the memory of a process."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    kept = {name: int(rest.split()[0]) / 1024 for name, rest in (line.split(":") for line in lines)}
    return Memory(kept["Rss"], kept["Private_Clean"] + kept["Private_Dirty"])


def read_some() -> None:
    """Read the articles as a worker does, say so, and wait until somebody has looked."""
    from articles import load_articles  # noqa: PLC0415 — only who reads holds what reading takes

    from sayso.engine.local import Settings  # noqa: PLC0415 — the same
    from sayso.languages.lean import own_process  # noqa: PLC0415 — the same

    own_process()
    reader = Settings()
    for article in load_articles(ARTICLES):
        reader(article)
    print("read", flush=True)
    sys.stdin.readline()


if __name__ == "__main__":
    read_some() if sys.argv[1:] == ["read"] else main()
