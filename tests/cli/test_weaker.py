"""`--all`: what is too likely wrong to be printed is counted, and shown where it is asked for."""

import json
import shlex
from pathlib import Path

import pytest

from sayso.cli.main import main
from sayso.store import Store
from tests.readings import STATEMENTS, weakened

ONE = "1 weaker reading: --all"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return a store with a reading of which one statement is weak."""
    path = tmp_path / "news.db"
    with Store(path) as opened:
        opened.add(weakened("s3"))
    return path


def run(command: str, store: Path) -> int:
    """Run one command on the store, which stands for STORE in it."""
    return main(shlex.split(command.replace("STORE", shlex.quote(str(store)))))


@pytest.mark.parametrize(
    "command",
    [
        "read STORE",
        "sources STORE",
        "sources STORE --total",
        "coverage STORE",
        "search crack --kind statement --store STORE",
        "who ruiz --store STORE",
    ],
)
def test_one_line_tells_how_many(command: str, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each listing in which weak statements are left out says how many; with --all none is left out."""
    counted = int("who" not in command)  # the weak one is another's
    assert run(command, store) == (3 if "search" in command else 0)  # the only hit is the weak one
    assert capsys.readouterr().out.count(ONE) == counted
    assert run(f"{command} --all", store) == 0
    assert "--all" not in capsys.readouterr().out


def test_a_speakers_weak_statements(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are counted with the others where they are asked for."""
    with Store(store) as opened:
        opened.remove(next(opened.readings()).article.id)
        opened.add(weakened("s1"))
    assert run("who ruiz --store STORE", store) == 0
    told = capsys.readouterr().out
    assert "2 statements, named in 1 article" in told
    assert told.endswith(f"\n\n{ONE}\n")
    assert run("who ruiz --all -f json --store STORE", store) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert (one["statements"], one["left_out_as_weak"]) == (3, 0)


def test_a_page_folds_them(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The page holds them in a list to unfold; with --all they stand among the others."""
    assert run("read STORE -f html", store) == 0
    assert "<summary>1 weaker reading</summary>" in capsys.readouterr().out
    assert run("read STORE -f html --all", store) == 0
    assert 'class="weaker"' not in capsys.readouterr().out


def test_a_timeline(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A weak statement that tells no time is not missed in a timeline."""
    assert run("timeline STORE", store) == 0
    assert "weaker" not in capsys.readouterr().out
    assert run("timeline STORE --all -f json", store) == 0
    counts = json.loads(capsys.readouterr().out)["counts"]
    assert (counts["statements"], counts["left_out_as_weak"]) == (7, 0)


def test_an_export_says_what_it_leaves_out(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What does not go out is told on standard error; tables hold all of it."""
    words = STATEMENTS[2].content[0].of(weakened().article.text)
    assert run("export prov STORE", store) == 0
    told = capsys.readouterr()
    assert (words in told.out, f"left out: {ONE}" in told.err) == (False, True)
    assert run("export prov STORE --all", store) == 0
    told = capsys.readouterr()
    assert (words in told.out, "left out" in told.err) == (True, False)
    assert run("export csv STORE -o STORE.tables", store) == 0
    assert "left out" not in capsys.readouterr().err


def test_a_weak_statement_is_explained(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its number, which --all shows, is enough."""
    assert run("explain STORE 3", store) == 0
    assert "weak          too likely wrong to be printed" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        run("explain STORE 99", store)
    assert "sayso read --all" in capsys.readouterr().err


def test_corrections_leave_what_was_not_exported(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A weak statement that never went out is not taken for one that somebody took away."""
    out = tmp_path / "brat"
    assert run(f"export brat STORE --full-text -o {shlex.quote(str(out))}", store) == 0
    capsys.readouterr()
    assert run(f"import brat {shlex.quote(str(out))} --store STORE -f json", store) == 0
    assert json.loads(capsys.readouterr().out)["removed"] == 0
    with Store(store, read_only=True) as opened:
        assert next(opened.readings()) == weakened("s3")
