"""The parser: argparse built from the table of commands; what is mistyped is answered with what was meant."""

import argparse
import os
import sys
from collections.abc import Sequence

from sayso import __version__
from sayso.cli.arguments import COMMON, ENDINGS, OUT_TABLE, STORE
from sayso.cli.checks import nearest, unknown
from sayso.cli.commands import COMMANDS, Command
from sayso.cli.exits import Exit

TYPE_CHECKING = False  # importing `typing` would take as long as starting Python
if TYPE_CHECKING:
    from typing import NoReturn

_ABOUT = (
    "On whose say-so? Read news and show, for every statement, who makes it, in exactly which words,\n"
    "how sure and about when. It reports provenance; it never rules on truth."
)
# Without a command these ask for nothing: help is shown.
_ALONE = frozenset(name for argument in COMMON for name in argument.names)
_LEAVES = frozenset({"-h", "--help", "--version"})
# What is asked for where something is wrong is answered whatever the config file says.
_UNCONFIGURED = frozenset({"help", "completion"})


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


# Of a command that takes a store the argument that cannot be one.
_NO_STORE = {"who": "name", "search": "words", "feed": "feeds", "link": "parts", "remove": "what"}
_PATHS = frozenset({"paths", "path", "file", "folder", "output", "store", "usual_store"})


class _Once(argparse.Action):
    """An option that has one value: another one after it would go before it in silence."""

    value: object = None

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: "str | Sequence[object] | None",
        option_string: str | None = None,
    ) -> None:
        """Take the value; leave where another was given."""
        if self.value is not None and self.value != values:
            parser.error(f"{option_string} is given twice: {self.value} and {values}. Expected one of them")
        self.value = values
        setattr(namespace, self.dest, values)


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one clear line and a way on."""

    def error(self, message: str) -> "NoReturn":
        """Print what is wrong and leave with the usage code."""
        way = self.prog if self.prog.endswith(" help") else f"{self.prog} --help"
        end = "" if message.endswith("?") else "."
        self.exit(Exit.USAGE, f"sayso: {message}{end} Try: {way}\n")

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """Refuse what is none of the choices, and tell which is near."""
        if value == "xlsx" and action.dest in {"format", "form"}:
            self.error("a workbook is written by the ending of its name: sayso list -o FILE.xlsx")
        if action.choices is not None and value not in action.choices:
            name = "/".join(action.option_strings) or str(action.metavar)
            self.error(f"{name}: {unknown(value, map(str, action.choices))}")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the parsed command line; prints and leaves for --help, --version and usage errors."""
    if {*arguments} <= _ALONE:
        arguments = [*arguments, "help"]
    command = _command(arguments)
    parser, parsers = make_parsers(command.name if command else "")
    if command and command.name not in _UNCONFIGURED and not _LEAVES & set(arguments):
        _configure(parsers[command.name], command)
    usual = _unset_form(parsers[command.name]) if command else None
    options, rest = parser.parse_known_args(arguments)
    if command and not getattr(options, "store", None):
        _check_store(parsers[command.name], command, options, rest)
    if rest:
        _refuse(parsers[options.command], options.command, rest)
    _check_text(parser, options)
    _check_days(parsers[options.command], options)
    if usual and options.format is None:
        table = any(one.partition("=")[0] == "--columns" for one in arguments)
        options.format = _form_by_name(parsers[options.command], options, "csv" if table else usual)
    return options


def _unset_form(parser: Parser) -> str | None:
    """Return the usual form of a command, and unset it, so that one that is asked for can be told."""
    usual: str | None = parser.get_default("format")
    if usual is not None:
        parser.set_defaults(format=None)
    return usual


def _form_by_name(parser: Parser, options: argparse.Namespace, usual: str) -> str:
    """Return the form that the ending of the output's name asks for; `usual` where it asks for none."""
    command = next(one for one in COMMANDS if one.name == options.command)
    if OUT_TABLE not in command.arguments or not options.output:
        return usual
    ending = os.path.splitext(options.output)[1].lower()  # noqa: PTH122 — pathlib takes too long to import
    asked = ENDINGS.get(ending)
    if asked is None:
        return usual
    forms = next(one.settings["choices"] for one in command.arguments if "--format" in one.names)
    if asked not in forms:
        parser.error(
            f"{options.output} ends in {ending}, which sayso {command.name} does not write. "
            f"Expected a name for one of {', '.join(forms)}, or the form with -f"
        )
    return asked


def _configure(parser: Parser, command: Command) -> None:
    """Take the defaults of a command from the config file; leave where that cannot be used."""
    from sayso.cli.config import Unusable, defaults_of

    try:
        parser.set_defaults(**defaults_of(command))
    except Unusable as problem:
        from sayso.cli.tell import tell

        tell(str(problem))
        parser.exit(Exit.USAGE)


