"""Tables for people: named columns, and the mark by which Excel knows UTF-8."""

from pathlib import Path

import pytest

from sayso.cli.main import main


@pytest.fixture
def article(tmp_path: Path) -> str:
    """Return the name of a file with one article."""
    path = tmp_path / "dam.txt"
    path.write_text("Mayor Ida Brook said that the dam is safe.", encoding="utf-8")
    return str(path)


def test_named_columns(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The columns stand in the order they are asked for."""
    assert main(["read", article, "-f", "csv", "--columns", "act,speaker"]) == 0
    assert capsys.readouterr().out == "act,speaker\r\nsay,Ida Brook\r\n"
    assert main(["show", article, "-f", "csv", "--layers", "--columns", "layer"]) == 0
    assert capsys.readouterr().out.startswith("layer\r\n")


@pytest.mark.parametrize(
    ("command", "column"),
    [
        (("claims",), "content_words"),
        (("trail", "depot"), "content_words"),
        (("timeline",), "time_words"),
        (("sources",), "speaker"),
        (("compare",), "left_words"),
    ],
)
def test_columns_of_every_table(
    command: tuple[str, ...], column: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever gives a table gives the columns asked for, with the mark for Excel."""
    assert main([*command, "--example", "-f", "csv", "--columns", column, "--bom"]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"\ufeff{column}\r\n")
    assert told.count("\n") > 2
    assert main([*command, "--example", "-f", "csv", "--columns", "basic"]) == 0
    header = capsys.readouterr().out.partition("\r\n")[0].split(",")
    assert column in header
    assert "sha256" not in header


def test_an_unknown_column(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A column that is not there is told with those that are."""
    assert main(["read", article, "-f", "csv", "--columns", "who"]) == 3
    assert "No column 'who' in this table. It has: article_id, " in capsys.readouterr().err


def test_a_mark_for_excel(article: str, tmp_path: Path) -> None:
    """A table begins with a byte-order mark where that is asked for, and only a table can."""
    out = tmp_path / "dam.csv"
    assert main(["read", article, "-f", "csv", "--bom", "-o", str(out)]) == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbfarticle_id,")
    with pytest.raises(SystemExit) as left:
        main(["read", article, "--bom"])
    assert left.value.code == 2
