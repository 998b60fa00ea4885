"""`sayso claims`: what several articles tell, each claim once, with who says so in which words."""

import argparse
import json

from sayso.cli.inputs import Tally, named
from sayso.cli.linked import linkable
from sayso.cli.output import look, open_output
from sayso.report.claims import Claims, claims


def run(options: argparse.Namespace) -> int:
    """Link what the articles tell, or take what a store has linked; write the claims."""
    paths, tally = named(options), Tally()
    chosen = {name: getattr(options, name) for name in ("by", "words", "speaker", "since", "until", "weak")}
    chosen["copies"] = options.weak
    with open_output(options.output, paths) as stream, linkable(paths, options, tally) as given:
        if tally.read:
            limit = options.limit if options.format == "text" and not isinstance(given, list) else None
            stream.write(_told(claims(given, **chosen, limit=limit), options))
    return tally.exit_code()


def _told(found: Claims, options: argparse.Namespace) -> str:
    if options.format == "json":
        return json.dumps(found.to_dict(), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    if options.format == "csv":
        return found.to_csv()
    how = look(to_file=options.output is not None, several=found.read > 1)
    return found.to_text(width=how.width, colour=how.colour, limit=options.limit)
