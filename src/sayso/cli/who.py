"""`sayso who`: one person or body across the articles of a store."""

import argparse
import json

from sayso.cli.exits import Exit
from sayso.cli.output import look, open_output
from sayso.cli.stores import opened_for_both, tell_if_empty


def run(options: argparse.Namespace) -> int:
    """Print every speaker whose name holds the words, with the evidence that joins its articles."""
    from sayso.report.terminal.known import speaker_to_dict, speakers_to_text

    with open_output(None, pages=not options.no_pager) as stream, opened_for_both(options) as store:
        name = " ".join(options.name)
        speakers = store.who(name, weak=options.weak, copies=options.weak)
        if options.format == "json":
            plain = [speaker_to_dict(one) for one in speakers]
            stream.write(json.dumps(plain, ensure_ascii=False, indent=1) + "\n")
        else:
            how = look(to_file=False, several=False)
            stream.write(speakers_to_text(speakers, name, width=how.width, colour=how.colour))
        if not speakers:
            tell_if_empty(store, options)
    return Exit.DONE if speakers else Exit.NOTHING
