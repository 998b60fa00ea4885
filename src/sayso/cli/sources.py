"""`sayso sources`: who got to speak, on whose say-so, who was accused and not heard."""

import argparse
import json

from sayso.cli.inputs import Tally, named, readings
from sayso.cli.output import look, open_output
from sayso.report.audit import Audit, join_audits
from sayso.report.audit_article import audit_article
from sayso.report.audit_totals_text import totals_to_text
from sayso.report.once import Once
from sayso.report.writers import Look


def run(options: argparse.Namespace) -> int:
    """Audit each article and all together, and write it in the format asked for."""
    paths = named(options)
    tally = Tally()
    with open_output(options.output, paths) as stream:
        once = Once(each=options.weak)
        every = once.kept(
            audit_article(once.meet(reading), row, weak=options.weak)
            for row, reading in enumerate(readings(paths, options, tally))
        )
        if every:
            how = look(to_file=options.output is not None, several=len(every) > 1)
            audit = join_audits(every, no_merge=options.no_merge)
            stream.write(_told(audit, how, options))
    return tally.exit_code()


def _told(audit: Audit, how: Look, options: argparse.Namespace) -> str:
    if options.format == "json":
        return json.dumps(audit.to_dict(), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    if options.format == "csv":
        return audit.to_csv()
    if options.total:
        return totals_to_text(audit, width=how.width, colour=how.colour)
    return audit.to_text(width=how.width, colour=how.colour)
