"""`sayso evaluate`: one stage scored against gold text."""

import argparse
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from sayso.cli.exits import Exit
from sayso.cli.output import open_output


class Score(Protocol):
    """What an evaluation gives: a table to print and plain values."""

    def table(self) -> str:
        """Return the figures as a table to print."""

    def to_dict(self) -> dict[str, Any]:
        """Return every figure as plain values."""


def run(options: argparse.Namespace) -> int:
    """Score the stage that is named and print its figures."""
    score = STAGES[options.stage](Path(options.folder))
    with open_output(None) as stream:
        if options.format == "json":
            stream.write(json.dumps(score.to_dict(), ensure_ascii=False, indent=1) + "\n")
        else:
            stream.write(score.table().rstrip("\n") + "\n")
    return Exit.DONE


def _attribution(folder: Path) -> Score:
    from sayso.evaluation.attribution import evaluate_attribution

    return evaluate_attribution(folder)


def _times(folder: Path) -> Score:
    from sayso.evaluation.times import evaluate_times

    return evaluate_times(folder)


STAGES: Mapping[str, Callable[[Path], Score]] = {"attribution": _attribution, "times": _times}
