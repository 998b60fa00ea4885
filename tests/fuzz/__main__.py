"""Fuzz every reader and grammar: `python -m tests.fuzz [--seconds N] [--only WORDS] [--state FOLDER]`.

Each target runs in a process of its own with limits of memory and of processor time an input; one that is
killed or hangs costs that input and goes on.  What was done is kept in the state folder: the next run goes on
from there.
"""

import argparse
import json
import os
import resource
import signal
import subprocess
import sys
import time
import traceback
import warnings
from collections import Counter
from dataclasses import asdict, dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from tests.fuzz.mutating import mutant
from tests.fuzz.targets import Target, faults, targets

# Of addresses, not of what is held: Arrow alone asks for two gigabytes of them.
MEMORY = 6_000_000_000
# A process that does not end so long after its time is killed, whatever its own clock says.
GRACE = 120


def main() -> int:
    """Run as asked for; return 1 where something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--seconds", type=float, default=20, help="so long each target is fuzzed")
    parser.add_argument("--only", default="", help="targets whose name holds these words")
    parser.add_argument("--state", default=".fuzz", help="folder in which what was done is kept")
    parser.add_argument("--work", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.work:
        work(targets()[asked.work[0]], int(asked.work[1]), float(asked.work[2]))
        return 0
    state = Path(asked.state)
    state.mkdir(parents=True, exist_ok=True)
    found = [fuzz(one, state, asked.seconds) for name, one in targets().items() if asked.only in name]
    return int(any(found))


@dataclass(slots=True)
class Told:
    """What was done of a target: the next input, the memory taken, and each thing found by what it says."""

    next: int = 0
    memory: int = 0
    found: dict[str, dict[str, Any]] = field(default_factory=dict)

    def take(self, kind: str, what: str, number: int, said: str = "") -> None:
        """Count something found, by its kind and place; the first input that led to it is kept."""
        one = self.found.setdefault(what, {"kind": kind, "first": number, "times": 0, "said": said})
        one["times"] += 1


def fuzz(target: Target, state: Path, seconds: float) -> bool:
    """Give a target inputs for so long, from where the last run stopped; print what became of them."""
    path = state / f"{target.name.replace(' ', '_')}.json"
    told = Told(**json.loads(path.read_text())) if path.exists() else Told()
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        _batch(target, told, left)
        path.write_text(json.dumps(asdict(told), indent=1))
    kinds: Counter[str] = Counter()
    for one in told.found.values():
        kinds[one["kind"]] += one["times"]
    shown = ", ".join(f"{times:,} {kind}" for kind, times in sorted(kinds.items())) or "nothing"
    say(f"{target.name:<28} {told.next:>8,} inputs  {told.memory / 1e6:>6,.0f} MB  {shown}")
    for what, one in told.found.items():
        say(f"    {one['kind']} ×{one['times']} first at {one['first']}: {what} {one.get('said', '')}")
    return bool(told.found)


def _batch(target: Target, told: Told, seconds: float) -> None:
    """Let a process do inputs for so long; where it is killed the input that did it is passed over."""
    command = [sys.executable, "-m", "tests.fuzz", "--work", target.name, str(told.next), str(seconds)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        out, _ = process.communicate(timeout=seconds + GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        out, _ = process.communicate()
    for line in out.splitlines():
        row = json.loads(line)
        if "done" in row:
            told.next, told.memory = row["done"] + 1, max(told.memory, row["memory"])
        else:
            told.take(row["kind"], row["what"], row["number"], row.get("said", ""))
    if process.returncode:
        # Killed by the clock on the wall, it hung, or the machine was busy: look at the input again.
        kind = {-signal.SIGVTALRM: "hang", -signal.SIGKILL: "late"}.get(process.returncode, "death")
        told.take(kind, f"exit {process.returncode} at {told.next}", told.next)
        told.next += 1


def work(target: Target, first: int, seconds: float) -> None:
    """Do inputs from a number on for so long, and print a line for each, and for each fault."""
    warnings.simplefilter("ignore")
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    seeds = target.seeds()
    next(iter(target.run(seeds[0])), None)  # models load before the clock runs
    end = time.monotonic() + seconds
    for number in count(first):
        if time.monotonic() > end:
            return
        data = mutant(seeds, number, target.name)
        signal.setitimer(signal.ITIMER_VIRTUAL, target.seconds)
        begun = time.process_time()
        for problem in tried(target, data):
            found = {"kind": type(problem).__name__, "what": where(problem), "said": str(problem)[:80]}
            say(json.dumps({**found, "number": number}))
        spent = time.process_time() - begun
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        if spent > target.seconds / 4:
            say(
                json.dumps(
                    {"kind": "slow", "what": f"{spent:.0f} s for {len(data):,} bytes", "number": number}
                )
            )
        say(json.dumps({"done": number, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}))


def tried(target: Target, data: bytes) -> list[Exception]:
    """Return the faults that an input leads to: those that were caught on the way, and one that was not."""
    found: list[Exception] = []
    try:
        found.extend(faults(target.run(data)))
    except Exception as problem:  # noqa: BLE001 — that is what is looked for
        found.append(problem)
    return found


def where(problem: Exception) -> str:
    """Return the kind and place of a fault."""
    if problem.__traceback__ is None or not (frames := traceback.extract_tb(problem.__traceback__)):
        return str(problem)
    ours = [one for one in frames if "/sayso/" in one.filename] or frames
    places = (f"{Path(one.filename).name}:{one.lineno}" for one in (ours[-1], frames[-1]))
    return f"{type(problem).__name__} at {' < '.join(dict.fromkeys(places))}"


def say(line: str) -> None:
    """Print a line, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    sys.exit(main())
