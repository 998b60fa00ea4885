"""The table of commands: help that begins with a verb and ends with an example."""

from importlib import import_module

import pytest

from sayso.cli.commands import COMMANDS, Command, module_of
from sayso.cli.main import main

VERBS = {
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
