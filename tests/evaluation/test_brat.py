"""Brat folders are read as they stand: side by side or apart, one or several people, odd lines and all."""

from pathlib import Path

import pytest

from sayso.errors import NoCorpus
from sayso.evaluation.brat import Marked, parse_marks, read_folder
from sayso.model.span import Span

NOTES = (
    "T1\tSource 0 3\tAda\nT2\tCue 4 8\tsaid\nT3\tContent 9 11\tno\nE1\tSays:T2 Source:T1 Cue:T2 Content:T3\n"
)
ADA_SAID_NO = Marked(source=(Span(0, 3),), cue=(Span(4, 8),), content=(Span(9, 11),))


def write(folder: Path, **files: str) -> Path:
    """Write files named like `text__a_txt` for `text/a.txt`."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_txt", ".txt").replace("_ann", ".ann")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return folder


def test_reads_text_and_attributions_apart(tmp_path: Path) -> None:
    """Texts in `text`, annotations in `attributions`."""
    write(tmp_path, text__a_txt="Ada said no.", attributions__a_ann=NOTES)
    (gold,) = read_folder(tmp_path)
    assert (gold.name, gold.text, gold.attributions) == ("a", "Ada said no.", (ADA_SAID_NO,))


def test_reads_files_side_by_side(tmp_path: Path) -> None:
    """The usual brat layout holds both in one folder."""
    write(tmp_path, a_txt="Ada said no.", a_ann=NOTES)
    (gold,) = read_folder(tmp_path)
    assert gold.attributions == (ADA_SAID_NO,)


def test_takes_the_first_of_several_annotators(tmp_path: Path) -> None:
    """Of `a_bo.ann` and `a_cy.ann` the first in sorted order counts."""
    write(tmp_path, text__a_txt="Ada said no.", attributions__a_bo_ann=NOTES, attributions__a_cy_ann="")
    (gold,) = read_folder(tmp_path)
    assert gold.attributions == (ADA_SAID_NO,)


def test_counts_carriage_returns(tmp_path: Path) -> None:
    """Offsets count every character of the file, so line ends are kept as they are."""
    write(tmp_path, a_txt="Ada\r\nsaid\rno.", a_ann=NOTES)
    (gold,) = read_folder(tmp_path)
    assert gold.text == "Ada\r\nsaid\rno."


def test_a_folder_without_annotations_is_no_corpus(tmp_path: Path) -> None:
    """Texts alone cannot be scored, and the message says what is missing."""
    write(tmp_path, a_txt="Ada said no.")
    with pytest.raises(NoCorpus, match=r"No annotated article in .*Expected `name\.txt` with `name\.ann`"):
        list(read_folder(tmp_path))


def test_numbered_arguments_join_the_first() -> None:
    """`Content2` is a further piece of the same content, and pieces stand in text order."""
    bounds = "T1\tCue 4 8\tsaid\nT2\tContent 9 11\tno\nT3\tContent 0 3\tAda\n"
    notes = bounds + "E1\tSays:T1 Cue:T1 Content:T2 Content2:T3"
    assert parse_marks(notes)[0] == (Marked(cue=(Span(4, 8),), content=(Span(0, 3), Span(9, 11))),)


def test_an_event_without_cue_or_content_is_nothing() -> None:
    """A source alone attributes nothing."""
    assert parse_marks("T1\tSource 0 3\tAda\nE1\tSays:T1 Source:T1") == ((), ())


def test_discarded_stretches_are_listed() -> None:
    """A `Discard` bound marks what is no article text."""
    assert parse_marks("T1\tDiscard 0 3;5 8\tx\n#1\tNote T1\thm") == ((), (Span(0, 3), Span(5, 8)))
