"""The score of parties judges everybody who speaks in printed lines, with intervals and a list."""

import json
from pathlib import Path
from typing import Any

import pytest

from sayso.evaluation.parties import PartiesScore, evaluate_parties

TEXT = "Ida Brook said the dam was safe. Mayor Brook said it would hold. The wall said it was old."

PEOPLE = [{"name": "Ida Brook", "kind": "named", "forms": ["Brook", "Mayor Brook"]}]


def party(one: str, name: str, kind: str = "named") -> dict[str, Any]:
    """Return a party whose one mention is its name."""
    start = TEXT.index(name)
    return {"id": one, "name": name, "kind": kind, "mentions": [[start, start + len(name)]]}


def said(one: str, speaker: str, **changes: object) -> dict[str, Any]:
    """Return a printed statement of a party."""
    usual: dict[str, Any] = {
        "content": [[0, 9]],
        "cue": [],
        "act": "say",
        "nested_in": None,
        "repeat_of": None,
        "confidence": {},
    }
    return {"id": one, "speaker": speaker, **usual, **changes}


@pytest.fixture
def score(tmp_path: Path) -> PartiesScore:
    """Return the score of one article: one person twice, once by a wrong kind, and a wall."""
    (tmp_path / "dam.txt").write_text(TEXT, encoding="utf-8")
    labels = {"statements": [], "parties": PEOPLE}
    (tmp_path / "dam.off.json").write_text(json.dumps(labels), encoding="utf-8")
    reading = {
        "article": {"text": TEXT},
        "parties": [
            party("p1", "Ida Brook"),
            party("p2", "Mayor Brook", "organisation"),
            party("p3", "The wall"),
        ],
        "statements": [
            said("s1", "p1"),
            said("s2", "p2"),
            said("s3", "p3"),
            said("s4", "p9", repeat_of="s1"),
        ],
    }
    return evaluate_parties(tmp_path, reader=lambda _: reading)


def test_each_figure_has_its_denominator_and_interval(score: PartiesScore) -> None:
    """Of three who speak one is nobody, one is there twice, one is of the right kind, two are named."""
    counted = {
        name.removeprefix("party."): value for name, value in score.to_dict().items() if "party." in name
    }
    assert {name: (one["n"], one["of"]) for name, one in counted.items()} == {
        "junk": (1, 3),
        "twice": (1, 3),
        "two": (0, 3),
        "kind": (1, 3),
        "name": (2, 3),
    }
    assert all(one["interval"] == [one["value"]] * 2 for one in counted.values())
    assert "one person twice       33.3      1      3   33.3–33.3" in score.table()


def test_every_wrong_party_is_listed(score: PartiesScore) -> None:
    """A line says what is wrong with it, and who it is in gold."""
    assert score.listing().splitlines() == [
        "dam p2 Mayor Brook (organisation): one twice, kind · Ida Brook (named)",
        "dam p3 The wall (named): nobody in gold",
    ]
