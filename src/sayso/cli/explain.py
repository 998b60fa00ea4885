"""`sayso explain`: why a statement stands in the reading."""

import argparse
import json
import sys

from sayso.cli.exits import Exit
from sayso.cli.inputs import Tally, readings
from sayso.cli.output import look, open_output
from sayso.cli.tell import tell
from sayso.model.reading import Reading
from sayso.model.statement import Statement
from sayso.report.terminal.explain import explain_dict, explain_text
from sayso.report.writers import JsonStream


def run(options: argparse.Namespace) -> int:
    """Print for one statement, or for all, the rule, the cue entry, the speaker's evidence and the rivals."""
    tally = Tally()
    with open_output(None) as stream:
        objects = JsonStream(stream, array=options.number is None)
        width = look(to_file=False, several=False).width
        for reading in readings([options.path], options, tally):
            for one in _chosen(reading, options.number):
                if options.format == "json":
                    objects.add(json.dumps(explain_dict(reading, one), ensure_ascii=False, indent=1))
                else:
                    stream.write(explain_text(reading, one, width=width) + "\n")
        objects.close()
    return tally.exit_code()


def _chosen(reading: Reading, number: str | None) -> tuple[Statement, ...]:
    if number is None:
        return reading.statements
    chosen = tuple(one for one in reading.statements if one.id in {number, f"s{number}"})
    if not chosen:
        many = len(reading.statements)
        tell(
            f"there is no statement {number}: the reading has {many}. "
            "Give a number that `sayso read --all` shows."
        )
        sys.exit(Exit.USAGE)
    return chosen
