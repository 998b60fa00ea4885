"""The gate compares every figure with its floor, and passes where no corpus is."""

import json
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from sayso.evaluation import gate
from sayso.evaluation.accuracy import page_of


class Fixed(NamedTuple):
    """A score whose figures are given, each among 20, with one unit."""

    given: dict[str, float]

    def figures(self) -> dict[str, float]:
        """Return the figures given."""
        return self.given

    def counted(self) -> dict[str, int]:
        """Return 20 for each."""
        return dict.fromkeys(self.given, 20)

    def units(self) -> tuple[int, ...]:
        """Return one unit."""
        return (1,)

    def figured(self, _: object) -> dict[str, float]:
        """Return the figures given."""
        return self.given


@pytest.fixture
def floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of corpora with gold for one stage, whose floor is 50."""
    (tmp_path / "gold").mkdir()
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"colour.hue": 50}), encoding="utf-8")
    monkeypatch.setattr(gate, "FLOORS", path)
    monkeypatch.setenv("SAYSO_DATA", str(tmp_path))
    return tmp_path


def stage(monkeypatch: pytest.MonkeyPatch, **figures: float) -> None:
    """Let the gate know one stage with these figures."""
    named = {f"colour.{name}": figure for name, figure in figures.items()}
    monkeypatch.setattr(gate, "STAGES", (gate.Stage("gold", lambda _: Fixed(named)),))


@pytest.mark.usefixtures("floors")
@pytest.mark.parametrize(("hue", "code"), [(50.0, 0), (50.01, 0), (49.99, 1)])
def test_a_figure_below_its_floor_fails(monkeypatch: pytest.MonkeyPatch, hue: float, code: int) -> None:
    """At the floor is enough, below it is not."""
    stage(monkeypatch, hue=hue)
    assert gate.main([]) == code


@pytest.mark.usefixtures("floors")
def test_a_figure_that_vanished_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stage that no longer computes a figure with a floor has fallen."""
    stage(monkeypatch, shade=90.0)
    assert gate.main([]) == 1


def test_without_corpora_the_gate_says_so_last(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No `SAYSO_DATA`, no comparison: it passes and says why."""
    monkeypatch.delenv("SAYSO_DATA", raising=False)
    assert gate.main([]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "skipped: no corpora"


def test_a_data_folder_without_gold_is_no_corpus(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty folder counts as no corpora."""
    monkeypatch.setenv("SAYSO_DATA", str(tmp_path))
    assert gate.main([]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "skipped: no corpora"


@pytest.mark.usefixtures("floors")
def test_what_is_measured_is_written_with_its_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--write` keeps each figure with denominator and interval, and makes the page of just these."""
    record, page = tmp_path / "accuracy.json", tmp_path / "accuracy.md"
    monkeypatch.setattr(gate, "RECORD", record)
    monkeypatch.setattr(gate, "PAGE", page)
    stage(monkeypatch, hue=60.0)
    assert gate.main(["--write"]) == 0
    kept = json.loads(record.read_text(encoding="utf-8"))
    assert kept["figures"] == {"colour.hue": {"value": 60.0, "of": 20, "low": 60.0, "high": 60.0}}
    assert set(kept["made_by"]) == {"version", "language_pack", "models"}
    assert page.read_text(encoding="utf-8") == page_of(record.read_text(encoding="utf-8"))
    assert capsys.readouterr().out.startswith(f"{record} and {page} written\n")


def test_every_floor_names_a_figure_of_a_known_stage() -> None:
    """The shipped floors use the names that the scores print."""
    from sayso.evaluation.acts import ActsScore
    from sayso.evaluation.attribution import AttributionScore
    from sayso.evaluation.certainty import CertaintyScore
    from sayso.evaluation.certainty_retold import RetoldCertaintyScore
    from sayso.evaluation.figures import Counts
    from sayso.evaluation.lines import LinesScore
    from sayso.evaluation.linking import KINDS, LinkingScore
    from sayso.evaluation.points import PointsScore
    from sayso.evaluation.quantities import QuantitiesScore
    from sayso.evaluation.speakers_coreference import CoreferenceScore
    from sayso.evaluation.speakers_gold import Form
    from sayso.evaluation.times import TimesScore
    from sayso.evaluation.times_gum import DatesScore
    from sayso.evaluation.voice import VoiceScore
    from sayso.evaluation.voice_lines import VoiceBySentence

    shipped = json.loads((Path(__file__).parents[2] / "evals" / "floors.json").read_text(encoding="utf-8"))
    scores = (
        LinesScore(counts=Counts()),
        AttributionScore(counts=Counts()),
        CoreferenceScore(documents=()),
        TimesScore(counts=Counts()),
        DatesScore(found=Counter(), right=Counter(), gold=Counter()),
        QuantitiesScore(counts=Counts()),
        ActsScore(counts=Counts(), confusion=Counter()),
        CertaintyScore(articles=()),
        RetoldCertaintyScore(articles=()),
        VoiceScore(counts=Counts()),
        VoiceBySentence(articles=()),
        PointsScore(counts=Counts()),
        LinkingScore(stories=dict.fromkeys(KINDS, ()), trails=dict.fromkeys(KINDS, Counts())),
    )
    known = {
        *(f"speakers.{name}" for name in ("all", *Form)),
        *(name for score in scores for name in score.figures()),
    }
    assert set(shipped) <= known
