"""The gate: every score against the floor it once reached; `python -m sayso.evaluation.gate`.

Corpora are found through the environment variable `SAYSO_DATA`; without them the gate says so and lets pass.
With `--write` what was measured is kept in `evals/accuracy.json`, and `docs/accuracy.md` is made of it.
"""

import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from sayso.evaluation.accuracy import page_of, to_record
from sayso.evaluation.acts import evaluate_acts
from sayso.evaluation.attribution import evaluate_attribution
from sayso.evaluation.certainty import evaluate_certainty
from sayso.evaluation.certainty_retold import evaluate_retold
from sayso.evaluation.lines import evaluate_lines
from sayso.evaluation.linking import evaluate_linking
from sayso.evaluation.measured import Measured, Scored, measure
from sayso.evaluation.pages import evaluate_pages
from sayso.evaluation.points import evaluate_points
from sayso.evaluation.quantities import evaluate_quantities
from sayso.evaluation.speakers import evaluate_speakers
from sayso.evaluation.speakers_coreference import evaluate_coreference
from sayso.evaluation.times import evaluate_times
from sayso.evaluation.times_gum import evaluate_dates
from sayso.evaluation.voice import evaluate_voice
from sayso.evaluation.voice_lines import evaluate_sentences
from sayso.languages.pack import load_pack

FLOORS = Path("evals") / "floors.json"
RECORD = Path("evals") / "accuracy.json"
PAGE = Path("docs") / "accuracy.md"
SPEAKERS = Path("evals") / "speakers"  # our own gold, which stands in the project
SKIPPED = "skipped: no corpora"


class Stage(NamedTuple):
    """Where the gold of a stage lies, under `SAYSO_DATA` or by itself, and what scores it."""

    folder: str
    score: Callable[[Path], Scored]


STAGES = (
    Stage("lines", evaluate_lines),
    Stage("polnear/dev", evaluate_attribution),
    Stage(str(SPEAKERS.absolute()), evaluate_speakers),
    Stage("gum", evaluate_coreference),
    Stage("meantime", evaluate_times),
    Stage("plover", evaluate_acts),
    Stage("meantime", evaluate_certainty),
    Stage("retold/dev", evaluate_retold),
    Stage("retold/dev", evaluate_voice),
    Stage("lines", evaluate_sentences),
    Stage("retold/dev", evaluate_points),
    Stage("retold/dev", evaluate_linking),
    Stage("gum", evaluate_dates),
    Stage("meantime", evaluate_quantities),
    Stage("pages", evaluate_pages),
)


class Checked(NamedTuple):
    """One figure beside its floor; None where the stage no longer computes it."""

    name: str
    figure: float | None
    floor: float

    @property
    def holds(self) -> bool:
        """Return whether the figure is no lower than its floor."""
        return self.figure is not None and self.figure >= self.floor

    def line(self) -> str:
        """Return the figure, its floor and the verdict as one line.

        >>> Checked("attribution.direct", 91.26, 90.0).line()
        'attribution.direct                91.26  floor  90.00  holds'
        """
        shown = "missing" if self.figure is None else f"{self.figure:.2f}"
        return f"{self.name:<32}{shown:>7}  floor{self.floor:7.2f}  {'holds' if self.holds else 'BELOW'}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print each figure against its floor; return 1 when one is below, otherwise 0."""
    parser = ArgumentParser(prog="python -m sayso.evaluation.gate", description="Compare scores with floors.")
    parser.add_argument("--write", action="store_true", help=f"write {RECORD} and {PAGE}")
    options = parser.parse_args(arguments)
    measured = dict(measure_all(STAGES, os.environ.get("SAYSO_DATA")))
    if not measured:
        print(SKIPPED)
        return 0
    if options.write:
        _write(measured)
    checked = check(
        {name: one.value for name, one in measured.items()}, json.loads(FLOORS.read_text(encoding="utf-8"))
    )
    for one in checked:
        print(one.line())
    fallen = sum(not one.holds for one in checked)
    print(f"{len(checked) - fallen} of {len(checked)} figures hold their floor")
    return 1 if fallen else 0


def measure_all(stages: Iterable[Stage], data: str | None) -> Iterator[tuple[str, Measured]]:
    """Yield the figures of every stage whose gold is there; `data` is the folder that holds the corpora.

    Our own gold alone is no corpus: it is measured beside others.
    """
    there = [stage for stage in stages if data and (Path(data) / stage.folder).is_dir()]
    if data and not all(Path(stage.folder).is_absolute() for stage in there):
        for stage in there:
            yield from measure(stage.score(Path(data) / stage.folder)).items()


def _write(measured: Mapping[str, Measured]) -> None:
    """Write the record and the page made of it; what was not measured here is not in them."""
    from sayso.pipeline import made_by

    record = to_record(measured, made_by(load_pack("en")))
    RECORD.write_text(record, encoding="utf-8")
    PAGE.write_text(page_of(record), encoding="utf-8")
    print(f"{RECORD} and {PAGE} written")


def check(measured: Mapping[str, float], floors: Mapping[str, float]) -> tuple[Checked, ...]:
    """Return every floor of a measured stage beside its figure.

    >>> [one.holds for one in check({"a.x": 2.0, "a.y": 1.0}, {"a.x": 2.0, "a.z": 1.0, "b.x": 3.0})]
    [True, False]
    """
    stages = {name.partition(".")[0] for name in measured}
    return tuple(
        Checked(name, measured.get(name), floor)
        for name, floor in floors.items()
        if name.partition(".")[0] in stages
    )


if __name__ == "__main__":
    sys.exit(main())
