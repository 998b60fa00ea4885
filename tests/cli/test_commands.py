"""The table of commands: help that begins with a verb and ends with an example."""

import shlex
from importlib import import_module
from pathlib import Path

import pytest

import sayso
from sayso.cli.commands import COMMANDS, Command, module_of
from sayso.cli.main import main

VERBS = {
    "Back",
    "Bring",
    "Check",
    "Compare",
    "Explain",
    "Find",
    "Follow",
    "Link",
    "List",
    "Read",
    "Remove",
    "Score",
    "Show",
    "Write",
}
each_command = pytest.mark.parametrize("command", COMMANDS, ids=[command.name for command in COMMANDS])


@each_command
def test_help(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    """Each help text begins with a verb and ends with its example."""
    with pytest.raises(SystemExit) as left:
        main([command.name, "--help"])
    assert left.value.code == 0
    assert command.summary.split()[0] in VERBS
    assert capsys.readouterr().out.rstrip().endswith(command.example.replace("\n", "\n  "))


@each_command
def test_command_exists(command: Command) -> None:
    """Each command has a module that runs it."""
    assert callable(import_module(module_of(command.name)).run)


# These wait, need the network or corpora, are piped into, or need what people corrected.
_NOT_HERE = ("sayso serve", "sayso feed pull", "sayso evaluate", "echo", "sayso import")


def test_examples_work_as_pasted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One after the other, in a folder of their own, each finds something."""
    every = [line for command in COMMANDS for line in command.example.splitlines()]
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAYSO_STORE", raising=False)
    for name, number in (("old.txt", "twelve"), ("new.txt", "thirty")):
        Path(name).write_text(f"The storm damaged {number} houses, Mayor Ida Brook said.", "utf-8")
    examples = Path(sayso.__file__).parent / "examples"
    wrong = {}
    first = [line for line in every if line.startswith("sayso add")]
    for line in (*first, *(one for one in every if one not in first)):
        if line.startswith(_NOT_HERE):
            continue
        words = shlex.split(line.replace("src/sayso/examples", shlex.quote(str(examples))))
        if ">" in words:
            words = words[: words.index(">")]
        if (code := main(words[1:])) != 0:
            wrong[line] = (code, capsys.readouterr().err)
    assert wrong == {}
