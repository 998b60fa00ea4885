"""`sayso sources`: who got to speak, on whose say-so, who was accused and not heard."""

import argparse

from sayso.cli.inputs import Tally, named, readings
from sayso.cli.output import as_asked, look, open_table
from sayso.report.facts.folding import Once
from sayso.report.sources.making import audit_article, join_audits
from sayso.report.sources.totals_text import totals_to_text


def run(options: argparse.Namespace) -> int:
    """Audit each article and all together, and write it in the format asked for."""
    paths = named(options)
    tally = Tally()
    with open_table(options, paths) as stream:
        once = Once(each=options.weak)
        every = once.kept(
            audit_article(once.meet(reading), row, weak=options.weak)
            for row, reading in enumerate(readings(paths, options, tally))
        )
        if every:
            audit = join_audits(every, no_merge=options.no_merge)
            if options.total and options.format == "text":
                how = look(to_file=options.output is not None, several=len(every) > 1)
                stream.write(totals_to_text(audit, width=how.width, colour=how.colour))
            else:
                stream.write(as_asked(audit, options, several=len(every) > 1))
    return tally.exit_code()
