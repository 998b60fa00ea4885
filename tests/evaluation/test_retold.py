"""Retold folders are read mention by mention, on a story of our own."""

import json
from pathlib import Path

import pytest

from sayso.errors import EvaluationError, NoCorpus
from sayso.evaluation.retold import read_retold

TEXT = "date 2026-03-02 https://velmouth.example/bridge\nBridge shut\nThe bridge may reopen, Ann Lee said.\n"


def story(folder: Path, *mentions: tuple[str, str, str]) -> Path:
    """Write one story of one article whose claim is told in `mentions`: words, voice, certainty."""
    home = folder / "bridge"
    home.mkdir()
    (home / "courier.txt").write_text(TEXT, encoding="utf-8", newline="")
    rows = [
        {
            "article": "courier",
            "start": max(0, TEXT.find(words)),
            "end": max(0, TEXT.find(words)) + len(words),
            "text": words,
            "voice": voice,
            "certainty": certainty,
            "source": None,
            "stance": "asserts",
        }
        for words, voice, certainty in mentions
    ]
    gold = {"story": "bridge", "articles": {"courier": {}}, "claims": [{"id": "c1", "mentions": rows}]}
    (home / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder


def test_mentions_come_in_text_order_with_their_labels(tmp_path: Path) -> None:
    """Claims list mentions in any order; a reader gets them as they stand in the article."""
    folder = story(
        tmp_path, ("The bridge may reopen", "attributed", "possible"), ("Bridge shut", "outlet", "certain")
    )
    assert [
        (one.span.of(one.article.text), one.voice, one.certainty, one.claim, one.article.name)
        for one in read_retold(folder)
    ] == [
        ("Bridge shut", "outlet", "certain", "bridge c1", "courier"),
        ("The bridge may reopen", "attributed", "possible", "bridge c1", "courier"),
    ]


def test_other_words_at_the_marked_place_are_refused(tmp_path: Path) -> None:
    """A text that is not the one that was marked cannot be scored."""
    folder = story(tmp_path, ("The bridge is gone", "outlet", "certain"))
    with pytest.raises(EvaluationError):
        read_retold(folder)


def test_a_folder_without_stories_is_no_corpus(tmp_path: Path) -> None:
    """The message says what was expected."""
    with pytest.raises(NoCorpus, match=r"gold\.json"):
        read_retold(tmp_path)
