"""`sayso search`: words found again in a store, with who says them."""

import argparse

from sayso.cli.exits import Exit
from sayso.cli.output import look, open_output
from sayso.cli.stores import opened


def run(options: argparse.Namespace) -> int:
    """Print the best places where all the words stand."""
    from sayso.report.terminal.found import found_to_csv, found_to_json, found_to_text

    with open_output(None) as stream, opened(options) as store:
        found = store.search(
            " ".join(options.words),
            kind=options.kind,
            speaker=options.speaker,
            outlet=options.outlet,
            act=options.act,
            certainty=options.certainty,
            since=options.since,
            until=options.until,
            limit=options.limit,
            weak=options.weak,
            copies=options.weak,
        )
        if options.format == "json":
            stream.write(found_to_json(found))
        elif options.format == "csv":
            stream.write(found_to_csv(found))
        else:
            how = look(to_file=False, several=False)
            stream.write(found_to_text(found, width=how.width, colour=how.colour))
    return Exit.DONE
