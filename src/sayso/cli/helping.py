"""`sayso help`: what a command does and takes."""

import argparse

from sayso.cli.exits import Exit
from sayso.cli.output import open_output
from sayso.cli.parser import make_parsers


def run(options: argparse.Namespace) -> int:
    """Print the help of a command, or of all."""
    whole, parsers = make_parsers(options.name or "")
    with open_output(None, pages=not options.no_pager) as stream:
        stream.write((parsers[options.name] if options.name else whole).format_help())
    return Exit.DONE
