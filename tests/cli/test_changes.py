"""`sayso changes`: what changed from one version of an article to the next, with articles made up for it."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

import sayso
from sayso.cli.main import main

HEAD = "date 2026-05-04 https://lorn-courier.example/mine\nNews of the day\n\n"
MINE = (
    (
        "At least 8 miners were trapped when a shaft of the Greywater mine collapsed on Monday, "
        "the rescue service said.\n\n"
        "The collapse may have been caused by a gas explosion, mine inspector Leta Moor said.\n\n"
        "Calder Coal was warned in March, according to the miners' union.\n"
    ),
    (
        "At least 23 miners were trapped when a shaft of the Greywater mine collapsed on Monday, "
        "the rescue service said.\n\n"
        "The collapse was caused by a gas explosion, mine inspector Leta Moor said.\n\n"
        "Calder Coal was warned in March.\n\n"
        "Director Ilja Brand denied that the shaft had been flooded in March.\n"
    ),
)
SCHOOL = (
    (
        "The school in Brannock will close in June, the council said.\n\n"
        "Headteacher Nora Fell said that 140 pupils would move to Lorn.\n"
    ),
    (
        "The school in Brannock will close in June, the council announced.\n\n"
        "Headteacher Nora Fell said that 140 pupils would be moving to Lorn.\n"
    ),
)
BANK = (
    (
        "The Tarn Bank lost 40 million crowns, finance minister Ida Orme said on Tuesday.\n\n"
        "Director Piet Vann took the money, prosecutors said.\n"
    ),
    (
        "The Tarn Bank lost money, finance minister Ida Orme said on Tuesday.\n\n"
        "Director Piet Vann took the money, two bank officials said.\n"
    ),
)
BUS = (
    (
        "A bus fell into the river Sulla near Askerby on Wednesday night and 14 people died, police said.\n\n"
        "The driver had been drinking, a police officer told the Courier.\n"
    ),
    "A bus fell into the river Sulla near Askerby on Wednesday night and 11 people died, police said.\n",
)
STRIKE = (
    (
        "Dockers in Velmouth will probably strike on Friday, union leader Joran Hale said.\n\n"
        "The port authority said that talks would continue.\n"
    ),
    (
        "Dockers in Velmouth will strike on Saturday, union leader Joran Hale said.\n\n"
        "The port authority said that talks had failed.\n"
    ),
)
TOLD = {
    "mine": (
        MINE,
        {
            ("number", "At least 8", "At least 23"),
            ("certainty", "possible", "certain"),
            ("speaker", "the miners' union", "own voice"),
            ("new", "", "that the shaft had been flooded in March"),
        },
    ),
    "school": (SCHOOL, set()),
    "bank": (
        BANK,
        {("number", "40 million crowns", "none"), ("speaker", "prosecutors", "two bank officials")},
    ),
    "bus": (BUS, {("number", "14", "11"), ("gone", "The driver had been drinking", "")}),
    "strike": (
        STRIKE,
        {
            ("certainty", "probable", "certain"),
            ("time", "2026-05-08", "2026-05-09"),
            ("gone", "that talks would continue", ""),
            ("new", "", "that talks had failed"),
        },
    ),
}


@pytest.fixture
def mine(tmp_path: Path) -> tuple[Path, Path]:
    """Return two files with the versions of one article."""
    paths = tmp_path / "old.txt", tmp_path / "new.txt"
    for path, text in zip(paths, MINE, strict=True):
        path.write_text(HEAD + text, encoding="utf-8")
    return paths


@pytest.mark.parametrize("name", TOLD)
def test_what_is_told_otherwise(name: str) -> None:
    """Numbers, hedges, speakers, times, what came and what went are told; other words are not."""
    versions, told = TOLD[name]
    (one,) = sayso.changes([sayso.read(HEAD + text) for text in versions]).revisions
    found = {(change.kind, change.left, change.right) for pair in one.changed for change in pair.changes}
    found |= {("gone", each.words, "") for each in one.gone} | {("new", "", each.words) for each in one.new}
    assert found == told
    assert one.words == ()


def test_every_changed_word(mine: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    """With --all each stretch of words that differs, as it stands in both versions."""
    assert main(["changes", *map(str, mine), "--all", "-f", "json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)["revisions"]
    texts = [sayso.read(path).article.text for path in mine]
    assert ("8", "23") in {(each["before"], each["after"]) for each in one["words"]}
    for each in one["words"]:
        for text, side, words in zip(texts, ("left", "right"), ("before", "after"), strict=True):
            assert each[words] == (text[slice(*each[side])] if each[side] else "")


def test_words_that_came(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of words that one version alone has, the other has nothing, and no place."""
    paths = tmp_path / "old.txt", tmp_path / "new.txt"
    for path, text in zip(paths, (SCHOOL[0], SCHOOL[0] + "Lorn waits.\n"), strict=True):
        path.write_text(HEAD + text, encoding="utf-8")
    assert main(["changes", *map(str, paths), "--all", "-f", "json"]) == 0
    ((words,),) = (one["words"] for one in json.loads(capsys.readouterr().out)["revisions"])
    assert (words["before"], words["after"], words["left"]) == ("", "Lorn waits.", None)
    assert main(["changes", *map(str, paths), "--all"]) == 0
    assert "nothing → “Lorn waits.”" in capsys.readouterr().out


