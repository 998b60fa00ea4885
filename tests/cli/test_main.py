"""The command line: exit codes, where output goes, and what it says when something is wrong."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sayso.cli.exits import Exit
from sayso.cli.main import main
from sayso.ingest import building
from sayso.store import Store

STORY = (
    "Dam will hold\n\n"
    "“The dam is safe,” mayor Ida Brook told the Valley Post on Monday.\n\n"
    "Two officials said the wall would probably crack.\n"
)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Return the file of an article."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def run(*arguments: str | Path, given: bytes = b"", **settings: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own."""
    command = [sys.executable, "-m", "sayso", *map(str, arguments)]
    environment = {**os.environ, **settings}
    return subprocess.run(command, input=given, capture_output=True, env=environment, check=False)


def test_help_imports_nothing_heavy() -> None:
    """`sayso --help` loads no parser, no page reader and no arrays."""
    code = (
        "import sys\nfrom sayso.cli.main import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print(sorted({'spacy', 'lxml', 'numpy', 'trafilatura', 'pycld2', 'thinc'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_help_is_instant() -> None:
    """`sayso --help` takes at most four times the processor time of starting Python."""
    resource = pytest.importorskip("resource")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def best(*arguments: str) -> float:
        times = []
        for _ in range(7):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([sys.executable, *arguments], capture_output=True, check=True, env=environment)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        return min(times)

    assert best("-m", "sayso", "--help") <= 4 * best("-c", "pass")


def test_importing_sayso_costs_nothing() -> None:
    """`import sayso` loads none of its own modules, but the line that holds its version."""
    code = "import sys, sayso; print([name for name in sys.modules if name.startswith('sayso.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['sayso.version']"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--loud"],
        ["raed"],
        ["read", "--no"],
        ["read", "-f", "pdf", "x"],
        ["read", "--published", "Monday", "x"],
    ],
)
def test_usage_errors(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A command line that makes no sense leaves with code 2 and one line."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    told = capsys.readouterr()
    assert (left.value.code, told.out, told.err.count("\n")) == (2, "", 1)


def test_unknown_command_suggests_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped command is answered with the one probably meant."""
    with pytest.raises(SystemExit):
        main(["coverag", "x"])
    assert "Did you mean: sayso coverage?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["read", "--outlte", "Post", "x"], "there is no '--outlte'. Did you mean '--outlet'?"),
        (["read", "--text-col", "body", "x"], "Did you mean '--text-column'?"),
        (["list", "--kind", "article"], "there is no '--kind'. It is an option of search."),
        (["read", "-f", "jsn", "x"], "there is no 'jsn'. Did you mean 'json'? Expected one of text, json"),
        (["feed", "pul"], "there is no 'pul'. Did you mean 'pull'?"),
        (["search", "x", "--act", "denny"], "Did you mean 'deny'?"),
        (["list", "--act", "denied"], "Did you mean 'deny'?"),
        (["list", "--act", "accused"], "Did you mean 'accuse'?"),
        (["list", "--stance", "deny"], "Did you mean 'denies'?"),
        (["list", "--since", "3/4/2017"], "Did you mean 2017-04-03 or 2017-03-04?"),
        (["timeline", "--until", "30.4.2017", "x"], "Did you mean 2017-04-30?"),
        (["info", "x"], "'x' is one argument too many for sayso info"),
        (["help", "coverge"], "Did you mean: sayso coverage?"),
        (["help", "nosuch"], "completion, help. Try: sayso help\n"),
        (["list", "-f", "xlsx"], "a workbook is written by the ending of its name: sayso list -o FILE.xlsx."),
        (["export", "xlsx", "x"], "sayso list -o FILE.xlsx."),
    ],
)
def test_what_is_mistyped_is_suggested(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Options, values and commands: what there is not, what was probably meant, what to do."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    told = capsys.readouterr()
    assert (left.value.code, told.out, told.err.count("\n")) == (2, "", 1)
    assert says in told.err
    assert "Try: sayso " in told.err


def test_help_of_a_command_is_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    """`sayso help read` and `sayso read --help` print the same; `sayso help` what `sayso --help` does."""
    same = ((["help", "read"], ["read", "--help"]), (["help"], ["--help"]), ([], ["--help"]))
    for named, asked in (*same, (["-q"], ["--help"])):
        assert main(named) == 0
        printed = capsys.readouterr().out
        with pytest.raises(SystemExit):
            main(asked)
        assert capsys.readouterr().out == printed


@pytest.mark.parametrize("arguments", [["-q", "read"], ["read", "-q"], ["--quiet", "read"]])
def test_quiet(arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Notes are left out; what cannot be read is told all the same, and the next run is as loud as ever."""
    (tmp_path / "pont.txt").write_text("La maire a déclaré lundi que le pont tiendrait.\n", "utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    assert main([*arguments, str(tmp_path), "--language", "fr"]) == 1
    told = capsys.readouterr().err
    assert "cannot read" in told
    assert told.count("\n") == 1
    assert main(["read", str(tmp_path), "--language", "fr"]) == 1
    assert "quotations only" in capsys.readouterr().err


def test_read_json(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One file gives one JSON object on standard output and nothing on standard error."""
    assert main(["read", str(story), "-f", "json", "--published", "2026-03-03"]) == 0
    told = capsys.readouterr()
    reading = json.loads(told.out)
    assert (reading["schema"], reading["article"]["text"], told.err) == ("sayso/1", STORY, "")
    assert reading["article"]["published"] == "2026-03-03"


def test_several_json_objects_make_an_array(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Several inputs give one JSON array."""
    assert main(["read", str(story), str(story), "-f", "json"]) == 0
    assert [one["schema"] for one in json.loads(capsys.readouterr().out)] == ["sayso/1", "sayso/1"]


def test_same_input_same_output(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two runs print the same."""
    outputs = set()
    for _ in range(2):
        main(["read", str(story), "-f", "jsonl"])
        outputs.add(capsys.readouterr().out)
    assert len(outputs) == 1


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "html", "csv"])
def test_output_file(story: Path, tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With -o the result stands in the file, the same as on standard output."""
    out = tmp_path / "out"
    assert main(["read", str(story), "-f", form]) == 0
    printed = capsys.readouterr().out
    assert main(["read", str(story), "-f", form, "-o", str(out)]) == 0
    assert capsys.readouterr().out == ""
    assert out.read_bytes().decode() == printed


def test_output_never_replaces_an_input(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is being read is not written over."""
    with pytest.raises(SystemExit) as left:
        main(["read", str(story), "-o", str(story)])
    assert left.value.code == 2
    assert "one of the inputs" in capsys.readouterr().err
    assert story.read_text(encoding="utf-8") == STORY


def test_missing_file(capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there is told in one line; nothing usable is code 3."""
    assert main(["read", "nowhere.txt"]) == 3
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("sayso: cannot read nowhere.txt: ")
    assert told.err.count("\n") == 1


def test_rest_of_a_folder_is_read(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be read is told, one line each, and the rest is read all the same."""
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 64)
    assert main(["read", str(tmp_path), "-f", "jsonl"]) == 1
    told = capsys.readouterr()
    assert [json.loads(line)["article"]["file"] for line in told.out.splitlines()] == [str(story)]
    assert len([line for line in told.err.splitlines() if line.startswith("sayso: cannot read ")]) == 2


def test_strict_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a pack an article is read in part and says so; under --strict it is code 5."""
    path = tmp_path / "pont.txt"
    path.write_text(
        "Le pont tiendra\n\nLa maire a déclaré lundi que le pont de la rivière tiendrait encore longtemps.\n",
        encoding="utf-8",
    )
    assert main(["read", str(path)]) == 0
    assert "quotations only" in capsys.readouterr().err
    assert main(["read", "--strict", str(path)]) == 5
    assert "--strict" in capsys.readouterr().err


def test_standard_input() -> None:
    """A pipe is read where no path is named, and '-' is the same."""
    piped, dashed = (
        run("read", "-f", "json", given=STORY.encode()),
        run("read", "-", "-f", "json", given=STORY.encode()),
    )
    assert piped.returncode == dashed.returncode == 0
    assert piped.stdout == dashed.stdout
    assert json.loads(piped.stdout)["statements"]


def test_output_is_utf8_everywhere(story: Path) -> None:
    """Results are UTF-8 whatever the terminal says it wants."""
    done = run("read", story, "-f", "json", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (done.returncode, json.loads(done.stdout.decode())["article"]["text"]) == (0, STORY)


def test_broken_pipe_is_quiet(story: Path) -> None:
    """A reader that stops early gets no complaint."""
    command = f"{sys.executable} -m sayso read {story} {story} -f json | head -c 1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False)
    assert (done.stdout, done.stderr) == (b"[", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_full_disk() -> None:
    """Results that cannot be written are told in one line."""
    command = f"{sys.executable} -m sayso info > /dev/full"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (3, 1)


def test_explanations_are_one_array(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All explanations together are one JSON array; one alone is an object."""
    assert main(["explain", str(story), "-f", "json"]) == 0
    every = json.loads(capsys.readouterr().out)
    assert main(["explain", str(story), "1", "-f", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == every[0]


def test_no_colour_in_a_file(story: Path) -> None:
    """There are no escape sequences where no terminal is."""
    assert b"\x1b" not in run("read", story).stdout


def test_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    """An interrupted command leaves with code 130."""

    def interrupt(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("sayso.cli.info.run", interrupt)
    assert main(["info"]) == 130


def test_a_fault_of_ours_keeps_its_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It has an exit code of its own: a script does not take it for a part success."""

    def fail(_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr("sayso.cli.info.run", fail)
    assert main(["info"]) == Exit.FAULT
    told = capsys.readouterr().err
    assert "Traceback" in told
    assert told.splitlines()[-1].startswith("sayso: a fault of sayso ended this command.")


@pytest.mark.parametrize("command", ["read", "add", "coverage"])
def test_a_fault_in_one_record_does_not_end_the_run(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The record is named with what broke, the others are read, and the exit code tells a fault."""
    path = tmp_path / "three.csv"
    rows = [f'"Mayor Ida Brook of {town} said that the dam is safe."' for town in ("Halden", "Odd", "Vey")]
    path.write_text("\n".join(["text", *rows]))
    whole = building.set_apart

    def broken(text: str, *rest: Any) -> Any:  # noqa: ANN401 — as it is called
        if "Odd" in text:
            raise OverflowError("Python int too large to convert to C long")
        return whole(text, *rest)

    monkeypatch.setattr(building, "set_apart", broken)
    monkeypatch.setenv("SAYSO_STORE", str(tmp_path / "news.db"))
    assert main([command, str(path), "--jobs", "1"]) == Exit.FAULT
    told = capsys.readouterr()
    assert f"cannot read {path}:2: a fault of sayso: OverflowError: Python int too large" in told.err
    expected = {"read": "dam is safe", "add": "2 articles added", "coverage": "sentences"}
    assert expected[command] in told.out


def test_a_time_limit(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An article that takes longer is left out, and the line names the option; 0 is no limit."""
    assert main(["read", str(story), "--no-cache", "--limit", "0.001"]) == Exit.NOTHING
    told = capsys.readouterr().err
    assert "it took more than 0.001 seconds of processor time" in told
    assert "--limit SECONDS" in told
    assert main(["read", str(story), "--no-cache", "--limit", "0"]) == Exit.DONE
    with pytest.raises(SystemExit):
        main(["read", str(story), "--limit", "long"])


@pytest.mark.parametrize("command", ["read", "add"])
def test_nothing_in_it_is_told(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A table of a head alone and an empty folder say so in one line, and leave with code 3."""
    monkeypatch.setenv("SAYSO_STORE", str(tmp_path / "news.db"))
    table = tmp_path / "head.csv"
    table.write_text("title,text,date\n")
    assert main([command, str(table)]) == Exit.NOTHING
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"sayso: cannot read {table}: a head and no row below it.")
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / ".hidden").touch()
    assert main([command, str(empty)]) == Exit.NOTHING
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"sayso: {empty}: no file in it")


def test_explain(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A statement is explained by its number: rule, cue, speaker."""
    assert main(["explain", str(story), "1"]) == 0
    told = capsys.readouterr().out
    assert all(f"\n{name} " in told for name in ("words", "rule", "cue", "speaker", "over"))


def test_explain_unknown_number(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A number that no statement has is a usage error."""
    with pytest.raises(SystemExit) as left:
        main(["explain", str(story), "999"])
    assert left.value.code == 2
    assert "no statement 999" in capsys.readouterr().err


def test_coverage(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Coverage is printed with denominators."""
    assert main(["coverage", str(story), "-f", "json"]) == 0
    counts = json.loads(capsys.readouterr().out)["coverage"]
    assert counts["quotations_attributed"] <= counts["quotations"]


def test_info(capsys: pytest.CaptureFixture[str]) -> None:
    """Info names version, packs and models, without loading them."""
    assert main(["info", "-f", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["version"]
    assert "en" in found["language_packs"]


def test_info_of_the_usual_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The store that other commands would take is told of too; where there is none, no word of it."""
    monkeypatch.setenv("SAYSO_STORE", str(tmp_path / "news.db"))
    assert main(["info"]) == 0
    assert "store path" not in capsys.readouterr().out
    Store(tmp_path / "news.db").close()
    assert main(["info"]) == 0
    assert f"store path       {tmp_path / 'news.db'}\n" in capsys.readouterr().out


def test_evaluate_without_gold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without gold is told in one line, code 3."""
    assert main(["evaluate", "attribution", str(tmp_path)]) == 3
    assert capsys.readouterr().err.startswith("sayso: ")


def test_evaluate_speakers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Speakers are scored against labelled articles, and wrong ones are listed."""
    labels = "people: Ida Brook\nIda Brook | the dam was safe | Jo Lind | name"
    (tmp_path / "dam.txt").write_text(f"Ida Brook said the dam was safe.\n---\n{labels}\n", "utf-8")
    assert main(["evaluate", "speakers", str(tmp_path), "-f", "json"]) == 0
    (wrong,) = json.loads(capsys.readouterr().out)["wrong"]
    assert (wrong["right"], wrong["speaker"]) == ("Jo Lind", "Ida Brook")


def test_evaluate_looks_where_the_gold_usually_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a folder the usual one is read; here it is missing."""
    monkeypatch.setenv("SAYSO_DATA", str(tmp_path))
    assert main(["evaluate", "times"]) == 3
    assert str(tmp_path / "meantime") in capsys.readouterr().err


@pytest.mark.parametrize("given", ["2026-13", "2026-02-31", "2026-13-45", "26-1-1"])
def test_a_date_that_no_calendar_has_is_refused(given: str, capsys: pytest.CaptureFixture[str]) -> None:
    """No reckoning from a day that never was."""
    with pytest.raises(SystemExit) as left:
        main(["read", "--published", given, "-"])
    assert left.value.code == 2
    assert "is no ISO 8601 date" in capsys.readouterr().err


def test_words_that_are_no_text_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """Bytes that are no UTF-8 reach Python as half characters, which nothing can store."""
    with pytest.raises(SystemExit) as left:
        main(["search", "caf\udce9"])
    assert left.value.code == 2
    assert "words is no UTF-8" in capsys.readouterr().err


@pytest.mark.parametrize("asked", [["correct"], ["help", "correct"], ["reviews"]])
def test_where_statements_are_put_right(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """No command does it: the pages do, and tools whose work is brought back."""
    with pytest.raises(SystemExit) as left:
        main(asked)
    assert left.value.code == 2
    assert "pages of `sayso serve`, or in a tool of yours: sayso import --help. Try: sayso help" in (
        capsys.readouterr().err
    )


@pytest.mark.parametrize("command", [["sources", "--total"], ["claims"], ["trail", "dam"], ["timeline"]])
def test_an_empty_pipe_is_no_input(command: list[str], story: Path, tmp_path: Path) -> None:
    """Where a script pipes nothing in, the usual store is read as at a terminal; without one that is said."""
    store = tmp_path / "news.db"
    done = run(*command, SAYSO_STORE=str(store))
    assert (done.returncode, done.stdout) == (3, b"")
    assert f"no store at {store}. Name a file, a folder, or the store: --store FILE" in done.stderr.decode()
    assert main(["add", str(story), "--store", str(store)]) == 0
    done = run(*command, SAYSO_STORE=str(store))
    assert f"reading the store {store}" in done.stderr.decode()
    assert "standard input" not in done.stderr.decode()
