"""`sayso read`: articles in, readings out; what was printed of the same input before, at once."""

import argparse
import sys
from contextlib import redirect_stderr

from sayso.cli import remembered
from sayso.cli.exits import Exit
from sayso.cli.inputs import Tally, named, readings, several
from sayso.cli.output import look, open_table

TYPE_CHECKING = False  # importing `typing` would take as long as starting Python
if TYPE_CHECKING:
    from sayso.report.terminal.paint import Look


def run(options: argparse.Namespace) -> int:
    """Read what is named and write it in the format asked for."""
    paths = named(options)
    with open_table(options, paths) as stream:
        how = look(
            to_file=options.output is not None,
            several=several(paths),
            layers=options.layers,
            weak=options.weak,
            details=options.details,
        )
        key = remembered.key_of(paths, options, how)
        known = None if key is None else remembered.recall(key)
        if known is not None:
            stream.write(known[0])
            sys.stderr.write(known[1])
            return Exit.DONE
        copied, errors = remembered.Copied(stream), remembered.copied_errors()
        with redirect_stderr(errors):  # type: ignore[type-var]  # it is a stream in all that is asked of it
            code = _read(paths, options, copied, how)
        if code is Exit.DONE and key is not None and key == remembered.key_of(paths, options, how):
            remembered.keep(key, copied.text, errors.text)
    return code


def _read(paths: list[str], options: argparse.Namespace, stream: remembered.Copied, how: "Look") -> Exit:
    from sayso.report.writers import WRITERS

    tally = Tally()
    writer = WRITERS[options.format](stream, how)  # type: ignore[arg-type]  # the same
    for reading in readings(paths, options, tally):
        writer.add(reading)
    if tally.read:
        writer.close()
    return tally.exit_code()
