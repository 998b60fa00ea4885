"""`sayso trail`: one claim in time, on whose say-so, who denies it, and what changed."""

import argparse

from sayso.cli.exits import Exit
from sayso.cli.inputs import Tally, named
from sayso.cli.linked import linkable
from sayso.cli.output import as_asked, open_table
from sayso.report.trails.trail import trail


def run(options: argparse.Namespace) -> int:
    """Link what the articles tell, or take what a store has linked; write the trail asked for."""
    paths, tally = named(options), Tally()
    with open_table(options, paths) as stream, linkable(paths, options, tally) as given:
        if tally.read:
            found = trail(given, options.asked, since=options.since, until=options.until, weak=options.weak)
            stream.write(as_asked(found, options, several=found.found.read > 1))
            if found.claim is None:
                return Exit.NOTHING
    return tally.exit_code()
