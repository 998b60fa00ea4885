"""The config file: defaults of options, and one clear line where they cannot be."""

import json
from pathlib import Path

import pytest

from sayso.cli.config import config_path
from sayso.cli.main import main
from sayso.cli.parser import parse
from sayso.cli.stores import store_path


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the config file in force; it is not there yet."""
    path = tmp_path / "config.toml"
    monkeypatch.setenv("SAYSO_CONFIG", str(path))
    return path


def test_defaults_for_every_command_and_for_one(config: Path) -> None:
    """A key is an option of all commands that have it, a table that of one; the command line goes before."""
    config.write_text('no-merge = ["Ruiz"]\nformat = "jsonl"\n[read]\ndetails = true\njobs = 2\n', "utf-8")
    read, listed = parse(["read", "x"]), parse(["list"])
    assert (read.format, read.details, read.jobs, read.no_merge) == ("jsonl", True, 2, ["Ruiz"])
    assert listed.format == "text"  # it has no jsonl
    given = parse(["read", "x", "-f", "csv", "--no-merge", "Vale"])
    assert (given.format, given.no_merge) == ("csv", ["Ruiz", "Vale"])


def test_a_store_that_is_set_is_the_usual_one(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no input that was named; --store and SAYSO_STORE go before."""
    config.write_text('store = "~/news.db"\n', "utf-8")
    monkeypatch.setenv("HOME", "/home/ada")
    monkeypatch.delenv("SAYSO_STORE", raising=False)
    options = parse(["list"])
    assert (options.store, store_path(options)) == (None, "/home/ada/news.db")
    assert store_path(parse(["list", "--store", "other.db"])) == "other.db"
    monkeypatch.setenv("SAYSO_STORE", "third.db")
    assert store_path(parse(["list"])) == "third.db"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("detials = true", "there is no 'detials'. Did you mean 'details'?"),
        ("[raed]\n", "there is no 'raed'. Did you mean 'read'?"),
        ("limit = 5", "limit is not the same for every command. Set it in ["),
        ("[store]\nforce = true", "there is no 'force'"),
        ("[read]\noutput = 'x'", "there is no 'output'"),
        ("[remove]\nyes = true", "there is no 'yes'"),
        ("[read]\nformat = 'jsn'", "there is no 'jsn'. Did you mean 'json'?"),
        ("[who]\nformat = 'csv'", "there is no 'csv'"),
        ("[read]\ndetails = 'yes'", "Expected true or false"),
        ("[read]\njobs = 0", "no number from 1"),
        ("[read]\noutlet = [1]", "Expected text or a number"),
        ("[read", "is no TOML"),
        ("[read]\nno-merge = [true]", "Expected text or a number"),
    ],
)
def test_what_cannot_be_is_one_line(
    config: Path, text: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file, what is wrong, what was meant, what to do; whichever command is run, and nothing is done."""
    config.write_text(text, "utf-8")
    with pytest.raises(SystemExit) as left:
        main(["list"])
    told = capsys.readouterr()
    assert (left.value.code, told.out, told.err.count("\n")) == (2, "", 1)
    assert says in told.err
    assert str(config) in told.err
    assert "SAYSO_CONFIG=" in told.err


def test_the_file_in_the_docs(config: Path) -> None:
    """What docs/config.md shows can be used as it stands."""
    page = (Path(__file__).parents[2] / "docs" / "config.md").read_text("utf-8")
    config.write_text(page.partition("```toml\n")[2].partition("```")[0], "utf-8")
    options = parse(["list"])
    assert (options.format, options.limit, options.quiet) == ("csv", 50, True)


def test_a_file_that_is_named_must_be_there(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody names a file that is to be left out."""
    with pytest.raises(SystemExit) as left:
        main(["info"])
    assert left.value.code == 2
    assert f"cannot read the config file {config}" in capsys.readouterr().err


def test_help_is_given_whatever_the_file_says(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who has a wrong file can still ask."""
    config.write_text("nothing of this = is right", "utf-8")
    assert main(["help", "read"]) == 0
    with pytest.raises(SystemExit) as left:
        main(["read", "--help"])
    assert left.value.code == 0
    told = capsys.readouterr()
    assert told.err == ""


def test_where_the_usual_file_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In XDG_CONFIG_HOME where it is named, else in ~/.config; none is no fault."""
    monkeypatch.delenv("SAYSO_CONFIG")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    assert config_path() is None
    for home, settings in ((tmp_path / ".config", {}), (tmp_path / "xdg", {"XDG_CONFIG_HOME": "xdg"})):
        path = home / "sayso" / "config.toml"
        path.parent.mkdir(parents=True)
        path.write_text("quiet = true\n", "utf-8")
        for name, value in settings.items():
            monkeypatch.setenv(name, str(tmp_path / value))
        assert config_path() == path


def test_info_tells_what_is_in_force(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file and what it sets."""
    config.write_text('store = "news.db"\n[read]\ndetails = true\n', "utf-8")
    assert main(["info", "-f", "json"]) == 0
    told = json.loads(capsys.readouterr().out)["config"]
    assert told == {"file": str(config), "settings": ["store", "read.details"]}
    assert main(["info"]) == 0
    assert f"{config} (store, read.details)" in capsys.readouterr().out
