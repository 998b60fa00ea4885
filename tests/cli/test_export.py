"""`sayso export`: one command for every format, with the exit codes scripts rely on."""

import json
from pathlib import Path

import pytest

import sayso
from sayso.cli.main import main

DAM = "Dam holds\n\n“The dam is safe,” mayor Ida Brook said.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """Return the file of an article."""
    path = tmp_path / "dam.txt"
    path.write_text(DAM, encoding="utf-8")
    return path


def run(*arguments: str | Path) -> int:
    """Run the command."""
    return main(["export", *map(str, arguments)])


def test_a_document_goes_to_standard_output(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without -o the document is printed."""
    assert run("jsonld", article) == 0
    graph = json.loads(capsys.readouterr().out)["@graph"]
    assert {node["@type"] for node in graph} >= {"Article", "Quotation", "Claim"}


def test_a_document_goes_to_a_file(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With -o it is written there, as Python writes it."""
    assert run("stix", article, "-o", tmp_path / "out.json") == 0
    assert f"{tmp_path / 'out.json'}: 1 article\n" in capsys.readouterr().err
    sayso.export(sayso.read(article), "stix", tmp_path / "python.json")
    assert (tmp_path / "out.json").read_bytes() == (tmp_path / "python.json").read_bytes()


def test_an_article_given_twice_is_told(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It stands once, and that is said."""
    assert run("jsonl", article, article, "--full-text") == 0
    told = capsys.readouterr()
    assert told.out.count("\n") == 1
    assert "1 of 2 articles were given again" in told.err


def test_a_folder_is_made(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A format of several files makes the folder that -o names; what was written is told."""
    assert run("csv", article, "-o", tmp_path / "new" / "out") == 0
    assert "out: 1 article in articles.csv, assertions.csv, datapackage.json" in capsys.readouterr().err
    assert (tmp_path / "new" / "out" / "datapackage.json").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["csv"], "Name a new folder with -o"),
        (["brat", "-o", "FOLDER/out"], "--full-text"),
        (["csv", "-o", "FOLDER"], "holds files already"),
        (["csv", "-o", "FOLDER/dam.txt"], "is a file"),
        (["csv", "-o", "FOLDER/dam.txt/out"], "cannot make"),
        (["jsonld", "-o", "FOLDER/dam.txt"], "it is one of the inputs"),
    ],
)
def test_what_cannot_be_written_is_said(
    article: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The line says why and what next; the code is that of usage, and nothing has changed."""
    given = [one.replace("FOLDER", str(article.parent)) for one in arguments]
    try:
        code = run(given[0], article, *given[1:])
    except SystemExit as left:
        code = int(str(left.code))
    assert code == 2
    assert said in capsys.readouterr().err
    assert [path.name for path in article.parent.iterdir()] == ["dam.txt"]
    assert article.read_text(encoding="utf-8") == DAM


def test_nothing_read_leaves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where no article can be read no folder is left behind."""
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    assert run("csv", tmp_path / "empty.txt", "-o", tmp_path / "out") == 3
    assert "cannot read" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
