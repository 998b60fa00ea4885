"""`sayso timeline`: events in the order of their time, with who says so."""

import argparse
import json

from sayso.cli.inputs import Tally, named, readings
from sayso.cli.output import look, open_output
from sayso.report.once import Once
from sayso.report.timeline import Chosen, join_tellings
from sayso.report.timeline_article import tell_article


def run(options: argparse.Namespace) -> int:
    """Tell each article and put all together in order, in the format asked for."""
    paths = named(options)
    chosen = Chosen(since=options.since, until=options.until, speaker=options.speaker)
    tally = Tally()
    if options.claims:
        return _by_claim(paths, options)
    with open_output(options.output, paths) as stream:
        once = Once(each=options.weak)
        every = once.kept(
            tell_article(once.meet(reading), row, weak=options.weak)
            for row, reading in enumerate(readings(paths, options, tally))
        )
        if every:
            line = join_tellings(every, chosen)
            how = look(to_file=options.output is not None, several=len(every) > 1)
            if options.format == "json":
                stream.write(json.dumps(line.to_dict(), ensure_ascii=False, indent=1, allow_nan=False) + "\n")
            elif options.format == "csv":
                stream.write(line.to_csv())
            else:
                stream.write(line.to_text(width=how.width, colour=how.colour))
    return tally.exit_code()


def _by_claim(paths: list[str], options: argparse.Namespace) -> int:
    """Write each claim once under the time of its event."""
    from sayso.cli.linked import linkable
    from sayso.report.claims import claims
    from sayso.report.timeline_claims import claim_line

    tally = Tally()
    with open_output(options.output, paths) as stream, linkable(paths, options, tally) as given:
        if tally.read:
            found = claims(given, speaker=options.speaker, weak=options.weak)
            line = claim_line(found, since=options.since, until=options.until)
            if options.format == "json":
                stream.write(json.dumps(line.to_dict(), ensure_ascii=False, indent=1, allow_nan=False) + "\n")
            elif options.format == "csv":
                stream.write(line.to_csv())
            else:
                how = look(to_file=options.output is not None, several=found.read > 1)
                stream.write(line.to_text(width=how.width, colour=how.colour))
    return tally.exit_code()
