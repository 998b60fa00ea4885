"""`sayso evaluate` hands each stage its folder, and prints what the score gives."""

import json
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.cli import evaluate
from sayso.evaluation.figures import Counts
from sayso.evaluation.lines import LinesScore


@pytest.mark.parametrize(
    ("form", "shown"),
    [("text", LinesScore.table), ("json", lambda score: json.dumps(score.to_dict(), indent=1))],
)
def test_lines_are_looked_for_where_the_gold_usually_lies(
    form: str,
    shown: Callable[[LinesScore], str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Without a folder the one under `SAYSO_DATA` is scored, and printed as a table or as plain values."""
    scores = {tmp_path / "lines": LinesScore(counts=Counts())}
    monkeypatch.setenv("SAYSO_DATA", str(tmp_path))
    monkeypatch.setattr("sayso.evaluation.lines.evaluate_lines", scores.__getitem__)
    assert evaluate.run(Namespace(stage="lines", folder=None, format=form, verbose=False)) == 0
    assert capsys.readouterr().out == f"{shown(scores[tmp_path / 'lines'])}\n"