def test_changes_as_text_and_table(mine: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    """Both forms tell the same changes with the words of both versions."""
    assert main(["changes", *map(str, mine)]) == 0
    told = capsys.readouterr().out
    assert "number: At least 8 → At least 23" in told
    assert "certainty: possible → certain" in told
    assert main(["changes", *map(str, mine), "-f", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert next((row["kind"], row["before"], row["after"]) for row in rows) == (
        "number",
        "At least 8",
        "At least 23",
    )
    assert rows[0]["right_words"] == "At least 23 miners were trapped"


def test_changes_as_a_page(mine: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    """The page has what changed side by side, and every paragraph that was edited."""
    assert main(["changes", *map(str, mine), "-f", "html"]) == 0
    page = capsys.readouterr().out
    assert page.count("<ins>23</ins>") == 2
    assert "<del>may have been</del>" in page
    assert "Word by word" in page


def test_what_is_said_twice_is_paired_in_order() -> None:
    """The same words of two speakers in both versions are no change of speaker."""
    text = HEAD + "The dam failed, mayor Ida Brook said.\n\nThe dam failed, engineer Piet Vann said.\n"
    (one,) = sayso.changes([sayso.read(text), sayso.read(text + "It rained.\n")]).revisions
    assert one.changed == ()


def test_a_day_that_hangs_on_the_date() -> None:
    """The same words in an article of another date are no change of time."""
    text = "News\n\nThe dam failed on Monday, mayor Ida Brook said.\n"
    versions = [sayso.read(text, published=day) for day in ("2026-03-05", "2026-03-12")]
    (one,) = sayso.changes(versions).revisions
    assert (one.changed, one.gone, one.new) == ((), (), ())


def test_a_sentence_that_stayed_is_no_change() -> None:
    """What is read otherwise although its sentence is the same, word by word, is not told."""
    left = sayso.read(HEAD + "The dam failed, mayor Ida Brook said.\n")
    (said,) = left.statements
    assert said.speaker
    speaker = replace(said.speaker, name="Piet Vann")
    right = replace(left, statements=(replace(said, speaker=speaker, chain=(speaker,)),))
    (one,) = sayso.changes([left, right]).revisions
    assert one.changed == ()


def test_nothing_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two versions that tell the same are said to."""
    paths = tmp_path / "old.txt", tmp_path / "new.txt"
    for path, text in zip(paths, SCHOOL, strict=True):
        path.write_text(HEAD + text, encoding="utf-8")
    assert main(["changes", *map(str, paths)]) == 0
    assert "No number, hedge, speaker or denial changed" in capsys.readouterr().out


def test_versions_of_a_store(
    mine: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An address gives the versions that a store keeps of it; one version alone is told."""
    path = tmp_path / "news.db"
    url = "https://lorn-courier.example/mine"
    with sayso.Store(path) as store:
        store.add(sayso.read(mine[0]))
        assert len(store.versions(url)) == 1
        assert main(["changes", url, "--store", str(path)]) == 3
        assert "1 version of" in capsys.readouterr().err
        store.add(sayso.read(mine[1]))
        assert [one.article.text for one in store.versions(url)] == [
            sayso.read(one).article.text for one in mine
        ]
    assert main(["changes", url, "--store", str(path)]) == 0
    assert "number: At least 8 → At least 23" in capsys.readouterr().out


def test_one_file_is_no_change(mine: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    """Two files without the second are a wrong use."""
    mine[1].write_text("", encoding="utf-8")
    assert main(["changes", *map(str, mine)]) != 0
    assert capsys.readouterr().out == ""
