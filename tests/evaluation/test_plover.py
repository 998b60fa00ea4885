"""PLOVER records are read with the places of what is marked, as printed."""

import json
from pathlib import Path

import pytest

from sayso.errors import NoCorpus
from sayso.evaluation.plover import read_plover

TEXT = "Ostland (the north) denied the charge, Ostland's envoy said."
MARKUP = "(SRC: Ostland) (the north) (EVT: denied) the (EVT: charge), Ostland's envoy said."


def test_marks_stand_where_their_words_do(tmp_path: Path) -> None:
    """The words of each mark are found in the sentence, in order; records without marks are passed over."""
    record = {"id": "a", "event": "REJECT", "text": TEXT, "textInfo": {"markup": MARKUP}}
    (tmp_path / "gold.txt").write_text(json.dumps([{"id": "b", "textInfo": ""}, record]), "utf-8")
    (event,) = read_plover(tmp_path)
    assert (event.id, event.category) == ("a", "REJECT")
    assert [span.of(TEXT) for span in event.source] == ["Ostland"]
    assert [(span.start, span.of(TEXT)) for span in event.event] == [(20, "denied"), (31, "charge")]


def test_a_folder_without_records_is_no_corpus(tmp_path: Path) -> None:
    """The message says what was expected."""
    with pytest.raises(NoCorpus, match="Expected PLOVER records"):
        next(read_plover(tmp_path))
