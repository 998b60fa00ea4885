"""The score of certainty, on a CAT file of our own: each event takes the value of what covers it."""

from pathlib import Path

import pytest

from sayso.errors import NoCorpus
from sayso.evaluation.certainty import CertaintyScore, evaluate_certainty

SENTENCES = (
    "Bridge to close",
    "March 02 , 2026",
    "The dam may fail , Ann Lee said .",
    "The council failed to pay .",
    "The ferry sailed on Sunday .",
)
WORDS = [(word, row) for row, sentence in enumerate(SENTENCES) for word in sentence.split()]


def event(word: str, certainty: str, polarity: str) -> str:
    """Return one marked event over `word`."""
    place = next(i for i, (each, _) in enumerate(WORDS) if each == word)
    marks = f'certainty="{certainty}" polarity="{polarity}"'
    return f'<EVENT_MENTION {marks}><token_anchor t_id="{place}"/></EVENT_MENTION>'


def score(folder: Path, *events: str) -> CertaintyScore:
    """Return the score of the article with `events` marked."""
    tokens = "".join(
        f'<token t_id="{i}" sentence="{row}">{word}</token>' for i, (word, row) in enumerate(WORDS)
    )
    xml = f"<Document>{tokens}<Markables>{''.join(events)}</Markables></Document>"
    (folder / "dam.xml").write_text(xml, encoding="utf-8")
    return evaluate_certainty(folder)


def test_an_event_under_a_hedge_is_not_certain(tmp_path: Path) -> None:
    """The hedge of the statement that covers it counts, the saying itself stays certain."""
    found = score(tmp_path, event("fail", "POSSIBLE", "POS"), event("said", "CERTAIN", "POS")).to_dict()
    assert (found["macro"], found["not_certain"]["tp"], found["uncovered"]) == (1.0, 1, {"n": 1, "of": 2})


def test_an_event_that_failed_is_negative(tmp_path: Path) -> None:
    """What somebody "failed to" do is negated; the failing is not."""
    found = score(tmp_path, event("pay", "CERTAIN", "NEG"), event("failed", "CERTAIN", "POS")).to_dict()
    assert (found["negative"]["f1"], found["negative"]["gold"]) == (1.0, 1)


def test_what_annotators_left_open_is_left_out(tmp_path: Path) -> None:
    """An event marked neither certain nor uncertain counts for no figure."""
    open_ones = (event("pay", "UNDERSPECIFIED", "UNDERSPECIFIED"), event("fail", "", ""))
    found = score(tmp_path, *open_ones, event("sailed", "CERTAIN", "UNDERSPECIFIED")).to_dict()
    assert (found["certain"]["gold"], found["not_certain"]["gold"], found["negative"]["gold"]) == (1, 0, 0)


def test_the_table_sets_both_simple_rules_beside_ours(tmp_path: Path) -> None:
    """Everything certain, and a hedge near by, need no reading."""
    told = score(tmp_path, event("fail", "POSSIBLE", "POS"), event("sailed", "CERTAIN", "POS")).table()
    assert "baseline, everything certain: 33.3" in told
    assert "baseline, a hedge within 5 words before: 100.0" in told


def test_a_folder_without_articles_is_no_corpus(tmp_path: Path) -> None:
    """The message says what was expected."""
    with pytest.raises(NoCorpus, match="CAT"):
        evaluate_certainty(tmp_path)
