"""`sayso trail`: one claim in time, on whose say-so, who denies it, and what changed."""

import argparse
import json

from sayso.cli.inputs import Tally, named
from sayso.cli.linked import linkable
from sayso.cli.output import look, open_output
from sayso.report.trail import Trail, trail


def run(options: argparse.Namespace) -> int:
    """Link what the articles tell, or take what a store has linked; write the trail asked for."""
    paths, tally = named(options), Tally()
    with open_output(options.output, paths) as stream, linkable(paths, options, tally) as given:
        if tally.read:
            found = trail(given, options.asked, since=options.since, until=options.until, weak=options.weak)
            stream.write(_told(found, options))
    return tally.exit_code()


def _told(found: Trail, options: argparse.Namespace) -> str:
    if options.format == "json":
        return json.dumps(found.to_dict(), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    if options.format == "csv":
        return found.to_csv()
    if options.format == "html":
        return found.to_html()
    how = look(to_file=options.output is not None, several=found.found.read > 1)
    return found.to_text(width=how.width, colour=how.colour)
