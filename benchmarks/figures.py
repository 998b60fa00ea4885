"""Figures: what a benchmark says in one line, which `report.py` gathers into docs/benchmarks.md."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_LINE = re.compile(
    r"^= (?P<name>.+?): (?P<value>[\d,.]+|–) (?P<unit>\S.*?)(?: \(at most (?P<limit>[\d.]+)\))?(?P<over> !)?$"
)


class Figure(NamedTuple):
    """One figure as it was told: what, how much, of what, and what it should be at most."""

    name: str
    value: str
    unit: str
    limit: str | None
    over: bool


def tell(name: str, value: float, unit: str, *, limit: float | None = None) -> None:
    """Print a figure; one over its limit has a mark.

    >>> tell("all of sayso", 0.955, "× the stock pipeline", limit=1)
    = all of sayso: 0.95 × the stock pipeline (at most 1)
    """
    shown = f"{value:,.0f}" if value >= 100 else f"{value:.2f}"  # noqa: PLR2004 — three digits say enough
    most = "" if limit is None else f" (at most {limit:g})"
    over = " !" if limit is not None and value > limit else ""
    print(f"= {name}: {shown} {unit}{most}{over}", flush=True)


def told(output: str) -> Iterator[Figure]:
    """Yield the figures in what a benchmark printed."""
    for line in output.splitlines():
        if found := _LINE.match(line):
            yield Figure(
                found["name"], found["value"], found["unit"], found["limit"], over=bool(found["over"])
            )
