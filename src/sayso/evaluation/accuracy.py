"""Accuracy: the page that says how right sayso is, made of what the gate measured and of what is said of it.

The figures stand in `evals/accuracy.json`, written in the same run as the page `docs/accuracy.md`; what each
is of, its corpus, what it is blind to and which peers stand beside it, in `accuracy.toml`.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.evaluation.measured import Measured
from sayso.model.reading import MadeBy

Entry = Mapping[str, Any]
Figures = Mapping[str, Measured]

_DASH = "–"
_ALL = 100.0
_Z2 = 1.96**2  # of the normal distribution, for 95 %


def to_record(figures: Figures, made_by: MadeBy) -> str:
    """Return what was measured as JSON, and what with."""
    record = {
        "made_by": {
            "version": made_by.version,
            "language_pack": made_by.language_pack,
            "models": dict(made_by.models),
        },
        "figures": {name: figure._asdict() for name, figure in sorted(figures.items())},
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def page_of(record: str) -> str:
    """Return the page of a record."""
    kept = json.loads(record)
    figures = {name: Measured(**figure) for name, figure in kept["figures"].items()}
    told = _told()
    page = files("sayso.evaluation").joinpath("accuracy.md").read_text(encoding="utf-8")
    made_by = kept["made_by"]
    models = ", ".join(f"{name} {value}" for name, value in made_by["models"].items())
    parts = {
        "MADE": f"version {made_by['version']}, language pack {made_by['language_pack']}, {models}",
        "FIGURES": _table(
            ("field", "what", "%", "95 % interval", "of", "corpus", "beside it"), _rows(told["row"], figures)
        ),
        "FIELDS": _table(("field", "blind to", "not for"), map(_limits, told["field"])),
        "CORPORA": _table(
            ("corpus", "holds", "how sayso stands to it", "licence"), map(_corpus, told["corpus"])
        ),
        "PEERS": _table(("beside it", "where the figure is from"), map(_peer, told["peer"])),
        "LICENCES": _table(("part", "what it is", "licence"), map(_licence, told["part"])),
    }
    for name, text in parts.items():
        page = page.replace(f"<!-- {name} -->", text)
    return page


@cache
def _told() -> Mapping[str, list[Entry]]:
    return tomllib.loads(files("sayso.evaluation").joinpath("accuracy.toml").read_text(encoding="utf-8"))


def shown_figures() -> frozenset[str]:
    """Return the names of the figures that the page shows."""
    return frozenset(row["figure"] for row in _told()["row"])


def _rows(rows: Iterable[Entry], figures: Figures) -> Iterator[tuple[str, ...]]:
    before = ""
    for row in rows:
        figure = figures.get(row["figure"])
        beside = [*row.get("beside", ()), *_measured_beside(row, figures)]
        told = _shown(figure) if figure else (_DASH, "not measured", _DASH)
        yield (
            "" if row["field"] == before else row["field"],
            row["says"],
            *told,
            row["corpus"],
            "; ".join(beside),
        )
        before = row["field"]


def _measured_beside(row: Entry, figures: Figures) -> Iterator[str]:
    """Yield the peers that were measured in the same run."""
    for name, figure in row.get("beside_measured", {}).items():
        if figure in figures:
            yield f"{name} {figures[figure].value:.1f}"


def _shown(figure: Measured) -> tuple[str, str, str]:
    """Return a figure, its interval and its denominator.

    Where all are right, articles drawn anew differ in nothing, and the lower end is Wilson's.

    >>> _shown(Measured(82.316, 396, 77.1, 87.25))
    ('82.3', '77.1–87.2', '396')
    >>> _shown(Measured(100.0, 40, 100.0, 100.0))
    ('100.0', '91.2–100.0', '40')
    """
    low = min(figure.low, _ALL * figure.of / (figure.of + _Z2)) if figure.value == _ALL else figure.low
    of = f"{figure.of:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
    return f"{figure.value:.1f}", f"{low:.1f}–{figure.high:.1f}", of


def _limits(field: Entry) -> tuple[str, ...]:
    return field["name"], field["blind"], field["not_for"]


def _corpus(one: Entry) -> tuple[str, ...]:
    return one["name"], one["holds"], one["stands"], one["licence"]


def _peer(one: Entry) -> tuple[str, ...]:
    return one["name"], one["source"]


def _licence(one: Entry) -> tuple[str, ...]:
    return one["name"], one["holds"], one["licence"]


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    every = (head, ("---",) * len(head), *rows)
    return "\n".join(f"| {' | '.join(row)} |" for row in every)
