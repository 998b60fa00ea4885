"""The entry: parse the command line, run one command, leave with a code that scripts can rely on."""

import sys
from collections.abc import Sequence
from importlib import import_module

from sayso.cli.commands import module_of
from sayso.cli.exits import Exit
from sayso.cli.parser import parse
from sayso.cli.tell import set_quiet, tell
from sayso.errors import SaysoError, StoreError


def start() -> int:
    """Run one command in a process of its own, as a shell does."""
    from sayso.languages.lean import own_process

    own_process()
    return main()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = parse(sys.argv[1:] if arguments is None else arguments)
    set_quiet(quiet=options.quiet)
    command = import_module(module_of(options.command))
    try:
        code = command.run(options)
        sys.stdout.flush()
    except StoreError as problem:
        tell(str(problem))
        return Exit.STORE
    except SaysoError as problem:
        tell(str(problem))
        return Exit.NOTHING
    except BrokenPipeError:
        # The reader of our output wanted no more.
        from sayso.cli.output import drop_output

        drop_output()
        return Exit.DONE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except Exception:  # noqa: BLE001 — the net: no script may take a fault of ours for a part success
        from traceback import print_exc

        print_exc()
        tell(
            "a fault of sayso ended this command. What was kept before stays; please report the lines above."
        )
        return Exit.FAULT
    return int(code)