def _refuse(parser: Parser, command: str, rest: Sequence[str]) -> "NoReturn":
    """Say what a command does not take, and which option was probably meant."""
    given = next((one.partition("=")[0] for one in rest if one.startswith("-")), None)
    if given is None:
        parser.error(f"{rest[0]!r} is one argument too many for sayso {command}")
    names = [name for one in COMMANDS if one.name == command for name in _options(one)]
    others = [one.name for one in COMMANDS if given in _options(one)]
    told = f"sayso {command}: {unknown(given, names, shown=False)}"
    elsewhere = f" It is an option of {', '.join(others)}." if others else ""
    parser.error(f"{told}{elsewhere} Expected one of its options")


def _options(command: Command) -> list[str]:
    """Return the long options of a command, as they are typed."""
    return [argument.names[-1] for argument in command.all_arguments if argument.names[-1].startswith("--")]


def _check_store(parser: Parser, command: Command, options: argparse.Namespace, rest: Sequence[str]) -> None:
    """Refuse the file of a store where it would be taken for words, or for one argument too many."""
    if STORE not in command.arguments:
        return
    given = getattr(options, _NO_STORE.get(command.name, ""), None) or []
    for one in (*([given] if isinstance(given, str) else given), *rest):
        if os.path.isfile(one):  # noqa: PTH113 — pathlib takes too long to import
            from sayso.store.file import is_store

            if is_store(one):
                parser.error(f"{one} is a store. Name it so: --store {one}")


def _check_text(parser: Parser, options: argparse.Namespace) -> None:
    """Refuse what is no text, but for paths: a file may be called anything."""
    for name, value in vars(options).items():
        several = value if isinstance(value, list) else [value]
        if name not in _PATHS and any(isinstance(one, str) and not _is_text(one) for one in several):
            parser.error(f"what is given for {name} is no UTF-8")


def _check_days(parser: Parser, options: argparse.Namespace) -> None:
    """Refuse a beginning that is after the end: nothing could fit."""
    since, until = (getattr(options, name, None) for name in ("since", "until"))
    if since and until and since > until and not since.startswith(until) and "W" not in since + until:
        parser.error(f"--since {since} is after --until {until}: no day is in both")


def _is_text(given: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in given)


def make_parser() -> Parser:
    """Return the parser of the whole command line."""
    return make_parsers()[0]


def make_parsers(only: str | None = None) -> tuple[Parser, dict[str, Parser]]:
    """Return the parser of the whole command line, and that of each command.

    Where one alone is wanted, the others get no arguments: to make them all takes as long as the rest.
    """
    parser = Parser(
        prog="sayso",
        description=_ABOUT,
        epilog="Examples:\n  sayso read --example\n  sayso help read",
        formatter_class=_Help,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"sayso {__version__}")
    for argument in COMMON:
        parser.add_argument(*argument.names, help=argument.says, **argument.settings)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, title="commands")
    return parser, {one.name: _add(commands, one, whole=only in {None, one.name}) for one in COMMANDS}


def _add(commands: "argparse._SubParsersAction[Parser]", command: Command, *, whole: bool) -> Parser:
    parser = commands.add_parser(
        command.name,
        help=command.summary,
        description=f"{command.summary}\n\n{command.about}",
        epilog=_examples(command.example),
        formatter_class=_Help,
        allow_abbrev=False,
    )
    if not whole:
        return parser
    for argument in command.arguments:
        once = {"action": _Once} if argument.names[0].startswith("-") else {}
        # Without a default argparse asks for what may be left out.
        none: dict[str, list[str]] = {"default": []} if argument.settings.get("nargs") == "*" else {}
        parser.add_argument(*argument.names, help=argument.says, **{**once, **none, **argument.settings})
    for argument in COMMON:  # what is given before the command stays
        settings = {**argument.settings, "default": argparse.SUPPRESS}
        parser.add_argument(*argument.names, help=argument.says, **settings)
    return parser


def _examples(given: str) -> str:
    every = given.splitlines()
    return "\n  ".join(("Examples:" if every[1:] else "Example:", *every))


_CORRECTING = ("correct", "correction", "corrections", "review")
_ELSEWHERE = (
    " Put statements right on the pages of `sayso serve`, or in a tool of yours: sayso import --help."
)


def _command(arguments: Sequence[str]) -> Command | None:
    """Return the command that is named; where there is none of that name, say which was probably meant."""
    given = next((argument for argument in arguments if not argument.startswith("-")), None)
    if given is None:
        return None
    found = next((command for command in COMMANDS if command.name == given), None)
    if found is None:
        names = [command.name for command in COMMANDS]
        near = nearest(given, [*names, *_CORRECTING])
        meant = f" Did you mean: sayso {near}?" if near else f" Commands: {', '.join(names)}."
        meant = _ELSEWHERE if near in _CORRECTING else meant
        sys.stderr.write(f"sayso: there is no command {given!r}.{meant} Try: sayso help\n")
        sys.exit(Exit.USAGE)
    if found.name == "help":
        _command(arguments[arguments.index("help") + 1 :])
    return found
