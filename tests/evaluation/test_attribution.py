"""The score of attributions counts as its conventions say, on articles of our own."""

from pathlib import Path

import pytest

from sayso.evaluation.attribution import score
from sayso.evaluation.brat import Gold, Marked
from sayso.evaluation.predicting import Predicted
from sayso.model.span import Span

TEXT = "“We won,” said Ann Lee, the mayor. Her rival Bob Poe denied that the count was fair. It rained."


def at(*pieces: str) -> tuple[Span, ...]:
    """Return where each of `pieces` stands first."""
    return tuple(Span(TEXT.index(piece), TEXT.index(piece) + len(piece)) for piece in pieces)


WON = Marked(source=at("Ann Lee, the mayor"), cue=at("said"), content=at("“We won,”"))
UNFAIR = Marked(source=at("Her rival Bob Poe"), cue=at("denied"), content=at("that the count was fair"))


def scored(*predictions: Marked, discarded: tuple[Span, ...] = ()) -> dict[str, object]:
    """Return F1 and counts of what is predicted for the one article here."""
    gold = Gold(name="a", path=Path("a.txt"), text=TEXT, attributions=(WON, UNFAIR), discarded=discarded)
    return score([Predicted(gold=gold, attributions=predictions)]).to_dict()


def right(metric: object) -> tuple[object, object, object]:
    """Return what is right, predicted and gold of one metric."""
    assert isinstance(metric, dict)
    return metric["tp"], metric["predicted"], metric["gold"]


def test_gold_against_itself_is_perfect() -> None:
    """Every figure is 1 when the prediction is the gold."""
    result = scored(WON, UNFAIR)
    names = ("content_exact", "content_overlap", "attribution", "attribution_sourced", "triple")
    assert [right(result[name]) for name in names] == [(2, 2, 2)] * len(names)


def test_nothing_predicted_finds_nothing() -> None:
    """An empty prediction misses all and claims nothing."""
    assert right(scored()["attribution"]) == (0, 0, 2)


def test_half_the_content_is_enough() -> None:
    """Contents that overlap by half answer each other, though not exactly."""
    result = scored(Marked(source=WON.source, content=at("won")), UNFAIR)
    assert (right(result["attribution"]), right(result["content_exact"])) == ((2, 2, 2), (1, 2, 2))


@pytest.mark.parametrize(("source", "found"), [("Lee", 2), ("Ann", 1), ("the mayor", 1), ("Her rival", 1)])
def test_the_source_is_right_by_its_head(source: str, found: int) -> None:
    """The predicted source must hold the head word of the gold source."""
    result = scored(Marked(source=at(source), cue=WON.cue, content=WON.content), UNFAIR)
    assert right(result["attribution"]) == (found, 2, 2)


def test_only_one_prediction_answers() -> None:
    """A doubled prediction is right once and wrong once."""
    assert right(scored(WON, WON, UNFAIR)["attribution"]) == (2, 3, 2)


def test_the_cue_counts_in_the_triple_only() -> None:
    """A wrong cue leaves the attribution right."""
    result = scored(Marked(source=WON.source, cue=at("rained"), content=WON.content), UNFAIR)
    assert (right(result["attribution"]), right(result["triple"])) == ((2, 2, 2), (1, 2, 2))


def test_manner_parts_the_figures() -> None:
    """A quotation counts as direct, a that-clause as indirect."""
    by_type = scored(WON)["by_type"]
    assert isinstance(by_type, dict)
    figures = {manner: right(metrics["attribution"]) for manner, metrics in by_type.items()}
    assert figures == {"direct": (1, 1, 1), "mixed": (0, 0, 0), "indirect": (0, 0, 1)}


def test_a_prediction_in_a_discarded_stretch_is_dropped() -> None:
    """What is no article text can be neither right nor wrong."""
    result = scored(WON, UNFAIR, Marked(content=at("It rained")), discarded=at("It rained."))
    assert right(result["attribution"]) == (2, 2, 2)


def test_a_nested_prediction_is_told_apart() -> None:
    """A prediction inside a gold content is wrong, and counted as nested."""
    result = scored(WON, UNFAIR, Marked(content=at("count")))
    assert (right(result["attribution"]), result["counts"]) == (
        (2, 3, 2),
        {
            "gold_no_content": 0,
            "pred_no_content": 0,
            "pred_nested": 1,
            "pred_disjoint_from_gold": 0,
            "dropped_in_discard": 0,
        },
    )


def test_reporting_cues_alone_neither_reward_nor_punish_the_rest() -> None:
    """A wrong prediction counts against reporting cues only when its own cue reports, or it has none."""
    believed = Marked(cue=at("rained"), content=at("It"))
    cueless = Marked(content=at("It"))
    only = [scored(WON, UNFAIR, extra)["speech_only"] for extra in (believed, cueless)]
    assert [right(figures["attribution"]) for figures in only if isinstance(figures, dict)] == [
        (2, 2, 2),
        (2, 3, 2),
    ]


def test_the_table_shows_each_figure_with_its_counts() -> None:
    """Rates in percent, then what is right, found and marked."""
    gold = Gold(name="a", path=Path("a.txt"), text=TEXT, attributions=(WON, UNFAIR))
    table = score(
        [Predicted(gold=gold, attributions=(WON,), reading_seconds=3.0, parsing_seconds=2.0)]
    ).table()
    assert table.splitlines()[:2] == [
        "1 articles                      P      R     F1    right  found   gold",
        "attribution                 100.0   50.0   66.7        1      1      2",
    ]
    assert table.splitlines()[-1] == "time: 3.0 s to read, 2.0 s to parse alone: 1.50 ×"
