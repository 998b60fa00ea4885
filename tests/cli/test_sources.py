"""`sayso sources`: the audit of files and folders, in three forms, with the exit codes scripts rely on."""

import csv
import io
import json
from pathlib import Path

import pytest

import sayso
from sayso.cli.main import main

DAM = (
    "Dam will hold\n\n"
    "Finance minister Ana Ruiz accused Korvan Ltd of saving on steel.\n\n"
    "Korvan Ltd declined to comment.\n\n"
    "Two officials said the wall would crack.\n"
)
BRIDGE = "Bridge closed\n\nFinance minister Ruiz said on Monday that the bridge was closed.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two articles."""
    (tmp_path / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    (tmp_path / "dam.txt").write_text(DAM, encoding="utf-8")
    return tmp_path


def run(*arguments: str | Path) -> int:
    """Run the command."""
    return main(["sources", *map(str, arguments)])


def test_a_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each article is audited, then all together; the minister is one."""
    assert run(folder) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert told.out.count("Who got to speak:") == 3
    assert "1. Ana Ruiz" in told.out
    assert "2 of 2" in told.out


def test_python_does_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command gives what one line of Python gives."""
    run(folder, "-f", "json")
    told = json.loads(capsys.readouterr().out)
    audit = sayso.audit(sayso.read(path) for path in sorted(folder.iterdir()))
    assert told == json.loads(json.dumps(sayso.to_dict(audit)))


def test_total(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The single articles can be left out."""
    assert run(folder, "--total") == 0
    assert capsys.readouterr().out.startswith("Over 2 articles")


def test_json_shows_the_evidence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each merge stands with its evidence, and a name can be kept apart."""
    run(folder, "-f", "json")
    (joined,) = [one for one in json.loads(capsys.readouterr().out)["figures"] if one["merges"]]
    assert [one["name"] for one in joined["appearances"]] == ["Ruiz", "Ana Ruiz"]
    assert {one["ground"] for one in joined["merges"][0]["evidence"]} == {"name", "role"}
    run(folder, "-f", "json", "--no-merge", "Ruiz")
    assert not [one for one in json.loads(capsys.readouterr().out)["figures"] if one["merges"]]


def test_csv_file(folder: Path, tmp_path: Path) -> None:
    """One row a party and article, written to the file that is named."""
    out = tmp_path / "out.csv"
    assert run(folder / "dam.txt", "-f", "csv", "-o", out) == 0
    rows = list(csv.DictReader(io.StringIO(out.read_bytes().decode(), newline="")))
    assert {row["heard"] for row in rows} <= {"directly", "through others", "refused", "not heard"}
    assert [row["accused"] for row in rows if row["speaker"] == "Korvan Ltd"] == ["1"]


def test_what_cannot_be_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Some unreadable input is code 1, nothing readable is code 3 and prints nothing."""
    (folder / "empty.txt").write_bytes(b"")
    assert run(folder, "--total") == 1
    assert "sayso: cannot read " in capsys.readouterr().err
    assert run("nowhere.txt") == 3
    assert capsys.readouterr().out == ""
