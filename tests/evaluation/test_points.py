"""The score of points on a story of our own: what is within reach, and what is told of it."""

import json
from pathlib import Path

from sayso.evaluation.points import evaluate_points

TEXT = "date 2026-03-02 https://velmouth.example/dam\nDam shut\nThe dam failed on Sunday and 40 boats sank.\n"


def story(folder: Path) -> Path:
    """Write one story: two claims told in the two clauses of one sentence, one also in the headline."""
    home = folder / "dam"
    home.mkdir()
    (home / "courier.txt").write_text(TEXT, encoding="utf-8", newline="")
    claims = [
        {
            "id": "c1",
            "mentions": [mention("Dam shut"), mention("The dam failed on Sunday", when="2026-03-01")],
        },
        {"id": "c2", "mentions": [mention("40 boats sank", numbers=[{"value": 40}])]},
    ]
    gold = {"story": "dam", "articles": {"courier": {}}, "claims": claims}
    (home / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder


def mention(words: str, **more: object) -> dict[str, object]:
    """Return a mention of these words as Retold writes it."""
    place = {"article": "courier", "start": TEXT.find(words), "end": TEXT.find(words) + len(words)}
    told = {"text": words, "voice": "outlet", "certainty": "certain", "source": None, "stance": "asserts"}
    return {**place, **told, "when": None, "numbers": [], **more}


def test_two_claims_of_one_sentence_are_both_within_reach(tmp_path: Path) -> None:
    """Each clause votes for its own mention; its day and its number are its own."""
    found = evaluate_points(story(tmp_path)).to_dict()
    assert {name: found[name]["n"] for name in ("reached", "when", "certainty", "stance", "numbers")} == {
        "reached": 3,
        "when": 1,
        "certainty": 3,
        "stance": 3,
        "numbers": 1,
    }
    assert (found["points"], found["oracle"], found["days_not_marked"]) == (3, 1.0, 0)


def test_the_end_of_the_chain_is_the_origin(tmp_path: Path) -> None:
    """A spokeswoman leads to her board, as marked; what is said by somebody alone stays with him."""
    home = tmp_path / "gates"
    home.mkdir()
    text = (
        "date 2026-03-02 https://velmouth.example/gates\nGates held\n"
        "Orla Finch, a spokeswoman for the Tarn Dam Board, said the gates had held. "
        "Tom Vey said the water rose.\n"
    )
    (home / "courier.txt").write_text(text, encoding="utf-8", newline="")

    def said(words: str, source: str, origin: str) -> dict[str, object]:
        place = {"article": "courier", "start": text.find(words), "end": text.find(words) + len(words)}
        told = {"text": words, "voice": "attributed", "certainty": "certain", "stance": "asserts"}
        return {**place, **told, "source": source, "source_text": source, "origin": origin}

    claims = [
        {"id": "c1", "mentions": [said("the gates had held", "Orla Finch", "Dam Board of Tarn")]},
        {"id": "c2", "mentions": [said("the water rose", "Tom Vey", "Tom Vey")]},
    ]
    gold = {"story": "gates", "articles": {"courier": {}}, "claims": claims}
    (home / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    found = evaluate_points(tmp_path).to_dict()
    assert (found["origin"]["n"], found["origin"]["of"]) == (2, 2)
    assert (found["other_origin"]["n"], found["other_origin"]["of"]) == (1, 1)
