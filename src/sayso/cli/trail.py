"""`sayso trail`: one claim in time, on whose say-so, who denies it, and what changed."""

import argparse
import json

from sayso.cli.inputs import Tally, named, readings
from sayso.cli.output import look, open_output
from sayso.report.trail import trail


def run(options: argparse.Namespace) -> int:
    """Link what the articles tell and write the trail of the claim asked for."""
    paths = named(options)
    tally = Tally()
    with open_output(options.output, paths) as stream:
        every = list(readings(paths, options, tally))
        if every:
            found = trail(every, options.asked, since=options.since, until=options.until, weak=options.weak)
            if options.format == "json":
                stream.write(
                    json.dumps(found.to_dict(), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
                )
            elif options.format == "csv":
                stream.write(found.found.to_csv())
            else:
                how = look(to_file=options.output is not None, several=len(every) > 1)
                stream.write(found.to_text(width=how.width, colour=how.colour))
    return tally.exit_code()
