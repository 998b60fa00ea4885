"""`sayso timeline`: files and folders as one line of events, in three forms."""

import csv
import io
import json
from pathlib import Path

import pytest

import sayso
from sayso.cli.main import main

DAM = (
    "date 2026-03-04 https://valley.example/dam\n"
    "Dam will hold\n\n"
    "Finance minister Ana Ruiz said the wall cracked on Sunday night.\n\n"
    "Two officials said the gates were repaired in 2019.\n"
)
BRIDGE = (
    "date 2026-03-05 https://upland.example/bridge\n"
    "Bridge closed\n\nMayor Ida Brook said that the bridge was closed on Monday.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two dated articles."""
    (tmp_path / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    (tmp_path / "dam.txt").write_text(DAM, encoding="utf-8")
    return tmp_path


def run(*arguments: str | Path) -> int:
    """Run the command."""
    return main(["timeline", *map(str, arguments)])


def test_a_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The events of all articles stand in one order."""
    assert run(folder) == 0
    told = capsys.readouterr()
    assert told.err == ""
    times = ("2019", "night of 1 March 2026", "2 March 2026")
    heads = tuple(line for line in told.out.splitlines() if line in times)
    assert heads == times
    assert "Ana Ruiz — says" in told.out
    assert "time: Sunday night" in told.out


def test_python_does_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command gives what one line of Python gives."""
    run(folder, "-f", "json", "--since", "2026", "--speaker", "Ruiz")
    told = json.loads(capsys.readouterr().out)
    readings = (sayso.read(path) for path in sorted(folder.iterdir()))
    line = sayso.timeline(readings, since="2026", speaker="Ruiz")
    assert told == json.loads(json.dumps(sayso.to_dict(line)))
    assert [one["when"] for one in told["events"]] == ["2026-03-01TNI"]


def test_csv_file(folder: Path, tmp_path: Path) -> None:
    """One row a telling, written to the file that is named."""
    out = tmp_path / "out.csv"
    assert run(folder, "-f", "csv", "-o", out, "--until", "2019") == 0
    (row,) = csv.DictReader(io.StringIO(out.read_bytes().decode(), newline=""))
    assert (row["event_time"], row["speaker"]) == ("2019", "Two officials")


def test_no_date(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A --since that is no date is a usage error."""
    with pytest.raises(SystemExit) as left:
        run(folder, "--since", "soon")
    assert left.value.code == 2
    assert "2026-W10" in capsys.readouterr().err


def test_what_cannot_be_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Some unreadable input is code 1, nothing readable is code 3 and prints nothing."""
    (folder / "empty.txt").write_bytes(b"")
    assert run(folder) == 1
    assert "sayso: cannot read " in capsys.readouterr().err
    assert run("nowhere.txt") == 3
    assert capsys.readouterr().out == ""


def test_each_claim_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --claims a day tells each claim once, with who says so and who denies it."""
    texts = (
        "The Velmouth dam failed on Sunday night, mayor Ida Brook said.",
        "The Velmouth dam failed on Sunday night, the Halden agency reported, citing the police.",
    )
    for day, text in enumerate(texts, 2):
        head = f"date 2026-03-0{day} https://valley{day}.example/dam\nNews\n\n"
        (tmp_path / f"{day}.txt").write_text(head + text, encoding="utf-8")
    assert main(["timeline", "--claims", str(tmp_path)]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert told.count("The Velmouth dam failed on Sunday night") == 1
    assert "night of 1 March 2026" in told
    assert "Ida Brook [1]; Halden agency, on the say-so of the police [2]" in told
    assert main(["timeline", "--claims", str(tmp_path), "--until", "2026-02"]) == 0
    assert "1 of 1 claim tell when. 1 outside the days asked for." in capsys.readouterr().out
    assert main(["timeline", "--claims", str(tmp_path), "-f", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["claims"]) == 1
