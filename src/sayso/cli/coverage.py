"""`sayso coverage`: what was understood of each article, and what was not, with the words."""

import argparse
import json

from sayso.cli.inputs import Tally, named, readings
from sayso.cli.output import look, open_output
from sayso.report.coverage import coverage_dict, coverage_text


def run(options: argparse.Namespace) -> int:
    """Print counts with their denominators and each thing that was not understood."""
    paths = named(options)
    tally = Tally()
    with open_output(None) as stream:
        how = look(to_file=False, several=False)
        for reading in readings(paths, options, tally):
            if options.format == "json":
                stream.write(json.dumps(coverage_dict(reading), ensure_ascii=False) + "\n")
            else:
                stream.write(coverage_text(reading, width=how.width))
    return tally.exit_code()
