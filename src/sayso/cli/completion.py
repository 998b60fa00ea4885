"""`sayso completion`: commands, options and their values for the shells, made from the table of commands."""

import argparse
from collections.abc import Iterator

from sayso.cli.arguments import COMMON, Argument
from sayso.cli.commands import COMMANDS, Command
from sayso.cli.exits import Exit
from sayso.cli.output import open_output

_HELP = Argument("-h", "--help", says="show the help of the command", action="help")
_FILES = frozenset({"PATH", "FILE", "FOLDER", "FILE_OR_FOLDER", "ID|URL|FILE", "A", "B", "FEED"})
_ALONE = frozenset({"store_true", "help"})  # options without a value


def run(options: argparse.Namespace) -> int:
    """Print the script for a shell."""
    made = {"bash": bash, "zsh": zsh, "fish": fish}[options.shell]()
    with open_output(None) as stream:
        stream.write(made)
    return Exit.DONE


def bash() -> str:
    """Return the script for bash; where it has nothing to offer, bash offers files."""
    cases = "\n".join(_bash_case(command) for command in COMMANDS)
    return f"""\
# Completion of sayso for bash, made by `sayso completion bash`.
_sayso() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command= at offered=
  for ((at = 1; at < COMP_CWORD; at++)); do
    [[ ${{COMP_WORDS[at]}} == -* ]] || {{ command=${{COMP_WORDS[at]}}; break; }}
  done
  case $command in
  "") offered="{" ".join(command.name for command in COMMANDS)} {" ".join(_names(COMMON))} --version" ;;
{cases}
  esac
  COMPREPLY=($(compgen -W "$offered" -- "$word"))
}}
complete -o default -F _sayso sayso
"""


def _bash_case(command: Command) -> str:
    lines = [f"  {command.name})", "    case $before in"]
    lines += [
        f'    {"|".join(one.names)}) offered="{" ".join(_choices(one))}" ;;'
        for one in _options(command)
        if _choices(one)
    ]
    first = next((argument for argument in command.arguments if not _is_option(argument)), None)
    if first and _choices(first):
        lines.append(f'    {command.name}) offered="{" ".join(_choices(first))}" ;;')
    valued = [name for one in _options(command) if _valued(one) and not _choices(one) for name in one.names]
    lines += [f"    {'|'.join(valued)}) ;;"] if valued else []
    lines.append(f'    *) [[ $word == -* ]] && offered="{" ".join(_names(_options(command)))}" ;;')
    return "\n".join((*lines, "    esac ;;"))


def zsh() -> str:
    """Return the script for zsh, with what each command and option does."""
    named = "\n".join(f"      {_zsh_quoted(f'{one.name}:{one.summary}')}" for one in COMMANDS)
    cases = "\n".join(
        f"    {command.name})\n      _arguments -S {' '.join(_zsh_specs(command))} ;;" for command in COMMANDS
    )
    return f"""\
#compdef sayso
# Completion of sayso for zsh, made by `sayso completion zsh`.
_sayso() {{
  local curcontext=$curcontext state line
  typeset -A opt_args
  _arguments -C {" ".join(_zsh_options((_HELP, *COMMON)))} '1: :->command' '*:: :->argument'
  case $state in
  command)
    local -a commands=(
{named}
    )
    _describe command commands ;;
  argument)
    case $line[1] in
{cases}
    esac ;;
  esac
}}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _sayso "$@"; else compdef _sayso sayso; fi
"""


def _zsh_specs(command: Command) -> Iterator[str]:
    yield from _zsh_options(_options(command))
    for argument in command.arguments:
        if not _is_option(argument):
            several = "*" if argument.settings.get("nargs") in {"*", "+"} else ""
            yield _zsh_quoted(f"{several}:{_zsh_value(argument)}")


def _zsh_options(arguments: tuple[Argument, ...]) -> Iterator[str]:
    for argument in arguments:
        again = "*" if argument.settings.get("action") == "append" else ""
        value = f":{_zsh_value(argument)}" if _valued(argument) else ""
        says = argument.says.replace("[", "(").replace("]", ")").replace(":", "\\:")
        for name in argument.names:
            others = "" if again else f"({' '.join(argument.names)})"
            yield _zsh_quoted(f"{again}{others}{name}[{says}]{value}")


def _zsh_value(argument: Argument) -> str:
    """Return what a value is called, and how it is completed."""
    if choices := _choices(argument):
        return f"{argument.settings['metavar']}:({' '.join(choices)})"
    name = str(argument.settings.get("metavar", argument.names[-1]))
    return f"{name}:_files" if name in _FILES else f"{name}: "


def _zsh_quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def fish() -> str:
    """Return the script for fish, with what each command and option does."""
    return "".join(f"{line}\n" for line in _fish_lines())


def _fish_lines() -> Iterator[str]:
    yield "# Completion of sayso for fish, made by `sayso completion fish`."
    yield "complete -c sayso -f"
    for argument in COMMON:
        yield f"complete -c sayso {_fish_option(argument)}"
    for command in COMMANDS:
        says = _fish_quoted(command.summary)
        yield f"complete -c sayso -n __fish_use_subcommand -a {command.name} -d {says}"
        for argument in (*command.arguments, _HELP):
            when = f"complete -c sayso -n '__fish_seen_subcommand_from {command.name}'"
            if _is_option(argument):
                yield f"{when} {_fish_option(argument)}"
            elif choices := _choices(argument):
                yield f"{when} -a '{' '.join(choices)}'"
            elif argument.settings.get("metavar") in _FILES:
                yield f"{when} -F"


def _fish_option(argument: Argument) -> str:
    names = [f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in argument.names]
    says = f"-d {_fish_quoted(argument.says)}"
    if not _valued(argument):
        return " ".join((*names, says))
    if choices := _choices(argument):
        return " ".join((*names, f"-x -a '{' '.join(choices)}'", says))
    return " ".join((*names, "-r -F" if argument.settings.get("metavar") in _FILES else "-x", says))


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _options(command: Command) -> tuple[Argument, ...]:
    return (*(one for one in command.all_arguments if _is_option(one)), _HELP)


def _is_option(argument: Argument) -> bool:
    return argument.names[0].startswith("-")


def _valued(argument: Argument) -> bool:
    return argument.settings.get("action") not in _ALONE


def _choices(argument: Argument) -> tuple[str, ...]:
    return tuple(argument.settings.get("choices") or ())


def _names(arguments: tuple[Argument, ...]) -> list[str]:
    return [name for argument in arguments for name in argument.names]
