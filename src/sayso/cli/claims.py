"""`sayso claims`: what several articles tell, each claim once, with who says so in which words."""

import argparse

from sayso.cli.exits import Exit
from sayso.cli.inputs import Tally, named
from sayso.cli.linked import linkable
from sayso.cli.output import as_asked, open_table
from sayso.report.claims.finding import claims

_CHOOSING = ("words", "speaker", "since", "until")


def run(options: argparse.Namespace) -> int:
    """Link what the articles tell, or take what a store has linked; write the claims."""
    paths, tally = named(options), Tally()
    chosen = {name: getattr(options, name) for name in ("by", "words", "speaker", "since", "until", "weak")}
    chosen["copies"] = options.weak
    with open_table(options, paths) as stream, linkable(paths, options, tally) as given:
        if tally.read:
            limit = options.limit if options.format == "text" and not isinstance(given, list) else None
            found = claims(given, **chosen, limit=limit)
            stream.write(as_asked(found, options, several=found.read > 1, limit=options.limit))
            if not found.claims and any(chosen[name] for name in _CHOOSING):
                return Exit.NOTHING
    return tally.exit_code()
