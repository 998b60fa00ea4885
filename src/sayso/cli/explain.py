"""`sayso explain`: why a statement stands in the reading."""

import argparse
import json

from sayso.cli.inputs import Tally, chosen, readings
from sayso.cli.output import look, open_output
from sayso.report.terminal.explain import explain_dict, explain_text
from sayso.report.writers import JsonStream


def run(options: argparse.Namespace) -> int:
    """Print for one statement, or for all, the rule, the cue entry, the speaker's evidence and the rivals."""
    tally = Tally()
    with open_output(None, pages=not options.no_pager) as stream:
        objects = JsonStream(stream, array=options.number is None)
        width = look(to_file=False, several=False).width
        for reading in readings([options.path], options, tally):
            for one in chosen(reading, options.number):
                if options.format == "json":
                    objects.add(json.dumps(explain_dict(reading, one), ensure_ascii=False, indent=1))
                else:
                    stream.write(explain_text(reading, one, width=width) + "\n")
        objects.close()
    return tally.exit_code()
