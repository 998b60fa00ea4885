"""`sayso coverage`: what was understood of each article, and what was not, with the words."""

import argparse
import json

from sayso.cli.inputs import Tally, named, readings, several
from sayso.cli.output import look, open_output
from sayso.report.terminal.coverage import coverage_dict, coverage_text
from sayso.report.writers import JsonStream


def run(options: argparse.Namespace) -> int:
    """Print counts with their denominators and each thing that was not understood."""
    paths = named(options)
    tally = Tally()
    with open_output(None, pages=not options.no_pager) as stream:
        objects = JsonStream(stream, array=several(paths))
        width = look(to_file=False, several=False).width
        for reading in readings(paths, options, tally):
            if options.format == "json":
                objects.add(
                    json.dumps(coverage_dict(reading, weak=options.weak), ensure_ascii=False, indent=1)
                )
            else:
                stream.write(coverage_text(reading, width=width, weak=options.weak))
        objects.close()
    return tally.exit_code()
