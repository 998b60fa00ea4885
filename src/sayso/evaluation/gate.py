"""The gate: every score against the floor it once reached; `python -m sayso.evaluation.gate`.

Corpora are found through the environment variable `SAYSO_DATA`; without them the gate says so and lets pass.
"""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from sayso.evaluation.acts import evaluate_acts
from sayso.evaluation.attribution import evaluate_attribution
from sayso.evaluation.certainty import evaluate_certainty
from sayso.evaluation.certainty_retold import evaluate_retold
from sayso.evaluation.lines import evaluate_lines
from sayso.evaluation.linking import evaluate_linking
from sayso.evaluation.points import evaluate_points
from sayso.evaluation.quantities import evaluate_quantities
from sayso.evaluation.speakers import evaluate_speakers
from sayso.evaluation.speakers_coreference import evaluate_coreference
from sayso.evaluation.times import evaluate_times
from sayso.evaluation.times_gum import evaluate_dates
from sayso.evaluation.voice import evaluate_voice
from sayso.evaluation.voice_lines import evaluate_sentences

FLOORS = Path("evals") / "floors.json"
SPEAKERS = Path("evals") / "speakers"  # our own gold, which stands in the project
SKIPPED = "skipped: no corpora"


class Stage(NamedTuple):
    """Where the gold of a stage lies, under `SAYSO_DATA` or by itself, and what computes its figures."""

    folder: str
    figures: Callable[[Path], Mapping[str, float]]


STAGES = (
    Stage("lines", lambda folder: evaluate_lines(folder).figures()),
    Stage("polnear/dev", lambda folder: evaluate_attribution(folder).figures()),
    Stage(str(SPEAKERS.absolute()), lambda folder: evaluate_speakers(folder).figures()),
    Stage("gum", lambda folder: evaluate_coreference(folder).figures()),
    Stage("meantime", lambda folder: evaluate_times(folder).figures()),
    Stage("plover", lambda folder: evaluate_acts(folder).figures()),
    Stage("meantime", lambda folder: evaluate_certainty(folder).figures()),
    Stage("retold/dev", lambda folder: evaluate_retold(folder).figures()),
    Stage("retold/dev", lambda folder: evaluate_voice(folder).figures()),
    Stage("lines", lambda folder: evaluate_sentences(folder).figures()),
    Stage("retold/dev", lambda folder: evaluate_points(folder).figures()),
    Stage("retold/dev", lambda folder: evaluate_linking(folder).figures()),
    Stage("gum", lambda folder: evaluate_dates(folder).figures()),
    Stage("meantime", lambda folder: evaluate_quantities(folder).figures()),
)


class Checked(NamedTuple):
    """One figure beside its floor; None where the stage no longer computes it."""

    name: str
    figure: float | None
    floor: float

    @property
    def holds(self) -> bool:
        """Tell whether the figure is no lower than its floor."""
        return self.figure is not None and self.figure >= self.floor

    def line(self) -> str:
        """Return the figure, its floor and the verdict as one line.

        >>> Checked("attribution.direct", 91.26, 90.0).line()
        'attribution.direct                91.26  floor  90.00  holds'
        """
        shown = "missing" if self.figure is None else f"{self.figure:.2f}"
        return f"{self.name:<32}{shown:>7}  floor{self.floor:7.2f}  {'holds' if self.holds else 'BELOW'}"


def main() -> int:
    """Print each figure against its floor; return 1 when one is below, otherwise 0."""
    measured = dict(measure(STAGES, os.environ.get("SAYSO_DATA")))
    if not measured:
        print(SKIPPED)
        return 0
    checked = check(measured, json.loads(FLOORS.read_text(encoding="utf-8")))
    for one in checked:
        print(one.line())
    fallen = sum(not one.holds for one in checked)
    print(f"{len(checked) - fallen} of {len(checked)} figures hold their floor")
    return 1 if fallen else 0


def measure(stages: Iterable[Stage], data: str | None) -> Iterator[tuple[str, float]]:
    """Yield the figures of every stage whose gold is there; `data` is the folder that holds the corpora.

    Our own gold alone is no corpus: it is measured beside others.
    """
    there = [stage for stage in stages if data and (Path(data) / stage.folder).is_dir()]
    if data and not all(Path(stage.folder).is_absolute() for stage in there):
        for stage in there:
            yield from stage.figures(Path(data) / stage.folder).items()


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
