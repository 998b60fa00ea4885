"""How fast the command starts: `sayso --help` as a ratio to `python -c pass`, medians of many runs."""

import subprocess
import sys
from statistics import median
from time import perf_counter

RUNS = 15
LIMIT = 4.0  # a command must answer at once


def main() -> None:
    """Print both times and their ratio; the runs take turns, so that a busy machine slows both."""
    commands = {
        "python -c pass": (sys.executable, "-c", "pass"),
        "sayso --help": (sys.executable, "-m", "sayso", "--help"),
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            start = perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)  # noqa: S603 — our own command
            times[name].append(perf_counter() - start)
    middle = {name: median(values) for name, values in times.items()}
    for name, value in middle.items():
        print(f"{name:<16}{1000 * value:7.1f} ms")
    bare, started = middle.values()
    print(f"start-up: {started / bare:.2f} × (limit {LIMIT:.0f})")


if __name__ == "__main__":
    main()
