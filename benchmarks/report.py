"""Run the benchmarks one after the other, and write what they told into a page.

Usage: report.py FILE [NAME …]; the part between the marks of the page is written anew, where all ran.
"""

import platform
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import figures
from articles import processor_class

HERE = Path(__file__).parent
BEGIN, END = "<!-- made by make bench: begin -->", "<!-- made by make bench: end -->"


class Benchmark(NamedTuple):
    """One benchmark: its title, its file, its sizes, and what it is."""

    title: str
    file: str
    sizes: tuple[str, ...]
    about: str


BENCHMARKS = (
    Benchmark(
        "Start-up", "startup.py", (), "Processor time of a command in a process of its own, compiled before."
    ),
    Benchmark("Memory", "memory.py", (), "A process as the workers of `--jobs` are, after eight articles."),
    Benchmark(
        "A reading", "cost.py", ("30", "3"), "All of a reading over spaCy's stock pipeline on the same texts."
    ),
    Benchmark("By stage", "stages.py", ("30", "3"), "Each stage over the stock pipeline."),
    Benchmark(
        "Beside textacy",
        "quoting.py",
        ("30", "2"),
        "A reading over direct quotations alone, as textacy finds them in the stock pipeline.",
    ),
    Benchmark(
        "Store and copies",
        "plain.py",
        ("2000",),
        "Adding, searching and near-copies over what does nothing else.",
    ),
    Benchmark(
        "Linking", "linking.py", ("curve",), "Points of invented articles in a store, and how time grows."
    ),
    Benchmark(
        "Growth",
        "growth.py",
        ("0.5",),
        "Hostile texts at n, 2 n and 4 n: the time per character should stay the same.",
    ),
)


class Told(NamedTuple):
    """What a benchmark printed, and how long it took."""

    of: Benchmark
    output: str


def main() -> None:
    """Run those named, or all; write the page where all ran."""
    page, chosen = Path(sys.argv[1]), sys.argv[2:]
    told = [run(one) for one in BENCHMARKS if not chosen or one.file.removesuffix(".py") in chosen]
    if not chosen:
        write(page, "\n".join(part(told)))
        print(f"written: {page}")


def run(one: Benchmark) -> Told:
    """Return what a benchmark prints, and show it as it comes; end where it fails."""
    print(f"\n{one.title}: {one.file} {' '.join(one.sizes)}", flush=True)
    command = (sys.executable, str(HERE / one.file), *one.sizes)
    lines = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 — ours
        for line in process.stdout or ():
            print(line, end="", flush=True)
            lines.append(line)
    if process.returncode:
        sys.exit(f"{one.file} failed; nothing was written")
    return Told(one, "".join(lines))


def part(told: list[Told]) -> list[str]:
    """Return the made part of the page, line by line."""
    day = datetime.now(UTC).date().isoformat()
    lines = [BEGIN, "", f"Made on {day}, Python {platform.python_version()}, {processor_class()}.", ""]
    lines += ["| | figure | | at most |", "|---|---:|---|---:|"]
    for one in told:
        for each in figures.told(one.output):
            over = " **over**" if each.over else ""
            lines.append(f"| {each.name} | {each.value} | {each.unit} | {each.limit or ''}{over} |")
    for one in told:
        called = " ".join(("benchmarks/" + one.of.file, *one.of.sizes))
        lines += ["", f"## {one.of.title}", "", one.of.about, "", f"`{called}`", "", "```text"]
        lines += [re.sub(r"\s+$", "", line) for line in one.output.splitlines()]
        lines += ["```"]
    return [*lines, "", END]


def write(page: Path, made: str) -> None:
    """Put the made part into the page, in the place of what was made before."""
    text = page.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text(before + made + after, encoding="utf-8")


if __name__ == "__main__":
    main()
