"""Completion: what the shells are given, and what bash makes of it."""

import shutil
import subprocess

import pytest

from sayso.cli.commands import COMMANDS, SHELLS
from sayso.cli.completion import bash, fish, zsh
from sayso.cli.main import main

_ASK = """\
{script}
COMP_WORDS=({words})
COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_sayso
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_option_is_there(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The script is made from the table of commands."""
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    names = {name.lstrip("-") for command in COMMANDS for one in command.arguments for name in one.names[-1:]}
    options = {name for name in names if f"--{name}" in script or f"-l {name} " in script}
    wanted = {
        one.names[-1][2:] for command in COMMANDS for one in command.arguments if one.names[-1][:2] == "--"
    }
    assert wanted <= options
    assert all(command.name in script for command in COMMANDS)


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("sayso tim", ["timeline"]),
        ("sayso -q cov", ["coverage"]),
        ("sayso read --lay", ["--layers"]),
        ("sayso read -f js", ["json", "jsonl"]),
        ("sayso read x --format ht", ["html"]),
        ("sayso export par", ["parquet", "parts"]),
        ("sayso feed p", ["pull"]),
        ("sayso help wh", ["who"]),
        ("sayso completion z", ["zsh"]),
        ("sayso list --act no_", ["no_reply"]),
        ("sayso read --outlet js", [""]),
        ("sayso read stor", [""]),
    ],
)
@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_what_bash_offers(words: str, offered: list[str]) -> None:
    """Commands, options, and the values of an option or of what stands behind the command; else files."""
    ask = _ASK.format(script=bash(), words=words)
    done = subprocess.run(["bash", "-c", ask], capture_output=True, text=True, check=True)  # noqa: S607
    assert (done.stdout.splitlines(), done.stderr) == (offered, "")


@pytest.mark.parametrize(("shell", "made"), [("bash", bash), ("zsh", zsh), ("fish", fish)])
def test_the_shell_takes_it(shell: str, made: object) -> None:
    """The script has no fault of syntax."""
    assert callable(made)
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    subprocess.run([shell, "-n"], input=made(), text=True, capture_output=True, check=True)
