"""brat: exported, corrected, and back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import InputError, OtherText, UnknownArticle, UnreadableCorrections
from sayso.ingest.brat import read_brat
from sayso.ingest.corrections import CorrectedArticle
from sayso.ingest.unread import Unread
from sayso.model.correction import Correction
from sayso.model.reading import Reading
from sayso.model.statement import Act
from sayso.report.exporting.export import export
from tests.exports import readings
from tests.readings import ARTICLE, READING, at


def known(article: str) -> Reading | None:
    """Return a reading by its article's id."""
    return next((one for one in readings() if one.article.id == article), None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of exported articles."""
    export(readings(), "brat", tmp_path, full_text=True)
    return tmp_path


def edited(folder: Path, change: Callable[[str], str]) -> tuple[Correction, ...]:
    """Return the corrections that a change of one article's notes makes."""
    path = folder / f"{ARTICLE.id}.ann"
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    path.write_text(after, encoding="utf-8", newline="")
    (found,) = read_brat(path, known, annotator="lea")
    assert isinstance(found, CorrectedArticle)
    return found.corrections


def test_an_export_nobody_touched(folder: Path) -> None:
    """Nothing was corrected, whatever the script, the line ends and the accents."""
    found = list(read_brat(folder, known))
    assert [type(one) for one in found] == [CorrectedArticle] * len(readings())
    assert [one.corrections for one in found if isinstance(one, CorrectedArticle)] == [()] * len(readings())


def test_a_piece_and_an_act(folder: Path) -> None:
    """A moved piece and another attribute make one correction."""
    before, after = (
        at("the wall would probably crack if the rain went on"),
        at("the wall would probably crack"),
    )
    (one,) = edited(
        folder,
        lambda notes: notes.replace(
            f"Content {before.start} {before.end}\t{before.of(ARTICLE.text)}",
            f"Content {after.start} {after.end}\t{after.of(ARTICLE.text)}",
        ).replace("Act E3 predict", "Act E3 warn"),
    )
    assert (one.statement, one.content, one.act) == ("s3", (after,), Act.WARN)
    assert (one.tool, one.annotator) == ("brat", "lea")


def test_an_event_taken_away(folder: Path) -> None:
    """An event takes the notes about it along; pieces that stay are passed over."""
    (one,) = edited(folder, lambda notes: "\n".join(line for line in notes.split("\n") if "E7" not in line))
    assert (one.statement, one.removed) == ("s7", True)


def test_an_event_drawn_anew(folder: Path) -> None:
    """The trigger of a new event is its cue where no other is named."""
    cue, source, content = at("told"), at("Ana Ruiz"), at("The dam is safe")
    bounds = "".join(
        f"T9{row}\t{kind} {span.start} {span.end}\t{span.of(ARTICLE.text)}\n"
        for row, (kind, span) in enumerate((("Attribution", cue), ("Source", source), ("Content", content)))
    )
    (one,) = edited(
        folder,
        lambda notes: f"{notes}{bounds}E99\tAttribution:T90 Source:T91 Content:T92\nA99\tAct E99 claim\n",
    )
    assert (one.statement, one.cue, one.source, one.content) == (None, (cue,), (source,), (content,))
    assert (one.speaker, one.act) == ("Ana Ruiz", Act.CLAIM)


def test_another_speaker(folder: Path) -> None:
    """The note of an event names its people."""
    (one,) = edited(
        folder, lambda notes: notes.replace("speaker: Two officials; target", "speaker: Korvan Ltd; target")
    )
    assert (one.statement, one.speaker, one.source) == ("s4", "Korvan Ltd", READING.statements[3].source)


@pytest.mark.parametrize("name", ["Brook; Vey & Co", "Brook\\", "a\\;b;", "target: ; Vey"])
def test_a_name_with_marks_in_it(tmp_path: Path, name: str) -> None:
    """A name comes back as it was, whatever parts names in a note."""
    old = READING.statements[3]
    assert old.speaker is not None
    statement = replace(old, speaker=replace(old.speaker, name=name))
    reading = replace(READING, statements=(*READING.statements[:3], statement, *READING.statements[4:]))
    export([reading], "brat", tmp_path, full_text=True)
    (found,) = read_brat(tmp_path, lambda _: reading)
    assert isinstance(found, CorrectedArticle)
    assert found.corrections == ()


def test_another_text_is_refused(folder: Path) -> None:
    """A text that was changed beside the notes is told; the other articles are read all the same."""
    path = folder / f"{readings()[1].article.id}.txt"
    path.write_text(readings()[1].article.text.replace("\r\n", "\n"), encoding="utf-8", newline="")
    found = list(read_brat(folder, known))
    (unread,) = (one for one in found if isinstance(one, Unread))
    assert isinstance(unread.error, OtherText)
    assert len(found) == len(readings())


def test_offsets_from_elsewhere_are_refused(folder: Path) -> None:
    """Words that do not stand at their offsets are told."""
    path = folder / f"{ARTICLE.id}.ann"
    notes = path.read_text(encoding="utf-8").replace("\tMinister", "\tMinisters")
    path.write_text(notes, encoding="utf-8", newline="")
    (unread,) = read_brat(path, known)
    assert isinstance(unread, Unread)
    assert isinstance(unread.error, OtherText)


def test_an_unknown_article_is_told(folder: Path) -> None:
    """What nobody read here cannot be corrected here."""
    found = list(read_brat(folder, lambda _: None))
    assert {type(one.error) for one in found if isinstance(one, Unread)} == {UnknownArticle}


def test_a_folder_without_notes(tmp_path: Path) -> None:
    """A folder of something else is refused."""
    with pytest.raises(UnreadableCorrections, match=r"no \.ann file"):
        list(read_brat(tmp_path, known))
    (tmp_path / "a.ann").write_text("", encoding="utf-8")
    (tmp_path / "articles.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(InputError, match="is not the list"):
        list(read_brat(tmp_path, known))
