"""How fast the command starts: a few commands in turns with `python -c pass`, medians of several runs.

Processor time counts, which other work on the machine hardly moves; what a clock shows stands beside it.
Where what is imported had to be compiled first, that is no part of it: one run before all others does it.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from time import perf_counter
from typing import NamedTuple

from figures import tell

from sayso.languages.preparing import prepare

RUNS = 9
TEXT = "“The dam will probably hold,” Ida Brook, the mayor of Lowmarket, told reporters on Tuesday.\n"
PACKS = Path(__file__).parents[1] / "src" / "sayso" / "languages"


class Timed(NamedTuple):
    """How a command is told, its arguments, its limit in seconds, and how often it runs."""

    name: str
    arguments: tuple[str, ...]
    limit: float
    runs: int = RUNS


class Spent(NamedTuple):
    """What one run took, in seconds of the processor and of the clock."""

    processor: float
    clock: float


BARE = Timed("python -c pass", ("-c", "pass"), 1.0)


def main() -> None:
    """Print the times of all commands, and the ratio of `--help` to Python alone."""
    for pack in sorted(PACKS.glob("*/pack.toml")):  # an install prepares the tables; a checkout may lack them
        prepare(pack.parent)
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"XDG_CACHE_HOME": folder, "PYTHONPYCACHEPREFIX": f"{folder}/compiled"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        commands = told(Path(folder))
        spent = measured(commands, environment)
    print(f"{'':<26}{'processor':>12}{'clock':>12}")
    middle = {}
    for one in commands:
        middle[one.name] = median(each.processor for each in spent[one.name])
        clock = median(each.clock for each in spent[one.name])
        print(f"{one.name:<26}{1000 * middle[one.name]:9.0f} ms{1000 * clock:9.0f} ms")
    for one in commands[1:]:
        tell(one.name, middle[one.name], "s", limit=one.limit)
    tell("sayso --help", middle["sayso --help"] / middle[BARE.name], "× python -c pass", limit=4)


def told(folder: Path) -> list[Timed]:
    """Return the commands, with a small text and a store that holds it."""
    text, store = folder / "small.txt", folder / "small.db"
    text.write_text(TEXT, encoding="utf-8")
    sayso = ("-m", "sayso")
    return [
        BARE,
        Timed("sayso --help", (*sayso, "--help"), 0.1),
        Timed("sayso read, first time", (*sayso, "read", "--no-cache", str(text)), 2.0, 3),
        Timed("sayso read, again", (*sayso, "read", str(text)), 0.2),
        Timed("sayso info", (*sayso, "info", "--store", str(store)), 0.2),
        Timed("sayso who", (*sayso, "who", "Brook", "--store", str(store)), 0.2),
        Timed("sayso search", (*sayso, "search", "dam", "--store", str(store)), 0.2),
    ]


def measured(commands: list[Timed], environment: dict[str, str]) -> dict[str, list[Spent]]:
    """Return what each run took; commands take turns, so that a busy machine slows all of them."""
    text, store = commands[2].arguments[-1], commands[-1].arguments[-1]
    run(("-m", "sayso", "add", text, "--store", store), environment)
    for one in commands:
        run(one.arguments, environment)  # compiles, and fills the cache
    spent: dict[str, list[Spent]] = {one.name: [] for one in commands}
    for number in range(RUNS):
        for one in commands:
            if number < one.runs:
                spent[one.name].append(run(one.arguments, environment))
    return spent


def run(arguments: tuple[str, ...], environment: dict[str, str]) -> Spent:
    """Run Python with these arguments."""
    before, start = getrusage(RUSAGE_CHILDREN), perf_counter()
    subprocess.run(  # noqa: S603 — our own command
        (sys.executable, *arguments),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        check=True,
    )
    clock, after = perf_counter() - start, getrusage(RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Spent(processor, clock)


if __name__ == "__main__":
    main()
