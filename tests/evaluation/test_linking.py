"""The score of linking: pairs and B³ of mentions, within reach of our points and linked."""

import json
from pathlib import Path

import pytest

from sayso.evaluation.linking import Case, b3, evaluate_linking, oracle, pair_rates, score_case
from sayso.evaluation.retold import RetoldArticle, RetoldMention
from sayso.model.span import Span


def mention(claim: str, story: str = "dam") -> RetoldMention:
    """Return a mention of a claim."""
    article = RetoldArticle(story=story, name="courier", path=Path(story), text="The dam failed.")
    return RetoldMention(
        article=article,
        claim=f"{story} {claim}",
        span=Span(0, 14),
        voice="outlet",
        certainty="certain",
        source=None,
        stance="asserts",
    )


def test_pairs_and_b3() -> None:
    """Three mentions of a claim of which two are linked, and one is linked with another claim's."""
    case = Case((), (mention("1"), mention("1"), mention("1"), mention("2")), (0, 1, 2, 3))
    stories = score_case(case, ((0, 1), (2, 3)))
    assert pair_rates(stories) == pytest.approx((1 / 2, 1 / 3, 2 / 5))
    precision, recall = (1 + 1 + 0.5 + 0.5) / 4, (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4
    assert b3(stories) == pytest.approx(2 * precision * recall / (precision + recall))
    assert oracle(stories) == 1


def test_what_no_point_tells_is_out_of_reach() -> None:
    """A mention without a point is linked with nothing, and lowers what a perfect linker reaches."""
    case = Case((), (mention("1"), mention("1"), mention("1")), (0, 1, None))
    stories = score_case(case, ((0, 1),))
    assert pair_rates(stories)[:2] == pytest.approx((1, 1 / 3))
    assert oracle(stories) == pytest.approx(0.5)


def test_a_link_between_stories_is_wrong() -> None:
    """It counts as found, and by itself."""
    case = Case((), (mention("1"), mention("1", "fire")), (0, 1))
    stories = score_case(case, ((0, 1),))
    assert [(one.found, one.between) for one in stories] == [(1, 1), (0, 0)]


def test_a_folder_of_our_own(tmp_path: Path) -> None:
    """Two articles that tell one claim in the same words are linked, marked mentions and own points alike."""
    home = tmp_path / "dam"
    home.mkdir()
    words = "The Velmouth dam failed on Sunday night"
    rows = []
    for name, tail in (("courier", "It had rained."), ("tribune", "Mayor Ida Brook resigned.")):
        text = f"date 2026-03-02 https://{name}.example/dam\nDam\n\n{words}. {tail}\n"
        (home / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
        start = text.index(words)
        place = {"article": name, "start": start, "end": start + len(words), "text": words}
        told = {"voice": "outlet", "certainty": "certain", "source": None, "stance": "asserts"}
        rows.append({**place, **told, "when": None, "numbers": []})
    gold = {
        "story": "dam",
        "articles": {"courier": {}, "tribune": {}},
        "claims": [{"id": "c1", "mentions": rows, "independent_origins": 1, "changes": []}],
    }
    (home / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    score = evaluate_linking(tmp_path)
    assert score.figures() == {
        "linking.oracle": 100.0,
        "linking.gold": 100.0,
        "linking.gold_b3": 100.0,
        "linking.own": 100.0,
        "linking.own_b3": 100.0,
        "trails.origins": 100.0,
        "trails.chain": 0.0,
        "trails.changes": 0.0,
        "trails.changed": 0.0,
    }
    assert score.to_dict()["trails"]["gold"]["own_voice"] == {"value": 1.0, "n": 2, "of": 2}
    assert "number of origins           100.0        1      1" in score.table()
    assert "1 stories, 2 mentions" in score.table()
    assert score.to_dict()["own"]["f1"] == 1.0


def test_changes_that_a_report_tells(tmp_path: Path) -> None:
    """A number that grew is told, and right where it was marked; one between two claims would be wrong."""
    home = tmp_path / "boats"
    home.mkdir()
    rows = []
    for name, number, day, tail in (
        ("courier", 18, 2, ", the harbour office said."),
        ("tribune", 91, 3, ".\n\nMayor Ida Brook resigned."),
    ):
        words = f"At least {number} boats sank in the harbour of Askerby"
        text = f"date 2026-03-0{day} https://{name}.example/boats\nBoats lost\n\n{words}{tail}\n"
        (home / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
        start = text.index(words)
        place = {"article": name, "start": start, "end": start + len(words), "text": words}
        told = {"voice": "outlet", "certainty": "certain", "source": None, "stance": "asserts"}
        rows.append({**place, **told, "when": None, "numbers": []})
    claim = {"id": "c1", "mentions": rows, "independent_origins": 2, "changes": []}
    for changes, right in (([], 0), ([{"from": 0, "to": 1, "kind": "number"}], 1)):
        gold = {
            "story": "boats",
            "articles": {"courier": {}, "tribune": {}},
            "claims": [{**claim, "changes": changes}],
        }
        (home / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
        score = evaluate_linking(tmp_path)
        for kind in ("gold", "own"):
            told_of = score.to_dict()["trails"][kind]["told"]["number"]
            assert (told_of["n"], told_of["of"]) == (right, 1)
            assert score.to_dict()["trails"][kind]["scores"]["score 0.9"]["n"] == right
    assert "told in a report" in score.table()
    assert "by score, all changes" in score.table()
