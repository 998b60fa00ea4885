"""The score of lines judges each line that a report prints, on an article and labels of our own."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import EvaluationError, NoCorpus
from sayso.evaluation.lines import LinesScore, evaluate_lines
from sayso.evaluation.lines_gold import plain_name
from tests.readings import at

TEXT = """Ida Brook, mayor of Velmouth, said that the dam was safe and would hold all winter.
Jo Lind denied that the wall had cracked. Korvan Ltd declined to comment.
Brook added: “Engineers told me that no repair is needed.” The mayor left at noon."""

SAFE = "the dam was safe and would hold all winter"
CRACKED = "the wall had cracked"
TOLD = "“Engineers told me that no repair is needed.”"
REPAIR = "no repair is needed"

Plain = dict[str, Any]
Score = Callable[..., LinesScore]


def spans(*pieces: str) -> list[list[int]]:
    """Return where the pieces stand first."""
    found = [at(piece, text=TEXT) for piece in pieces]
    return [[span.start, span.end] for span in found]


def label(row: int, content: str | None, cue: str, speaker: str | None, **changes: object) -> Plain:
    """Return one gold statement, as a file of labels holds it."""
    places = {"content_at": spans(content) if content else [], "cue_at": spans(cue)}
    usual: Plain = {"nested_in": None, "level": "must", "act": ["say"], "negated": False}
    return {"id": row, **places, "speaker": speaker, **usual, **changes}


def person(name: str, kind: str, *forms: str) -> Plain:
    """Return one party of the gold."""
    return {"name": name, "kind": kind, "forms": list(forms)}


LABELS = (
    label(1, SAFE, "said", "Ida Brook", act=["say", "predict"]),
    label(2, CRACKED, "denied", "Jo Lind", act=["deny"], negated=True),
    label(3, None, "declined to comment", "Korvan Ltd", act=["decline"]),
    label(4, TOLD, "added", "Ida Brook"),
    label(5, REPAIR, "told", "Engineers", nested_in=4, level="may"),
)
PEOPLE = (
    person("Ida Brook", "named", "Brook", "mayor of Velmouth"),
    person("Jo Lind", "named", "Lind"),
    person("Korvan Ltd", "organisation"),
    person("Engineers", "collective"),
)


def said(number: str, content: str | None, cue: str, speaker: str | None, **changes: object) -> Plain:
    """Return one statement of a reading, as plain values."""
    places = {"content": spans(content) if content else [], "cue": spans(cue)}
    usual: Plain = {
        "nested_in": None,
        "act": "say",
        "polarity": "positive",
        "repeat_of": None,
        "confidence": {},
    }
    return {"id": number, **places, "speaker": speaker, **usual, **changes}


def party(number: str, name: str, kind: str, *mentions: str) -> Plain:
    """Return one party of a reading, as plain values."""
    return {"id": number, "name": name, "kind": kind, "mentions": spans(*mentions)}


SAID = (
    said("s1", SAFE, "said", "p1"),
    said("s2", CRACKED, "denied", "p2", act="deny"),
    said("s3", None, "declined to comment", "p3", act="decline"),
    said("s4", TOLD, "added", "p1"),
    said("s5", REPAIR, "told", "p4", nested_in="s4"),
)
PARTIES = (
    party("p1", "Ida Brook", "named", "Ida Brook", "Brook"),
    party("p2", "Jo Lind", "named", "Jo Lind"),
    party("p3", "Korvan Ltd", "organisation", "Korvan Ltd"),
    party("p4", "Engineers", "collective", "Engineers"),
)
BROOK, LIND, *_ = PARTIES


@pytest.fixture
def scored(tmp_path: Path) -> Score:
    """Return what scores statements, by parties, on a folder with the article and its labels."""
    labels = {"statements": LABELS, "parties": PEOPLE}
    (tmp_path / "dam.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "dam.off.json").write_text(json.dumps(labels), encoding="utf-8")

    def scored(*statements: Plain, parties: tuple[Plain, ...] = PARTIES, text: str = TEXT) -> LinesScore:
        reading = {"article": {"text": text}, "statements": statements, "parties": parties}
        return evaluate_lines(tmp_path, reader=lambda path: reading if path.name == "dam.txt" else {})

    return scored


def wrong(score: LinesScore) -> list[tuple[object, object]]:
    """Return the id of each wrong line with what is wrong."""
    return [(one["id"], one["wrong"]) for one in score.wrong()]


def share(score: LinesScore, name: str) -> tuple[float, float]:
    """Return how many cases were hit, and of how many."""
    counted = score.counts.share(name)
    return counted["n"], counted["of"]


def test_what_is_read_as_labelled_is_right(scored: Score) -> None:
    """All lines right, all must found, and every figure but those of reliability is 100."""
    score = scored(*SAID)
    assert wrong(score) == []
    assert (share(score, "right"), share(score, "must.right")) == ((5, 5), (4, 4))
    reliability = {"lines.sure_right", "lines.calibrated"}
    assert {name for name, figure in score.figures().items() if figure != 100} == reliability


def test_the_table_shows_percent_and_counts(scored: Score) -> None:
    """One row a figure; nothing counted is a dash."""
    rows = scored(*SAID[:2], said("s9", "left at noon", "left", None)).table().splitlines()
    assert rows[0].split() == ["1", "articles", "%", "n", "of"]
    assert rows[1].split() == ["right", "66.7", "2", "3"]
    assert rows[3].split() == ["nested", "–", "0", "0"]
    assert rows[4].split() == ["of", "nothing", "in", "gold", "33.3", "1", "3"]


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        ("that the dam was safe and would hold all winter.", []),
        ("said that the dam was safe and would hold all winter", []),
        ("the dam was safe and would hold", []),
        ("the dam was safe and would", ["words"]),
        ("was safe", ["piece"]),
        ("was", ["nothing"]),
        ("left at noon", ["nothing"]),
    ],
)
def test_words_may_differ_at_the_edge(scored: Score, content: str, parts: list[str]) -> None:
    """Marks and "that" weigh nothing, nor do two words; half is found, less is a piece, little is nothing."""
    assert wrong(scored(said("s1", content, "said", "p1"))) == ([("s1", parts)] if parts else [])


def test_a_copy_is_a_piece(scored: Score) -> None:
    """A statement is paired once; a second line of it is wrong, and counted with the pieces."""
    score = scored(SAID[0], said("s9", SAFE, "said", "p2"))
    assert wrong(score) == [("s9", ["piece"])]
    assert share(score, "piece") == (1, 2)


@pytest.mark.parametrize(
    ("speaker", "harmful"),
    [("p2", True), ("p9", True), (None, False)],
)
def test_words_given_to_another_are_harmful(scored: Score, speaker: str | None, *, harmful: bool) -> None:
    """Nobody is wrong but does no harm; a party that is nobody in gold does."""
    score = scored(said("s1", SAFE, "said", speaker), parties=(*PARTIES, party("p9", "noon", "named")))
    assert wrong(score) == [("s1", ["speaker"])]
    assert share(score, "harmful") == (harmful, 1)


def test_a_wrong_line_tells_who_says_it_and_who_should(scored: Score) -> None:
    """Plain values hold the words on both sides; what is missed is listed, too."""
    plain = scored(said("s1", SAFE, "said", "p2")).to_dict()
    assert plain["wrong"] == [
        {
            "article": "dam",
            "id": "s1",
            "gold": 1,
            "wrong": ["speaker"],
            "harmful": True,
            "said_by": "Jo Lind",
            "should_be": "Ida Brook",
            "words": SAFE,
            "gold_words": SAFE,
        }
    ]
    assert [one["gold_words"] for one in plain["missed"]] == [CRACKED, "declined to comment", TOLD]


def test_a_speaker_left_open_is_counted(scored: Score) -> None:
    """Nobody, with candidates, is open; nobody without is not."""
    left_open = said("s1", SAFE, "said", None, candidates=["p1", "p2"])
    score = scored(left_open, said("s2", CRACKED, "denied", None, act="deny"))
    assert share(score, "open") == (1, 2)
    assert score.figures()["lines.settled"] == 50


@pytest.mark.parametrize(
    ("row", "act", "right"),
    [
        (0, "claim", True),
        (0, "predict", True),
        (0, "other", True),
        (0, "deny", False),
        (1, "say", False),
        (1, "other", False),
        (2, "no_reply", False),
    ],
)
def test_acts_of_saying_are_one(scored: Score, row: int, act: str, *, right: bool) -> None:
    """Any accepted act will do; `other` shows the cue, which hides no denial."""
    score = scored({**SAID[row], "act": act})
    assert wrong(score) == ([] if right else [(SAID[row]["id"], ["act"])])


@pytest.mark.parametrize(
    ("row", "act", "stance", "right"),
    [
        (0, "say", "asserts", True),
        (0, "say", "denies", False),
        (1, "say", "unsaid", True),
        (1, "say", "asserts", False),
        (4, "say", "asserts", True),
    ],
)
def test_a_stance_is_counted_beside(scored: Score, row: int, act: str, stance: str, *, right: bool) -> None:
    """Who denies it or leaves it unsaid does not say it."""
    score = scored({**SAID[row], "act": act, "stance": stance, "nested_in": None})
    assert share(score, "stance") == (right, 1)


def test_a_refusal_is_found_by_its_cue(scored: Score) -> None:
    """It has no content; as another act it is found, and wrong."""
    assert wrong(scored(SAID[2])) == []
    comment = said("s3", "comment", "declined", "p3")
    assert wrong(scored(comment)) == [("s3", ["act"])]


def test_an_inner_statement_stands_alone_where_the_outer_is_not_printed(scored: Score) -> None:
    """Beside the outer one it has to be nested."""
    alone = {**SAID[4], "nested_in": None}
    assert wrong(scored(alone)) == []
    assert wrong(scored(SAID[3], alone)) == [("s5", ["depth"])]
    assert wrong(scored({**SAID[0], "nested_in": "s5"})) == [("s1", ["depth"])]


def test_nested_and_outermost_lines_are_counted_apart(scored: Score) -> None:
    """Each line by what the reading makes of it."""
    score = scored(*SAID[:4], {**SAID[4], "speaker": "p1"})
    assert (share(score, "outermost"), share(score, "nested")) == ((4, 4), (0, 1))


def test_second_places_and_weak_lines_are_not_printed(scored: Score) -> None:
    """Neither right nor wrong, and their statement is missed."""
    score = scored({**SAID[0], "weak": True}, {**SAID[1], "repeat_of": "s9"})
    assert share(score, "right") == (0, 0)
    assert len(score.missed) == 4
    assert share(score, "party.junk") == (0, 0)


def test_reliability_is_weighed_with_the_weak_lines(scored: Score) -> None:
    """Printed ones of .9 and more are the sure ones; the error is over all, bin by bin."""
    sure = {**SAID[0], "confidence": {"line": 0.9}}
    mistaken = {**SAID[1], "speaker": "p1", "confidence": {"line": 0.95}}
    weak = {**SAID[3], "weak": True, "confidence": {"line": 0.3}}
    score = scored(sure, mistaken, weak)
    assert share(score, "sure") == (1, 2)
    assert score.calibration_error == pytest.approx((abs(1.85 - 1) + abs(0.3 - 1)) / 3)
    assert score.figures()["lines.calibrated"] == 48.33
    assert score.table().splitlines()[-1].split() == ["calibration", "error", "51.7", "3"]


def test_a_reading_without_reliability_has_none(scored: Score) -> None:
    """Older readings give neither `weak` nor a chance of the line."""
    score = scored(*SAID)
    assert score.weighed == ()
    assert share(score, "sure") == (0, 0)


@pytest.mark.parametrize(
    ("parties", "fallen"),
    [
        ((BROOK, LIND), {}),
        ((BROOK, party("p2", "noon", "named", "noon")), {"known": 1, "kind": 1, "name": 1}),
        ((BROOK, party("p2", "Brook", "named", "Brook")), {"once": 1}),
        (({**BROOK, "kind": "collective"}, LIND), {"kind": 1}),
        (({**BROOK, "name": "Ida"}, LIND), {"name": 1}),
        ((party("p1", "Ida Brook", "named", "Ida Brook", "Jo Lind"), LIND), {"apart": 1}),
    ],
)
def test_everybody_who_speaks_is_somebody_once_and_apart(
    scored: Score, parties: tuple[Plain, ...], fallen: dict[str, int]
) -> None:
    """Each of the two is known, once, by itself, of the right kind and name, or halves that figure."""
    figures = scored(*SAID[:2], parties=parties).figures()
    names = ("known", "once", "apart", "kind", "name")
    assert {name: figures[f"lines.party_{name}"] for name in names} == {
        name: 100 - 50 * fallen.get(name, 0) for name in names
    }


@pytest.mark.parametrize("mention", ["mayor of Velmouth", "Ida Brook, mayor", "The mayor"])
def test_a_party_is_who_most_of_its_mentions_name(scored: Score, mention: str) -> None:
    """A form, a part of one, or one with more words around it; the name counts like two mentions."""
    assert wrong(scored(SAID[0], parties=(party("p1", mention, "named", mention),))) == []


def test_a_name_is_compared_without_titles_and_marks() -> None:
    """Of a bare title nothing is left."""
    names = ["Mrs. Brook's", "the Prime Minister", "Korvan Ltd."]
    assert list(map(plain_name, names)) == ["brook", "", "korvan ltd"]


def test_a_folder_without_labels_is_no_corpus(tmp_path: Path) -> None:
    """The message says what was expected."""
    with pytest.raises(NoCorpus, match=r"No \.off\.json file"):
        evaluate_lines(tmp_path)


def test_labels_without_their_article_are_no_corpus(tmp_path: Path) -> None:
    """The message names the missing text."""
    (tmp_path / "dam.off.json").write_text("{}", encoding="utf-8")
    with pytest.raises(NoCorpus, match=r"No dam\.txt"):
        evaluate_lines(tmp_path)


def test_another_text_than_the_labelled_one_is_told(scored: Score) -> None:
    """Offsets that count other characters would score anything."""
    with pytest.raises(EvaluationError, match=r"dam\.txt was read as other characters"):
        scored(text=f"{TEXT}\n")
