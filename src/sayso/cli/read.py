"""`sayso read`: articles in, readings out."""

import argparse

from sayso.cli.inputs import Tally, named, readings, several
from sayso.cli.output import look, open_table
from sayso.report.writers import WRITERS


def run(options: argparse.Namespace) -> int:
    """Read what is named and write it in the format asked for."""
    paths = named(options)
    tally = Tally()
    with open_table(options, paths) as stream:
        how = look(
            to_file=options.output is not None,
            several=several(paths),
            layers=options.layers,
            weak=options.weak,
            details=options.details,
        )
        writer = WRITERS[options.format](stream, how)
        for reading in readings(paths, options, tally):
            writer.add(reading)
        if tally.read:
            writer.close()
    return tally.exit_code()
