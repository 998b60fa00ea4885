"""The parsed command line: what is asked for by other words than those of the options."""

import json
from pathlib import Path

import pytest

from sayso.cli.main import main
from sayso.cli.parser import parse
from sayso.store import Store


@pytest.mark.parametrize(
    ("asked", "form"),
    [
        ("list -o out.csv", "csv"),
        ("list -o OUT.CSV", "csv"),
        ("claims a.txt -o claims.json", "json"),
        ("sources a.txt --total -o t.csv", "csv"),
        ("trail word a.txt -o trail.html", "html"),
        ("read a.txt -o page.htm", "html"),
        ("read a.txt -o rows.jsonl", "jsonl"),
        ("search x -o new.atom", "atom"),
        ("read a.txt -o out.xlsx", "csv"),
        ("read a.txt -o notes.txt", "text"),
        ("read a.txt -o notes", "text"),
        ("read a.txt -f json -o out.csv", "json"),
        ("read a.txt -ftext -o out.csv", "text"),
        ("read a.txt", "text"),
        ("export csv a.txt -o out.json", None),
        ("list --columns speaker,act", "csv"),
        ("read a.txt --columns=basic -o notes", "csv"),
        ("read a.txt -f json --columns basic", "json"),
    ],
)
def test_the_ending_tells_the_form(asked: str, form: str | None) -> None:
    """A name in .csv gets a table without `-f csv`; what `-f` asks for goes before it."""
    assert getattr(parse(asked.split()), "format", None) == form


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("list -o out.html", "out.html ends in .html, which sayso list does not write."),
        ("claims a.txt -o out.pdf", "Expected a name for one of text, json, csv, or the form with -f"),
        ("timeline a.txt -o out.jsonl", "sayso timeline does not write"),
    ],
)
def test_an_ending_of_another_form_is_refused(
    asked: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody gets a text under a name that says it is a page."""
    with pytest.raises(SystemExit) as left:
        parse(asked.split())
    told = capsys.readouterr().err
    assert (left.value.code, told.count("\n")) == (2, 1)
    assert says in told


def test_the_ending_goes_before_the_config_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is set for every day is not meant where a name says something else."""
    config = tmp_path / "config.toml"
    config.write_text('format = "json"\n', encoding="utf-8")
    monkeypatch.setenv("SAYSO_CONFIG", str(config))
    assert parse(["read", "a.txt"]).format == "json"
    assert parse(["read", "a.txt", "-o", "out.csv"]).format == "csv"


def test_written_in_the_form_of_the_ending(tmp_path: Path) -> None:
    """The file holds what its name says."""
    article, out = tmp_path / "dam.txt", tmp_path / "dam.json"
    article.write_text("“The dam is safe,” mayor Ida Brook said.\n", encoding="utf-8")
    assert main(["read", str(article), "-o", str(out)]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["statements"]


@pytest.mark.parametrize(
    "asked", ["list {}", "doctor {}", "info {}", "search dam {}", "who ruiz {}", "remove {}", "link {}"]
)
def test_a_store_where_none_can_stand(asked: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file of a store is no word, no name and no argument too many; named otherwise, words are words."""
    path = tmp_path / "news.db"
    Store(path).close()
    with pytest.raises(SystemExit) as left:
        parse(asked.format(path).split())
    assert left.value.code == 2
    assert f"{path} is a store. Name it so: --store {path}. Try: sayso " in capsys.readouterr().err
    assert parse(["search", str(path), "--store", "x.db"]).words == [str(path)]


def test_what_may_be_left_out_is_not_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """`sayso trail` lacks words; a path it can do without."""
    with pytest.raises(SystemExit):
        parse(["trail"])
    assert "the following arguments are required: WORDS. Try: sayso trail --help" in capsys.readouterr().err


def test_days_that_no_day_is_in(capsys: pytest.CaptureFixture[str]) -> None:
    """A beginning after the end is told at once; a month in a year is none."""
    with pytest.raises(SystemExit) as left:
        parse(["list", "--since", "2017", "--until", "2016-12"])
    assert left.value.code == 2
    assert "--since 2017 is after --until 2016-12: no day is in both." in capsys.readouterr().err
    assert parse(["list", "--since", "2017-03", "--until", "2017"]).until == "2017"


def test_an_option_that_is_given_twice(capsys: pytest.CaptureFixture[str]) -> None:
    """Of two speakers none is left out in silence; the same one twice is no harm."""
    with pytest.raises(SystemExit) as left:
        parse(["list", "--speaker", "brook", "--speaker", "holm"])
    assert left.value.code == 2
    assert "--speaker is given twice: brook and holm. Expected one of them." in capsys.readouterr().err
    assert parse(["list", "--speaker", "brook", "--speaker", "brook"]).speaker == "brook"
    assert parse(["read", "a.txt", "--no-merge", "Ruiz", "--no-merge", "Holm"]).no_merge == ["Ruiz", "Holm"]
