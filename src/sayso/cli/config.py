"""The config file: defaults of options, for every command that has them or for one.

A TOML file.  A key is the name of an option without its dashes; a table is named after a command::

    store = "~/news.db"
    quiet = true

    [read]
    details = true

What is given on the command line goes before, and so does the environment (`SAYSO_STORE`).
"""

import argparse
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from sayso.cli.checks import unknown
from sayso.cli.commands import COMMANDS, Command

TYPE_CHECKING = False  # importing `typing` would take as long as starting Python
if TYPE_CHECKING:
    from typing import Any

    from sayso.cli.arguments import Argument

    Table = Mapping[str, Any]

# What one article, one result or one question is about is given each time.
_ONCE = frozenset({"example", "force", "output", "published", "since-last", "url", "yes"})
# What means one thing for one command and another for the next is set for each.
_SEVERAL = frozenset({"by", "limit"})
_NONE = "Nothing was done. SAYSO_CONFIG= leaves the file out; docs/config.md tells what may stand there."


class Unusable(Exception):
    """A config file that cannot be used; its message tells why."""


def config_path() -> Path | None:
    """Return the config file: that of `SAYSO_CONFIG`, or the usual one where it is there."""
    given = os.environ.get("SAYSO_CONFIG")
    if given is not None:
        return Path(os.path.expanduser(given)) if given else None  # noqa: PTH111 — never fails
    home = Path(os.environ.get("XDG_CONFIG_HOME", ""))
    if not home.is_absolute():
        home = Path(os.path.expanduser("~"), ".config")  # noqa: PTH111 — never fails
    path = home / "sayso" / "config.toml"
    try:
        return path if path.is_file() else None
    except OSError:  # a home that may not be looked into has none
        return None


def defaults_of(command: Command) -> dict[str, "Any"]:
    """Return the defaults that the config file sets for a command, by the names that its options have.

    Raises `Unusable` where anything in the file is not as it should be, whichever command it is for.
    """
    path = config_path()
    if path is None:
        return {}
    every, tables = _parts(path, read_config(path))
    found = dict(_values(path, every, COMMANDS, "for any command"))
    chosen = {name: found[name] for name in found if _fits(command, name, found[name])}
    for other, table in tables.items():
        own = dict(_values(path, table, [other], f"in [{other.name}]"))
        chosen |= own if other is command else {}
    return {_dest(_by_name(command)[name]): value for name, value in chosen.items()}


def read_config(path: Path) -> "Table":
    """Return what stands in a config file; raises `Unusable` where it cannot be read."""
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise Unusable(f"cannot read the config file {path}: {problem.strerror}. {_NONE}") from problem
    except ValueError as problem:
        raise Unusable(f"the config file {path} is no TOML: {problem}. {_NONE}") from problem


def settings_in(path: Path) -> tuple[str, ...]:
    """Return the names of all that a config file sets: `store`, `read.details`."""
    every, tables = _parts(path, read_config(path))
    own = (f"{command.name}.{name}" for command, table in tables.items() for name in table)
    return (*every, *own)


def _parts(path: Path, found: "Table") -> tuple[dict[str, "Any"], dict[Command, "Table"]]:
    """Return what is set for every command, and what for one."""
    commands = {command.name: command for command in COMMANDS}
    tables = {name: value for name, value in found.items() if isinstance(value, dict)}
    for name in tables:
        if name not in commands:
            raise Unusable(f"in {path}, among the commands: {unknown(name, commands)}. {_NONE}")
    every = {name: value for name, value in found.items() if name not in tables}
    return every, {commands[name]: value for name, value in tables.items()}


def _values(
    path: Path, table: "Table", commands: "tuple[Command, ...] | list[Command]", where: str
) -> Iterator[tuple[str, "Any"]]:
    """Yield each option that is set, with its value as the command line would give it."""
    known = {name: argument for command in commands for name, argument in _by_name(command).items()}
    for name, value in table.items():
        if name not in known:
            raise Unusable(f"in {path}, {where}: {unknown(name, known)}. {_NONE}")
        every = [_by_name(command)[name] for command in commands if name in _by_name(command)]
        if name in _SEVERAL and len(every) > 1:
            names = ", ".join(f"[{command.name}]" for command in commands if name in _by_name(command))
            raise Unusable(f"in {path}: {name} is not the same for every command. Set it in {names}. {_NONE}")
        yield name, _checked(path, name, value, every)


def _checked(path: Path, name: str, value: object, arguments: "list[Argument]") -> object:
    settings = [argument.settings for argument in arguments]
    if settings[0].get("action") == "store_true":
        if not isinstance(value, bool):
            raise Unusable(f"in {path}: {name} is {value!r}. Expected true or false. {_NONE}")
        return value
    if settings[0].get("action") == "append":
        given = value if isinstance(value, list) else [value]
        return [_text(path, name, one) for one in given]
    text = _text(path, name, value)
    choices = [choice for each in settings for choice in each.get("choices") or ()]
    if choices and text not in choices:
        raise Unusable(f"in {path}: {name}: {unknown(text, dict.fromkeys(choices))}. {_NONE}")
    try:
        return settings[0].get("type", str)(text)
    except argparse.ArgumentTypeError as problem:
        raise Unusable(f"in {path}: {name}: {problem}. {_NONE}") from problem


def _text(path: Path, name: str, value: object) -> str:
    if isinstance(value, bool | dict | list):
        raise Unusable(f"in {path}: {name} is {value!r}. Expected text or a number. {_NONE}")
    return os.path.expanduser(str(value)) if name == "store" else str(value)  # noqa: PTH111 — never fails


def _fits(command: Command, name: str, value: object) -> bool:
    """Return whether a command can take what is set for all: not every one has every option or format."""
    argument = _by_name(command).get(name)
    return argument is not None and value in (argument.settings.get("choices") or (value,))


def _by_name(command: Command) -> dict[str, "Argument"]:
    """Return the options of a command that may be set, by name."""
    names = ((argument.names[-1], argument) for argument in command.all_arguments)
    return {name[2:]: argument for name, argument in names if name.startswith("--") and name[2:] not in _ONCE}


def _dest(argument: "Argument") -> str:
    """Return the name that an option has once it is parsed; a store that is set is not one that is named."""
    name = argument.names[-1][2:].replace("-", "_")
    return "usual_store" if name == "store" else str(argument.settings.get("dest", name))
