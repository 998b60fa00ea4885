"""`sayso evaluate`: one stage scored against gold text."""

import argparse
import json
import os
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
    evaluate, usual = STAGES[options.stage]
    score = evaluate(Path(options.folder or os.path.expandvars(usual)))
    with open_output(None) as stream:
        if options.format == "json":
            stream.write(json.dumps(score.to_dict(), ensure_ascii=False, indent=1) + "\n")
        else:
            stream.write(score.table().rstrip("\n") + "\n")
            if options.verbose and (listed := getattr(score, "listing", str)()):
                stream.write(f"\n{listed}\n")
    return Exit.DONE


def _lines(folder: Path) -> Score:
    from sayso.evaluation.lines import evaluate_lines

    return evaluate_lines(folder)


def _parties(folder: Path) -> Score:
    from sayso.evaluation.parties import evaluate_parties

    return evaluate_parties(folder)


def _attribution(folder: Path) -> Score:
    if (folder / "rst").is_dir():
        from sayso.evaluation.attribution_gum import evaluate_relations

        return evaluate_relations(folder)
    from sayso.evaluation.attribution import evaluate_attribution

    return evaluate_attribution(folder)


def _acts(folder: Path) -> Score:
    from sayso.evaluation.acts import evaluate_acts

    return evaluate_acts(folder)


def _times(folder: Path) -> Score:
    if (folder / "xml").is_dir():
        from sayso.evaluation.times_gum import evaluate_dates

        return evaluate_dates(folder)
    from sayso.evaluation.times import evaluate_times

    return evaluate_times(folder)


def _quantities(folder: Path) -> Score:
    from sayso.evaluation.quantities import evaluate_quantities

    return evaluate_quantities(folder)


def _speakers(folder: Path) -> Score:
    if (folder / "coref").is_dir():
        from sayso.evaluation.speakers_coreference import evaluate_coreference

        return evaluate_coreference(folder)
    from sayso.evaluation.speakers import evaluate_speakers

    return evaluate_speakers(folder)


def _certainty(folder: Path) -> Score:
    if next(folder.rglob("gold.json"), None):
        from sayso.evaluation.certainty_retold import evaluate_retold

        return evaluate_retold(folder)
    from sayso.evaluation.certainty import evaluate_certainty

    return evaluate_certainty(folder)


def _voice(folder: Path) -> Score:
    if next(folder.glob("*.off.json"), None):
        from sayso.evaluation.voice_lines import evaluate_sentences

        return evaluate_sentences(folder)
    from sayso.evaluation.voice import evaluate_voice

    return evaluate_voice(folder)


def _points(folder: Path) -> Score:
    from sayso.evaluation.points import evaluate_points

    return evaluate_points(folder)


def _linking(folder: Path) -> Score:
    from sayso.evaluation.linking import evaluate_linking

    return evaluate_linking(folder)


def _pages(folder: Path) -> Score:
    from sayso.evaluation.pages import evaluate_pages

    return evaluate_pages(folder)


# What scores each stage, and the folder where its gold usually lies.
STAGES: Mapping[str, tuple[Callable[[Path], Score], str]] = {
    "lines": (_lines, "$SAYSO_DATA/lines"),
    "parties": (_parties, "$SAYSO_DATA/lines"),
    "attribution": (_attribution, "$SAYSO_DATA/polnear/dev"),
    "quantities": (_quantities, "$SAYSO_DATA/meantime"),
    "speakers": (_speakers, "evals/speakers"),
    "times": (_times, "$SAYSO_DATA/meantime"),
    "acts": (_acts, "$SAYSO_DATA/plover"),
    "certainty": (_certainty, "$SAYSO_DATA/meantime"),
    "voice": (_voice, "$SAYSO_DATA/retold/dev"),
    "points": (_points, "$SAYSO_DATA/retold/dev"),
    "linking": (_linking, "$SAYSO_DATA/retold/dev"),
    "pages": (_pages, "$SAYSO_DATA/pages"),
}
