"""`sayso claims`: what several articles tell, each claim once, with who says so in which words."""

import argparse
import json

from sayso.cli.inputs import Tally, named, readings
from sayso.cli.output import look, open_output
from sayso.report.claims import claims


def run(options: argparse.Namespace) -> int:
    """Link what the articles tell and write the claims in the format asked for."""
    paths = named(options)
    tally = Tally()
    with open_output(options.output, paths) as stream:
        every = list(readings(paths, options, tally))
        if every:
            found = claims(
                every,
                by=options.by,
                words=options.words,
                speaker=options.speaker,
                since=options.since,
                until=options.until,
                weak=options.weak,
            )
            how = look(to_file=options.output is not None, several=len(every) > 1)
            if options.format == "json":
                stream.write(
                    json.dumps(found.to_dict(), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
                )
            elif options.format == "csv":
                stream.write(found.to_csv())
            else:
                stream.write(found.to_text(width=how.width, colour=how.colour, limit=options.limit))
    return tally.exit_code()
