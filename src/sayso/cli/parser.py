"""The parser: argparse built from the table of commands."""

import argparse
import os
import sys
from collections.abc import Sequence

from sayso import __version__
from sayso.cli.commands import COMMANDS, Command
from sayso.cli.exits import Exit

TYPE_CHECKING = False  # importing `typing` would take as long as starting Python
if TYPE_CHECKING:
    from typing import NoReturn

_ABOUT = (
    "On whose say-so? Read news and show, for every statement, who makes it, in exactly which words,\n"
    "how sure and about when. It reports provenance; it never rules on truth."
)


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal, found out without importing `shutil`."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_width() - 2)


def _width() -> int:
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return int(given)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError, AttributeError):
        return 80


_PATHS = frozenset({"paths", "path", "file", "folder", "output", "store"})


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one clear line and a way on."""

    def error(self, message: str) -> "NoReturn":
        """Print what is wrong and leave with the usage code."""
        self.exit(Exit.USAGE, f"sayso: {message}. Try: {self.prog} --help\n")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the parsed command line; prints and leaves for --help, --version and usage errors."""
    parser = make_parser()
    _suggest(parser, arguments)
    options = parser.parse_args(arguments)
    _check_text(parser, options)
    return options


def _check_text(parser: Parser, options: argparse.Namespace) -> None:
    """Refuse what is no text, but for paths: a file may be called anything."""
    for name, value in vars(options).items():
        several = value if isinstance(value, list) else [value]
        if name not in _PATHS and any(isinstance(one, str) and not _is_text(one) for one in several):
            parser.error(f"what is given for {name} is no UTF-8")


def _is_text(given: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in given)


def make_parser() -> Parser:
    """Return the parser of the whole command line."""
    parser = Parser(
        prog="sayso",
        description=_ABOUT,
        epilog="Example:\n  sayso read --example",
        formatter_class=_Help,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"sayso {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, title="commands")
    for command in COMMANDS:
        _add(commands, command)
    return parser


def _add(commands: "argparse._SubParsersAction[Parser]", command: Command) -> None:
    parser = commands.add_parser(
        command.name,
        help=command.summary,
        description=f"{command.summary}\n\n{command.about}",
        epilog=f"Example:\n  {command.example}",
        formatter_class=_Help,
        allow_abbrev=False,
    )
    for argument in command.arguments:
        parser.add_argument(*argument.names, help=argument.says, **argument.settings)


def _suggest(parser: Parser, arguments: Sequence[str]) -> None:
    """Say which command was probably meant, where the one given does not exist."""
    names = [command.name for command in COMMANDS]
    given = next((argument for argument in arguments if not argument.startswith("-")), None)
    if given is None or given in names:
        return
    from difflib import get_close_matches

    near = get_close_matches(given, names, n=1)
    meant = f" Did you mean: sayso {near[0]}?" if near else f" Commands: {', '.join(names)}."
    sys.stderr.write(f"sayso: there is no command {given!r}.{meant}\n")
    parser.exit(Exit.USAGE)
