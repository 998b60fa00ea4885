"""`sayso read` of a folder that holds every form of input, whole and broken."""

import json
from pathlib import Path

import pytest

from sayso.cli.main import main
from tests.ingest.forms import BROKEN, FORMS, SAID

PARTLY = 1  # done, but some input could not be read


def test_a_folder_of_every_form_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each whole file gives its statement; each broken one a line that names it: none is lost in silence."""
    broken = tmp_path / "broken"
    broken.mkdir()
    for name, made in FORMS.items():
        (tmp_path / name).write_bytes(made())
    for name, (damaged, _) in BROKEN.items():
        (broken / name).write_bytes(damaged())
    assert main(["read", str(tmp_path), "-f", "jsonl"]) == PARTLY
    shown = capsys.readouterr()
    read = [json.loads(line) for line in shown.out.splitlines()]
    whole = [one for one in read if str(broken) not in one["article"]["file"]]
    names = sorted(Path(one["article"]["file"]).name.partition(":")[0] for one in whole)
    assert names == sorted(FORMS)
    assert all(SAID in one["article"]["text"] and one["statements"] for one in whole)
    told = shown.err.splitlines()
    for name, (_, says) in BROKEN.items():
        assert any(f"broken/{name}" in line and says in line for line in told), name
